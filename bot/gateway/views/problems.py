"""Choose one of the messages that did not get through, and try again or discard it."""

from typing import Protocol

import discord

from bot.gateway.answers import show
from bot.gateway.people import acting
from bot.gateway.problems import list_problems, what
from bot.gateway.views.base import PersonalView
from bot.gateway.views.parts import Choose, Press
from bot.i18n import Speaker
from bot.model import DeliveryId, Moderator, Power
from bot.relay.problems import ProblemPage


class Problems(Protocol):
    """``bot.relay.problems.Problems``."""

    async def page(self, number: int, *, by: Moderator) -> ProblemPage: ...

    async def retry(self, problem_id: DeliveryId, *, by: Moderator) -> None: ...

    async def discard(self, problem_id: DeliveryId, *, by: Moderator) -> None: ...


class ProblemsView(PersonalView):
    """One page. Rights are asked for at every press, since they may have gone."""

    def __init__(
        self, asked_by: discord.Interaction, speaker: Speaker, problems: Problems, page: ProblemPage
    ) -> None:
        super().__init__(asked_by, speaker)
        self._problems = problems
        self._turn_to(page)

    @property
    def text(self) -> str:
        by = acting(self.asked_by, Power.BRIDGES)
        return list_problems(self.asked_by.client, self.speaker, self._page, seen_from=by.guild_id)

    def _turn_to(self, page: ProblemPage) -> None:
        self._page = page
        self.clear_items()
        if not page.problems:
            return
        self._chosen = page.problems[0].id
        labels = {
            str(problem.id): f"{number} · {what(self.speaker, problem)}"
            for number, problem in enumerate(page.problems, start=1)
        }
        say = self.speaker.say
        self.add_item(Choose(labels, str(self._chosen), self._choose, row=0))
        self.add_item(Press(say("problems-retry"), self._retry, style=discord.ButtonStyle.primary, row=1))
        self.add_item(Press(say("problems-discard"), self._discard, style=discord.ButtonStyle.danger, row=1))
        if page.number > 0:
            self.add_item(Press(say("problems-newer"), self._newer, row=1))
        if page.number < page.last:
            self.add_item(Press(say("problems-older"), self._older, row=1))

    async def _choose(self, interaction: discord.Interaction, value: str) -> None:
        self._chosen = DeliveryId(int(value))
        for item in self.children:
            if isinstance(item, Choose):
                for option in item.options:
                    option.default = option.value == value
        await show(interaction, self.text, view=self)

    async def _retry(self, interaction: discord.Interaction) -> None:
        await self._problems.retry(self._chosen, by=acting(interaction, Power.BRIDGES))
        await self._show(interaction, self._page.number, "problems-retried")

    async def _discard(self, interaction: discord.Interaction) -> None:
        await self._problems.discard(self._chosen, by=acting(interaction, Power.BRIDGES))
        await self._show(interaction, self._page.number, "problems-discarded")

    async def _newer(self, interaction: discord.Interaction) -> None:
        await self._show(interaction, self._page.number - 1)

    async def _older(self, interaction: discord.Interaction) -> None:
        await self._show(interaction, self._page.number + 1)

    async def _show(self, interaction: discord.Interaction, number: int, done: str | None = None) -> None:
        self._turn_to(await self._problems.page(number, by=acting(interaction, Power.BRIDGES)))
        text = self.text if done is None else f"{self.speaker.say(done)}\n\n{self.text}"
        await show(interaction, text, view=self)
