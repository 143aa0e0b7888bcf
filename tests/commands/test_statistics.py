"""/stats, and the reactions that it counts."""

from dataclasses import replace
from typing import Any

import pytest
from simcord import MemberActor
from sqlalchemy import select

from bot.model import (
    ChannelId,
    GuildId,
    Locale,
    MessageId,
    Reply,
    Talk,
    Tongue,
    UserId,
)
from bot.stats.counting import Counting
from bot.stats.figures import Period, total
from bot.storage.counting import count
from bot.storage.schema import origins
from bot.storage.statistics import Statistics
from tests.commands.relayed import both_sides, relayed
from tests.commands.talk import NOW, a_message, database_of, hidden_from_all_but_maya, relay
from tests.commands.town import Town, text_of


async def _today(town: Town) -> dict[Tongue, Talk]:
    home, clocks = GuildId(town.creators.id), town.services.statistics.clocks
    today = clocks.today(home, NOW)
    return dict(total(await Statistics(database_of(town)).by_day(home, today, today)))


@pytest.mark.parametrize("locale", Locale)
async def test_everybody_may_read_what_the_exchange_amounts_to(town: Town, locale: Locale) -> None:
    await both_sides(town)
    town.locales[town.tom.id] = locale
    english = [a_message(town, number, "hello there") for number in range(1, 7)]
    for incoming in english:
        await relay(town, incoming)
    answer = a_message(town, 11, "你好", chinese=True)
    reply = Reply(message_id=english[0].id, channel_id=english[0].channel_id, author_name=None)
    await relay(town, replace(answer, reply=reply))
    await relay(town, a_message(town, 12, "好", chinese=True, by=11))

    result = await town.tom.slash(town.general, "stats server")

    text = text_of(result)
    assert result.ephemeral
    assert town.say(locale, "stats-side", side="en", messages=6, change="", words=12) in text
    some, few = town.say(locale, "stats-some", count=6), town.say(locale, "stats-few", least=5)
    assert town.say(locale, "stats-people", spoke=some, reached=few) in text
    assert town.say(locale, "stats-people", spoke=few, reached=few) in text
    assert (
        town.say(locale, "stats-answers", replies=1, reply_change="", reactions=0, reaction_change="") in text
    )
    # One of eight was answered, and one side said a third of what the other did: √(1/8 × 1/3).
    assert town.say(locale, "stats-index", index=20) in text


@pytest.mark.parametrize("period", Period)
async def test_a_bridge_has_figures_of_its_own(town: Town, period: Period) -> None:
    await both_sides(town)
    await town.maya.slash(town.general, "bridge create", name="Empty")
    await relay(town, a_message(town, 1, "hello"))
    busy = await town.tom.slash(town.general, "stats bridge", bridge="Plaza", period=period.value)
    quiet = await town.maya.slash(town.general, "stats bridge", bridge="Empty", period=period.value)
    assert town.say(Locale.EN_US, "stats-side", side="en", messages=1, change="", words=1) in text_of(busy)
    assert town.say(Locale.EN_US, "stats-empty") in text_of(quiet)


async def test_another_servers_bridge_is_unknown_here(town: Town) -> None:
    await town.linked()
    result = await town.wei.slash(town.far, "stats bridge", bridge="Plaza")
    assert text_of(result) == town.say(Locale.ZH_CN, "error-bridge-unknown", name="Plaza")


async def test_a_bridge_between_channels_that_one_cannot_see_is_unknown(town: Town) -> None:
    den = town.creators.create_text_channel("den", overwrites=hidden_from_all_but_maya(town))
    await town.maya.slash(town.general, "bridge create", name="Staff")
    await town.maya.slash(town.general, "bridge link", bridge="Staff", channel=den, language="en")
    tom = await town.tom.slash(town.general, "stats bridge", bridge="staff")
    maya = await town.maya.slash(town.general, "stats bridge", bridge="staff")
    assert text_of(tom) == town.say(Locale.EN_US, "error-bridge-unknown", name="staff")
    assert town.say(Locale.EN_US, "stats-empty") in text_of(maya)


async def test_both_servers_of_a_bridge_count_what_is_said_on_it(town: Town) -> None:
    await both_sides(town)
    await relay(town, a_message(town, 1, "hello"))
    result = await town.wei.slash(town.far, "stats server")
    assert town.say(Locale.ZH_CN, "stats-side", side="en", messages=1, change="", words=1) in text_of(result)


