"""Pages of a dry run, and the questions before what cannot be undone."""

from collections.abc import Awaitable, Callable, Sequence

import discord

from bot.gateway.answers import answer, show
from bot.gateway.people import acting
from bot.gateway.views.base import PersonalView
from bot.gateway.views.confirm import ConfirmView
from bot.gateway.views.parts import Press
from bot.i18n import Speaker
from bot.model import Moderator, Power


class PreviewView(PersonalView):
    """As it was when it was asked for. Rights are asked for at every press, since they may have gone."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker, pages: Sequence[str]) -> None:
        super().__init__(asked_by, speaker)
        self._pages = pages
        self._page = 0
        self._buttons()

    def _buttons(self) -> None:
        self.clear_items()
        if self._page > 0:
            self.add_item(Press(self.speaker.say("pairing-preview-back"), self._back))
        if self._page < len(self._pages) - 1:
            self.add_item(Press(self.speaker.say("pairing-preview-more"), self._more))

    async def _back(self, interaction: discord.Interaction) -> None:
        await self._turn(interaction, -1)

    async def _more(self, interaction: discord.Interaction) -> None:
        await self._turn(interaction, 1)

    async def _turn(self, interaction: discord.Interaction, step: int) -> None:
        acting(interaction, Power.PAIRING)
        self._page = min(max(0, self._page + step), len(self._pages) - 1)
        self._buttons()
        await show(interaction, self._pages[self._page], view=self)


async def ask_first(
    interaction: discord.Interaction,
    speaker: Speaker,
    question: str,
    *,
    yes: str,
    act: Callable[[Moderator], Awaitable[str]],
) -> None:
    """For what takes the power and its time; ``act`` says what to answer."""

    async def action(pressed: discord.Interaction) -> str:
        # Asked again: rights may have gone since the question.
        by = acting(pressed, Power.PAIRING)
        await pressed.response.defer()
        return await act(by)

    panel = ConfirmView(
        interaction,
        speaker,
        yes=speaker.say(yes),
        no=speaker.say("pairing-no"),
        kept=speaker.say("pairing-kept"),
        action=action,
    )
    await answer(interaction, question, view=panel)
