"""/pair, as people use it."""

import asyncio
from datetime import timedelta

import discord
import pytest
from simcord import ChannelHandle, MemberActor

from bot.gateway.taking_part import look_now
from bot.model import (
    ChannelId,
    EndReason,
    GuildId,
    Joining,
    Locale,
    Onward,
    Pair,
    Seeker,
    Tongue,
    UserId,
    WhyWaiting,
)
from bot.storage.seekers import Seekers
from tests.commands.pairs import database_of, exchange_in, hold_round, speaks
from tests.commands.town import Town, panel_of, text_of

NEXT = "pair next"


def _guild(town: Town) -> GuildId:
    return GuildId(town.creators.id)


async def _seeker(town: Town, who: MemberActor) -> Seeker | None:
    return await town.services.pairing.pool.find(_guild(town), UserId(who.id))


async def _pairs(town: Town, who: MemberActor) -> list[Pair]:
    return list(await town.services.pairing.partners.mine(_guild(town), UserId(who.id)))


@pytest.fixture
async def exchange(town: Town) -> Town:
    """Tom and Maya speak English, Lin speaks Chinese; nobody takes part yet."""
    await exchange_in(town)
    for who, tongue in ((town.tom, Tongue.ENGLISH), (town.maya, Tongue.ENGLISH), (town.lin, Tongue.CHINESE)):
        await speaks(town, who, tongue)
    return town


@pytest.fixture
async def paired(exchange: Town) -> Town:
    """Tom and Lin have met, and Maya waits."""
    for who in (exchange.tom, exchange.lin):
        await who.slash(exchange.general, "pair join")
    await hold_round(exchange)
    return exchange


async def test_where_nobody_pairs_people_are_told_so(town: Town) -> None:
    result = await town.tom.slash(town.general, "pair join")
    assert "/pairing setup" in text_of(result)
    assert result.ephemeral


async def test_whoever_has_no_profile_is_shown_the_way_to_it(exchange: Town) -> None:
    newcomer = exchange.creators.add_member(exchange.env.create_user("noor"))
    assert "/profile edit" in text_of(await newcomer.slash(exchange.general, "pair join"))
    assert await _seeker(exchange, newcomer) is None


async def test_joining_says_when_the_next_round_is_in_ones_own_time(exchange: Town) -> None:
    result = await exchange.tom.slash(exchange.general, "pair join")
    setup = await exchange.services.pairing.setups.of(_guild(exchange))
    assert f"<t:{int(setup.next_at.timestamp())}:F>" in text_of(result)
    assert result.ephemeral
    seeker = await _seeker(exchange, exchange.tom)
    assert seeker is not None
    assert (seeker.joining, seeker.dm) == (Joining.ROUNDS, False)


async def test_a_direct_message_is_sent_only_to_whoever_asks_for_it(exchange: Town) -> None:
    text = text_of(await exchange.tom.slash(exchange.general, "pair join", dm=True))
    assert "direct message" in text
    seeker = await _seeker(exchange, exchange.tom)
    assert seeker is not None
    assert seeker.dm
    # Joining again without a word about it leaves it as it was.
    await exchange.tom.slash(exchange.general, "pair once")
    seeker = await _seeker(exchange, exchange.tom)
    assert seeker is not None
    assert (seeker.joining, seeker.dm) == (Joining.ONCE, True)


async def test_whoever_is_muted_is_told_instead_of_waiting_in_vain(exchange: Town) -> None:
    await exchange.services.sanctions.mute(_guild(exchange), UserId(exchange.tom.id))
    for command in ("join", "once", "next"):
        text = text_of(await exchange.tom.slash(exchange.general, f"pair {command}"))
        assert "/me cases" in text
    assert await _seeker(exchange, exchange.tom) is None


