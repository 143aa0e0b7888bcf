"""Bridges as moderators know them: who may change what, and where a message goes.

Everything is held in memory as well, so that the question asked of every message on Discord ("is this
channel linked?") costs no query. One process writes; the store is the truth at start.
"""

import asyncio
import secrets
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypedDict, Unpack

from bot.errors import UserError
from bot.model import (
    NOBODY,
    Bridge,
    BridgeId,
    ChannelId,
    GuildId,
    Incoming,
    JoinCode,
    Language,
    Link,
    Moderator,
    Style,
    Trust,
    UserId,
    message_id_at,
)
from bot.relay.bridge_ports import BridgeStore

CODE_LIFETIME = timedelta(minutes=15)
MAX_NAME = 50
MAX_LINKS = 20
"""Channels a bridge may link; a message costs one webhook call for each."""
MAX_BRIDGES = 50
"""Bridges a server may own."""


class _Changes(TypedDict, total=False):
    """What moderators may change of a bridge."""

    paused: bool
    style: Style
    allow_bots: bool
    notes: bool
    pinyin: bool
    in_place: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BridgeView:
    """A bridge with the channels it links."""

    bridge: Bridge
    links: tuple[Link, ...]

    @property
    def guild_ids(self) -> frozenset[GuildId]:
        """The servers that take part."""
        return frozenset({self.bridge.home_guild_id, *(link.guild_id for link in self.links)})


