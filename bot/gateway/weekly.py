"""What moderators decide about the weekly post, and what is answered."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import discord

from bot.errors import UserError
from bot.gateway.permissions import require_for_weekly
from bot.gateway.press import Page, Press
from bot.gateway.weekly_post import Zones
from bot.i18n import Speaker
from bot.model import ChannelId, GuildId, Moderator, PostLanguage, WeeklySetup
from bot.stats.clocks import Clocks
from bot.stats.weekly import WeeklySetups
from bot.stats.weekly_posts import Unposted, WeeklyPosts
from bot.timekeeper import Timekeeper


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """Everything that may be asked about it; the answers are texts."""

    setups: WeeklySetups
    posts: WeeklyPosts
    press: Press
    clocks: Clocks
    zones: Zones
    keeper: Timekeeper

    async def choose_channel(self, speaker: Speaker, channel: discord.TextChannel, *, by: Moderator) -> str:
        """PermissionsNeeded says what the bot lacks there."""
        if channel.guild.id != by.guild_id:
            raise UserError("error-channel-gone")
        require_for_weekly(channel)
        return self._described(speaker, await self.setups.post_in(by.guild_id, ChannelId(channel.id)))

    async def choose_day(self, speaker: Speaker, weekday: int, *, by: Moderator) -> str:
        """0 is Monday."""
        return self._described(speaker, await self.setups.post_on(by.guild_id, weekday=weekday))

    async def choose_time(self, speaker: Speaker, minute: int, *, by: Moderator) -> str:
        """Minutes from midnight."""
        return self._described(speaker, await self.setups.post_on(by.guild_id, minute=minute))

    async def choose_language(self, speaker: Speaker, language: PostLanguage, *, by: Moderator) -> str:
        return self._described(speaker, await self.setups.say_in(by.guild_id, language))

    async def preview(self, speaker: Speaker, now: datetime, *, by: Moderator) -> Page:
        """As it would be posted at this moment."""
        setup = await self.setups.of(by.guild_id)
        week = self.setups.told_at(by.guild_id, now)
        page = await self.press.page(by.guild_id, week, self.press.speakers(setup))
        title = speaker.say("weekly-preview", channel=setup.channel_id)
        return replace(page, text=f"{title}\n\n{page.text}")

    async def post(self, speaker: Speaker, *, by: Moderator) -> str:
        """At once; UserError where it is posted already, or cannot be."""
        setup = await self.setups.of(by.guild_id)
        try:
            post = await self.posts.post_now(by.guild_id)
        except Unposted:
            raise UserError("error-weekly-unposted", channel=setup.channel_id) from None
        return speaker.say("weekly-posted", url=post.url or "")

    async def stop(self, speaker: Speaker, *, by: Moderator) -> str:
        await self.setups.stop(by.guild_id)
        return speaker.say("weekly-stopped")

    async def read(self, speaker: Speaker, guild_id: GuildId, week: date) -> Page:
        """A server's week, for one reader."""
        return await self.press.page(guild_id, week, [speaker])

    def _described(self, speaker: Speaker, setup: WeeklySetup) -> str:
        zone = self.clocks.zone_of(setup.guild_id).key
        return speaker.say(
            "weekly-set",
            channel=setup.channel_id,
            at=discord.utils.format_dt(setup.next_at, "F"),
            time=f"{setup.at.minute // 60:02}:{setup.at.minute % 60:02}",
            zone=self.zones.name(zone, speaker.locale.language),
            language=setup.language.value,
        )