@pytest.fixture
async def hidden(exchange: Town) -> ChannelHandle:
    """A channel that only moderators see."""
    nobody = discord.PermissionOverwrite(view_channel=False)
    channel = exchange.creators.create_text_channel(
        "hidden", overwrites={exchange.creators.default_role: nobody}
    )
    await exchange.env.settle()
    return channel


async def test_whoever_cannot_see_where_people_meet_is_told_instead_of_being_paired_in_vain(
    exchange: Town, hidden: ChannelHandle
) -> None:
    await _meet_in(exchange, hidden)
    for command in ("join", "once", "next"):
        result = await exchange.tom.slash(exchange.general, f"pair {command}")
        assert text_of(result) == exchange.say(Locale.EN_US, "error-pair-cannot-see")
    assert await _seeker(exchange, exchange.tom) is None


async def _meet_in(town: Town, channel: ChannelHandle) -> None:
    await town.services.pairing.setups.set_up(_guild(town), ChannelId(channel.id), zone="Etc/UTC")


async def test_whoever_no_longer_sees_where_people_meet_reads_so(
    exchange: Town, hidden: ChannelHandle
) -> None:
    await exchange.tom.slash(exchange.general, "pair join")
    cannot_see = exchange.say(Locale.EN_US, "error-pair-cannot-see")
    assert cannot_see not in text_of(await exchange.tom.slash(exchange.general, "pair status"))
    await _meet_in(exchange, hidden)
    assert cannot_see in text_of(await exchange.tom.slash(exchange.general, "pair status"))


async def test_whoever_was_left_out_reads_why_and_how_to_come_back(
    exchange: Town, hidden: ChannelHandle
) -> None:
    await exchange.tom.slash(exchange.general, "pair join")
    seekers = Seekers(database_of(exchange))
    await seekers.leave_out(_guild(exchange), UserId(exchange.tom.id), at=discord.utils.utcnow())
    for channel, way in ((hidden, "Ask a moderator"), (exchange.general, "Now you can")):
        await _meet_in(exchange, channel)
        text = text_of(await exchange.tom.slash(exchange.general, "pair status"))
        assert "couldn't let you into your thread" in text
        assert way in text
        assert "You take part in every round" not in text
    await exchange.tom.slash(exchange.general, "pair join")
    assert "You take part in every round" in text_of(
        await exchange.tom.slash(exchange.general, "pair status")
    )


async def test_a_pause_is_four_weeks_unless_one_says_otherwise(exchange: Town) -> None:
    await exchange.tom.slash(exchange.general, "pair join")
    for given, weeks in (({}, 4), ({"weeks": 2}, 2)):
        before = discord.utils.utcnow()
        text = text_of(await exchange.tom.slash(exchange.general, "pair pause", **given))
        seeker = await _seeker(exchange, exchange.tom)
        assert seeker is not None
        assert seeker.paused_until is not None
        assert abs(seeker.paused_until - before - timedelta(weeks=weeks)) < timedelta(minutes=1)
        assert f"<t:{int(seeker.paused_until.timestamp())}:D>" in text
    status = text_of(await exchange.tom.slash(exchange.general, "pair status"))
    assert "You pause" in status
    await exchange.tom.slash(exchange.general, "pair join")
    seeker = await _seeker(exchange, exchange.tom)
    assert seeker is not None
    assert seeker.paused_until is None


async def test_who_takes_no_part_can_neither_pause_nor_skip_nor_leave(exchange: Town) -> None:
    for command in ("pause", "skip", "leave"):
        text = text_of(await exchange.tom.slash(exchange.general, f"pair {command}"))
        assert "/pair join" in text


async def test_skipping_leaves_out_one_round_and_says_when_one_is_back(exchange: Town) -> None:
    setup = await exchange.services.pairing.setups.of(_guild(exchange))
    skipped, back = [int((setup.next_at + timedelta(weeks=n)).timestamp()) for n in (0, 1)]
    await exchange.tom.slash(exchange.general, "pair join")
    text = text_of(await exchange.tom.slash(exchange.general, "pair skip"))
    assert f"<t:{skipped}:F>" in text
    assert f"<t:{back}:F>" in text
    again = text_of(await exchange.tom.slash(exchange.general, "pair skip"))
    assert f"<t:{skipped}:F>" not in again
    assert f"<t:{back}:F>" in again
    assert f"<t:{back}:F>" in text_of(await exchange.tom.slash(exchange.general, "pair status"))


