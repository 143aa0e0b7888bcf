"""What people decide for themselves."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, delete, exists, select

from bot.model import Language, MessageId, UserId, Wishes
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import copies, hidden, origins, people


class People:
    """``bot.moderation.choices.WishStore``, and the relay's ``Pings``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Mapping[UserId, Wishes]:
        """Of those who are not to be relayed or chose a language: it is asked of every message and answer."""
        statement = select(people).where(people.c.opted_out_at.is_not(None) | people.c.language.is_not(None))
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).mappings().all()
        return {UserId(row["user_id"]): _wishes(row) for row in rows}

    async def of(self, user_id: UserId) -> Wishes:
        statement = select(people).where(people.c.user_id == user_id)
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
        return Wishes() if row is None else _wishes(row)

    async def put(self, user_id: UserId, wishes: Wishes) -> None:
        """Nothing is kept of somebody who wants what everybody gets."""
        async with self._database.begin() as connection:
            if wishes == Wishes():
                await connection.execute(delete(people).where(people.c.user_id == user_id))
                return
            values: dict[str, Any] = {
                "pings": wishes.pings,
                "opted_out_at": wishes.opted_out_at,
                "language": None if wishes.language is None else wishes.language.value,
                "pairing": wishes.pairing,
                "leaderboard": wishes.leaderboard,
            }
            await connection.execute(
                insert_into(connection, people)
                .values(user_id=user_id, **values)
                .on_conflict_do_update(index_elements=[people.c.user_id], set_=values)
            )

    async def pinged(self, user_ids: Collection[UserId], *, by: UserId) -> Collection[UserId]:
        """Those of ``user_ids`` who want mentions from the other side to ping them, and ``by`` to do it."""
        hides = exists().where(hidden.c.user_id == people.c.user_id, hidden.c.hidden_id == by)
        statement = select(people.c.user_id).where(
            people.c.user_id.in_(user_ids), people.c.pings.is_(True), ~hides
        )
        async with self._database.read() as connection:
            return [UserId(user_id) for user_id in (await connection.execute(statement)).scalars()]

    async def everybody_hidden(self) -> Collection[UserId]:
        """Whom anybody has hidden."""
        async with self._database.read() as connection:
            found = await connection.execute(select(hidden.c.hidden_id).distinct())
            return [UserId(user_id) for user_id in found.scalars()]

    async def hidden_by(self, user_id: UserId) -> Sequence[UserId]:
        statement = select(hidden.c.hidden_id).where(hidden.c.user_id == user_id).order_by(hidden.c.hidden_id)
        async with self._database.read() as connection:
            return [UserId(hidden_id) for hidden_id in (await connection.execute(statement)).scalars()]

    async def hide(self, user_id: UserId, hidden_id: UserId) -> bool:
        """False when it is so already."""
        async with self._database.begin() as connection:
            added = (
                insert_into(connection, hidden)
                .values(user_id=user_id, hidden_id=hidden_id)
                .on_conflict_do_nothing()
                .returning(hidden.c.hidden_id)
            )
            return (await connection.execute(added)).one_or_none() is not None

    async def unhide(self, user_id: UserId, hidden_id: UserId) -> bool:
        """False when it is so already."""
        removed = (
            delete(hidden)
            .where(hidden.c.user_id == user_id, hidden.c.hidden_id == hidden_id)
            .returning(hidden.c.hidden_id)
        )
        async with self._database.begin() as connection:
            return (await connection.execute(removed)).one_or_none() is not None

    async def writer_of(self, message_id: MessageId) -> UserId | None:
        """Whose a message is, be it an original or a copy."""
        own = select(origins.c.author_id).where(origins.c.message_id == message_id)
        copied = (
            select(origins.c.author_id)
            .join(copies, copies.c.origin_id == origins.c.id)
            .where(copies.c.message_id == message_id)
            .limit(1)
        )
        async with self._database.read() as connection:
            found = (await connection.execute(own)).scalar_one_or_none()
            if found is None:
                found = (await connection.execute(copied)).scalar_one_or_none()
        return UserId(found) if found else None

    async def hides(self, message_id: MessageId, hidden_id: UserId) -> bool:
        """Whether whoever wrote a message has hidden a person."""
        writer = await self.writer_of(message_id)
        if writer is None:
            return False
        statement = select(hidden.c.hidden_id).where(
            hidden.c.user_id == writer, hidden.c.hidden_id == hidden_id
        )
        async with self._database.read() as connection:
            return (await connection.execute(statement)).one_or_none() is not None


def _wishes(row: RowMapping) -> Wishes:
    known = {language.value for language in Language}
    return Wishes(
        pings=row["pings"],
        opted_out_at=row["opted_out_at"],
        language=Language(row["language"]) if row["language"] in known else None,
        pairing=row["pairing"],
        leaderboard=row["leaderboard"],
    )
