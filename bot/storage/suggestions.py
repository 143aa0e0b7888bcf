"""Translations that people suggest: they wait for a moderator, who keeps or deletes them."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import RowMapping, delete, func, insert, select, update

from bot.model import BridgeId, GuildId, Language, Suggestion, SuggestionId, Tally, UserId
from bot.storage.engine import Database
from bot.storage.schema import bridges, suggestions
from bot.storage.sealing import WrongKey
from bot.storage.tallies import add as add_tallies
from bot.storage.tallies import take_back as take_back_tallies

_log = logging.getLogger(__name__)


class Suggestions:
    """The relay's ``SuggestionStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(
        self,
        *,
        bridge_id: BridgeId,
        target: Language,
        original: str,
        suggestion: str,
        suggested_by: UserId,
        suggested_in: GuildId,
        suggested_at: datetime,
    ) -> Suggestion | None:
        """Nothing if the bridge is gone."""
        statement = (
            insert(suggestions)
            .values(
                bridge_id=bridge_id,
                target=target.value,
                original=self._database.sealer.seal_text(original),
                suggestion=self._database.sealer.seal_text(suggestion),
                suggested_by=suggested_by,
                suggested_in=suggested_in,
                suggested_at=suggested_at,
            )
            .returning(*suggestions.c)
        )
        async with self._database.begin() as connection:
            present = select(bridges.c.id).where(bridges.c.id == bridge_id)
            if (await connection.execute(present)).one_or_none() is None:
                return None
            return self._suggestion((await connection.execute(statement)).mappings().one())

    async def get(self, suggestion_id: SuggestionId) -> Suggestion | None:
        statement = select(suggestions).where(suggestions.c.id == suggestion_id)
        async with self._database.read() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
        return None if row is None else self._suggestion(row)

    async def pending(self, bridge_ids: Sequence[BridgeId]) -> Sequence[Suggestion]:
        """Oldest first."""
        statement = (
            select(suggestions)
            .where(suggestions.c.bridge_id.in_(bridge_ids), suggestions.c.approved_by.is_(None))
            .order_by(suggestions.c.id)
        )
        async with self._database.read() as connection:
            return self._readable((await connection.execute(statement)).mappings())

    async def approved(self) -> Sequence[Suggestion]:
        """Of all bridges, the last approved last."""
        statement = (
            select(suggestions)
            .where(suggestions.c.approved_by.is_not(None))
            .order_by(suggestions.c.approved_at, suggestions.c.id)
        )
        async with self._database.read() as connection:
            return self._readable((await connection.execute(statement)).mappings())

    async def approve(
        self, suggestion_id: SuggestionId, *, by: UserId, at: datetime, tallies: Sequence[Tally] = ()
    ) -> Suggestion | None:
        """Nothing if somebody has decided before. ``tallies``: what it counts for."""
        statement = (
            update(suggestions)
            .where(suggestions.c.id == suggestion_id, suggestions.c.approved_by.is_(None))
            .values(approved_by=by, approved_at=at)
            .returning(*suggestions.c)
        )
        async with self._database.begin() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
            if row is not None:
                await add_tallies(connection, tallies)
        return None if row is None else self._suggestion(row)

    async def reject(self, suggestion_id: SuggestionId) -> Suggestion | None:
        """Delete it with its texts; nothing if somebody has decided before."""
        statement = (
            delete(suggestions)
            .where(suggestions.c.id == suggestion_id, suggestions.c.approved_by.is_(None))
            .returning(*suggestions.c)
        )
        async with self._database.begin() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
        return None if row is None else self._suggestion(row)

    async def withdraw(
        self, suggestion_id: SuggestionId, *, tallies: Sequence[Tally] = ()
    ) -> Suggestion | None:
        """Delete an approved one; nothing if there is none. ``tallies``: what it has counted for."""
        statement = (
            delete(suggestions)
            .where(suggestions.c.id == suggestion_id, suggestions.c.approved_by.is_not(None))
            .returning(*suggestions.c)
        )
        async with self._database.begin() as connection:
            row = (await connection.execute(statement)).mappings().one_or_none()
            if row is not None:
                await take_back_tallies(connection, tallies)
        return None if row is None else self._suggestion(row)

    async def forget_pending(self, before: datetime) -> None:
        """Delete what nobody has decided on since then."""
        statement = delete(suggestions).where(
            suggestions.c.suggested_at < before, suggestions.c.approved_by.is_(None)
        )
        async with self._database.begin() as connection:
            await connection.execute(statement)

    async def credits(self, bridge_ids: Sequence[BridgeId]) -> Mapping[UserId, int]:
        """Who had how many approved, the most first."""
        number = func.count().label("number")
        statement = (
            select(suggestions.c.suggested_by, number)
            .where(suggestions.c.bridge_id.in_(bridge_ids), suggestions.c.approved_by.is_not(None))
            .group_by(suggestions.c.suggested_by)
            .order_by(number.desc(), suggestions.c.suggested_by)
        )
        async with self._database.read() as connection:
            return {UserId(user_id): count for user_id, count in (await connection.execute(statement)).all()}

    def _readable(self, rows: Iterable[RowMapping]) -> list[Suggestion]:
        """Without those that were sealed with another key."""
        found = [self._suggestion(row) for row in rows]
        return [suggestion for suggestion in found if suggestion is not None]

    def _suggestion(self, row: RowMapping) -> Suggestion | None:
        """Nothing when the key is not the one that its texts were sealed with."""
        sealer = self._database.sealer
        try:
            original, suggestion = sealer.open_text(row["original"]), sealer.open_text(row["suggestion"])
        except WrongKey:
            _log.error("Suggestion %d cannot be read: the storage key is another one", row["id"])
            return None
        return Suggestion(
            id=SuggestionId(row["id"]),
            bridge_id=BridgeId(row["bridge_id"]),
            target=Language(row["target"]),
            original=original,
            suggestion=suggestion,
            suggested_by=UserId(row["suggested_by"]),
            suggested_in=GuildId(row["suggested_in"]),
            suggested_at=row["suggested_at"],
            approved_by=None if row["approved_by"] is None else UserId(row["approved_by"]),
            approved_at=row["approved_at"],
        )
