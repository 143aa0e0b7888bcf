"""The statements on the way of every message, built once: building one costs more than running it.

Values are named parameters. Where SQLite and PostgreSQL differ, it is a function of the dialect's name.
"""

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Delete, Select, Update, bindparam, delete, insert, or_, select, update
from sqlalchemy.sql.dml import ReturningInsert

from bot.storage.dialect import insert_for
from bot.storage.schema import State, copies, lanes, links, origins, outbox

if TYPE_CHECKING:
    from bot.storage.dialect import Insertion

BRIDGE_OF: Select[int] = select(links.c.bridge_id).where(links.c.channel_id == bindparam("channel"))
CHANNELS_OF: Select[int] = select(links.c.channel_id).where(links.c.bridge_id == bindparam("bridge"))
SAW: Update = (
    update(links)
    .where(
        links.c.channel_id == bindparam("channel"),
        or_(links.c.last_seen.is_(None), links.c.last_seen < bindparam("message")),
    )
    .values(last_seen=bindparam("message"))
)
PUT = insert(outbox)

DELIVERIES = select(
    outbox,
    origins.c.message_id,
    origins.c.channel_id.label("origin_channel_id"),
    origins.c.guild_id,
    origins.c.revision.label("origin_revision"),
    origins.c.deleted,
    origins.c.thread_id,
).join(origins, origins.c.id == outbox.c.origin_id)
NEXT = (
    DELIVERIES.where(outbox.c.channel_id == bindparam("channel"), outbox.c.state == State.WAITING)
    .order_by(outbox.c.id)
    .limit(bindparam("most"))
)

STATE_OF: Select[int, bool] = select(origins.c.revision, origins.c.deleted).where(
    origins.c.id == bindparam("origin")
)
DONE: Delete = delete(outbox).where(outbox.c.id == bindparam("delivery"))


@cache
def new_origin(dialect: str) -> ReturningInsert[int]:
    """An origin's number, or nothing if it is known already."""
    return (
        insert_for(dialect, origins)
        .on_conflict_do_nothing(index_elements=[origins.c.message_id])
        .returning(origins.c.id)
    )


@cache
def written_copy(dialect: str) -> "Insertion":
    """A copy, new or in the place of another."""
    insertion = insert_for(dialect, copies)
    kept = {name: insertion.excluded[name] for name in ("message_id", "webhook_id", "thread_id", "slot")}
    return insertion.on_conflict_do_update(
        index_elements=[copies.c.origin_id, copies.c.channel_id, copies.c.part], set_=kept
    )


@cache
def newest_copy(dialect: str) -> "Insertion":
    """A channel's newest copy, unless a newer one is known."""
    insertion = insert_for(dialect, lanes)
    newest = insertion.excluded.newest_copy
    return insertion.on_conflict_do_update(
        index_elements=[lanes.c.channel_id],
        set_={"newest_copy": newest},
        where=lanes.c.newest_copy < newest,
    )
