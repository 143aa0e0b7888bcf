"""Posting servers' weeks: ``bot.stats.weekly_posts.Press`` for Discord."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from zoneinfo import ZoneInfo

import discord

from bot.gateway.charts import chart_file
from bot.gateway.notices import Notices
from bot.gateway.people import name_of
from bot.gateway.permissions import FOR_WEEKLY, lacking
from bot.gateway.saying import Json, Saying, Words, has_button
from bot.gateway.views.weekly import button_id, weekly_view
from bot.gateway.weekly_post import MOST_NAMED, MOST_WORDS, Week, Zones, post_text
from bot.i18n import Speaker, Texts
from bot.model import (
    Answered,
    ChannelId,
    GuildId,
    Language,
    Link,
    Locale,
    MessageId,
    PostLanguage,
    WeeklyPost,
    WeeklySetup,
)
from bot.relay.bridges import BridgeView
from bot.relay.ports import ChannelGone, DeliveryError, Forbidden, Refused
from bot.stats.chronicle import Chronicle
from bot.stats.clocks import Clocks
from bot.stats.desk import Draws
from bot.stats.figures import Figures
from bot.stats.pictures import traffic
from bot.stats.weekly_posts import Unposted
from bot.translation.slang import Term


class Bridges(Protocol):
    """``bot.relay.bridges.Bridges``."""

    def link_of(self, channel_id: ChannelId) -> Link | None: ...

    def visible_to(self, guild_id: GuildId) -> tuple[BridgeView, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is to be read, and to be seen."""

    text: str
    files: Sequence[discord.File]


class Press(Saying):
    """Writes a server's week in the languages of its channel."""

    def __init__(
        self,
        figures: Figures,
        chronicle: Chronicle,
        charts: Draws,
        *,
        look_up: Callable[[str], Term | None],
        clocks: Clocks,
        zones: Zones,
        bridges: Bridges,
        notices: Notices,
        texts: Texts,
    ) -> None:
        """``look_up``: an expression of our own tables."""
        self._figures = figures
        self._chronicle = chronicle
        self._charts = charts
        self._look_up = look_up
        self._clocks = clocks
        self._zones = zones
        self._bridges = bridges
        self._notices = notices
        self._texts = texts

    def serves(self, guild_id: GuildId) -> bool:
        return self._client.get_guild(guild_id) is not None

    async def publish(self, post: WeeklyPost) -> MessageId:
        channel_id = post.setup.channel_id
        if lacks := [name for name in FOR_WEEKLY if lacking(self._client, channel_id, name)]:
            raise Unposted(", ".join(lacks), for_good=True)
        speakers = self.speakers(post.setup)
        page = await self.page(post.setup.guild_id, post.week, speakers)
        words = Words(
            text=page.text, files=page.files, nonce=_nonce(post), view=weekly_view(speakers, post.week)
        )
        try:
            message_id = await self.say(channel_id, words)
        except DeliveryError as error:
            raise _unposted(error) from None
        if message_id is None:
            raise Unposted("it was posted and has been deleted", for_good=True)
        return message_id

    async def find(self, post: WeeklyPost) -> MessageId | None:
        button = button_id(post.week)

        def is_meant(message: Json) -> bool:
            return has_button(message, button)

        try:
            return await self.find_said(post.claimed_in or post.setup.channel_id, is_meant, since=post.due_at)
        except ChannelGone:
            return None
        except DeliveryError as error:
            raise _unposted(error) from None

    async def gave_up(self, post: WeeklyPost) -> None:
        await self._notices.tell_moderators(
            post.setup.guild_id, "log-weekly-failed", channel=post.setup.channel_id
        )

    async def page(self, guild_id: GuildId, week: date, speakers: Sequence[Speaker]) -> Page:
        """A server's week; ``week`` is its Monday."""
        report = await self._figures.week(guild_id, week)
        highlights = await self._chronicle.highlights(guild_id, report.span)
        told = Week(
            report=report,
            highlights=highlights,
            zones=self._zones_of(guild_id),
            answered=next((one for one in highlights.answered if self._is_for_all(one)), None),
            meanings={
                one.headword: term.meaning
                for one in highlights.explained[:MOST_WORDS]
                if (term := self._look_up(one.headword)) is not None
            },
            # Not mentioned: many are in other servers, where Discord would show a number for them.
            thanked=[await name_of(self._client, one) for one in list(highlights.volunteers)[:MOST_NAMED]],
        )
        files: list[discord.File] = []
        if report.index is not None:
            picture = traffic(speakers[0], report.span, report.days)
            files = [file for file in [await chart_file(self._charts, picture)] if file is not None]
        return Page(text=post_text(speakers, told, self._zones), files=files)

    def _zones_of(self, guild_id: GuildId) -> Sequence[ZoneInfo]:
        across = self._clocks.across(guild_id, self._links(guild_id))
        return [one for one in (self._clocks.zone_of(guild_id), across) if one is not None]

    def _links(self, guild_id: GuildId) -> Sequence[Link]:
        return [link for view in self._bridges.visible_to(guild_id) for link in view.links]

    def _is_for_all(self, answered: Answered) -> bool:
        """Whether everybody in the server may read a message."""
        guild = self._client.get_guild(answered.address.guild_id)
        channel = None if guild is None else guild.get_channel_or_thread(answered.address.channel_id)
        if guild is None or channel is None or channel.type is discord.ChannelType.private_thread:
            return False
        return channel.permissions_for(guild.default_role).view_channel

    def speakers(self, setup: WeeklySetup) -> Sequence[Speaker]:
        """Of the languages that were chosen, or else that people speak in the channel."""
        if setup.language in {PostLanguage.ENGLISH, PostLanguage.SIMPLIFIED, PostLanguage.TRADITIONAL}:
            return [self._texts(Locale.of(Language(setup.language)))]
        link = self._bridges.link_of(setup.channel_id)
        if setup.language is PostLanguage.CHANNEL and link is not None:
            return [self._texts(Locale.of(link.language))]
        own = self._notices.speaker_of(setup.guild_id)
        spoken = self._spoken(setup.guild_id)
        chinese = next((one for one in spoken if one.is_chinese), None)
        if setup.language is PostLanguage.CHANNEL and (chinese is None or Language.ENGLISH not in spoken):
            return [self._texts(Locale.of(spoken[0])) if spoken else own]
        if own.locale.language.is_chinese:
            return [own, self._texts(Locale.EN_US)]
        return [self._texts(Locale.EN_US), self._texts(Locale.of(chinese or Language.SIMPLIFIED))]

    def _spoken(self, guild_id: GuildId) -> Sequence[Language]:
        """In the server's own channels on its bridges, the most frequent first."""
        own = Counter(link.language for link in self._links(guild_id) if link.guild_id == guild_id)
        return [language for language, _ in own.most_common()]


def _nonce(post: WeeklyPost) -> str:
    return hashlib.sha256(f"{post.setup.guild_id}:{post.week}".encode()).hexdigest()[:25]


def _unposted(error: DeliveryError) -> Unposted:
    return Unposted(str(error), for_good=isinstance(error, ChannelGone | Forbidden | Refused))
