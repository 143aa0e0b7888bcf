"""/me: what people decide for themselves. Other cogs add to the group, see ``bot.gateway.groups``."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway import my_cases
from bot.gateway.answers import answer
from bot.gateway.hiding import MAX_TYPED, find_person, offer_people, wishes_text
from bot.gateway.people import name_of, speaker_for
from bot.gateway.views.appeal import AppealView
from bot.i18n.texts import Argument
from bot.model import Language, UserId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

Typed = app_commands.Range[str, 1, MAX_TYPED]


@app_commands.guild_only()
class Me(commands.GroupCog, group_name="me"):
    """Everybody's own wishes, the same in every server."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self._choices = services.choices

    @app_commands.command()
    async def show(self, interaction: discord.Interaction) -> None:
        speaker = speaker_for(self._services.texts, interaction)
        user_id = UserId(interaction.user.id)
        await answer(interaction, await wishes_text(self._services, interaction.client, speaker, user_id))

    @app_commands.command()
    async def language(self, interaction: discord.Interaction, language: Language | None = None) -> None:
        await self._choices.change(UserId(interaction.user.id), language=language)
        await self._say(interaction, "me-language", language=language or "discord")

    @app_commands.command()
    async def pings(self, interaction: discord.Interaction, allow: bool) -> None:
        await self._choices.change(UserId(interaction.user.id), pings=allow)
        await self._say(interaction, "me-pings-on" if allow else "me-pings-off")

    @app_commands.command()
    async def pairing(self, interaction: discord.Interaction, allow: bool) -> None:
        user_id = UserId(interaction.user.id)
        await self._choices.change(user_id, pairing=allow)
        if not allow:
            await self._services.pairing.departures.leave_everywhere(user_id)
        await self._say(interaction, "me-pairing-on" if allow else "me-pairing-off")

    @app_commands.command()
    async def leaderboard(self, interaction: discord.Interaction, allow: bool) -> None:
        await self._choices.change(UserId(interaction.user.id), leaderboard=allow)
        await self._say(interaction, "me-leaderboard-on" if allow else "me-leaderboard-off")

    @app_commands.command()
    async def hide(self, interaction: discord.Interaction, person: Typed) -> None:
        hidden = await find_person(self._services, interaction.client, person)
        await self._choices.hide(UserId(interaction.user.id), hidden)
        await self._say(interaction, "me-hidden", name=await name_of(interaction.client, hidden))

    @app_commands.command()
    async def unhide(self, interaction: discord.Interaction, person: Typed) -> None:
        user_id = UserId(interaction.user.id)
        hidden = await self._choices.hidden_by(user_id)
        shown = await find_person(self._services, interaction.client, person, known=hidden)
        news = await self._choices.unhide(user_id, shown)
        text_id = "me-unhidden" if news else "me-not-hidden"
        await self._say(interaction, text_id, name=await name_of(interaction.client, shown))

    @unhide.autocomplete("person")
    async def hidden_people(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        hidden = await self._choices.hidden_by(UserId(interaction.user.id))
        return offer_people(interaction.client, hidden, typed)

    async def _say(self, interaction: discord.Interaction, text_id: str, **args: Argument) -> None:
        await answer(interaction, speaker_for(self._services.texts, interaction).say(text_id, **args))

    @app_commands.command()
    async def cases(self, interaction: discord.Interaction) -> None:
        speaker = speaker_for(self._services.texts, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        text, open_to_appeal = await my_cases.about(
            self._services, interaction.client, speaker, UserId(interaction.user.id)
        )
        view = AppealView(interaction, speaker, open_to_appeal) if open_to_appeal else None
        await answer(interaction, text, view=view)

    @app_commands.command()
    async def reports(self, interaction: discord.Interaction) -> None:
        speaker = speaker_for(self._services.texts, interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        person = UserId(interaction.user.id)
        await answer(interaction, await my_cases.reports(self._services, interaction.client, speaker, person))


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Me(bot.services))
