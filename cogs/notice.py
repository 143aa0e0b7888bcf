"""/bridge notice: the notice in a bridge's channels, pinned or not."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.gateway.answers import answer
from bot.gateway.arguments import BridgeName
from bot.gateway.groups import extend
from bot.gateway.listing import suggestions
from bot.gateway.people import acting, may, require, speaker_for
from bot.model import Power

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services


class NoticeGroup(app_commands.Group, name="notice"):
    """Takes the power over bridges, and concerns the channels of one's own server."""

    def __init__(self, services: "Services") -> None:
        super().__init__()
        self._services = services

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        return require(interaction, Power.BRIDGES)

    @app_commands.command()
    async def pin(self, interaction: discord.Interaction, bridge: BridgeName) -> None:
        await self._set(interaction, bridge, pinned=True)

    @app_commands.command()
    async def unpin(self, interaction: discord.Interaction, bridge: BridgeName) -> None:
        await self._set(interaction, bridge, pinned=False)

    @pin.autocomplete("bridge")
    @unpin.autocomplete("bridge")
    async def bridge_names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Nothing for people without the right: a name tells something, too."""
        if not may(interaction, Power.BRIDGES):
            return []
        mine = self._services.bridges.visible_to(acting(interaction, Power.BRIDGES).guild_id)
        return [app_commands.Choice(name=name, value=name) for name in suggestions(mine, typed)]

    async def _set(self, interaction: discord.Interaction, bridge: str, *, pinned: bool) -> None:
        by = acting(interaction, Power.BRIDGES)
        view = self._services.bridges.find(bridge, by=by)
        await interaction.response.defer(ephemeral=True, thinking=True)
        count = await self._services.notice_board.pin(view, pinned=pinned, by=by)
        text_id = "notice-pinned" if pinned else "notice-unpinned"
        speaker = speaker_for(self._services.texts, interaction)
        await answer(interaction, speaker.say(text_id, count=count, bridge=view.bridge.name))


async def setup(bot: "Magpie") -> None:
    extend(bot, "bridge", NoticeGroup(bot.services))
