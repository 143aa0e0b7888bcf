"""Every column that holds a person's id, and what becomes of it when that person has it all deleted.

A test compares this with the schema: a column with a number in it stands either here or among ``OTHERS``.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import Column

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
    origins,
    pair_members,
    people,
    profiles,
    rules,
    sanctions,
    seekers,
    suggestions,
    voices,
)


class Fate(StrEnum):
    """What ``bot.storage.erasure`` does about a column."""

    EMPTIED = "emptied"
    """Nobody takes the person's place, and the row stays for the others' sake."""
    DROPPED = "dropped"
    """The row goes."""
    JUDGED = "judged"
    """One of the two, or it stays, see ``WHAT_STAYS``."""
    STAYS = "stays"


FATES: Mapping[Column[Any], Fate] = {
    origins.c.author_id: Fate.EMPTIED,
    bridges.c.created_by: Fate.EMPTIED,
    links.c.linked_by: Fate.EMPTIED,
    join_codes.c.created_by: Fate.EMPTIED,
    glossary_terms.c.added_by: Fate.EMPTIED,
    rules.c.added_by: Fate.EMPTIED,
    suggestions.c.approved_by: Fate.EMPTIED,
    suggestions.c.suggested_by: Fate.JUDGED,
    people.c.user_id: Fate.JUDGED,
    hidden.c.user_id: Fate.DROPPED,
    hidden.c.hidden_id: Fate.STAYS,
    sanctions.c.user_id: Fate.JUDGED,
    cases.c.user_id: Fate.JUDGED,
    cases.c.by_id: Fate.JUDGED,
    profiles.c.user_id: Fate.DROPPED,
    seekers.c.user_id: Fate.DROPPED,
    blocks.c.user_id: Fate.DROPPED,
    blocks.c.blocked_id: Fate.STAYS,
    pair_members.c.user_id: Fate.DROPPED,
    counted.c.author_id: Fate.EMPTIED,
    applause.c.user_id: Fate.DROPPED,
    voices.c.user_id: Fate.DROPPED,
}

WHAT_STAYS = {
    "people": "that somebody is not to be relayed, else they would be from the next message on",
    "blocks": "that others do not want to be paired with them: it is the others' wish",
    "hidden": "that others have hidden them: it is the others' wish",
    "sanctions": "a mute or a ban while it is in force, else deleting would lift it",
    "cases": "the case of such a measure, and what refers to it, so that it can be explained and appealed",
}

OTHERS = frozenset(
    {
        *("id", "bridge_id", "origin_id", "delivery_id", "case_id", "refers_to", "reply_to"),
        *("round_id", "pair_id", "seed", "answers", "waits"),
        *("guild_id", "home_guild_id", "followed_id", "suggested_in", "role_id", "webhook_id"),
        *("channel_id", "log_channel_id", "thread_id", "root_id", "told_in"),
        *("message_id", "last_seen", "newest_copy", "told_by", "kept_newest"),
        *("revision", "characters", "calls", "kept_out"),
    }
)
"""Names of columns with other numbers: rows, servers, roles, channels, messages, counts."""
