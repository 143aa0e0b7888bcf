"""What the composition root hands to the client and its cogs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.gateway.notices import Notices
from bot.i18n import CommandNames, Texts
from bot.model import JoinCode, Language, MessageId
from bot.relay.bridges import Bridges
from bot.relay.service import Relay
from bot.storage.whois import WhoIs
from bot.translation import Translation


class Copies(Protocol):
    """Who is behind the relayed messages."""

    async def author_of(self, message_id: MessageId) -> WhoIs | None: ...


class Codes(Protocol):
    """Join codes that still work."""

    async def find_code(self, code: str, *, now: datetime) -> JoinCode | None: ...


class Translates(Protocol):
    """The entry point of ``bot.translation``; a failing engine raises nothing."""

    async def translate(
        self, text: str, *, target: Language, source: Language | None = None
    ) -> Translation: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything a cog may ask for."""

    bridges: Bridges
    relay: Relay
    codes: Codes
    copies: Copies
    translator: Translates
    texts: Texts
    command_names: CommandNames
    notices: Notices
    new_reference: Callable[[], str]
    """Makes the short reference under which an unexpected failure is logged."""
