"""The form for correcting what a partner wrote, and the answer that shows it to both."""

from typing import Self

import discord

from bot.errors import UserError
from bot.gateway.people import speaker_for
from bot.gateway.saying import Words
from bot.gateway.services import Services
from bot.gateway.views.base import PersonalModal
from bot.i18n.marks import escape
from bot.model import MessageId, Pair, ThreadId, UserId
from bot.pairing.corrections import LIMIT, correction
from bot.pairing.difference import tidy

MAX_TEXT = 4_000
"""Characters that a form takes; a message may have as many, with Nitro."""


class CorrectForm(PersonalModal):
    """Begins with what the partner wrote."""

    def __init__(self, asked_by: discord.Interaction, services: Services, message: discord.Message) -> None:
        speaker = speaker_for(services.texts, asked_by)
        super().__init__(asked_by, speaker.say("correct-title"))
        self._services = services
        self._message = message
        self._typed: discord.ui.TextInput[Self] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            default=message.content[:MAX_TEXT],
            max_length=MAX_TEXT,
            custom_id="correction",
        )
        self.add_item(discord.ui.Label(text=speaker.say("correct-label"), component=self._typed))
        self.add_item(discord.ui.TextDisplay(speaker.say("correct-explained")))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        # Asked again: a form may stay open for long.
        pair = await correctable(self._services, interaction, self._message)
        original, corrected = self._message.content, self._typed.value
        if tidy(original) == tidy(corrected):
            raise UserError("error-correct-same")
        await interaction.response.defer(ephemeral=True, thinking=True)
        meeting = self._services.pairing.meeting
        speakers = await meeting.languages.speakers(pair)
        name = escape(interaction.user.display_name)
        heading = "\n".join(speaker.say("correct-shown", name=name) for speaker in speakers)
        shown = correction(
            original,
            corrected,
            speakers[0],
            cut=self._services.explainer.cut,
            limit=LIMIT - len(heading) - 1,
        )
        words = Words(
            text=f"{heading}\n{shown}",
            nonce=f"c{interaction.id}",
            answers=MessageId(self._message.id),
        )
        await meeting.threads.say(ThreadId(self._message.channel.id), words)
        speaker = speaker_for(self._services.texts, interaction)
        await interaction.edit_original_response(content=speaker.say("correct-thanks"))


async def correctable(services: Services, interaction: discord.Interaction, message: discord.Message) -> Pair:
    """The pair in whose thread a partner's message stands; UserError says where corrections work."""
    partners, user_id = services.pairing.meeting.partners, UserId(interaction.user.id)
    pair = await partners.of_thread(ThreadId(message.channel.id))
    if pair is None or pair.member(user_id) is None:
        raise UserError("error-correct-where")
    if message.author.id == user_id:
        raise UserError("error-correct-own")
    if message.author.id not in pair.others(user_id):
        raise UserError("error-correct-where")
    if not message.content.strip():
        raise UserError("error-correct-nothing")
    return pair