async def test_leaving_without_a_partner_asks_nothing(exchange: Town) -> None:
    await exchange.tom.slash(exchange.general, "pair join")
    result = await exchange.tom.slash(exchange.general, "pair leave")
    assert text_of(result).startswith("👋")
    assert await _seeker(exchange, exchange.tom) is None


@pytest.mark.parametrize(
    ("label", "takes_part", "has_a_partner"),
    [
        ("Leave and end it", False, False),
        ("Leave, but keep my partner for now", False, True),
        ("Stay", True, True),
    ],
)
async def test_whoever_leaves_says_what_becomes_of_their_partner(
    paired: Town, label: str, takes_part: bool, has_a_partner: bool
) -> None:
    asked = await paired.tom.slash(paired.general, "pair leave")
    assert "lin" in text_of(asked)
    assert await _seeker(paired, paired.tom) is not None
    await paired.tom.click(panel_of(asked), label=label)
    assert (await _seeker(paired, paired.tom) is not None) is takes_part
    assert bool(await _pairs(paired, paired.tom)) is has_a_partner


async def test_the_status_of_a_pair_links_to_its_thread(paired: Town) -> None:
    [pair] = await _pairs(paired, paired.tom)
    result = await paired.tom.slash(paired.general, "pair status")
    assert "lin" in text_of(result)
    assert f"<#{pair.thread_id}>" in text_of(result)
    assert result.ephemeral


async def test_outsiders_read_how_to_take_part(exchange: Town) -> None:
    assert "/pair join" in text_of(await exchange.tom.slash(exchange.general, "pair status"))


@pytest.mark.parametrize(
    ("why", "said", "advised"),
    [
        (WhyWaiting.NOBODY, "Nobody who speaks Chinese was free here", "the other side"),
        (WhyWaiting.NUMBERS, "more people here learn Chinese", "third person"),
        (WhyWaiting.NO_FIT, "Nobody was left who would have fitted", "more hours"),
    ],
)
async def test_whoever_waits_reads_why_and_what_they_can_do(
    exchange: Town, monkeypatch: pytest.MonkeyPatch, why: WhyWaiting, said: str, advised: str
) -> None:
    waits = Seeker(
        guild_id=_guild(exchange),
        user_id=UserId(exchange.tom.id),
        joining=Joining.ROUNDS,
        since=discord.utils.utcnow(),
        waited=3,
        why=why,
    )

    async def find(guild_id: GuildId, user_id: UserId) -> Seeker:
        return waits

    monkeypatch.setattr(exchange.services.pairing.pool, "find", find)
    text = text_of(await exchange.tom.slash(exchange.general, "pair status"))
    assert "You have waited for 3 rounds" in text
    assert said in text
    assert advised in text


async def test_nobody_who_waits_is_found_at_once_and_stands_in_line(exchange: Town) -> None:
    text = text_of(await exchange.tom.slash(exchange.general, NEXT))
    assert "in line" in text
    seeker = await _seeker(exchange, exchange.tom)
    assert seeker is not None
    assert (seeker.joining, seeker.asap) == (Joining.ONCE, True)
    found = text_of(await exchange.lin.slash(exchange.general, NEXT))
    assert exchange.say(Locale.ZH_TW, "pair-next-found") == found
    [pair] = await _pairs(exchange, exchange.tom)
    assert pair.others(UserId(exchange.tom.id)) == (exchange.lin.id,)


