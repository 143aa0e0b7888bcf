"""/stats: what the exchange amounts to. Listens to reactions, which count as answers."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.arguments import BridgeName
from bot.gateway.listing import suggestions
from bot.gateway.people import acting, may, speaker_for
from bot.gateway.statistics import Asked, is_seen, require_seen, set_zone
from bot.gateway.threads import place_of
from bot.gateway.views.statistics import StatsButton, show_statistics
from bot.model import GuildId, MessageId, Power, UserId
from bot.pairing.zones import LONGEST
from bot.relay.bridges import BridgeView
from bot.stats.figures import Period

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

Zone = app_commands.Range[str, 1, LONGEST]


@app_commands.guild_only()
class StatisticsCog(commands.GroupCog, group_name="stats"):
    """Numbers about talk, never the talk; everybody may read them."""

    def __init__(self, bot: "Magpie", services: "Services") -> None:
        self._bot = bot
        self._services = services
        self._applause = services.statistics.applause

    @app_commands.command()
    async def server(self, interaction: discord.Interaction, period: Period = Period.DAYS) -> None:
        await self._report(interaction, None, period)

    @app_commands.command()
    async def bridge(
        self, interaction: discord.Interaction, bridge: BridgeName, period: Period = Period.DAYS
    ) -> None:
        found = self._services.bridges.find_in(_guild_of(interaction), bridge)
        require_seen(interaction, found, typed=bridge)
        await self._report(interaction, found, period)

    @bridge.autocomplete("bridge")
    async def bridges(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        views = self._services.bridges.visible_to(_guild_of(interaction))
        names = suggestions([view for view in views if is_seen(interaction, view)], typed)
        return [app_commands.Choice(name=name, value=name) for name in names]

    @app_commands.command()
    async def timezone(self, interaction: discord.Interaction, zone: Zone) -> None:
        by = acting(interaction, Power.BRIDGES)
        speaker = speaker_for(self._services.texts, interaction)
        await answer(interaction, await set_zone(self._services, speaker, zone, by=by))

    @timezone.autocomplete("zone")
    async def zones(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        if not may(interaction, Power.BRIDGES):
            return []
        language = speaker_for(self._services.texts, interaction).locale.language
        offers = self._services.pairing.zones.offers(typed, language, now=discord.utils.utcnow())
        return [app_commands.Choice(name=offer.name[:100], value=offer.zone) for offer in offers]

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        if payload.member is None or payload.member.bot:
            return
        place = place_of(payload.channel_id, self._bot)
        await self._applause.given(place.channel_id, MessageId(payload.message_id), UserId(payload.user_id))

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        # Another bot's has never counted, so that nothing is taken back.
        if self._bot.user is not None and payload.user_id == self._bot.user.id:
            return
        place, user_id = place_of(payload.channel_id, self._bot), UserId(payload.user_id)
        await self._applause.taken_back(place.channel_id, MessageId(payload.message_id), user_id)

    @commands.Cog.listener()
    async def on_raw_reaction_clear(self, payload: discord.RawReactionClearEvent) -> None:
        place = place_of(payload.channel_id, self._bot)
        await self._applause.cleared(place.channel_id, MessageId(payload.message_id))

    @commands.Cog.listener()
    async def on_raw_reaction_clear_emoji(self, payload: discord.RawReactionClearEmojiEvent) -> None:
        place = place_of(payload.channel_id, self._bot)
        await self._applause.look_again(place, MessageId(payload.message_id))

    async def _report(
        self, interaction: discord.Interaction, bridge: BridgeView | None, period: Period
    ) -> None:
        guild_id = _guild_of(interaction)
        today = self._services.statistics.clocks.today(guild_id, interaction.created_at)
        asked = Asked(guild_id=guild_id, bridge=bridge, period=period, last=today)
        await show_statistics(self._services, interaction, asked)


def _guild_of(interaction: discord.Interaction) -> GuildId:
    return GuildId(interaction.guild_id or 0)


async def setup(bot: "Magpie") -> None:
    bot.add_dynamic_items(StatsButton)
    await bot.add_cog(StatisticsCog(bot, bot.services))
