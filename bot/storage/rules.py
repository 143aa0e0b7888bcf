"""The rules of servers, by which messages are filtered."""

from collections.abc import Collection, Sequence

from sqlalchemy import RowMapping, delete, insert, select, update

from bot.model import Action, BridgeId, GuildId, Rule, RuleId, RuleKind, UserId
from bot.storage.engine import Database
from bot.storage.schema import rules


class Rules:
    """Moderation's ``RuleStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Sequence[Rule]:
        """In the order in which they were added."""
        async with self._database.read() as connection:
            found = (await connection.execute(select(rules).order_by(rules.c.id))).mappings()
            return [_rule(row) for row in found]

    async def change(
        self, guild_id: GuildId, *, added: Sequence[Rule], removed: Collection[RuleId]
    ) -> Sequence[Rule]:
        """All of it or nothing; those that were ``added``, under their numbers.

        One that has a number already is given another action.
        """
        written: list[Rule] = []
        async with self._database.begin() as connection:
            if removed:
                # One by one: SQLite takes a bounded number of values.
                gone = delete(rules).where(rules.c.guild_id == guild_id)
                for rule_id in removed:
                    await connection.execute(gone.where(rules.c.id == rule_id))
            for rule in added:
                values = {
                    "guild_id": guild_id,
                    "bridge_id": rule.bridge_id,
                    "kind": rule.kind.value,
                    "value": rule.value,
                    "action": rule.action,
                    "added_by": rule.added_by,
                    "added_at": rule.added_at,
                }
                if rule.id:
                    statement = update(rules).where(rules.c.id == rule.id).values(values).returning(*rules.c)
                else:
                    statement = insert(rules).values(values).returning(*rules.c)
                row = (await connection.execute(statement)).mappings().one_or_none()
                if row is not None:
                    written.append(_rule(row))
        return written


def _rule(row: RowMapping) -> Rule:
    return Rule(
        id=RuleId(row["id"]),
        guild_id=GuildId(row["guild_id"]),
        bridge_id=None if row["bridge_id"] is None else BridgeId(row["bridge_id"]),
        kind=RuleKind(row["kind"]),
        value=row["value"],
        action=Action(row["action"]),
        added_by=UserId(row["added_by"]),
        added_at=row["added_at"],
    )
