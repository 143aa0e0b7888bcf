"""Every button and panel: refused to whoever may not use it, and nothing changed."""

import importlib
import pkgutil
from typing import Any

import discord
import pytest
from discord.ui import DynamicItem, Modal
from simcord import MemberActor
from simcord.components import walk_components

import bot.gateway.views
from bot.app import EXTENSIONS
from bot.gateway.client import Magpie
from bot.gateway.views.base import LastingButton, PersonalModal, PersonalView
from bot.gateway.views.room import RoomButton
from bot.model import Locale, Power
from tests.commands.rights import PANELS, STANDING, is_refusal
from tests.commands.town import Town, text_of
from tests.commands.world import World

_TEXT, _INTEGER, _NUMBER = (
    discord.AppCommandOptionType.string,
    discord.AppCommandOptionType.integer,
    discord.AppCommandOptionType.number,
)


def _load_views() -> None:
    for module in pkgutil.iter_modules(bot.gateway.views.__path__, prefix="bot.gateway.views."):
        importlib.import_module(module.name)


def _kinds(base: type) -> set[type]:
    """Ours, and theirs in turn."""
    _load_views()
    found = {kind for kind in base.__subclasses__() if kind.__module__.startswith("bot.")}
    return found.union(*(_kinds(kind) for kind in found))


def _button(custom_id: str) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "x", "custom_id": custom_id}


def test_every_lasting_button_and_every_panel_has_a_row(town: Town) -> None:
    bases = {LastingButton, RoomButton}
    assert _kinds(DynamicItem) - bases == _kinds(LastingButton) - bases == set(STANDING)
    assert _kinds(PersonalView) == set(PANELS)
    registered = {template.pattern for template in town.bot._standing}
    assert registered == {kind.__discord_ui_compiled_template__.pattern for kind in STANDING}


def test_every_form_belongs_to_the_person_who_opened_it() -> None:
    assert _kinds(Modal) - {PersonalModal} == _kinds(PersonalModal)


async def test_lasting_buttons_are_refused_without_the_power(world: World, said: list[str]) -> None:
    wrong: list[str] = []
    for standing in STANDING.values():
        if standing.takes is None:
            continue
        await world.grant(*(power for power in Power if power is not standing.takes))
        before = await world.state()
        for custom_id in standing.real(world):
            for who in (world.town.tom, world.helper):
                said.clear()
                result = await world.forge.press(who, world.lobby, _button(custom_id))
                if "error-power-needed" not in said or not result.ephemeral:
                    wrong.append(f"{custom_id} by {who.name}: {said}")
        if await world.state() != before:
            wrong.append("something changed")
    assert not wrong


async def test_lasting_buttons_of_another_server_and_forged_ones_are_refused(
    world: World, said: list[str]
) -> None:
    town, before, wrong = world.town, await world.state(), list[str]()
    for standing in STANDING.values():
        for who, where, ids in (
            (town.wei, world.office, standing.real(world)),
            (town.wei, world.office, standing.forged(world)),
            (town.maya, world.lobby, standing.forged(world)),
            (town.maya, world.lobby, [f"{standing.real(world)[0]}{'0' * 20}"]),
        ):
            for custom_id in ids:
                said.clear()
                result = await world.forge.press(who, where, _button(custom_id))
                proper = "error-unexpected" not in said if standing.tells_all else is_refusal(result, said)
                if not proper or not result.ephemeral:
                    wrong.append(f"{custom_id} by {who.name}: {said}")
    assert not wrong
    assert await world.state() == before


async def test_a_button_of_nobody_is_answered(world: World, said: list[str]) -> None:
    for custom_id in ("x", "panel:", "panel:1:2", f"panel:{world.town.bot.run_id}:{'0' * 16}"):
        said.clear()
        result = await world.forge.press(world.town.maya, world.lobby, _button(custom_id))
        assert text_of(result) == world.town.say(Locale.EN_US, "error-panel-old"), custom_id


async def _opened(world: World, view: type, who: MemberActor) -> tuple[int, list[dict[str, Any]]]:
    """The panel's own buttons and selects; lasting ones among them have rows of their own."""
    result = await PANELS[view].open(world, who)
    shown = [result.response, *result.followups]
    lasting = world.town.bot._standing
    message = next(one for one in reversed(shown) if one is not None and one.components)
    return message.id, [
        part
        for part in walk_components(message.components)
        if part.get("custom_id") and not any(one.fullmatch(part["custom_id"]) for one in lasting)
    ]


@pytest.mark.parametrize("view", PANELS, ids=lambda view: view.__name__)
async def test_somebody_elses_panel_is_refused(world: World, said: list[str], view: type) -> None:
    message_id, parts = await _opened(world, view, world.town.maya)
    before = await world.state()
    for part in parts:
        said.clear()
        # Lin may do the same, on a panel of her own.
        result = await world.forge.press(world.town.lin, world.lobby, part, message_id=message_id)
        assert said == ["error-not-your-panel"], part
        assert result.ephemeral
    assert await world.state() == before


@pytest.mark.parametrize("view", PANELS, ids=lambda view: view.__name__)
async def test_who_has_lost_the_power_changes_nothing_with_an_open_panel(
    world: World, said: list[str], view: type
) -> None:
    takes = PANELS[view].takes
    if takes is None:
        return
    await world.grant(takes)
    message_id, parts = await _opened(world, view, world.helper)
    await world.grant(*(power for power in Power if power is not takes))
    before = await world.state()
    decisive = [part for part in parts if part.get("label") in PANELS[view].decisive]
    assert len(decisive) == len(PANELS[view].decisive)
    for part in [*decisive, *parts]:
        said.clear()
        await world.forge.press(world.helper, world.lobby, part, message_id=message_id)
        assert part not in decisive or "error-power-needed" in said, part
        assert "error-unexpected" not in said
    assert await world.state() == before


@pytest.mark.parametrize("view", PANELS, ids=lambda view: view.__name__)
async def test_a_panel_of_an_earlier_run_says_so(world: World, said: list[str], view: type) -> None:
    message_id, parts = await _opened(world, view, world.town.maya)
    restarted = Magpie(world.town.services, extensions=EXTENSIONS)
    restarted.run_id = "another"
    await world.town.env.restart_bot(restarted)
    before = await world.state()
    for part in parts:
        said.clear()
        await world.forge.press(world.town.maya, world.lobby, part, message_id=message_id)
        assert said == ["error-panel-old"]
    assert await world.state() == before
    await restarted.close()


@pytest.mark.parametrize("view", PANELS, ids=lambda view: view.__name__)
async def test_a_panel_that_has_ended_says_so(world: World, said: list[str], view: type) -> None:
    message_id, parts = await _opened(world, view, world.town.maya)
    await world.town.env.advance_time(601)
    before = await world.state()
    for part in parts:
        said.clear()
        await world.forge.press(world.town.maya, world.lobby, part, message_id=message_id)
        assert said == ["error-panel-old"]
    assert await world.state() == before
