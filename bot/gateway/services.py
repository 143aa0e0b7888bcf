"""What the composition root hands to the client and its cogs."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from bot.gateway.docket import Docket
from bot.gateway.holding import Descriptions
from bot.gateway.notice_board import NoticeBoard
from bot.gateway.notices import Notices
from bot.gateway.outcomes import Outcomes
from bot.gateway.pairing import Pairing
from bot.gateway.thread_api import Threads
from bot.gateway.weekly import Weekly
from bot.i18n import CommandNames, Texts
from bot.model import BridgeId, GuildId, JoinCode, Language, MessageId, Said, UserId
from bot.moderation.access import Access
from bot.moderation.attempts import Attempts
from bot.moderation.cases import Cases
from bot.moderation.choices import Choices
from bot.moderation.modes import Modes
from bot.moderation.privacy import Privacy
from bot.moderation.review import Review
from bot.moderation.rules import Rules
from bot.moderation.sanctions import Sanctions
from bot.moderation.silence import Silence
from bot.relay.absence import Absence
from bot.relay.bridges import Bridges, BridgeView
from bot.relay.glossaries import Glossaries
from bot.relay.problems import Problems
from bot.relay.service import Relay
from bot.relay.suggestions import Suggestions
from bot.relay.words import Words
from bot.stats.desk import Desk
from bot.storage.usage import Spent
from bot.storage.whois import WhoIs
from bot.translation import Scope, Translation
from bot.translation.budget import Limits
from bot.translation.explain import Explainer


class Copies(Protocol):
    """Who is behind the relayed messages."""

    async def author_of(self, message_id: MessageId) -> WhoIs | None: ...


class SaidStore(Protocol):
    """What one person said over a bridge."""

    async def in_message(self, message_id: MessageId) -> Sequence[Said]:
        """What an original or a copy says; several, where a copy carries several."""
        ...

    async def copied(self, message_ids: Collection[MessageId]) -> Sequence[Said]:
        """Those originals that are to be read elsewhere, oldest first."""
        ...

    async def last_of(
        self, user_id: UserId, bridge_ids: Collection[BridgeId], *, since: datetime | None = None, limit: int
    ) -> Sequence[Said]:
        """Newest first."""
        ...


class Codes(Protocol):
    """Join codes that still work."""

    async def find_code(self, code: str, *, now: datetime) -> JoinCode | None: ...


class Translates(Protocol):
    """The entry point of ``bot.translation``; a failing engine raises nothing."""

    async def translate(
        self, text: str, *, target: Language, source: Language | None = None, scope: Scope | None = None
    ) -> Translation: ...


class Writers(Protocol):
    """Whose the messages on a bridge are."""

    async def writer_of(self, message_id: MessageId) -> UserId | None:
        """Of an original or a copy; nothing for any other message."""
        ...


class Spending(Protocol):
    """What engines were given to translate."""

    async def of_server(self, guild_id: GuildId, *, since: date, until: date) -> Mapping[str, Spent]:
        """By engine, both days included; the most used first."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything a cog may ask for."""

    bridges: Bridges
    relay: Relay
    problems: Problems
    threads: Threads
    absence: Absence
    codes: Codes
    copies: Copies
    translator: Translates
    texts: Texts
    command_names: CommandNames
    notices: Notices
    notice_board: NoticeBoard
    explainer: Explainer
    words: Words
    glossaries: Glossaries
    suggestions: Suggestions
    spending: Spending
    choices: Choices
    privacy: Privacy
    writers: Writers
    access: Access
    cases: Cases
    modes: Modes[BridgeView]
    rules: Rules
    review: Review
    docket: Docket
    silence: Silence
    descriptions: Descriptions
    sanctions: Sanctions
    attempts: Attempts
    said: SaidStore
    outcomes: Outcomes
    pairing: Pairing
    statistics: Desk
    weekly: Weekly
    new_reference: Callable[[], str]
    """Makes the short reference under which an unexpected failure is logged."""
    limits: Limits = field(default_factory=Limits)
    """What engines may be given a day."""
