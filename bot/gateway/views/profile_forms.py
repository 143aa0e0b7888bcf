"""The two forms of /profile."""

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.gateway import profiling
from bot.gateway.profiling import NO, YES, AboutTyped, TimesTyped, Typed
from bot.gateway.views.base import PersonalModal
from bot.gateway.views.parts import Pick
from bot.i18n import Speaker
from bot.model import MAX_CAPACITY, MAX_INTERESTS, MAX_LINE
from bot.pairing import times, zones

Submitted = Callable[[discord.Interaction, Typed], Awaitable[None]]


class TimesForm(PersonalModal):
    """Languages, and when and about what one talks: all but the languages may be left empty."""

    def __init__(
        self, asked_by: discord.Interaction, speaker: Speaker, typed: TimesTyped, submitted: Submitted
    ) -> None:
        say = speaker.say
        super().__init__(asked_by, say("profile-times-title"))
        self._submitted = submitted
        self._offers = Pick("offers", profiling.tongues(speaker), typed.offers, most=2)
        self._level = Pick(
            "level",
            profiling.levels(speaker),
            [] if typed.level is None else [typed.level],
            hints=profiling.level_hints(speaker),
            needed=False,
        )
        self._zone = _line("zone", typed.zone, most=zones.LONGEST)
        self._hours = _line("hours", typed.hours, most=times.LONGEST)
        self._interests = _line("interests", typed.interests, most=500)
        self._add(say("profile-form-offers"), say("profile-form-offers-hint"), self._offers)
        self._add(say("profile-form-level"), say("profile-form-level-hint"), self._level)
        self._add(say("profile-form-zone"), say("profile-form-zone-hint"), self._zone)
        self._add(say("profile-form-hours"), say("profile-form-hours-hint"), self._hours)
        hint = say("profile-form-interests-hint", max=MAX_INTERESTS)
        self._add(say("profile-form-interests"), hint, self._interests)

    def _add(self, label: str, hint: str, component: discord.ui.Item[Any]) -> None:
        self.add_item(discord.ui.Label(text=label, description=hint, component=component))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        level = self._level.chosen
        typed = TimesTyped(
            offers=self._offers.chosen,
            level=level[0] if level else None,
            zone=self._zone.value,
            hours=self._hours.value,
            interests=self._interests.value,
        )
        await self._submitted(interaction, typed)


class AboutForm(PersonalModal):
    """What one would like, with how many people, and a line about oneself."""

    def __init__(
        self, asked_by: discord.Interaction, speaker: Speaker, typed: AboutTyped, submitted: Submitted
    ) -> None:
        say = speaker.say
        super().__init__(asked_by, say("profile-about-title"))
        self._submitted = submitted
        wants = profiling.wants(speaker)
        self._wants = Pick("wants", wants, typed.wants, most=len(wants), needed=False)
        numbers = {str(number): str(number) for number in range(1, MAX_CAPACITY + 1)}
        self._capacity = Pick("capacity", numbers, [typed.capacity])
        answers = {YES: say("profile-groups-yes"), NO: say("profile-groups-no")}
        self._groups = Pick("groups", answers, [typed.groups])
        self._line = _line("line", typed.line, most=MAX_LINE)
        for label, component in (
            (say("profile-form-wants"), self._wants),
            (say("profile-form-capacity"), self._capacity),
            (say("profile-form-groups"), self._groups),
            (say("profile-form-line"), self._line),
        ):
            self.add_item(discord.ui.Label(text=label, component=component))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        [capacity], [groups] = self._capacity.chosen, self._groups.chosen
        typed = AboutTyped(wants=self._wants.chosen, capacity=capacity, groups=groups, line=self._line.value)
        await self._submitted(interaction, typed)


def _line(custom_id: str, text: str, *, most: int) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        custom_id=custom_id, default=text[:most] or None, max_length=most, required=False
    )
