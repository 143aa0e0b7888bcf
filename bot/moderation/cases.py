"""The record: everything that moderators, rules and Discord decide, numbered by server."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import UserError
from bot.model import BridgeId, Case, CaseId, CaseKind, ChannelId, GuildId, MessageId, UserId

_log = logging.getLogger(__name__)

KEEP = timedelta(days=365)
MAX_REASON = 300
"""Characters."""
PAGE = 10
"""Cases."""
MOST_OF_PERSON = 50
"""Cases that are looked through at once."""

DECIDED_LATER = frozenset({CaseKind.HELD, CaseKind.REPORTED, CaseKind.APPEALED})
"""What somebody still has to decide about."""


class CaseStore(Protocol):
    """The durable side. Each method is one transaction."""

    async def open(
        self,
        guild_id: GuildId,
        kind: CaseKind,
        *,
        at: datetime,
        about: UserId | None,
        by: UserId | None,
        reason: str | None,
        until: datetime | None,
        bridge_id: BridgeId | None,
        channel_id: ChannelId | None,
        message_id: MessageId | None,
        refers_to: CaseId | None,
        closed: bool,
    ) -> Case:
        """Under the server's next number."""
        ...

    async def close(self, case_id: CaseId) -> bool:
        """False when somebody has closed it before."""
        ...

    async def told(self, case_id: CaseId, *, told_in: ChannelId, told_by: MessageId) -> None: ...

    async def told_of(self, case_id: CaseId) -> tuple[ChannelId, MessageId] | None: ...

    async def kept_out(self, case_id: CaseId, message_id: MessageId) -> None:
        """Count a message that is newer than those that were counted."""
        ...

    async def get(self, case_id: CaseId) -> Case | None: ...

    async def numbered(self, guild_id: GuildId, number: int) -> Case | None: ...

    async def referring(self, case_id: CaseId, *, guild_id: GuildId) -> Sequence[Case]:
        """Oldest first."""
        ...

    async def of_person(self, user_id: UserId, *, guild_id: GuildId | None, limit: int) -> Sequence[Case]:
        """Newest first; of all servers without ``guild_id``."""
        ...

    async def made_by(self, user_id: UserId, kind: CaseKind, *, since: datetime) -> Sequence[Case]:
        """Newest first."""
        ...

    async def search(
        self,
        guild_id: GuildId,
        *,
        about: UserId | None,
        kind: CaseKind | None,
        by: UserId | None,
        since: datetime | None,
        limit: int,
        skip: int,
    ) -> Sequence[Case]:
        """Newest first."""
        ...

    async def prune(self, before: datetime) -> int:
        """Forget what is older and over; how many cases."""
        ...


class Cases:
    """Opens, closes and finds cases."""

    def __init__(self, store: CaseStore, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    async def open(
        self,
        guild_id: GuildId,
        kind: CaseKind,
        *,
        about: UserId | None,
        by: UserId | None = None,
        reason: str | None = None,
        until: datetime | None = None,
        bridge_id: BridgeId | None = None,
        channel_id: ChannelId | None = None,
        message_id: MessageId | None = None,
        refers_to: CaseId | None = None,
    ) -> Case:
        """Put something on a server's record; what nobody has to decide about is closed at once."""
        return await self._store.open(
            guild_id,
            kind,
            at=self._clock(),
            about=about,
            by=by,
            reason=tidy(reason),
            until=until,
            bridge_id=bridge_id,
            channel_id=channel_id,
            message_id=message_id,
            refers_to=refers_to,
            closed=kind not in DECIDED_LATER,
        )

    async def close(self, case_id: CaseId) -> bool:
        """False when somebody has closed it before: whoever gets True is the one who decides."""
        return await self._store.close(case_id)

    async def told(self, case_id: CaseId, *, told_in: ChannelId, told_by: MessageId) -> None:
        """Remember where moderators read of it."""
        await self._store.told(case_id, told_in=told_in, told_by=told_by)

    async def told_of(self, case_id: CaseId) -> tuple[ChannelId, MessageId] | None:
        """Where moderators read of it."""
        return await self._store.told_of(case_id)

    async def kept_out(self, case_id: CaseId, message_id: MessageId) -> None:
        """Count a message that a mute or a ban keeps out; nothing of it is kept."""
        await self._store.kept_out(case_id, message_id)

    async def get(self, case_id: CaseId) -> Case | None:
        return await self._store.get(case_id)

    async def numbered(self, guild_id: GuildId, number: int) -> Case:
        """UserError if the server has none of that number."""
        case = await self._store.numbered(guild_id, number)
        if case is None:
            raise UserError("error-case-unknown", number=number)
        return case

    async def referring(self, case: Case) -> Sequence[Case]:
        """Appeals and decisions about it, oldest first."""
        return await self._store.referring(case.id, guild_id=case.guild_id)

    async def of_person(self, user_id: UserId, *, guild_id: GuildId | None = None) -> Sequence[Case]:
        """Newest first; of all servers without ``guild_id``."""
        return await self._store.of_person(user_id, guild_id=guild_id, limit=MOST_OF_PERSON)

    async def made_by(self, user_id: UserId, kind: CaseKind, *, within: timedelta) -> Sequence[Case]:
        """Newest first."""
        return await self._store.made_by(user_id, kind, since=self._clock() - within)

    async def search(
        self,
        guild_id: GuildId,
        *,
        about: UserId | None = None,
        kind: CaseKind | None = None,
        by: UserId | None = None,
        since: datetime | None = None,
        page: int = 0,
    ) -> Sequence[Case]:
        """One page, newest first, and one case more if there is another page."""
        return await self._store.search(
            guild_id, about=about, kind=kind, by=by, since=since, limit=PAGE + 1, skip=page * PAGE
        )

    async def expire(self) -> None:
        """Forget what is older than a year and over."""
        if forgotten := await self._store.prune(self._clock() - KEEP):
            _log.info("Forgot %d cases of more than a year ago", forgotten)


def tidy(reason: str | None) -> str | None:
    """A reason on one line; UserError if it is too long."""
    if reason is None:
        return None
    line = " ".join(reason.split())
    if len(line) > MAX_REASON:
        raise UserError("error-reason-long", max=MAX_REASON)
    return line or None
