"""Bridges, the channels they link, and the codes by which another server joins."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, delete, insert, select, update

from bot.errors import UserError
from bot.model import (
    Bridge,
    BridgeId,
    ChannelId,
    GuildId,
    JoinCode,
    Kind,
    Language,
    Link,
    MessageId,
    Style,
    Trust,
    UserId,
)
from bot.storage import thread_map
from bot.storage.acceptance import forget_texts
from bot.storage.connection import Connection
from bot.storage.dialect import insert_into, lock_lanes
from bot.storage.engine import Database
from bot.storage.schema import State, bridge_aids, bridges, join_codes, links, outbox


class Bridges:
    """The relay's ``BridgeStore``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> tuple[Sequence[Bridge], Sequence[Link]]:
        async with self._database.read() as connection:
            with_aids = select(
                bridges, bridge_aids.c.notes, bridge_aids.c.pinyin, bridge_aids.c.in_place
            ).outerjoin(bridge_aids, bridge_aids.c.bridge_id == bridges.c.id)
            found = (await connection.execute(with_aids.order_by(bridges.c.id))).mappings()
            linked = (
                await connection.execute(select(links).order_by(links.c.linked_at, links.c.channel_id))
            ).mappings()
            return [_bridge(row) for row in found], [_link(row) for row in linked]

    async def create(
        self, *, name: str, home_guild_id: GuildId, style: Style, created_by: UserId, created_at: datetime
    ) -> Bridge:
        statement = (
            insert(bridges)
            .values(
                name=name,
                home_guild_id=home_guild_id,
                style=style.value,
                created_by=created_by,
                created_at=created_at,
            )
            .returning(*bridges.c)
        )
        async with self._database.begin() as connection:
            return _bridge((await connection.execute(statement)).mappings().one())

    async def update(self, bridge: Bridge) -> None:
        """Everything but who made it, and when."""
        statement = (
            update(bridges)
            .where(bridges.c.id == bridge.id)
            .values(
                name=bridge.name,
                home_guild_id=bridge.home_guild_id,
                style=bridge.style.value,
                paused=bridge.paused,
                allow_bots=bridge.allow_bots,
            )
        )
        aids = {"notes": bridge.notes, "pinyin": bridge.pinyin, "in_place": bridge.in_place}
        async with self._database.begin() as connection:
            await connection.execute(statement)
            await connection.execute(
                insert_into(connection, bridge_aids)
                .values(bridge_id=bridge.id, **aids)
                .on_conflict_do_update(index_elements=[bridge_aids.c.bridge_id], set_=aids)
            )

    async def skip(self, bridge_id: BridgeId, before: MessageId) -> None:
        """Take what came before in its channels for seen."""
        statement = update(links).where(links.c.bridge_id == bridge_id).values(last_seen=before)
        async with self._database.begin() as connection:
            await connection.execute(statement)
            await thread_map.skip(connection, await _channels_of(connection, bridge_id), before)

    async def remove(self, bridge_id: BridgeId) -> None:
        """With its links and codes, and what waits for its channels; deletions still reach their copies."""
        async with self._database.begin() as connection:
            channels = await _channels_of(connection, bridge_id)
            await lock_lanes(connection, channels)
            await _forget_waiting(connection, channels)
            await thread_map.forget_channels(connection, channels)
            await connection.execute(delete(bridges).where(bridges.c.id == bridge_id))

    async def link(self, link: Link) -> None:
        """UserError when the channel is in a bridge already."""
        async with self._database.begin() as connection:
            await _insert_link(connection, link)

    async def unlink(self, channel_id: ChannelId) -> None:
        """With what waits for the channel; deletions still reach their copies."""
        async with self._database.begin() as connection:
            await lock_lanes(connection, [channel_id])
            await _forget_waiting(connection, [channel_id])
            await thread_map.forget_channels(connection, [channel_id])
            await connection.execute(delete(links).where(links.c.channel_id == channel_id))

    async def set_left(self, guild_id: GuildId, left_at: datetime | None) -> None:
        statement = update(links).where(links.c.guild_id == guild_id).values(left_at=left_at)
        async with self._database.begin() as connection:
            await connection.execute(statement)

    async def set_trust(self, channel_id: ChannelId, trust: Trust) -> None:
        statement = update(links).where(links.c.channel_id == channel_id).values(trust=trust)
        async with self._database.begin() as connection:
            await connection.execute(statement)

    async def save_code(self, code: JoinCode) -> None:
        """Kept as a hash only: who reads the database cannot join by it."""
        async with self._database.begin() as connection:
            await connection.execute(
                insert(join_codes).values(
                    hash=_hash(code.code),
                    bridge_id=code.bridge_id,
                    created_by=code.created_by,
                    expires_at=code.expires_at,
                )
            )

    async def find_code(self, code: str, *, now: datetime) -> JoinCode | None:
        async with self._database.read() as connection:
            row = (await connection.execute(_usable(code, now))).mappings().one_or_none()
        if row is None:
            return None
        return JoinCode(
            code=code,
            bridge_id=BridgeId(row["bridge_id"]),
            created_by=UserId(row["created_by"]),
            expires_at=row["expires_at"],
        )

    async def use_code(self, code: str, *, link: Link, now: datetime) -> bool:
        """False too when the code belongs to another bridge than the link's; UserError as for ``link``."""
        spend = (
            update(join_codes)
            .where(
                join_codes.c.hash == _hash(code),
                join_codes.c.bridge_id == link.bridge_id,
                join_codes.c.used_at.is_(None),
                join_codes.c.expires_at > now,
            )
            .values(used_at=now)
            .returning(join_codes.c.hash)
        )
        async with self._database.begin() as connection:
            if (await connection.execute(spend)).one_or_none() is None:
                return False
            await _insert_link(connection, link)
            # Nobody can use these any more; joining is rare enough to sweep them away on the occasion.
            await connection.execute(delete(join_codes).where(join_codes.c.expires_at <= now))
            return True


