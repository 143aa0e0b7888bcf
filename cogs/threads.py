"""Threads that people open, rename, close or delete in linked channels, handed to the relay."""

import discord
from discord.ext import commands

from bot.gateway.client import Magpie
from bot.gateway.thread_api import Threads
from bot.model import ChannelId, Place, ThreadId
from bot.relay.bridges import Bridges
from bot.relay.service import Relay


class ThreadsCog(commands.Cog):
    """Private threads are nobody else's concern; a forum's post is new with its first message."""

    def __init__(self, relay: Relay, bridges: Bridges, threads: Threads) -> None:
        self._relay = relay
        self._bridges = bridges
        self._threads = threads

    @commands.Cog.listener()
    async def on_thread_create(self, thread: discord.Thread) -> None:
        if thread.is_private() or isinstance(thread.parent, discord.ForumChannel):
            return
        await self._relay.thread(self._threads.seen(thread), new=True)

    @commands.Cog.listener()
    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        if payload.thread_type is discord.ChannelType.private_thread:
            return
        if self._bridges.link_of(ChannelId(payload.parent_id)) is not None:
            await self._relay.thread(await self._threads.read(payload.data))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        place = Place(channel_id=ChannelId(payload.parent_id), thread_id=ThreadId(payload.thread_id))
        await self._relay.thread_gone(place)


async def setup(bot: Magpie) -> None:
    services = bot.services
    await bot.add_cog(ThreadsCog(services.relay, services.bridges, services.threads))
