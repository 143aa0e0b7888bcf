"""Finding out what a destination has, as far as one message needs it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol

from bot.model import (
    Address,
    Bridge,
    ChannelId,
    GuildId,
    Incoming,
    Link,
    Locale,
    MessageId,
    UserId,
)
from bot.relay.aids import Aid, Aids
from bot.relay.bridges import Bridges
from bot.relay.mentions import linked_messages, mentioned_channels
from bot.relay.outbox import Outbox
from bot.relay.ports import Choices
from bot.relay.replies import Previews, quoted_from
from bot.relay.scene import Known, Say, Scene, Venue
from bot.relay.translations import Answer

MOST_LOOKED_UP = 10
"""People, and messages, that are looked up for one message; further ones are left as they are."""


class Venues(Protocol):
    """Destination channels as Discord has them."""

    def of(self, channel_id: ChannelId) -> Venue: ...

    def guild_of(self, channel_id: ChannelId) -> GuildId | None:
        """The server of any channel or thread that the bot sees."""
        ...

    async def is_member(self, guild_id: GuildId, user_id: UserId) -> bool:
        """False when nobody can say."""
        ...


class Pings(Protocol):
    """Who asked to be pinged by mentions from the other side (table ``people``)."""

    async def pinged(self, user_ids: Collection[UserId], *, by: UserId) -> Collection[UserId]:
        """Those of ``user_ids`` who asked for it, and do not hide ``by``."""
        ...


class Scenes:
    """Sets the scene for a message in a destination."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        bridges: Bridges,
        say: Callable[[Locale], Say],
        choices: Choices,
        aids: Aids | None = None,
        venues: Venues | None = None,
        pings: Pings | None = None,
        previews: Previews | None = None,
    ) -> None:
        """Without ``venues`` nothing is known of destinations, and people are mentioned by name."""
        self._outbox = outbox
        self._bridges = bridges
        self._say = say
        self._aids = aids
        self._venues = venues
        self._pings = pings
        self._previews = previews
        self._choices = choices

    async def of(
        self,
        incoming: Incoming,
        answer: Answer,
        bridge: Bridge,
        link: Link,
        *,
        name: str,
        beside: str | None = None,
        unavailable: Collection[str] = (),
        said_late: bool = False,
    ) -> Scene:
        """``name``: the author's, as the webhook will carry it; ``beside``: see ``Scene``."""
        answered, nameless = None, False
        if incoming.reply is not None:
            answered = await self._outbox.counterpart(incoming.reply.message_id, link.channel_id)
            nameless = await self._choices.is_hidden_from_writer(
                incoming.author.id, incoming.reply.message_id
            )
        aid = Aid() if self._aids is None else await self._aids.of(incoming, bridge, link)
        return Scene(
            style=bridge.style,
            say=self._say(Locale.of(link.language)),
            name=name,
            venue=Venue() if self._venues is None else self._venues.of(link.channel_id),
            known=await self._known(incoming, link),
            texts=answer.texts,
            answered=answered,
            nameless=nameless,
            quoted=await quoted_from(self._previews, answered),
            beside=beside,
            pending=answer.pending,
            unavailable=unavailable,
            notes=aid.notes,
            pinyin=aid.pinyin,
            original=_address(incoming),
            in_place=incoming.channel_id == link.channel_id,
            said_at=incoming.created_at if said_late else None,
        )

    async def _known(self, incoming: Incoming, link: Link) -> Known:
        whole = "\n".join(incoming.texts)
        channels = set(mentioned_channels(whole))
        if incoming.forward is not None:
            channels.add(incoming.forward.channel_id)
        members = await self._members(incoming, whole, link.guild_id)
        return Known(
            members=members,
            pings=await self._pinged(members, by=incoming.author.id),
            channels=self._channels(channels, link),
            messages=await self._messages(whole, link),
        )

    async def _pinged(self, members: Collection[UserId], *, by: UserId) -> frozenset[UserId]:
        if self._pings is None or not members:
            return frozenset()
        return frozenset(await self._pings.pinged(members, by=by))

    async def _members(self, incoming: Incoming, whole: str, guild_id: GuildId) -> frozenset[UserId]:
        if self._venues is None:
            return frozenset()
        mentioned = [
            user_id
            for user_id in incoming.mentions.users
            if f"<@{user_id}>" in whole or f"<@!{user_id}>" in whole
        ]
        return frozenset(
            [
                user_id
                for user_id in mentioned[:MOST_LOOKED_UP]
                if await self._venues.is_member(guild_id, user_id)
            ]
        )

    def _channels(self, mentioned: Iterable[ChannelId], link: Link) -> Mapping[ChannelId, ChannelId]:
        found: dict[ChannelId, ChannelId] = {}
        for channel_id in mentioned:
            counterpart = self._counterpart(channel_id, link)
            if counterpart is not None:
                found[channel_id] = counterpart
            elif self._venues is not None and self._venues.guild_of(channel_id) == link.guild_id:
                found[channel_id] = channel_id
        return found

    def _counterpart(self, channel_id: ChannelId, link: Link) -> ChannelId | None:
        """Where people of the destination's server read what is said in a channel, best in their language."""
        there = [one for one in self._bridges.destinations(channel_id) if one.guild_id == link.guild_id]
        if not there:
            return None
        best = min(
            there, key=lambda one: (one.channel_id != link.channel_id, one.language is not link.language)
        )
        return best.channel_id

    async def _messages(self, whole: str, link: Link) -> Mapping[MessageId, Address]:
        found: dict[MessageId, Address] = {}
        for linked in linked_messages(whole)[:MOST_LOOKED_UP]:
            channel_id = self._counterpart(linked.channel_id, link) or link.channel_id
            address = await self._outbox.counterpart(linked.message_id, channel_id)
            if address is not None:
                found[linked.message_id] = address
        return found


def _address(incoming: Incoming) -> Address:
    shown_in = incoming.channel_id if incoming.thread_id is None else ChannelId(incoming.thread_id)
    return Address(guild_id=incoming.guild_id, channel_id=shown_in, message_id=incoming.id)
