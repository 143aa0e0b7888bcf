"""The tables. What stands here and in ``indexes`` must equal what the migrations build; a test compares them.

``origins`` and ``copies`` are the map of the relay and grow with every message, so they are kept narrow and
hold no text. A message's text lives only in ``outbox.payload``, until it is delivered, and in
``suggestions``, where somebody has submitted it with a better translation.
"""

from bot.storage.schema.base import metadata
from bot.storage.schema.bridges import (
    bridge_aids,
    bridges,
    glossary_terms,
    guilds,
    join_codes,
    links,
    notes_shown,
    notices,
    suggestions,
    threads,
    usage,
    webhooks,
)
from bot.storage.schema.moderation import cases, follows, holds, rules, sanctions, slowed
from bot.storage.schema.pairing import (
    blocks,
    pair_members,
    pairing,
    pairs,
    profiles,
    questions,
    rounds,
    seekers,
    sessions,
)
from bot.storage.schema.people import grants, hidden, people
from bot.storage.schema.relay import State, copies, lanes, origins, outbox
from bot.storage.schema.statistics import applause, counted, crowds, talk, tally, voices, weekly, weekly_posts

__all__ = [
    "State",
    "applause",
    "blocks",
    "bridge_aids",
    "bridges",
    "cases",
    "copies",
    "counted",
    "crowds",
    "follows",
    "glossary_terms",
    "grants",
    "guilds",
    "hidden",
    "holds",
    "join_codes",
    "lanes",
    "links",
    "metadata",
    "notes_shown",
    "notices",
    "origins",
    "outbox",
    "pair_members",
    "pairing",
    "pairs",
    "people",
    "profiles",
    "questions",
    "rounds",
    "rules",
    "sanctions",
    "seekers",
    "sessions",
    "slowed",
    "suggestions",
    "talk",
    "tally",
    "threads",
    "usage",
    "voices",
    "webhooks",
    "weekly",
    "weekly_posts",
]
