"""What is kept about one person, table by table, as they are shown it: without what names anybody else."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, Column, ColumnElement, RowMapping, Table, func, select

from bot.model import UserId
from bot.storage.engine import Database
from bot.storage.schema import (
    applause,
    blocks,
    bridges,
    cases,
    counted,
    glossary_terms,
    hidden,
    join_codes,
    links,
    pair_members,
    people,
    profiles,
    rules,
    sanctions,
    seekers,
    suggestions,
    voices,
)
from bot.storage.sealing import Sealer, WrongKey
from bot.storage.sums import reading

_SEALED = frozenset({suggestions.c.original, suggestions.c.suggestion, profiles.c.words, profiles.c.line})
_Mine = Callable[[UserId], ColumnElement[bool]]


def _by(column: Column[Any]) -> _Mine:
    return lambda user_id: column == user_id


def _all_but(table: Table, *omitted: Column[Any]) -> Sequence[Column[Any]]:
    return [column for column in table.c if column not in omitted]


_SECTIONS: Mapping[str, tuple[_Mine, Sequence[Column[Any]]]] = {
    "choices": (_by(people.c.user_id), _all_but(people)),
    "hidden": (_by(hidden.c.user_id), _all_but(hidden)),
    "suggestions": (
        _by(suggestions.c.suggested_by),
        _all_but(suggestions, suggestions.c.approved_by),
    ),
    "suggestions_approved": (
        _by(suggestions.c.approved_by),
        [suggestions.c.id, suggestions.c.bridge_id, suggestions.c.approved_at],
    ),
    "glossary_terms": (_by(glossary_terms.c.added_by), _all_but(glossary_terms)),
    "bridges": (_by(bridges.c.created_by), _all_but(bridges)),
    "links": (_by(links.c.linked_by), _all_but(links)),
    "join_codes": (
        _by(join_codes.c.created_by),
        [join_codes.c.bridge_id, join_codes.c.created_by, join_codes.c.expires_at, join_codes.c.used_at],
    ),
    "rules": (_by(rules.c.added_by), _all_but(rules)),
    "sanctions": (_by(sanctions.c.user_id), _all_but(sanctions)),
    "profile": (_by(profiles.c.user_id), _all_but(profiles)),
    "pairing": (_by(seekers.c.user_id), _all_but(seekers)),
    "pairs": (_by(pair_members.c.user_id), _all_but(pair_members)),
    "blocks": (_by(blocks.c.user_id), _all_but(blocks)),
    # A report's words, and who wrote them, are the reporter's.
    "cases_about_me": (
        lambda user_id: (cases.c.user_id == user_id) & (cases.c.kind != "reported"),
        _all_but(cases, cases.c.by_id, cases.c.told_in, cases.c.told_by),
    ),
    "reports_about_me": (
        lambda user_id: (cases.c.user_id == user_id) & (cases.c.kind == "reported"),
        [cases.c.id, cases.c.guild_id, cases.c.number, cases.c.kind, cases.c.at, cases.c.message_id],
    ),
    "reports_and_appeals_by_me": (
        lambda user_id: (cases.c.by_id == user_id) & cases.c.kind.in_(["reported", "appealed"]),
        _all_but(cases, cases.c.user_id, cases.c.told_in, cases.c.told_by),
    ),
    "cases_by_me": (
        lambda user_id: (cases.c.by_id == user_id) & cases.c.kind.not_in(["reported", "appealed"]),
        _all_but(cases, cases.c.user_id, cases.c.told_in, cases.c.told_by),
    ),
    "counted": (_by(counted.c.author_id), _all_but(counted)),
    "applause": (_by(applause.c.user_id), _all_but(applause)),
    "voices": (_by(voices.c.user_id), _all_but(voices)),
}


class Dossier:
    """``bot.moderation.privacy.PersonStore``, the part that shows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counts(self, user_id: UserId) -> Mapping[str, int]:
        """Rows by section, without the relay's map."""
        found: dict[str, int] = {}
        async with reading(self._database) as connection:
            for name, (mine, columns) in _SECTIONS.items():
                counting = select(func.count()).select_from(columns[0].table).where(mine(user_id))
                found[name] = (await connection.execute(counting)).scalar_one()
        return found

    async def sections(self, user_id: UserId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Rows by section, ready for JSON: ids as text, for programs that know no such large numbers."""
        sealer = self._database.sealer
        found: dict[str, Sequence[Mapping[str, Any]]] = {}
        async with reading(self._database) as connection:
            for name, (mine, columns) in _SECTIONS.items():
                rows = await connection.execute(select(*columns).where(mine(user_id)))
                found[name] = [_plain(row, columns, sealer) for row in rows.mappings()]
        return found


def _plain(row: RowMapping, columns: Sequence[Column[Any]], sealer: Sealer) -> Mapping[str, Any]:
    return {column.name: _value(row[column.name], column, sealer) for column in columns}


def _value(value: Any, column: Column[Any], sealer: Sealer) -> Any:
    if column in _SEALED and value is not None:
        try:
            return sealer.open_text(value)
        except WrongKey:
            return None
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(column.type, BigInteger) and value is not None:
        return str(value)
    return value
