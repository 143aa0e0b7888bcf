"""/pairing, as moderators use it."""

from datetime import timedelta
from typing import Any

import discord
import pytest
from simcord import InteractionResult

from bot.errors import PlanError
from bot.gateway.pairing_setup import Weekday
from bot.model import CaseKind, EndReason, GuildId, Locale, PairingSetup, Power, RoundPlan, Tongue, UserId
from bot.pairing.question import Question
from tests.commands.pairs import exchange_in, hold_round, speaks
from tests.commands.town import Town, panel_of, text_of
from tests.commands.world import World


def _guild(town: Town) -> GuildId:
    return GuildId(town.creators.id)


async def _setup(town: Town) -> PairingSetup | None:
    return await town.services.pairing.setups.find(_guild(town))


async def _press(town: Town, asked: InteractionResult, label: str) -> None:
    await town.maya.click(panel_of(asked), label=label)


@pytest.fixture
async def exchange(town: Town) -> Town:
    """Tom speaks English, Lin and Noor speak Chinese, and all of them take part."""
    await exchange_in(town)
    noor = town.creators.add_member(town.env.create_user("noor"))
    await speaks(town, town.tom, Tongue.ENGLISH)
    for who in (town.lin, noor):
        await speaks(town, who, Tongue.CHINESE)
    for who in (town.tom, town.lin, noor):
        await who.slash(town.general, "pair join")
    return town


async def test_setting_it_up_says_where_pairs_meet_and_when_the_first_rounds_are(town: Town) -> None:
    result = await town.maya.slash(town.general, "pairing setup", channel=town.general)
    setup = await _setup(town)
    assert setup is not None
    assert setup.channel_id == town.general.id
    text = text_of(result)
    assert town.general.mention in text
    for week in range(3):
        assert f"<t:{int((setup.next_at + timedelta(weeks=week)).timestamp())}:F>" in text
    assert result.ephemeral


async def test_the_moderators_own_time_zone_is_taken_if_it_is_known(town: Town) -> None:
    await speaks(town, town.maya, Tongue.ENGLISH, zone="America/New_York")
    text = text_of(await town.maya.slash(town.general, "pairing setup", channel=town.general))
    setup = await _setup(town)
    assert setup is not None
    assert setup.zone == "America/New_York"
    assert "New York" in text


async def test_what_the_bot_lacks_in_the_channel_is_named(town: Town) -> None:
    me = town.env.bot.user
    assert me is not None
    lacking = discord.PermissionOverwrite(create_private_threads=False, manage_threads=False)
    walled = town.creators.create_text_channel("walled", overwrites={me: lacking})
    text = text_of(await town.maya.slash(town.general, "pairing setup", channel=walled))
    assert "Create Private Threads, Manage Threads" in text
    assert await _setup(town) is None


async def test_a_channel_that_not_everybody_sees_is_pointed_out(town: Town) -> None:
    none = discord.Permissions.none()
    hidden: dict[Any, discord.PermissionOverwrite] = {
        town.creators.default_role: discord.PermissionOverwrite(view_channel=False),
        town.maya: discord.PermissionOverwrite(view_channel=True),
        town.env.bot.user: discord.PermissionOverwrite.from_pair(discord.Permissions.all_channel(), none),
    }
    den = town.creators.create_text_channel("den", overwrites=hidden)
    text = text_of(await town.maya.slash(town.general, "pairing setup", channel=den))
    assert "Not everybody can see" in text


async def test_a_schedule_shows_its_next_three_dates(exchange: Town) -> None:
    result = await exchange.maya.slash(
        exchange.general,
        "pairing schedule",
        weekday=Weekday.FRIDAY.value,
        time="9:30 pm",
        weeks=2,
        zone="上海",
    )
    setup = await _setup(exchange)
    assert setup is not None
    assert (setup.weekday, setup.minute, setup.weeks, setup.zone) == (4, 21 * 60 + 30, 2, "Asia/Shanghai")
    text = text_of(result)
    for round_ in range(3):
        assert f"<t:{int((setup.next_at + timedelta(weeks=2 * round_)).timestamp())}:F>" in text
    await exchange.maya.slash(exchange.general, "pairing schedule", weekday="monday", time="8")
    again = await _setup(exchange)
    assert again is not None
    assert (again.weeks, again.zone, again.minute) == (2, "Asia/Shanghai", 8 * 60)


