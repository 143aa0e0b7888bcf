"""What moderators have agreed to call things, bridge by bridge."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from bot.model import BridgeId, Tally, Term, UserId
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import bridges, glossary_terms
from bot.storage.tallies import add as add_tallies

_BATCH = 100
"""Rows a statement; SQLite takes a bounded number of values."""


class GlossaryTerms:
    """The relay's ``TermStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> Mapping[BridgeId, Sequence[Term]]:
        """Every glossary, in the order in which its terms were added."""
        statement = select(glossary_terms).order_by(
            glossary_terms.c.bridge_id, glossary_terms.c.added_at, glossary_terms.c.key
        )
        found: dict[BridgeId, list[Term]] = {}
        async with self._database.read() as connection:
            for row in (await connection.execute(statement)).mappings():
                term = Term(
                    english=row["english"],
                    simplified=row["simplified"],
                    traditional=row["traditional"],
                    match_case=row["match_case"],
                )
                found.setdefault(BridgeId(row["bridge_id"]), []).append(term)
        return found

    async def put(
        self,
        bridge_id: BridgeId,
        terms: Sequence[Term],
        *,
        by: UserId,
        at: datetime,
        tallies: Sequence[Tally] = (),
    ) -> bool:
        """Add terms, or change those with the same key, all or none; False if the bridge is gone.

        ``tallies``: what they count for.
        """
        rows = [
            {
                "bridge_id": bridge_id,
                "key": term.key,
                "english": term.english,
                "simplified": term.simplified,
                "traditional": term.traditional,
                "match_case": term.match_case,
                "added_by": by,
                "added_at": at,
            }
            for term in terms
        ]
        async with self._database.begin() as connection:
            present = select(bridges.c.id).where(bridges.c.id == bridge_id)
            if (await connection.execute(present)).one_or_none() is None:
                return False
            insertion = insert_into(connection, glossary_terms)
            changed = {
                name: insertion.excluded[name]
                for name in ("english", "simplified", "traditional", "match_case", "added_by", "added_at")
            }
            keys = [glossary_terms.c.bridge_id, glossary_terms.c.key]
            upsert = insertion.on_conflict_do_update(index_elements=keys, set_=changed)
            for start in range(0, len(rows), _BATCH):
                await connection.execute(upsert, rows[start : start + _BATCH])
            await add_tallies(connection, tallies)
        return True

    async def remove(self, bridge_id: BridgeId, key: str) -> None:
        statement = delete(glossary_terms).where(
            glossary_terms.c.bridge_id == bridge_id, glossary_terms.c.key == key
        )
        async with self._database.begin() as connection:
            await connection.execute(statement)