class Bridges:
    """All bridges of this process."""

    def __init__(
        self,
        store: BridgeStore,
        *,
        clock: Callable[[], datetime],
        new_code: Callable[[], str] | None = None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._new_code = new_code or _random_code
        self._bridges: dict[BridgeId, Bridge] = {}
        self._links: dict[ChannelId, Link] = {}
        self._members: defaultdict[BridgeId, dict[ChannelId, Link]] = defaultdict(dict)
        self._may_go_on: Callable[[ChannelId], None] = lambda channel_id: None
        self._tell: Callable[[BridgeView, Sequence[Link]], None] = lambda view, gone: None
        # One change at a time: what a moderator was told is free or theirs still is when it is written.
        self._turn = asyncio.Lock()

    async def load(self) -> None:
        """Read everything from the store; called once before the first event."""
        bridges, links = await self._store.all()
        self._bridges = {bridge.id: bridge for bridge in bridges}
        self._links.clear()
        self._members.clear()
        for link in links:
            self._remember(link)

    def when_it_may_go_on(self, wake: Callable[[ChannelId], None]) -> None:
        """Have channels woken whose bridge is resumed, or whose server is back."""
        self._may_go_on = wake

    def when_it_changes(self, tell: Callable[[BridgeView, Sequence[Link]], None]) -> None:
        """Have somebody told how a bridge is now, and of links that are no longer part of it."""
        self._tell = tell

    # What the relay asks.

    def link_of(self, channel_id: ChannelId) -> Link | None:
        return self._links.get(channel_id)

    def bridge_of(self, channel_id: ChannelId) -> Bridge | None:
        link = self._links.get(channel_id)
        return None if link is None else self._bridges[link.bridge_id]

    def destinations(self, channel_id: ChannelId) -> tuple[Link, ...]:
        """The other channels of the channel's bridge; none while it is paused or not linked."""
        bridge = self.bridge_of(channel_id)
        if bridge is None or bridge.paused:
            return ()
        return tuple(link for link in self._members[bridge.id].values() if link.channel_id != channel_id)

    def guilds_on(self, bridge_id: BridgeId) -> frozenset[GuildId]:
        """The servers with a channel on a bridge."""
        return frozenset(link.guild_id for link in self._members.get(bridge_id, {}).values())

    def links(self) -> list[Link]:
        return list(self._links.values())

    def views(self) -> list[BridgeView]:
        return [self.view(bridge) for bridge in self._bridges.values()]

    # What moderators ask.

    def visible_to(self, guild_id: GuildId) -> tuple[BridgeView, ...]:
        """The bridges a server owns or takes part in, by name."""
        mine = (view for view in self.views() if guild_id in view.guild_ids)
        return tuple(sorted(mine, key=lambda view: (view.bridge.name.casefold(), view.bridge.id)))

    def source_language(self, incoming: Incoming, destination: Link) -> Language | None:
        """What a message is most likely written in; not its channel's language if that is its destination."""
        source = self._links.get(incoming.channel_id)
        return None if source is None or source.channel_id == destination.channel_id else source.language

    def view(self, bridge: Bridge) -> BridgeView:
        return BridgeView(bridge=bridge, links=tuple(self._members[bridge.id].values()))

    def find(self, name: str, *, by: Moderator) -> BridgeView:
        """A bridge by its name, among those the moderator's server takes part in."""
        return self.find_in(by.guild_id, name)

    def find_in(self, guild_id: GuildId, name: str) -> BridgeView:
        """A server's own bridge goes before one of the same name it has joined."""
        wanted = name.strip().casefold()
        mine = [view for view in self.visible_to(guild_id) if view.bridge.name.casefold() == wanted]
        if not mine:
            raise UserError("error-bridge-unknown", name=name)
        return min(mine, key=lambda view: view.bridge.home_guild_id != guild_id)

    async def create(self, name: str, *, by: Moderator, style: Style = Style.TRANSLATION) -> BridgeView:
        """A new bridge without channels, owned by the moderator's server."""
        async with self._turn:
            name = " ".join(name.split())
            if not name or len(name) > MAX_NAME:
                raise UserError("error-bridge-name", max=MAX_NAME)
            own = [
                view.bridge
                for view in self.visible_to(by.guild_id)
                if view.bridge.home_guild_id == by.guild_id
            ]
            if any(bridge.name.casefold() == name.casefold() for bridge in own):
                raise UserError("error-bridge-name-taken", name=name)
            if len(own) >= MAX_BRIDGES:
                raise UserError("error-bridge-too-many", max=MAX_BRIDGES)
            bridge = await self._store.create(
                name=name,
                home_guild_id=by.guild_id,
                style=style,
                created_by=by.user_id,
                created_at=self._clock(),
            )
            self._bridges[bridge.id] = bridge
            return self.view(bridge)

    async def link(
        self, name: str, channel_id: ChannelId, language: Language, *, by: Moderator
    ) -> BridgeView:
        """Add a channel of the owning server; other servers join with a code."""
        async with self._turn:
            bridge = self._owned(name, by=by)
            link = self._new_link(bridge, channel_id, language, by=by)
            await self._store.link(link)
            return self._joined(bridge, link)

    async def unlink(self, channel_id: ChannelId, *, by: Moderator) -> BridgeView:
        """Take a channel out: one's own, or any channel of a bridge one's server owns."""
        async with self._turn:
            link = self._links.get(channel_id)
            if link is None:
                raise UserError("error-channel-not-linked", channel=channel_id)
            bridge = self._bridges[link.bridge_id]
            if by.guild_id not in {link.guild_id, bridge.home_guild_id}:
                raise UserError("error-channel-not-yours", channel=channel_id)
            await self._forget(channel_id)
            return self.view(bridge)

    async def share(self, name: str, *, by: Moderator) -> JoinCode:
        """A code with which one channel of another server can join."""
        bridge = self._owned(name, by=by)
        code = JoinCode(
            code=self._new_code(),
            bridge_id=bridge.id,
            created_by=by.user_id,
            expires_at=self._clock() + CODE_LIFETIME,
        )
        await self._store.save_code(code)
        return code

    async def join(
        self, code: str, channel_id: ChannelId, language: Language, *, by: Moderator
    ) -> BridgeView:
        """Link a channel of the moderator's server to the bridge the code was made for."""
        async with self._turn:
            code = code.strip().upper()
            now = self._clock()
            found = await self._store.find_code(code, now=now)
            bridge = None if found is None else self._bridges.get(found.bridge_id)
            if bridge is None:
                raise UserError("error-code-invalid")
            link = self._new_link(bridge, channel_id, language, by=by)
            if by.guild_id != bridge.home_guild_id:
                link = replace(link, trust=Trust.NEW)
            if not await self._store.use_code(code, link=link, now=now):
                raise UserError("error-code-invalid")
            return self._joined(bridge, link)

    async def set_trust(self, channel_id: ChannelId, trust: Trust, *, by: Moderator) -> BridgeView:
        """What the other servers let through from a channel; the bridge's home says so, for no other may."""
        async with self._turn:
            link = self._links.get(channel_id)
            bridge = None if link is None else self._bridges[link.bridge_id]
            if link is None or bridge is None or by.guild_id not in self.view(bridge).guild_ids:
                raise UserError("error-channel-not-linked", channel=channel_id)
            if bridge.home_guild_id != by.guild_id:
                raise UserError("error-bridge-not-yours", name=bridge.name)
            await self._store.set_trust(channel_id, trust)
            self._remember(replace(link, trust=trust))
            return self.view(bridge)

    async def set_paused(self, name: str, paused: bool, *, by: Moderator) -> BridgeView:
        """Stop relaying, or go on with what is said from now on; every server that takes part may."""
        async with self._turn:
            bridge = self.find(name, by=by).bridge
            if bridge.paused and not paused:
                await self._store.skip(bridge.id, message_id_at(self._clock()))
            view = await self._update(bridge, paused=paused)
        if not paused:
            for link in view.links:
                self._may_go_on(link.channel_id)
        return view

    async def set_style(self, name: str, style: Style, *, by: Moderator) -> BridgeView:
        async with self._turn:
            return await self._update(self._owned(name, by=by), style=style)

    async def set_allow_bots(self, name: str, allow: bool, *, by: Moderator) -> BridgeView:
        async with self._turn:
            return await self._update(self._owned(name, by=by), allow_bots=allow)

    async def set_notes(self, name: str, show: bool, *, by: Moderator) -> BridgeView:
        async with self._turn:
            return await self._update(self._owned(name, by=by), notes=show)

    async def set_pinyin(self, name: str, show: bool, *, by: Moderator) -> BridgeView:
        async with self._turn:
            return await self._update(self._owned(name, by=by), pinyin=show)

    async def set_in_place(self, name: str, translate: bool, *, by: Moderator) -> BridgeView:
        async with self._turn:
            return await self._update(self._owned(name, by=by), in_place=translate)

    async def remove(self, name: str, *, by: Moderator) -> BridgeView:
        """Take a bridge down for every server; the view as it was."""
        async with self._turn:
            bridge = self._owned(name, by=by)
            view = self.view(bridge)
            await self._store.remove(bridge.id)
            for link in view.links:
                del self._links[link.channel_id]
            self._members.pop(bridge.id, None)
            del self._bridges[bridge.id]
            self._tell(replace(view, links=()), view.links)
            return view

    async def forget_person(self, user_id: UserId) -> None:
        """The store has nobody in the place of a person who was forgotten; so has the memory."""
        async with self._turn:
            for bridge in [one for one in self._bridges.values() if one.created_by == user_id]:
                self._bridges[bridge.id] = replace(bridge, created_by=NOBODY)
            for link in [one for one in self._links.values() if one.linked_by == user_id]:
                self._remember(replace(link, linked_by=NOBODY))

    async def forget_channel(self, channel_id: ChannelId) -> Link | None:
        """Unlink a channel whose wish was not asked, for example because it was deleted."""
        async with self._turn:
            return await self._forget(channel_id)

    async def set_left(self, guild_id: GuildId, left_at: datetime | None) -> list[Link]:
        """Let a server's links wait, or go on with ``None``; those for which that is news."""
        async with self._turn:
            changed = [
                replace(link, left_at=left_at)
                for link in self._links.values()
                if link.guild_id == guild_id and (link.left_at is None) != (left_at is None)
            ]
            if changed:
                await self._store.set_left(guild_id, left_at)
            for link in changed:
                self._remember(link)
        if left_at is None:
            for link in changed:
                self._may_go_on(link.channel_id)
        return changed

    async def _forget(self, channel_id: ChannelId) -> Link | None:
        link = self._links.get(channel_id)
        if link is not None:
            # First where it may fail: a channel must not be forgotten by halves.
            await self._store.unlink(channel_id)
            self._links.pop(channel_id, None)
            self._members[link.bridge_id].pop(channel_id, None)
            self._tell(self.view(self._bridges[link.bridge_id]), [link])
        return link

    def _joined(self, bridge: Bridge, link: Link) -> BridgeView:
        self._remember(link)
        view = self.view(bridge)
        self._tell(view, ())
        return view

    def _owned(self, name: str, *, by: Moderator) -> Bridge:
        bridge = self.find(name, by=by).bridge
        if bridge.home_guild_id != by.guild_id:
            raise UserError("error-bridge-not-yours", name=bridge.name)
        return bridge

    def _new_link(self, bridge: Bridge, channel_id: ChannelId, language: Language, *, by: Moderator) -> Link:
        present = self._links.get(channel_id)
        if present is not None:
            raise UserError(
                "error-channel-already-linked",
                channel=channel_id,
                name=self._bridges[present.bridge_id].name,
            )
        if len(self._members[bridge.id]) >= MAX_LINKS:
            raise UserError("error-bridge-full", name=bridge.name, max=MAX_LINKS)
        return Link(
            channel_id=channel_id,
            guild_id=by.guild_id,
            bridge_id=bridge.id,
            language=language,
            linked_by=by.user_id,
            linked_at=self._clock(),
        )

    def _remember(self, link: Link) -> None:
        self._links[link.channel_id] = link
        self._members[link.bridge_id][link.channel_id] = link

    async def _update(self, bridge: Bridge, **changes: Unpack[_Changes]) -> BridgeView:
        changed = replace(bridge, **changes)
        await self._store.update(changed)
        self._bridges[bridge.id] = changed
        view = self.view(changed)
        self._tell(view, ())
        return view


def _random_code() -> str:
    """Ten characters without look-alikes, 50 bits."""
    alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
    return "".join(secrets.choice(alphabet) for _ in range(10))