@pytest.mark.parametrize(
    ("given", "said"), [({"time": "noonish"}, "time of day"), ({"time": "9", "zone": "Atlantis"}, "Atlantis")]
)
async def test_what_is_no_time_or_zone_changes_nothing(
    exchange: Town, given: dict[str, str], said: str
) -> None:
    before = await _setup(exchange)
    result = await exchange.maya.slash(exchange.general, "pairing schedule", weekday="monday", **given)
    assert said in text_of(result)
    assert await _setup(exchange) == before


async def test_zones_are_offered_while_typing(exchange: Town) -> None:
    offered = await exchange.maya.autocomplete(exchange.general, "pairing schedule", "zone", "shang")
    assert "Asia/Shanghai" in [choice["value"] for choice in offered]


async def test_a_preview_says_who_would_meet_and_who_not_and_tells_nobody(exchange: Town) -> None:
    result = await exchange.maya.slash(exchange.general, "pairing preview")
    text = text_of(result)
    assert f"<@{exchange.tom.id}> ↔ <@{exchange.lin.id}>" in text
    assert "more learners than partners" in text
    assert "500" in text
    assert result.ephemeral
    assert await exchange.services.pairing.partners.mine(_guild(exchange), UserId(exchange.tom.id)) == []


async def test_a_long_preview_has_pages(exchange: Town) -> None:
    for number in range(40):
        who = exchange.creators.add_member(exchange.env.create_user(f"p{number}"))
        await speaks(exchange, who, Tongue.CHINESE)
        await who.slash(exchange.general, "pair join")
    result = await exchange.maya.slash(exchange.general, "pairing preview")
    first = text_of(result)
    await _press(exchange, result, "More")
    second = panel_of(result).content
    assert first != second
    await _press(exchange, result, "Back")
    assert panel_of(result).content == first


async def test_a_round_begins_after_a_yes_and_only_then(exchange: Town) -> None:
    asked = await exchange.maya.slash(exchange.general, "pairing run")
    assert await exchange.services.pairing.rounds.last(_guild(exchange)) is None
    await _press(exchange, asked, "Begin the round")
    assert "2 of 3 people have a partner" in panel_of(asked).content
    [pair] = await exchange.services.pairing.partners.mine(_guild(exchange), UserId(exchange.tom.id))
    assert pair.others(UserId(exchange.tom.id)) == (exchange.lin.id,)


async def test_a_no_changes_nothing(exchange: Town) -> None:
    for command in ("run", "stop"):
        asked = await exchange.maya.slash(exchange.general, f"pairing {command}")
        await _press(exchange, asked, "Cancel")
    assert await _setup(exchange) is not None
    assert await exchange.services.pairing.rounds.last(_guild(exchange)) is None


async def test_rounds_pause_and_go_on(exchange: Town) -> None:
    await exchange.maya.slash(exchange.general, "pairing pause")
    setup = await _setup(exchange)
    assert setup is not None
    assert setup.paused
    assert "paused" in text_of(await exchange.tom.slash(exchange.general, "pair status"))
    assert "no round" in text_of(await exchange.tom.slash(exchange.general, "pair skip")).lower()
    text = text_of(await exchange.maya.slash(exchange.general, "pairing resume"))
    setup = await _setup(exchange)
    assert setup is not None
    assert not setup.paused
    assert f"<t:{int(setup.next_at.timestamp())}:F>" in text


