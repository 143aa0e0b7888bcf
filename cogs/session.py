"""/session: half of the time in one language, half in the other."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway import session_texts
from bot.gateway.answers import answer
from bot.gateway.meeting import Meeting
from bot.gateway.people import speaker_for
from bot.gateway.views.session import SessionAnswer, StopSession, begin, stop
from bot.pairing.sessions import MINUTES

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.i18n import Texts

Minutes = app_commands.Range[int, MINUTES[0], MINUTES[1]]


@app_commands.guild_only()
class SessionCog(commands.GroupCog, group_name="session"):
    """For the people of a pair, in their thread."""

    def __init__(self, meeting: Meeting, texts: "Texts") -> None:
        self._meeting = meeting
        self._texts = texts

    @app_commands.command()
    async def start(self, interaction: discord.Interaction, minutes: Minutes = 30) -> None:
        pair = await self._meeting.here(interaction)
        await begin(self._meeting, interaction, pair, minutes)

    @app_commands.command()
    async def stop(self, interaction: discord.Interaction) -> None:
        await stop(self._meeting, interaction, await self._meeting.here(interaction))

    @app_commands.command()
    async def status(self, interaction: discord.Interaction) -> None:
        pair = await self._meeting.here(interaction)
        session = await self._meeting.sessions.running_of(pair.id)
        speaker = speaker_for(self._texts, interaction)
        text = speaker.say("session-none") if session is None else session_texts.status(speaker, session)
        await answer(interaction, text)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(SessionCog(bot.services.pairing.meeting, bot.services.texts))
    bot.add_dynamic_items(StopSession, SessionAnswer)
