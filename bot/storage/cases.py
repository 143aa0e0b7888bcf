"""The servers' records of what moderators, rules and Discord decided; no text that anybody said."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, delete, exists, func, insert, or_, select, update

from bot.model import BridgeId, Case, CaseId, CaseKind, ChannelId, GuildId, MessageId, UserId
from bot.storage.dialect import lock_lanes
from bot.storage.engine import Database
from bot.storage.schema import cases, holds, sanctions
from bot.storage.sealing import WrongKey


class Cases:
    """``bot.moderation.cases.CaseStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

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
        number = select(func.coalesce(func.max(cases.c.number), 0) + 1).where(cases.c.guild_id == guild_id)
        values: dict[str, Any] = {
            "guild_id": guild_id,
            "number": number.scalar_subquery(),
            "kind": kind.value,
            "at": at,
            "user_id": about,
            "by_id": by,
            "reason": None if reason is None else self._database.sealer.seal_text(reason),
            "until": until,
            "bridge_id": bridge_id,
            "channel_id": channel_id,
            "message_id": message_id,
            "refers_to": refers_to,
            "closed": closed,
        }
        async with self._database.begin() as connection:
            # Two that count at once would both be the next. A server's id is no channel's.
            await lock_lanes(connection, [guild_id])
            opened = insert(cases).values(values).returning(*cases.c)
            return self._case((await connection.execute(opened)).mappings().one())

    async def close(self, case_id: CaseId) -> bool:
        """False when somebody has closed it before."""
        closed = (
            update(cases)
            .where(cases.c.id == case_id, cases.c.closed.is_(False))
            .values(closed=True)
            .returning(cases.c.id)
        )
        async with self._database.begin() as connection:
            return (await connection.execute(closed)).one_or_none() is not None

    async def told(self, case_id: CaseId, *, told_in: ChannelId, told_by: MessageId) -> None:
        told = update(cases).where(cases.c.id == case_id).values(told_in=told_in, told_by=told_by)
        async with self._database.begin() as connection:
            await connection.execute(told)

    async def told_of(self, case_id: CaseId) -> tuple[ChannelId, MessageId] | None:
        statement = select(cases.c.told_in, cases.c.told_by).where(
            cases.c.id == case_id, cases.c.told_by.is_not(None)
        )
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).one_or_none()
        return None if row is None else (ChannelId(row.told_in), MessageId(row.told_by))

    async def kept_out(self, case_id: CaseId, message_id: MessageId) -> None:
        """Count a message, once: what was said while nobody listened may be read again."""
        is_news = or_(cases.c.kept_newest.is_(None), cases.c.kept_newest < message_id)
        counted = (
            update(cases)
            .where(cases.c.id == case_id, is_news)
            .values(kept_out=cases.c.kept_out + 1, kept_newest=message_id)
        )
        async with self._database.begin() as connection:
            await connection.execute(counted)

    async def get(self, case_id: CaseId) -> Case | None:
        found = await self._read(select(cases).where(cases.c.id == case_id))
        return found[0] if found else None

    async def numbered(self, guild_id: GuildId, number: int) -> Case | None:
        found = await self._read(select(cases).where(cases.c.guild_id == guild_id, cases.c.number == number))
        return found[0] if found else None

    async def referring(self, case_id: CaseId, *, guild_id: GuildId) -> Sequence[Case]:
        """Oldest first; what refers to a case is of its server, and younger."""
        opened = select(cases.c.number).where(cases.c.id == case_id).scalar_subquery()
        return await self._read(
            select(cases)
            .where(cases.c.guild_id == guild_id, cases.c.number > opened, cases.c.refers_to == case_id)
            .order_by(cases.c.number)
        )

    async def of_person(self, user_id: UserId, *, guild_id: GuildId | None, limit: int) -> Sequence[Case]:
        """Newest first."""
        statement = select(cases).where(cases.c.user_id == user_id)
        if guild_id is not None:
            statement = statement.where(cases.c.guild_id == guild_id)
        return await self._read(statement.order_by(cases.c.id.desc()).limit(limit))

    async def made_by(self, user_id: UserId, kind: CaseKind, *, since: datetime) -> Sequence[Case]:
        """Newest first."""
        return await self._read(
            select(cases)
            .where(cases.c.by_id == user_id, cases.c.kind == kind.value, cases.c.at >= since)
            .order_by(cases.c.id.desc())
        )

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
        statement = select(cases).where(cases.c.guild_id == guild_id)
        if about is not None:
            statement = statement.where(cases.c.user_id == about)
        if kind is not None:
            statement = statement.where(cases.c.kind == kind.value)
        if by is not None:
            # Who reports somebody is nobody's to look up.
            statement = statement.where(cases.c.by_id == by, cases.c.kind != CaseKind.REPORTED.value)
        if since is not None:
            statement = statement.where(cases.c.at >= since)
        return await self._read(statement.order_by(cases.c.number.desc()).limit(limit).offset(skip))

    async def prune(self, before: datetime) -> int:
        """Not what is in force or waits, and not a server's newest: it is what the next number follows."""
        later = cases.alias()
        followed = exists().where(later.c.guild_id == cases.c.guild_id, later.c.number > cases.c.number)
        old = delete(cases).where(
            cases.c.at < before,
            followed,
            or_(cases.c.until.is_(None), cases.c.until < before),
            ~exists().where(sanctions.c.case_id == cases.c.id),
            ~exists().where(holds.c.case_id == cases.c.id),
        )
        async with self._database.begin() as connection:
            return (await connection.execute(old)).rowcount

    async def _read(self, statement: Select[Any]) -> Sequence[Case]:
        async with self._database.read() as connection:
            return [self._case(row) for row in (await connection.execute(statement)).mappings()]

    def _case(self, row: RowMapping) -> Case:
        return Case(
            id=CaseId(row["id"]),
            guild_id=GuildId(row["guild_id"]),
            number=row["number"],
            kind=CaseKind(row["kind"]),
            at=row["at"],
            user_id=row["user_id"],
            by=row["by_id"],
            reason=None if row["reason"] is None else self._opened(row["reason"]),
            until=row["until"],
            bridge_id=row["bridge_id"],
            channel_id=row["channel_id"],
            message_id=row["message_id"],
            refers_to=row["refers_to"],
            closed=row["closed"],
            kept_out=row["kept_out"],
        )

    def _opened(self, reason: str) -> str | None:
        """A moderator's, reporter's or appellant's words may quote a message, so they are sealed as well.

        With another key they cannot be read; what was decided still can.
        """
        try:
            return self._database.sealer.open_text(reason)
        except WrongKey:
            return None