async def _counted(town: Town, author: MemberActor) -> tuple[Any, Any]:
    """A message that was relayed and counted, and its copy."""
    original, copy = await relayed(town, author, "hello", to=town.far)
    link = town.services.bridges.link_of(ChannelId(town.general.id))
    assert link is not None
    incoming = replace(a_message(town, 1, "hello", by=author.id), id=MessageId(original.id))
    entries = Counting(town.services.statistics.clocks, town.services.explainer.cut).entries(
        incoming, link, town.services.bridges.destinations(link.channel_id)
    )
    async with database_of(town).begin() as connection:
        found = select(origins.c.id).where(origins.c.message_id == original.id)
        origin_id = (await connection.execute(found)).scalar_one()
        await count(
            connection,
            origin_id,
            link.bridge_id,
            author_id=incoming.author.id,
            message_id=incoming.id,
            answered_id=None,
            entries=entries,
        )
    return original, copy


async def test_a_reaction_from_across_the_line_counts_once_a_person(town: Town) -> None:
    await both_sides(town)
    _, copy = await _counted(town, town.tom)
    await town.wei.react(copy, "👍")
    await town.wei.react(copy, "🎉")
    today = await _today(town)
    assert (today[Tongue.CHINESE].reactions, today[Tongue.ENGLISH].crossed) == (1, 1)
    await town.wei.set_reaction(copy, "👍", reacted=False)
    assert (await _today(town))[Tongue.CHINESE].reactions == 1
    await town.wei.set_reaction(copy, "🎉", reacted=False)
    today = await _today(town)
    assert (today[Tongue.CHINESE].reactions, today[Tongue.ENGLISH].crossed) == (0, 0)


async def test_a_reaction_of_ones_own_side_does_not_count(town: Town) -> None:
    await both_sides(town)
    original, _ = await _counted(town, town.tom)
    await town.lin.react(original, "👍")
    assert sum(one.reactions for one in (await _today(town)).values()) == 0


async def test_nobody_who_has_opted_out_is_counted_for_reacting(town: Town) -> None:
    await both_sides(town)
    _, copy = await _counted(town, town.tom)
    await town.services.choices.opt_out(UserId(town.wei.id))
    await town.wei.react(copy, "👍")
    assert sum(one.reactions for one in (await _today(town)).values()) == 0


async def test_reactions_that_moderators_clear_no_longer_count(town: Town) -> None:
    await both_sides(town)
    _, copy = await _counted(town, town.tom)
    visitor = town.rednote.add_member(town.env.create_user("xia"))
    for person, emoji in ((town.wei, "👍"), (town.wei, "🎉"), (visitor, "👍")):
        await person.react(copy, emoji)
    assert (await _today(town))[Tongue.CHINESE].reactions == 2
    discord = town.env.backend
    discord.clear_reaction(town.far.id, copy.id, "👍")
    await town.env.settle()
    assert (await _today(town))[Tongue.CHINESE].reactions == 1
    discord.clear_reactions(town.far.id, copy.id)
    await town.env.settle()
    today = await _today(town)
    assert (today[Tongue.CHINESE].reactions, today[Tongue.ENGLISH].crossed) == (0, 0)


async def test_a_servers_days_follow_its_own_clock(town: Town) -> None:
    home, clocks = GuildId(town.creators.id), town.services.statistics.clocks
    result = await town.maya.slash(town.general, "stats timezone", zone="上海")
    assert text_of(result) == town.say(Locale.EN_US, "stats-zone-set", zone="Shanghai")
    assert clocks.zone_of(home).key == "Asia/Shanghai"
    await clocks.load()
    assert clocks.zone_of(home).key == "Asia/Shanghai"


async def test_without_a_zone_of_its_own_it_has_that_in_which_it_pairs_people(town: Town) -> None:
    home, clocks = GuildId(town.creators.id), town.services.statistics.clocks
    await town.services.pairing.setups.set_up(home, ChannelId(town.general.id), zone="America/Chicago")
    await clocks.load()
    assert clocks.zone_of(home).key == "America/Chicago"


async def test_a_zone_that_is_none_is_not_taken(town: Town) -> None:
    result = await town.maya.slash(town.general, "stats timezone", zone="Atlantis")
    assert text_of(result) == town.say(Locale.EN_US, "error-zone", typed="Atlantis")
