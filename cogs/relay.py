"""What people do in channels, handed to the relay."""

import logging

import discord
from discord.ext import commands

from bot.gateway import convert
from bot.gateway.client import Magpie
from bot.gateway.native import Native
from bot.gateway.reactions import emoji_of
from bot.gateway.threads import place_of
from bot.model import Deleted, Emoji, MessageId, Pinned, Reacted, ThreadId
from bot.relay.absence import Absence
from bot.relay.service import Relay
from bot.stats.applause import Applause

_ReactionEvent = (
    discord.RawReactionActionEvent | discord.RawReactionClearEvent | discord.RawReactionClearEmojiEvent
)

_log = logging.getLogger(__name__)


class RelayCog(commands.Cog):
    """Listens to what people do with messages of linked channels."""

    def __init__(
        self, bot: Magpie, relay: Relay, absence: Absence, native: Native, applause: Applause
    ) -> None:
        self._bot = bot
        self._applause = applause
        self._relay = relay
        self._absence = absence
        self._native = native

    async def cog_load(self) -> None:
        """Logged in, and not yet listening: what an earlier process left goes out first."""
        await self._relay.start()

    @commands.Cog.listener()
    async def on_connect(self) -> None:
        self._relay.hold()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """A new session: whatever happened since the last one is looked up."""
        _log.info("Connected to %d servers; the relay is open", len(self._bot.guilds))
        await self._absence.compare()
        await self._applause.missed(await self._relay.catch_up())

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if convert.concerns_the_relay(message, self._bot):
            await self._relay.message(convert.incoming(message))

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        if convert.concerns_the_relay(payload.message, self._bot):
            await self._relay.edited(convert.incoming(payload.message))
        # Of our own copies, too: people pin what they can read.
        await self._relay.pinned(
            Pinned(
                place=place_of(payload.channel_id, self._bot),
                message_id=MessageId(payload.message_id),
                pinned=payload.message.pinned,
            )
        )

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self._deleted(payload.channel_id, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        await self._deleted(payload.channel_id, *sorted(payload.message_ids))

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        if not self._is_me(payload):
            await self._reacted(payload, added=emoji_of(payload.emoji))

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        if not self._is_me(payload):
            await self._reacted(payload)

    @commands.Cog.listener()
    async def on_raw_reaction_clear(self, payload: discord.RawReactionClearEvent) -> None:
        await self._reacted(payload)

    @commands.Cog.listener()
    async def on_raw_reaction_clear_emoji(self, payload: discord.RawReactionClearEmojiEvent) -> None:
        await self._reacted(payload)

    def _is_me(self, payload: discord.RawReactionActionEvent) -> bool:
        return self._bot.user is not None and payload.user_id == self._bot.user.id

    async def _reacted(self, payload: _ReactionEvent, *, added: Emoji | None = None) -> None:
        place = place_of(payload.channel_id, self._bot)
        await self._relay.reacted(Reacted(place=place, message_id=MessageId(payload.message_id), added=added))

    async def _deleted(self, channel_id: int, *message_ids: int) -> None:
        place = place_of(channel_id, self._bot)
        if self._bot.get_channel(channel_id) is None:
            # An archived thread, most likely, which the library does not remember.
            place = await self._relay.place_of(ThreadId(channel_id)) or place
        ids = tuple(MessageId(message_id) for message_id in message_ids)
        said = await self._native.said_in(ids)
        await self._relay.deleted(Deleted(channel_id=place.channel_id, message_ids=ids))
        await self._native.deleted(said)


async def setup(bot: Magpie) -> None:
    services = bot.services
    native, applause = Native(services, bot), services.statistics.applause
    await bot.add_cog(RelayCog(bot, services.relay, services.absence, native, applause))
