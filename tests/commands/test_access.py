"""Every command: refused to whoever may not use it, and nothing changed."""

import logging
from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import InteractionResult, MemberActor

from bot.model import Power
from tests.commands.rights import COMMANDS, FREE, MENUS, NAMED, NO_ID, is_refusal
from tests.commands.town import Town, text_of
from tests.commands.world import World

_TEXT, _INTEGER, _NUMBER = (
    discord.AppCommandOptionType.string,
    discord.AppCommandOptionType.integer,
    discord.AppCommandOptionType.number,
)


def _commands(town: Town) -> Iterator[app_commands.Command[Any, ..., Any]]:
    for command in town.bot.tree.walk_commands():
        if isinstance(command, app_commands.Command):
            yield command


def _values(world: World, path: str) -> dict[str, Any]:
    """Options as somebody of the first server would fill them in, all of them."""
    return {option["name"]: _value(world, path, option) for option in world.forge.options(path)}


def _value(world: World, path: str, option: dict[str, Any]) -> Any:
    name = option["name"]
    if _names_something(option):
        return _wire(option, NAMED[name].real(world))
    if option.get("choices"):
        return option["choices"][0]["value"]
    if option["type"] == discord.AppCommandOptionType.boolean.value:
        return True
    assert name in FREE, f"/{path}: say in rights.py whether {name} names something"
    return FREE[name]


def _wire(option: dict[str, Any], value: Any) -> Any:
    """A channel may be asked for as text, too."""
    return str(value) if option["type"] == _TEXT.value else value


def _names_something(option: dict[str, Any]) -> bool:
    return option["name"] in NAMED and option["type"] != discord.AppCommandOptionType.boolean.value


def _named(world: World, path: str) -> set[str]:
    """Those of a command's options that name something."""
    return {option["name"] for option in world.forge.options(path) if _names_something(option)}


async def _tried(
    world: World, who: MemberActor, path: str, values: dict[str, Any], said: list[str]
) -> InteractionResult:
    said.clear()
    home = who.guild.id == world.town.creators.id
    where = world.lobby if home else world.office
    return await world.forge.slash(who, where, path, values)


def test_every_command_has_a_row(town: Town) -> None:
    assert {command.qualified_name for command in _commands(town)} == set(COMMANDS)
    menus = town.bot.tree.get_commands(type=discord.AppCommandType.message)
    assert {menu.name for menu in menus} == set(MENUS)
    assert not town.bot.tree.get_commands(type=discord.AppCommandType.user)


def test_nothing_that_is_typed_is_longer_or_larger_than_it_has_to_be(town: Town) -> None:
    boundless = [
        f"/{command.qualified_name} {option.name}"
        for command in _commands(town)
        for option in command.parameters
        if not option.choices
        and (
            (option.type is _TEXT and option.max_value is None)
            or (option.type in {_INTEGER, _NUMBER} and None in {option.min_value, option.max_value})
        )
    ]
    assert not boundless


async def test_people_without_the_power_are_refused_and_nothing_changes(
    world: World, said: list[str]
) -> None:
    """Tom is nobody here, Wei may everything elsewhere, Hana has every power but the one that it takes."""
    people = (world.town.tom, world.town.wei_in_creators())
    wrong: list[str] = []
    for path, row in COMMANDS.items():
        if row.for_everybody:
            continue
        await world.grant(*(power for power in Power if power is not row.takes))
        before = await world.state()
        expected = "error-missing-permissions" if row.managers else "error-power-needed"
        for who in (*people, world.helper):
            result = await _tried(world, who, path, _values(world, path), said)
            # A power that a server has not given is refused before anything else is looked at.
            if expected not in said or not text_of(result) or not result.ephemeral:
                wrong.append(f"/{path} by {who.name}: {said}")
            if await world.state() != before:
                wrong.append(f"/{path} by {who.name} changed something")
    assert not wrong


async def test_a_power_that_a_role_was_given_is_enough(world: World, said: list[str]) -> None:
    wrong: list[str] = []
    for path, row in COMMANDS.items():
        if row.takes is None:
            continue
        await world.grant(row.takes)
        await _tried(world, world.helper, path, _values(world, path), said)
        if {"error-power-needed", "error-missing-permissions", "error-unexpected"} & set(said):
            wrong.append(f"/{path}: {said}")
    assert not wrong


