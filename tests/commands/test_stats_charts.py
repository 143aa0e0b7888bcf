"""The charts of /stats, and the buttons that lead to others."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from simcord import InteractionResult
from simcord.components import walk_components
from sqlalchemy import insert

from bot.app import EXTENSIONS
from bot.gateway import charts
from bot.gateway.client import Magpie
from bot.model import GuildId, Locale, Tongue
from bot.stats.charts import Balance, Hours, Traffic
from bot.stats.figures import Period
from bot.storage.schema import talk
from tests.commands.forge import Forge
from tests.commands.relayed import both_sides
from tests.commands.talk import NOW, a_message, charts_of, database_of, hidden_from_all_but_maya, relay
from tests.commands.town import Town, text_of
from tests.fakes import FakeCharts


async def test_the_numbers_come_with_a_chart(town: Town) -> None:
    await both_sides(town)
    await relay(town, a_message(town, 1, "hello"))

    result = await town.tom.slash(town.general, "stats server")

    [chart] = charts_of(town).drawn
    assert isinstance(chart, Traffic)
    assert (sum(chart.above.messages), sum(chart.below.messages)) == (1, 0)
    assert result.response is not None
    [attachment] = result.response.attachments
    assert await attachment.read() == FakeCharts.PICTURE


async def test_a_chart_that_takes_long_comes_after_the_words(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await both_sides(town)
    monkeypatch.setattr(charts, "PATIENCE", 0)
    result = await town.tom.slash(town.general, "stats server")
    assert result.response is not None
    assert len(result.response.attachments) == 1
    assert len(_buttons(result.response)) == 5


async def test_where_no_chart_can_be_drawn_the_numbers_come_alone(town: Town) -> None:
    await both_sides(town)
    charts_of(town).broken = True
    result = await town.tom.slash(town.general, "stats server")
    assert town.say(Locale.EN_US, "stats-empty") in text_of(result)
    assert result.response is not None
    assert not result.response.attachments


def _buttons(message: Any) -> dict[str, Any]:
    """By their labels, without the emoji."""
    return {
        part["label"].partition(" ")[2]: part
        for part in walk_components(message.components)
        if part.get("custom_id")
    }


async def _pressed(town: Town, asked: InteractionResult, label: str) -> Any:
    """The answer as it is shown after a press."""
    shown = asked.response
    assert shown is not None
    await town.tom.click(shown, label=_buttons(shown)[label]["label"])
    return shown


async def test_one_pages_back_as_far_as_there_is_something_and_forward_to_today(town: Town) -> None:
    await both_sides(town)
    await relay(town, a_message(town, 1, "hello"))
    await relay(town, replace(a_message(town, 2, "earlier"), created_at=NOW - timedelta(days=10)))

    asked = await town.tom.slash(town.general, "stats server")
    assert asked.response is not None
    assert _buttons(asked.response)["Later"]["disabled"]
    assert not _buttons(asked.response)["Earlier"]["disabled"]

    shown = await _pressed(town, asked, "Earlier")
    assert "seven days (Dec 19, 2025 – Dec 25, 2025)" in shown.content
    assert _buttons(shown)["Earlier"]["disabled"]
    assert len(shown.attachments) == 1

    shown = await _pressed(town, asked, "Later")
    assert "the last seven days (Dec 26, 2025 – Jan 1, 2026)" in shown.content
    first, before, again = charts_of(town).drawn
    assert isinstance(before, Traffic)
    assert sum(before.above.messages) == 1
    assert first == again


async def test_one_switches_to_another_chart_of_the_same_time(town: Town) -> None:
    await both_sides(town)
    await relay(town, a_message(town, 1, "hello"))
    asked = await town.tom.slash(town.general, "stats server", period=Period.WEEKS.value)
    assert asked.response is not None
    text = asked.response.content
    for label, kind in (("Hours", Hours), ("Balance", Balance), ("Messages", Traffic)):
        shown = await _pressed(town, asked, label)
        assert isinstance(charts_of(town).drawn[-1], kind)
        assert _buttons(shown)[label]["disabled"]
        assert shown.content == text


async def test_the_hours_are_shown_on_the_other_servers_clock_too(town: Town) -> None:
    await both_sides(town)
    clocks, home, far = town.services.statistics.clocks, GuildId(town.creators.id), GuildId(town.rednote.id)

    async def names() -> list[str]:
        asked = await town.tom.slash(town.general, "stats bridge", bridge="Plaza")
        await _pressed(town, asked, "Hours")
        chart = charts_of(town).drawn[-1]
        assert isinstance(chart, Hours)
        return [chart.clock.name, chart.other.name]

    assert await names() == ["UTC time", "Shanghai time"]
    await clocks.set(home, "Asia/Taipei")
    assert await names() == ["Taipei time", "New York time"]
    await clocks.set(far, "America/Vancouver")
    assert await names() == ["Taipei time", "Vancouver time"]


async def test_the_buttons_work_after_a_restart(town: Town) -> None:
    await both_sides(town)
    await relay(town, a_message(town, 1, "hello"))
    asked = await town.tom.slash(town.general, "stats server")
    restarted = Magpie(town.services, extensions=EXTENSIONS)
    restarted.run_id = "another"
    await town.env.restart_bot(restarted)
    await _pressed(town, asked, "Hours")
    assert isinstance(charts_of(town).drawn[-1], Hours)
    await restarted.close()


async def test_where_another_chart_cannot_be_drawn_no_old_one_is_left(town: Town) -> None:
    await both_sides(town)
    asked = await town.tom.slash(town.general, "stats server")
    charts_of(town).broken = True
    shown = await _pressed(town, asked, "Hours")
    assert not shown.attachments
    assert _buttons(shown)["Hours"]["disabled"]


async def test_how_many_people_there_were_is_not_told_of_days_of_which_it_is_forgotten(town: Town) -> None:
    await both_sides(town)
    for days in (0, 25):
        await relay(town, replace(a_message(town, days + 1, "hello"), created_at=NOW - timedelta(days=days)))
    few = town.say(Locale.EN_US, "stats-few", least=5)
    asked = await town.tom.slash(town.general, "stats server")
    assert few in text_of(asked)
    shown, *_ = [await _pressed(town, asked, "Earlier") for _ in range(3)]
    assert "one message" in shown.content
    assert few not in shown.content


@pytest.mark.parametrize("locale", Locale)
async def test_a_report_of_very_much_is_one_message(town: Town, locale: Locale) -> None:
    await both_sides(town)
    town.locales[town.tom.id] = locale
    much = dict.fromkeys(["messages", "words", "replies", "reactions", "crossed"], 2_000_000_000)
    async with database_of(town).begin() as connection:
        for side in Tongue:
            for days, hour in ((0, 1), (30, 2)):
                row = {"guild_id": town.creators.id, "bridge_id": 1, "hour": hour, "side": side}
                day = NOW.date() - timedelta(days=days)
                waits = much["replies"] * 16 * 1024
                await connection.execute(insert(talk).values(**row, **much, day=day, waits=waits))
    result = await town.tom.slash(town.general, "stats server", period=Period.WEEKS.value)
    assert not result.followups
    assert len(charts_of(town).drawn) == 1


async def test_nobody_pages_to_a_bridge_that_they_cannot_see(town: Town) -> None:
    den = town.creators.create_text_channel("den", overwrites=hidden_from_all_but_maya(town))
    await town.maya.slash(town.general, "bridge create", name="Staff")
    await town.maya.slash(town.general, "bridge link", bridge="Staff", channel=den, language="en")
    asked = await town.maya.slash(town.general, "stats bridge", bridge="staff")
    button = _buttons(asked.response)["Hours"]
    drawn = len(charts_of(town).drawn)
    result = await Forge(town=town).press(town.tom, town.general, button)
    assert text_of(result) == town.say(Locale.EN_US, "error-panel-old")
    assert len(charts_of(town).drawn) == drawn
