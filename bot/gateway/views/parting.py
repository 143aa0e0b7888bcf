"""Leaving language exchange, and which of several partners is meant."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

import discord

from bot.gateway.answers import show
from bot.gateway.views.base import PersonalView
from bot.gateway.views.parts import Choose, Press
from bot.i18n import Speaker
from bot.model import PairId


class Leave(Protocol):
    """Leaves, with or without one's partner, and says what to answer."""

    async def __call__(self, *, parting: bool) -> str: ...


class LeaveView(PersonalView):
    """Leave and part, leave and stay with one's partner for as long as it lasts, or stay."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker, leave: Leave) -> None:
        super().__init__(asked_by, speaker)
        self._leave = leave
        self.add_item(Press(speaker.say("pair-leave-keep"), self._keep))
        self.add_item(Press(speaker.say("pair-leave-part"), self._part, style=discord.ButtonStyle.danger))
        self.add_item(Press(speaker.say("pair-leave-no"), self._stay))

    async def _keep(self, interaction: discord.Interaction) -> None:
        await self._end(interaction, await self._leave(parting=False))

    async def _part(self, interaction: discord.Interaction) -> None:
        await self._end(interaction, await self._leave(parting=True))

    async def _stay(self, interaction: discord.Interaction) -> None:
        await self._end(interaction, self.speaker.say("pair-stayed"))

    async def _end(self, interaction: discord.Interaction, text: str) -> None:
        self.stop()
        await show(interaction, text, view=None)


class PartnerView(PersonalView):
    """A person's pairs, by the names of their partners."""

    def __init__(
        self,
        asked_by: discord.Interaction,
        speaker: Speaker,
        names: Mapping[PairId, str],
        action: Callable[[discord.Interaction, PairId], Awaitable[None]],
    ) -> None:
        super().__init__(asked_by, speaker)
        self._action = action
        labels = {str(pair_id): name for pair_id, name in names.items()}
        self.add_item(Choose(labels, "", self._chosen, row=0))

    async def _chosen(self, interaction: discord.Interaction, value: str) -> None:
        self.stop()
        await self._action(interaction, PairId(int(value)))
