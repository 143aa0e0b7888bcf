"""The plan of a chaos run: a pure function of the seed."""

import random
from typing import Final

from tests.chaos.acts import make_acts
from tests.chaos.mishaps import make_kills, make_troubles
from tests.chaos.plan import USUAL, Plan

SECONDS_A_LIFE: Final = 7.5
"""From one kill to the next, of which the bot needs three to get up."""


def make_plan(
    seed: int,
    *,
    events: int,
    kills: int,
    bridges: int,
    kinds: tuple[str, ...] = USUAL,
    seconds_a_life: float = SECONDS_A_LIFE,
) -> Plan:
    """``kinds``: what people do, see ``KINDS``; they always talk."""
    chance = random.Random(seed)
    sides = tuple(_languages(number) for number in range(bridges))
    duration = max(kills * seconds_a_life, events / 8)
    acts = tuple(make_acts(chance, sides, events=events, kills=kills, duration=duration, kinds=kinds))
    return Plan(
        seed=seed,
        sides=sides,
        acts=acts,
        kills=tuple(make_kills(chance, kills, duration)),
        troubles=tuple(make_troubles(chance, sides, duration, kinds)),
        duration=duration,
    )


def _languages(bridge: int) -> tuple[str, ...]:
    return ("en", "zh-Hans", "zh-Hant") if bridge == 0 else ("en", "zh-Hans")