async def _insert_link(connection: Connection, link: Link) -> None:
    statement = (
        insert_into(connection, links)
        .values(
            channel_id=link.channel_id,
            guild_id=link.guild_id,
            bridge_id=link.bridge_id,
            language=link.language.value,
            linked_by=link.linked_by,
            linked_at=link.linked_at,
            trust=link.trust,
        )
        .on_conflict_do_nothing(index_elements=[links.c.channel_id])
        .returning(links.c.channel_id)
    )
    if (await connection.execute(statement)).one_or_none() is None:
        present = select(bridges.c.name).join(links).where(links.c.channel_id == link.channel_id)
        name = (await connection.execute(present)).scalar_one()
        raise UserError("error-channel-already-linked", channel=link.channel_id, name=name)


async def _channels_of(connection: Connection, bridge_id: BridgeId) -> list[int]:
    statement = select(links.c.channel_id).where(links.c.bridge_id == bridge_id)
    return list((await connection.execute(statement)).scalars())


async def _forget_waiting(connection: Connection, channels: Sequence[int]) -> None:
    # Otherwise a channel that is linked anew would be told what was said on its old bridge.
    written = [kind for kind in Kind if kind.writes]
    # All states, named for the index that begins with the state.
    theirs = outbox.c.state.in_(list(State)), outbox.c.channel_id.in_(channels)
    await connection.execute(delete(outbox).where(*theirs, outbox.c.kind.not_in([*written, Kind.DELETE])))
    await forget_texts(connection, *theirs, outbox.c.kind.in_(written))


def _usable(code: str, now: datetime) -> Select[Any]:
    return select(join_codes).where(
        join_codes.c.hash == _hash(code), join_codes.c.used_at.is_(None), join_codes.c.expires_at > now
    )


def _hash(code: str) -> bytes:
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).digest()


def _bridge(row: RowMapping) -> Bridge:
    return Bridge(
        id=BridgeId(row["id"]),
        name=row["name"],
        home_guild_id=GuildId(row["home_guild_id"]),
        style=Style(row["style"]),
        paused=row["paused"],
        allow_bots=row["allow_bots"],
        created_by=UserId(row["created_by"]),
        created_at=row["created_at"],
        **{aid: row[aid] for aid in ("notes", "pinyin", "in_place") if row.get(aid) is not None},
    )


def _link(row: RowMapping) -> Link:
    return Link(
        channel_id=ChannelId(row["channel_id"]),
        guild_id=GuildId(row["guild_id"]),
        bridge_id=BridgeId(row["bridge_id"]),
        language=Language(row["language"]),
        linked_by=UserId(row["linked_by"]),
        linked_at=row["linked_at"],
        left_at=row["left_at"],
        trust=Trust(row["trust"]),
    )
