"""/filter: which messages a server's rules let through, and what waits for its moderators."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer, answer_with_files
from bot.gateway.arguments import BridgeName
from bot.gateway.filtering import (
    FILE_NAME,
    RuleAction,
    add_rule,
    import_report,
    list_rules,
    read_rules_file,
    remove_rule,
    rules_file,
    suggest_rules,
    try_rules,
)
from bot.gateway.listing import suggestions
from bot.gateway.people import acting, may, require, speaker_for
from bot.gateway.views.held import HeldView
from bot.gateway.views.hold import DecideHold
from bot.model import Power, RuleKind

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

Value = app_commands.Range[str, 1, 1000]


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Filter(commands.GroupCog, group_name="filter"):
    """Rules take the power over filters; what is held, the power to moderate."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self._texts = services.texts

    @app_commands.command()
    async def add(
        self,
        interaction: discord.Interaction,
        kind: RuleKind,
        value: Value,
        action: RuleAction = RuleAction.HOLD,
        bridge: BridgeName | None = None,
    ) -> None:
        by, speaker = acting(interaction, Power.FILTERS), speaker_for(self._texts, interaction)
        added = await add_rule(
            self._services, speaker, kind=kind, value=value, action=action.action, bridge=bridge, by=by
        )
        await answer(interaction, added)

    @app_commands.command()
    async def remove(self, interaction: discord.Interaction, rule: Value) -> None:
        by, speaker = acting(interaction, Power.FILTERS), speaker_for(self._texts, interaction)
        await answer(interaction, await remove_rule(self._services, speaker, rule, by=by))

    @app_commands.command(name="list")
    async def show_all(self, interaction: discord.Interaction) -> None:
        by, speaker = acting(interaction, Power.FILTERS), speaker_for(self._texts, interaction)
        await answer(interaction, list_rules(self._services, speaker, by=by))

    @app_commands.command()
    async def test(
        self, interaction: discord.Interaction, text: Value, bridge: BridgeName | None = None
    ) -> None:
        by, speaker = acting(interaction, Power.FILTERS), speaker_for(self._texts, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await answer(interaction, await try_rules(self._services, speaker, text, bridge=bridge, by=by))

    @app_commands.command(name="import")
    async def read(
        self, interaction: discord.Interaction, file: discord.Attachment, replace: bool = False
    ) -> None:
        by, speaker = acting(interaction, Power.FILTERS), speaker_for(self._texts, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        imported = await read_rules_file(self._services, file, replace_all=replace, by=by)
        before = rules_file(self._services, imported.before, by=by) if imported.before else None
        await answer_with_files(interaction, import_report(speaker, imported), {FILE_NAME: before})

    @app_commands.command()
    async def export(self, interaction: discord.Interaction) -> None:
        by, speaker = acting(interaction, Power.FILTERS), speaker_for(self._texts, interaction)
        rules = self._services.rules.of(by.guild_id)
        text = speaker.say("filter-exported", count=len(rules))
        await answer_with_files(interaction, text, {FILE_NAME: rules_file(self._services, rules, by=by)})

    @app_commands.command()
    async def held(self, interaction: discord.Interaction) -> None:
        require(interaction, Power.MODERATE)
        await interaction.response.defer(ephemeral=True, thinking=True)
        panel = await HeldView.open(interaction, speaker_for(self._texts, interaction), self._services)
        await answer(interaction, panel.text, view=panel)

    @add.autocomplete("bridge")
    @test.autocomplete("bridge")
    async def bridge_names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Nothing for people without the right: a name tells something, too."""
        if not may(interaction, Power.FILTERS):
            return []
        mine = self._services.bridges.visible_to(acting(interaction, Power.FILTERS).guild_id)
        return [app_commands.Choice(name=name, value=name) for name in suggestions(mine, typed)]

    @remove.autocomplete("rule")
    async def rule_names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Those that contain what is typed, the newest first."""
        if not may(interaction, Power.FILTERS):
            return []
        found = suggest_rules(self._services, typed, by=acting(interaction, Power.FILTERS))
        return [app_commands.Choice(name=name, value=number) for number, name in found.items()]


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Filter(bot.services))
    bot.add_dynamic_items(DecideHold)
