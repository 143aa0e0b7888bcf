"""/bridge access: powers for roles; and codes that nobody finds by trying."""

from typing import Any, cast

import discord

from bot.model import GuildId, Locale, Power
from bot.moderation.attempts import MOST
from tests.commands.town import text_of
from tests.commands.world import World

_TEXT, _INTEGER, _NUMBER = (
    discord.AppCommandOptionType.string,
    discord.AppCommandOptionType.integer,
    discord.AppCommandOptionType.number,
)


async def test_a_manager_gives_a_role_a_power_and_takes_it_again(world: World) -> None:
    town, home = world.town, GuildId(world.town.creators.id)
    path, named = "bridge access", {"role": world.helpers, "power": "words"}
    given = text_of(await town.maya.slash(world.lobby, f"{path} grant", **named))
    assert world.helpers.mention in given
    assert "Server Settings → Integrations" in given
    assert [(grant.role_id, grant.power) for grant in town.services.access.grants(home)] == [
        (world.helpers.id, Power.WORDS)
    ]
    told = town.reports.last_message
    assert told is not None
    assert "maya" in told.content
    assert "helpers may now: Words" in told.content
    again = text_of(await town.maya.slash(world.lobby, f"{path} grant", **named))
    assert "already" in again
    listed = text_of(await town.lin.slash(world.lobby, f"{path} list"))
    assert "**用詞**" in listed
    assert world.helpers.mention in listed
    await town.maya.slash(world.lobby, f"{path} revoke", **named)
    assert not town.services.access.grants(home)
    none = text_of(await town.maya.slash(world.lobby, f"{path} revoke", **named))
    assert "doesn't have" in none
    empty = text_of(await town.maya.slash(world.lobby, f"{path} list"))
    assert "/bridge access grant" in empty


async def test_a_role_that_was_given_powers_can_give_none_away(world: World) -> None:
    await world.grant(*Power)
    before = await world.state()
    for path in ("grant", "revoke"):
        values = {"role": world.helpers.id, "power": "words"}
        result = await world.forge.slash(world.helper, world.lobby, f"bridge access {path}", values)
        assert text_of(result) == "You need **Manage Server** for that."
    assert await world.state() == before


async def test_everybody_and_roles_of_bots_get_no_power(world: World) -> None:
    town = world.town
    bots = town.creators.create_role("a bot")
    bots._role.managed = True
    for role_id, text_id in ((town.creators.id, "error-role-everyone"), (bots.id, "error-role-managed")):
        values = {"role": role_id, "power": "bridges"}
        result = await world.forge.slash(town.maya, world.lobby, "bridge access grant", values)
        args = {"role": f"<@&{role_id}>"} if text_id == "error-role-managed" else {}
        assert text_of(result) == town.say(Locale.EN_US, text_id, **args)
    assert not town.services.access.grants(GuildId(town.creators.id))


async def test_a_role_that_is_deleted_loses_its_powers(world: World) -> None:
    await world.grant(Power.BRIDGES, Power.WORDS)
    role = cast("Any", world.town.bot.get_guild(world.town.creators.id)).get_role(world.helpers.id)
    await role.delete()
    await world.town.env.settle()
    assert not world.town.services.access.grants(GuildId(world.town.creators.id))


async def test_nobody_finds_a_code_by_trying(world: World, said: list[str]) -> None:
    town = world.town
    values = {"channel": town.far.id, "language": "zh-Hans"}
    for number in range(MOST):
        wrong = {**values, "code": f"ZZZZZZZZZ{number}"}
        await world.forge.slash(town.wei, town.far, "bridge join", wrong)
        assert said.pop() == "error-code-invalid"
    before = await world.state()
    result = await world.forge.slash(town.wei, town.far, "bridge join", {**values, "code": world.code})
    assert text_of(result) == town.say(Locale.ZH_CN, "error-code-wait", minutes=10)
    assert await world.state() == before
    await town.env.advance_time(601)
    await world.forge.slash(town.wei, town.far, "bridge join", {**values, "code": world.code})
    assert "bridge-joined" in said