async def test_pressed_twice_at_once_it_finds_one_partner(exchange: Town) -> None:
    await exchange.lin.slash(exchange.general, NEXT)
    services, speaker = exchange.services, exchange.services.texts(Locale.EN_US)
    presses = [
        look_now(services, speaker, _guild(exchange), UserId(exchange.tom.id), had=()) for _ in range(2)
    ]
    assert await asyncio.gather(*presses) == [speaker.say("pair-next-found")] * 2
    assert len(await _pairs(exchange, exchange.tom)) == 1
    assert await _seeker(exchange, exchange.tom) is None


async def test_whoever_has_enough_partners_parts_from_one_first_if_they_are_sure(paired: Town) -> None:
    asked = await paired.lin.slash(paired.general, NEXT)
    assert "tom" in text_of(asked)
    await paired.maya.slash(paired.general, NEXT)
    assert await _pairs(paired, paired.lin)
    await paired.lin.click(panel_of(asked), label=paired.say(Locale.ZH_TW, "pair-end-yes"))
    [pair] = await _pairs(paired, paired.lin)
    assert pair.others(UserId(paired.lin.id)) == (paired.maya.id,)
    assert await _pairs(paired, paired.tom) == []


async def test_a_no_keeps_the_partner(paired: Town) -> None:
    for command in ("end", "next"):
        asked = await paired.tom.slash(paired.general, f"pair {command}")
        await paired.tom.click(panel_of(asked), label="Keep it")
    assert await _pairs(paired, paired.tom)


async def test_ending_a_pair_lets_the_partner_come_first_and_keeps_ones_place(paired: Town) -> None:
    asked = await paired.tom.slash(paired.general, "pair end")
    await paired.tom.click(panel_of(asked), label="End it")
    assert await _pairs(paired, paired.lin) == []
    lin, tom = await _seeker(paired, paired.lin), await _seeker(paired, paired.tom)
    assert lin is not None
    assert tom is not None
    assert lin.waited > tom.waited
    status = text_of(await paired.lin.slash(paired.general, "pair status"))
    assert paired.say(Locale.ZH_TW, "pair-status-front") in status


async def test_whoever_has_no_partner_has_nothing_to_end(exchange: Town) -> None:
    assert "no partner" in text_of(await exchange.tom.slash(exchange.general, "pair end"))


async def test_of_several_pairs_the_one_that_is_chosen_ends(exchange: Town) -> None:
    await speaks(exchange, exchange.lin, Tongue.CHINESE, capacity=2)
    for who in (exchange.tom, exchange.maya, exchange.lin):
        await who.slash(exchange.general, "pair join")
    await hold_round(exchange)
    await exchange.maya.slash(exchange.general, NEXT)
    await exchange.lin.slash(exchange.general, NEXT)
    assert len(await _pairs(exchange, exchange.lin)) == 2
    [tom_with_lin] = await _pairs(exchange, exchange.tom)
    asked = await exchange.lin.slash(exchange.general, "pair end")
    await exchange.lin.select(panel_of(asked), [str(tom_with_lin.id)])
    await exchange.lin.click(panel_of(asked), label=exchange.say(Locale.ZH_TW, "pair-end-yes"))
    assert await _pairs(exchange, exchange.tom) == []
    assert await _pairs(exchange, exchange.maya)


async def test_a_block_ends_the_pair_and_the_other_never_learns_of_it(paired: Town) -> None:
    result = await paired.tom.slash(paired.general, "pair block", person=f"<@{paired.lin.id}>")
    assert "lin" in text_of(result)
    assert result.ephemeral
    assert await _pairs(paired, paired.lin) == []
    [past] = await paired.services.pairing.partners.past(_guild(paired), UserId(paired.lin.id))
    assert past.reason is EndReason.BLOCKED
    for command in ("status", "history"):
        seen = text_of(await paired.lin.slash(paired.general, f"pair {command}"))
        assert "封鎖" not in seen
    await hold_round(paired)
    assert await _pairs(paired, paired.lin) == []
    back = text_of(await paired.tom.slash(paired.general, "pair unblock", person=str(paired.lin.id)))
    assert "again" in back
    not_blocked = text_of(await paired.tom.slash(paired.general, "pair unblock", person=str(paired.lin.id)))
    assert "hadn't blocked" in not_blocked