async def test_moderators_of_another_server_reach_nothing_of_this_one(world: World, said: list[str]) -> None:
    """Wei names what is there: refused. Where there is nothing to name, it is about his own server."""
    wrong: list[str] = []
    for path, row in COMMANDS.items():
        if row.for_everybody:
            continue
        before = await world.state()
        values = _values(world, path)
        result = await _tried(world, world.town.wei, path, values, said)
        after = await world.state()
        if row.at_home or not _named(world, path):
            theirs = {line for line in before if str(world.town.rednote.id) not in line}
            if not theirs <= set(after):
                wrong.append(f"/{path} changed something of the other server")
        elif not is_refusal(result, said, answers=tuple(row.answers)):
            wrong.append(f"/{path} {values}: {said}")
        elif after != before:
            wrong.append(f"/{path} {values} changed something")
        if "error-power-needed" in said:
            wrong.append(f"/{path}: he may do that at home")
        if "Plaza" in text_of(result).replace(f"**{values.get('bridge')}**", ""):
            wrong.append(f"/{path} told of what is not his: {text_of(result)}")
    assert not wrong


async def test_what_is_its_owners_is_refused_to_a_server_that_has_joined(
    world: World, said: list[str]
) -> None:
    town, joined = world.town, {"code": world.code, "channel": world.town.far.id, "language": "zh-Hans"}
    await world.forge.slash(town.wei, world.office, "bridge join", joined)
    before, wrong = await world.state(), list[str]()
    for path, row in COMMANDS.items():
        if row.owners:
            values = _values(world, path)
            if path == "bridge link":
                values["channel"] = world.office.id
            await _tried(world, town.wei, path, values, said)
            if "error-bridge-not-yours" not in said:
                wrong.append(f"/{path}: {said}")
    assert not wrong
    assert await world.state() == before


async def test_forged_names_and_numbers_are_refused_and_nothing_changes(
    world: World, said: list[str]
) -> None:
    wrong: list[str] = []
    for path, row in COMMANDS.items():
        values = _values(world, path)
        needed = {
            one["name"]: values[one["name"]] for one in world.forge.options(path) if one.get("required")
        }
        for option in filter(_names_something, world.forge.options(path)):
            before = await world.state()
            forged = {**needed, option["name"]: _wire(option, NAMED[option["name"]].forged)}
            result = await _tried(world, world.town.maya, path, forged, said)
            if not is_refusal(result, said, answers=tuple(row.answers)):
                wrong.append(f"/{path} {forged}: {said}")
            if await world.state() != before:
                wrong.append(f"/{path} {forged} changed something")
    assert not wrong


async def test_nothing_is_offered_while_typing_to_whoever_may_not_know_it(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    town, wrong = world.town, list[str]()
    for path, row in COMMANDS.items():
        await world.grant(*(power for power in Power if power is not row.takes))
        for option in world.forge.options(path):
            if not option.get("autocomplete"):
                continue
            values = {name: value for name, value in _values(world, path).items() if name != option["name"]}
            forged = {
                name: NAMED[name].forged if name in _named(world, path) else value
                for name, value in values.items()
            }
            for who, where in (
                (town.tom, world.lobby),
                (world.helper, world.lobby),
                (town.wei, world.office),
            ):
                offered = await world.forge.type(who, where, path, option["name"], values)
                if offered and not row.offers:
                    wrong.append(f"/{path} {option['name']} to {who.name}")
            await world.forge.type(town.maya, world.lobby, path, option["name"], forged)
    assert not wrong
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


async def test_menus_are_refused_without_the_power_and_on_messages_of_other_servers(
    world: World, said: list[str]
) -> None:
    wrong: list[str] = []
    for name, row in MENUS.items():
        if row.takes is None:
            continue
        await world.grant(*(power for power in Power if power is not row.takes))
        before = await world.state()
        for who in (world.town.tom, world.helper):
            said.clear()
            await world.forge.menu(who, world.lobby, name, world.said)
            if "error-power-needed" not in said:
                wrong.append(f"{name} by {who.name}: {said}")
        for who, where, message_id in (
            (world.town.wei, world.office, world.said),
            (world.town.maya, world.lobby, NO_ID),
        ):
            said.clear()
            result = await world.forge.menu(who, where, name, message_id)
            if not is_refusal(result, said, answers=tuple(row.answers)):
                wrong.append(f"{name} by {who.name} on {message_id}: {said}")
        if await world.state() != before:
            wrong.append(f"{name} changed something")
    assert not wrong
