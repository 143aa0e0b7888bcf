"""Taking one's messages back from the other side, and having everything about oneself deleted."""

import discord

from bot.gateway.answers import show
from bot.gateway.privacy import take_back, what_stays
from bot.gateway.views.base import PersonalView
from bot.gateway.views.parts import Press
from bot.i18n import Speaker
from bot.model import UserId
from bot.moderation.privacy import Privacy


class TakeBackView(PersonalView):
    """One button, which everybody has only for themselves."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker, privacy: Privacy) -> None:
        super().__init__(asked_by, speaker)
        self._privacy = privacy
        label = speaker.say("privacy-take-back")
        self.add_item(Press(label, self._take_back, style=discord.ButtonStyle.danger))

    async def _take_back(self, interaction: discord.Interaction) -> None:
        self.stop()
        count = await take_back(self._privacy, interaction, self.speaker)
        await show(interaction, self.speaker.say("privacy-removed", count=count), view=None)


class ForgetView(PersonalView):
    """Delete what is kept, with or without the copies, or leave everything as it is."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker, privacy: Privacy) -> None:
        super().__init__(asked_by, speaker)
        self._privacy = privacy
        danger = discord.ButtonStyle.danger
        self.add_item(Press(speaker.say("privacy-delete-yes"), self._forget, style=danger))
        self.add_item(Press(speaker.say("privacy-delete-all"), self._forget_all, style=danger))
        self.add_item(Press(speaker.say("privacy-delete-no"), self._keep))

    async def _forget(self, interaction: discord.Interaction) -> None:
        self.stop()
        # Deleting may take longer than Discord waits for a first answer.
        await show(interaction, self.speaker.say("privacy-deleting"), view=None)
        await self._forgotten(interaction, [])

    async def _forget_all(self, interaction: discord.Interaction) -> None:
        """The copies first: afterwards nobody knows any more whose they are."""
        self.stop()
        count = await take_back(self._privacy, interaction, self.speaker)
        await self._forgotten(interaction, [self.speaker.say("privacy-removed", count=count)])

    async def _forgotten(self, interaction: discord.Interaction, before: list[str]) -> None:
        user_id = UserId(interaction.user.id)
        await self._privacy.forget(user_id)
        left = what_stays(self.speaker, await self._privacy.summary(user_id))
        await show(interaction, "\n".join([*before, self.speaker.say("privacy-deleted"), left]), view=None)

    async def _keep(self, interaction: discord.Interaction) -> None:
        self.stop()
        await show(interaction, self.speaker.say("privacy-kept"), view=None)