async def test_a_block_of_somebody_one_is_not_paired_with_ends_nothing(paired: Town) -> None:
    text = text_of(await paired.tom.slash(paired.general, "pair block", person=str(paired.maya.id)))
    assert "They aren't told" in text
    assert await _pairs(paired, paired.tom)


async def test_partners_are_offered_to_block_and_blocked_people_to_unblock(paired: Town) -> None:
    offered = await paired.tom.autocomplete(paired.general, "pair block", "person", "")
    assert [choice["value"] for choice in offered] == [str(paired.lin.id)]
    await paired.tom.slash(paired.general, "pair block", person=str(paired.maya.id))
    offered = await paired.tom.autocomplete(paired.general, "pair unblock", "person", "")
    assert [choice["value"] for choice in offered] == [str(paired.maya.id)]


async def test_the_history_says_whom_one_met_and_not_what_the_others_said(paired: Town) -> None:
    [pair] = await _pairs(paired, paired.tom)
    before = text_of(await paired.tom.slash(paired.general, "pair history"))
    assert "lin" in before
    assert "you didn't say whether you met" in before
    partners = paired.services.pairing.partners
    await partners.answer(pair.id, UserId(paired.lin.id), met=False, onward=Onward.NEW)
    assert text_of(await paired.tom.slash(paired.general, "pair history")) == before
    await partners.answer(pair.id, UserId(paired.tom.id), met=True)
    assert "you met" in text_of(await paired.tom.slash(paired.general, "pair history"))
    nobody = text_of(await paired.maya.slash(paired.general, "pair history"))
    assert "haven't had a partner" in nobody


async def test_no_pairing_at_all_leaves_everywhere_and_ends_what_there_is(paired: Town) -> None:
    await paired.tom.slash(paired.general, "me pairing", allow=False)
    assert await _seeker(paired, paired.tom) is None
    assert await _pairs(paired, paired.lin) == []
    await paired.tom.slash(paired.general, "pair join")
    assert (await paired.services.choices.of(UserId(paired.tom.id))).pairing


async def test_whoever_has_everything_deleted_leaves_no_partner_waiting(paired: Town) -> None:
    [pair] = await _pairs(paired, paired.lin)
    asked = await paired.tom.slash(paired.general, "privacy delete")
    await paired.tom.click(panel_of(asked), label="Delete it")
    assert await _pairs(paired, paired.lin) == []
    lin = await _seeker(paired, paired.lin)
    assert lin is not None
    assert lin.waited
    [past] = await paired.services.pairing.partners.past(_guild(paired), UserId(paired.lin.id))
    assert (past.id, past.reason) == (pair.id, EndReason.LEFT)
    assert [member.user_id for member in past.members] == [paired.lin.id]


async def test_a_report_of_the_only_partner_opens_the_form_at_once(paired: Town) -> None:
    result = await paired.tom.slash(paired.general, "pair report")
    assert result.modal is not None
    nobody = await paired.maya.slash(paired.general, "pair report")
    assert nobody.modal is None
    assert "haven't had a partner" in text_of(nobody)


async def test_of_several_partners_one_says_whom_to_report(paired: Town) -> None:
    asked = await paired.lin.slash(paired.general, NEXT)
    await paired.maya.slash(paired.general, NEXT)
    await paired.lin.click(panel_of(asked), label=paired.say(Locale.ZH_TW, "pair-end-yes"))
    result = await paired.lin.slash(paired.general, "pair report")
    [earlier, _] = await paired.services.pairing.partners.past(_guild(paired), UserId(paired.lin.id))
    assert (await paired.lin.select(panel_of(result), [str(earlier.id)])).modal is not None
