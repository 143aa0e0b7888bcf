"""What happens in the threads where pairs meet, handed to what looks after them."""

from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.gateway.pair_watch import PairWatch
from bot.gateway.views.pair import PairButton
from bot.gateway.views.pair_answers import PairAnswer
from bot.model import GuildId, MessageId, ThreadId, UserId
from bot.pairing.keeper import Keeper

if TYPE_CHECKING:
    from bot.gateway.client import Magpie


class Meetings(commands.Cog):
    """Nothing of other channels is looked at. Who only leaves a thread has not ended anything."""

    def __init__(self, watch: PairWatch, keeper: Keeper) -> None:
        self._watch = watch
        self._keeper = keeper

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self._keeper.open()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        if _is_of_person(message):
            await self._watch.said(
                ThreadId(message.channel.id),
                MessageId(message.id),
                UserId(message.author.id),
                message.content,
            )

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        if _is_of_person(payload.message):
            await self._watch.changed(
                ThreadId(payload.channel_id),
                MessageId(payload.message_id),
                UserId(payload.message.author.id),
                payload.message.content,
            )

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self._watch.deleted(ThreadId(payload.channel_id), [MessageId(payload.message_id)])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        message_ids = [MessageId(message_id) for message_id in sorted(payload.message_ids)]
        await self._watch.deleted(ThreadId(payload.channel_id), message_ids)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        await self._watch.room_gone(ThreadId(payload.thread_id))

    @commands.Cog.listener()
    async def on_member_ban(self, guild: discord.Guild, user: discord.User | discord.Member) -> None:
        await self._watch.gone(GuildId(guild.id), UserId(user.id))


def _is_of_person(message: discord.Message) -> bool:
    """Said in a thread; what the library says of it is not needed, for it forgets archived ones."""
    spoken = message.type in {discord.MessageType.default, discord.MessageType.reply}
    return spoken and message.guild is not None and message.webhook_id is None and not message.author.bot


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Meetings(bot.services.pairing.watch, bot.services.pairing.keeper))
    bot.add_dynamic_items(PairButton, PairAnswer)