async def test_turning_it_off_keeps_who_takes_part(exchange: Town) -> None:
    asked = await exchange.maya.slash(exchange.general, "pairing stop")
    await _press(exchange, asked, "Turn it off")
    assert await _setup(exchange) is None
    assert len(await exchange.services.pairing.pool.taking_part(_guild(exchange))) == 3


@pytest.mark.parametrize("named_by", ["number", "person", "mention", "thread"])
async def test_a_pair_is_parted_gently_and_the_reason_is_for_the_record_only(
    exchange: Town, named_by: str
) -> None:
    await hold_round(exchange)
    partners = exchange.services.pairing.partners
    [pair] = await partners.mine(_guild(exchange), UserId(exchange.tom.id))
    named = {
        "number": f"#{pair.id}",
        "person": str(exchange.tom.id),
        "mention": f"<@{exchange.lin.id}>",
        "thread": f"<#{pair.thread_id}>",
    }[named_by]
    asked = await exchange.maya.slash(
        exchange.general, "pairing dissolve", pair=named, reason="they fell out"
    )
    assert f"<@{exchange.tom.id}> ↔ <@{exchange.lin.id}>" in text_of(asked)
    await _press(exchange, asked, "Part them")
    assert await partners.mine(_guild(exchange), UserId(exchange.tom.id)) == []
    ended = await partners.find(pair.id)
    assert ended is not None
    assert ended.reason is EndReason.DISSOLVED
    [case] = await exchange.services.cases.search(_guild(exchange), kind=CaseKind.SETTING)
    assert case.reason == f"/pairing dissolve #{pair.id}: they fell out"
    for who in (exchange.tom, exchange.lin):
        assert "fell out" not in text_of(await who.slash(exchange.general, "pair status"))


@pytest.mark.parametrize("named", ["999", "nobody", "123456789012345678", "9" * 20, "<#123456789012345678>"])
async def test_only_pairs_of_the_server_that_are_not_over_are_parted(exchange: Town, named: str) -> None:
    await hold_round(exchange)
    result = await exchange.maya.slash(exchange.general, "pairing dissolve", pair=named)
    assert text_of(result) == exchange.say(Locale.EN_US, "error-pairing-pair")


async def test_the_numbers_of_few_people_are_not_broken_down(exchange: Town) -> None:
    await hold_round(exchange)
    text = text_of(await exchange.maya.slash(exchange.general, "pairing stats"))
    assert "3 people take part" in text
    assert "**67 %**" in text
    assert "too few answers" in text
    assert "English speakers" not in text
    assert "Longest wait at the moment: 1 round" in text


async def test_where_it_is_not_set_up_moderators_are_told_how(town: Town) -> None:
    for command in ("preview", "run", "pause", "resume", "stop"):
        assert "/pairing setup" in text_of(await town.maya.slash(town.general, f"pairing {command}"))


async def test_who_has_lost_the_power_since_the_question_begins_no_round(
    world: World, said: list[str]
) -> None:
    await world.grant(Power.PAIRING)
    asked = await world.forge.slash(world.helper, world.lobby, "pairing run", {})
    await world.grant()
    said.clear()
    await world.helper.click(panel_of(asked), label="Begin the round")
    assert "error-power-needed" in said
    assert await world.town.services.pairing.rounds.last(_guild(world.town)) is None


async def test_a_round_that_cannot_be_worked_out_changes_nothing_and_says_so(
    exchange: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(question: Question) -> RoundPlan:
        raise PlanError("too slow")

    monkeypatch.setattr(exchange.services.pairing.rounds._planner, "plan", failing)
    said = exchange.say(Locale.EN_US, "error-pairing-plan")
    assert text_of(await exchange.maya.slash(exchange.general, "pairing preview")) == said
    asked = await exchange.maya.slash(exchange.general, "pairing run")
    result = await exchange.maya.click(panel_of(asked), label="Begin the round")
    assert said in text_of(result)
    assert await exchange.services.pairing.rounds.last(_guild(exchange)) is None
