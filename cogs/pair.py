"""/pair: taking part in a server's language exchange. Nobody does who has not asked for it."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway import parting, taking_part
from bot.gateway.answers import answer
from bot.gateway.hiding import MAX_TYPED, find_person, offer_people
from bot.gateway.partners import history_text, status_text
from bot.gateway.people import name_of, speaker_for
from bot.i18n import Speaker
from bot.i18n.texts import Argument
from bot.model import GuildId, Joining, UserId
from bot.pairing.pool import MAX_PAUSE

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

Typed = app_commands.Range[str, 1, MAX_TYPED]
Weeks = app_commands.Range[int, 1, MAX_PAUSE]


@app_commands.guild_only()
class Pair(commands.GroupCog, group_name="pair"):
    """Everybody's own, server by server, and seen by nobody else."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    @app_commands.command()
    async def join(self, interaction: discord.Interaction, dm: bool | None = None) -> None:
        await self._join(interaction, Joining.ROUNDS, dm=dm)

    @app_commands.command()
    async def once(self, interaction: discord.Interaction, dm: bool | None = None) -> None:
        await self._join(interaction, Joining.ONCE, dm=dm)

    @app_commands.command()
    async def pause(self, interaction: discord.Interaction, weeks: Weeks | None = None) -> None:
        guild_id, user_id = _who(interaction)
        speaker = self._speaker(interaction)
        await answer(
            interaction, await taking_part.pause(self._services, speaker, guild_id, user_id, weeks=weeks)
        )

    @app_commands.command()
    async def skip(self, interaction: discord.Interaction) -> None:
        guild_id, user_id = _who(interaction)
        speaker = self._speaker(interaction)
        await answer(interaction, await taking_part.skip(self._services, speaker, guild_id, user_id))

    @app_commands.command()
    async def leave(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker = self._speaker(interaction)
        text, view = await parting.ask_to_leave(self._services, interaction, speaker)
        await answer(interaction, text, view=view)

    @app_commands.command()
    async def status(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker = self._speaker(interaction)
        await answer(interaction, await status_text(self._services, interaction, speaker))

    @app_commands.command()
    async def next(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker = self._speaker(interaction)
        text, view = await parting.ask_for_next(self._services, interaction, speaker)
        await answer(interaction, text, view=view)

    @app_commands.command()
    async def end(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker = self._speaker(interaction)
        text, view = await parting.ask_to_end(self._services, interaction, speaker)
        await answer(interaction, text, view=view)

    @app_commands.command()
    async def block(self, interaction: discord.Interaction, person: Typed) -> None:
        _, user_id = _who(interaction)
        other = await find_person(self._services, interaction.client, person)
        ended = await self._services.pairing.departures.block(user_id, other)
        text_id = "pair-blocked-parted" if ended else "pair-blocked"
        await self._say(interaction, text_id, name=await name_of(interaction.client, other))

    @app_commands.command()
    async def unblock(self, interaction: discord.Interaction, person: Typed) -> None:
        _, user_id = _who(interaction)
        blocked = await self._services.pairing.pool.blocked_by(user_id)
        other = await find_person(self._services, interaction.client, person, known=blocked)
        news = await self._services.pairing.pool.unblock(user_id, other)
        text_id = "pair-unblocked" if news else "pair-not-blocked"
        await self._say(interaction, text_id, name=await name_of(interaction.client, other))

    @block.autocomplete("person")
    async def partners(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        past = await self._services.pairing.partners.past(*_who(interaction))
        others = [one for pair in reversed(past) for one in pair.others(UserId(interaction.user.id))]
        return offer_people(interaction.client, others, typed)

    @unblock.autocomplete("person")
    async def blocked(self, interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        blocked = await self._services.pairing.pool.blocked_by(UserId(interaction.user.id))
        return offer_people(interaction.client, blocked, typed)

    @app_commands.command()
    async def report(self, interaction: discord.Interaction) -> None:
        speaker = self._speaker(interaction)
        asked = await parting.ask_whom_to_report(self._services, interaction, speaker)
        if asked is not None:
            text, view = asked
            await answer(interaction, text, view=view)

    @app_commands.command()
    async def history(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        speaker = self._speaker(interaction)
        text = await history_text(self._services, interaction.client, speaker, *_who(interaction))
        await answer(interaction, text)

    async def _join(self, interaction: discord.Interaction, joining: Joining, *, dm: bool | None) -> None:
        guild_id, user_id = _who(interaction)
        speaker = self._speaker(interaction)
        await taking_part.require_way_in(self._services, interaction)
        text = await taking_part.join(self._services, speaker, guild_id, user_id, joining=joining, dm=dm)
        await answer(interaction, text)

    async def _say(self, interaction: discord.Interaction, text_id: str, **args: Argument) -> None:
        await answer(interaction, self._speaker(interaction).say(text_id, **args))

    def _speaker(self, interaction: discord.Interaction) -> Speaker:
        return speaker_for(self._services.texts, interaction)


def _who(interaction: discord.Interaction) -> tuple[GuildId, UserId]:
    assert interaction.guild_id is not None, "guild_only"
    return GuildId(interaction.guild_id), UserId(interaction.user.id)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Pair(bot.services))
