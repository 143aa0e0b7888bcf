"""What a server decides on Discord itself counts over the bridge as well: bans, time-outs, deletions."""

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.errors import StorageError
from bot.gateway import measures, reasons
from bot.gateway.people import name_of
from bot.gateway.services import Services
from bot.model import GuildId, Measure, MessageId, Said, UserId
from bot.relay.marks import escape


class Native:
    """Only for servers that take part in a bridge: what others do is nobody's concern."""

    def __init__(self, services: Services, client: discord.Client) -> None:
        self._services = services
        self._client = client

    async def banned(self, guild_id: GuildId, user_id: UserId) -> None:
        known = self._services.sanctions.get(guild_id, user_id, Measure.BAN)
        if self._concerns(guild_id) and (known is None or known.until is not None):
            await self._impose(Measure.BAN, guild_id, user_id, by=None, until=None, why=reasons.DISCORD_BAN)

    async def unbanned(self, guild_id: GuildId, user_id: UserId) -> None:
        await self._lift(Measure.BAN, guild_id, user_id, by=None, why=reasons.DISCORD_UNBAN)

    async def timed_out(
        self,
        guild_id: GuildId,
        user_id: UserId,
        *,
        by: UserId | None,
        before: datetime | None,
        until: datetime | None,
    ) -> None:
        """``before``: when an earlier time-out would have ended."""
        known = self._services.sanctions.get(guild_id, user_id, Measure.MUTE)
        if until is None or until <= discord.utils.utcnow():
            # Lifts what came of a time-out, not what moderators have decided besides.
            if known is not None and known.until is not None and known.until == before:
                await self._lift(Measure.MUTE, guild_id, user_id, by=by, why=reasons.DISCORD_TIMEOUT_OVER)
        elif self._concerns(guild_id) and (
            known is None or (known.until is not None and known.until < until)
        ):
            await self._impose(
                Measure.MUTE, guild_id, user_id, by=by, until=until, why=reasons.DISCORD_TIMEOUT
            )

    async def said_in(self, message_ids: Sequence[MessageId]) -> Sequence[Said]:
        """What had copies of messages that are gone; asked before the relay forgets it."""
        try:
            return await self._services.said.copied(message_ids[: measures.MOST_AT_ONCE])
        except StorageError:
            # The deletion itself must not wait for that.
            return ()

    async def deleted(self, said: Sequence[Said]) -> None:
        """Tell moderators of every server that showed it. Nobody's text is in it: it is kept nowhere."""
        if not said:
            return
        first = said[0]
        views = [view for view in self._services.bridges.views() if view.bridge.id == first.bridge_id]
        channel = self._client.get_channel(first.shown_in)
        name = await name_of(self._client, first.user_id)
        for guild_id in sorted({guild_id for view in views for guild_id in view.guild_ids}):
            await self._services.notices.tell_moderators(
                guild_id,
                "log-deleted",
                count=len(said),
                name=name,
                channel=str(first.shown_in) if channel is None else escape(str(channel)),
                url=first.url,
            )

    def _concerns(self, guild_id: GuildId) -> bool:
        return bool(self._services.bridges.visible_to(guild_id))

    async def _impose(
        self,
        measure: Measure,
        guild_id: GuildId,
        user_id: UserId,
        *,
        by: UserId | None,
        until: datetime | None,
        why: str,
    ) -> None:
        await measures.impose(
            self._services,
            self._client,
            measure,
            user_id,
            guild_id=guild_id,
            by=by,
            until=until,
            reason=why,
        )

    async def _lift(
        self, measure: Measure, guild_id: GuildId, user_id: UserId, *, by: UserId | None, why: str
    ) -> None:
        await measures.lift(
            self._services, self._client, measure, user_id, guild_id=guild_id, by=by, reason=why
        )
