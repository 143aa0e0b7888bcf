"""/glossary: what moderators want words to be called on a bridge."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer, answer_with_file
from bot.gateway.arguments import BridgeName
from bot.gateway.glossary import (
    glossary_file,
    import_report,
    list_terms,
    read_upload,
    term_line,
    term_suggestions,
)
from bot.gateway.listing import suggestions
from bot.gateway.people import acting, may, require, speaker_for
from bot.model import Power
from bot.relay.terms import MAX_TERM, make_term

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

Word = app_commands.Range[str, 1, MAX_TERM]


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Glossary(commands.GroupCog, group_name="glossary"):
    """Every command takes the power over words, in any server of the bridge."""

    def __init__(self, services: "Services") -> None:
        self._texts = services.texts
        self._bridges = services.bridges
        self._glossaries = services.glossaries

    def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        return require(interaction, Power.WORDS)

    @app_commands.command()
    async def add(
        self,
        interaction: discord.Interaction,
        bridge: BridgeName,
        *,
        english: Word,
        chinese: Word | None = None,
        traditional: Word | None = None,
        case: bool = False,
    ) -> None:
        term = make_term(english, chinese or "", traditional or "", match_case=case)
        view = await self._glossaries.add(bridge, term, by=acting(interaction, Power.WORDS))
        speaker = speaker_for(self._texts, interaction)
        line = term_line(speaker, term)
        await answer(interaction, speaker.say("glossary-added", term=line, bridge=view.bridge.name))

    @app_commands.command()
    async def remove(self, interaction: discord.Interaction, bridge: BridgeName, term: Word) -> None:
        view, removed = await self._glossaries.remove(bridge, term, by=acting(interaction, Power.WORDS))
        speaker = speaker_for(self._texts, interaction)
        line = term_line(speaker, removed)
        await answer(interaction, speaker.say("glossary-removed", term=line, bridge=view.bridge.name))

    @app_commands.command(name="list")
    async def show_all(self, interaction: discord.Interaction, bridge: BridgeName) -> None:
        view, terms = self._glossaries.terms(bridge, by=acting(interaction, Power.WORDS))
        await answer(interaction, list_terms(speaker_for(self._texts, interaction), view, terms))

    @app_commands.command(name="import")
    async def read(
        self, interaction: discord.Interaction, bridge: BridgeName, file: discord.Attachment
    ) -> None:
        by = acting(interaction, Power.WORDS)
        self._bridges.find(bridge, by=by)
        await interaction.response.defer(ephemeral=True, thinking=True)
        imported = await self._glossaries.read(bridge, await read_upload(file), by=by)
        await answer(interaction, import_report(speaker_for(self._texts, interaction), imported))

    @app_commands.command()
    async def export(self, interaction: discord.Interaction, bridge: BridgeName) -> None:
        view, terms = self._glossaries.terms(bridge, by=acting(interaction, Power.WORDS))
        text = speaker_for(self._texts, interaction).say(
            "glossary-exported", bridge=view.bridge.name, count=len(terms)
        )
        await answer_with_file(interaction, text, *glossary_file(terms))

    @add.autocomplete("bridge")
    @remove.autocomplete("bridge")
    @show_all.autocomplete("bridge")
    @read.autocomplete("bridge")
    @export.autocomplete("bridge")
    async def bridge_names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Nothing for people without the right: a name tells something, too."""
        if not may(interaction, Power.WORDS):
            return []
        names = suggestions(self._bridges.visible_to(acting(interaction, Power.WORDS).guild_id), typed)
        return [app_commands.Choice(name=name, value=name) for name in names]

    @remove.autocomplete("term")
    async def term_names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """The terms of the bridge that is chosen already."""
        if not may(interaction, Power.WORDS):
            return []
        by = acting(interaction, Power.WORDS)
        terms = self._glossaries.offered(str(interaction.namespace.bridge or ""), by=by)
        return [app_commands.Choice(name=name, value=name) for name in term_suggestions(terms, typed)]


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Glossary(bot.services))
