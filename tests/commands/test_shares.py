"""/stats pairing, me, leaderboard and export."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from simcord import InteractionResult, MemberActor
from sqlalchemy import insert

from bot.gateway.exporting import export
from bot.model import GuildId, Locale, Moderator, PairState, Reply, SessionState, UserId
from bot.stats.figures import Period, span_of
from bot.stats.memory import remembered_from
from bot.storage.schema import pair_members, pairs, seekers, sessions
from tests.commands.relayed import both_sides
from tests.commands.talk import NOW, a_message, database_of, relay
from tests.commands.town import Town, panel_of, text_of


def _title(town: Town, locale: Locale, text_id: str) -> str:
    span, _ = span_of(Period.DAYS, NOW.date())
    period = town.say(locale, "stats-period", period=Period.DAYS, first=span.first, last=span.last)
    return town.say(locale, text_id, period=period)


async def _talk(town: Town) -> None:
    """Tom says hello, Wei answers; Lin only talks."""
    await both_sides(town)
    hello = a_message(town, 1, "hello", by=town.tom.id)
    await relay(town, hello)
    reply = Reply(message_id=hello.id, channel_id=hello.channel_id, author_name=None)
    await relay(town, replace(a_message(town, 2, "你好", chinese=True, by=town.wei.id), reply=reply))
    for number in range(3, 6):
        await relay(town, a_message(town, number, "hey", by=town.lin.id))


# /stats me


async def test_people_are_told_their_own_share_and_for_how_long_it_is_known(town: Town) -> None:
    await _talk(town)
    since = remembered_from(NOW.date())
    tom = await town.tom.slash(town.general, "stats me")
    assert tom.ephemeral
    assert text_of(tom).splitlines() == [
        _title(town, Locale.EN_US, "stats-me"),
        town.say(Locale.EN_US, "stats-me-said", said=1, replied=0),
        town.say(Locale.EN_US, "stats-me-reached", reached=1),
        town.say(Locale.EN_US, "stats-me-memory", since=since),
    ]
    wei = await town.wei.slash(town.far, "stats me")
    assert town.say(Locale.ZH_CN, "stats-me-said", said=1, replied=1) in text_of(wei)


async def test_whoever_was_silent_is_invited(town: Town) -> None:
    await _talk(town)
    result = await town.maya.slash(town.general, "stats me", period=Period.WEEKS.value)
    assert town.say(Locale.EN_US, "stats-me-silent") in text_of(result)


# /stats leaderboard


async def _leaderboard(town: Town, who: MemberActor) -> str:
    result = await who.slash(town.general, "stats leaderboard")
    assert isinstance(result, InteractionResult)
    assert result.ephemeral
    return text_of(result)


async def test_nobody_is_on_the_leaderboard_who_has_not_asked_for_it(town: Town) -> None:
    await _talk(town)
    await town.lin.slash(town.general, "me leaderboard", allow=True)
    text = await _leaderboard(town, town.tom)
    assert text.splitlines() == [
        _title(town, Locale.EN_US, "stats-leaderboard"),
        town.say(Locale.EN_US, "stats-leaderboard-empty"),
    ]


async def test_who_answers_the_other_side_is_on_it_and_not_who_talks_most(town: Town) -> None:
    await _talk(town)
    for person in (town.lin, town.tom):
        await person.slash(town.general, "me leaderboard", allow=True)
    await town.services.choices.change(UserId(town.wei.id), leaderboard=True)
    text = await _leaderboard(town, town.lin)
    assert text.splitlines() == [
        _title(town, Locale.ZH_TW, "stats-leaderboard"),
        town.say(Locale.ZH_TW, "stats-leaderboard-line", place=1, name="wei", replied=1, reached=0),
        town.say(Locale.ZH_TW, "stats-leaderboard-note"),
    ]


# /stats pairing


async def _pair(town: Town, number: int, *people: int) -> None:
    async with database_of(town).begin() as connection:
        pair = {"id": number, "guild_id": town.creators.id, "state": PairState.OPEN, "score": 1}
        pair |= {"made_at": NOW, "ends_at": NOW + timedelta(weeks=1)}
        await connection.execute(insert(pairs).values(pair))
        members = [{"pair_id": number, "user_id": user_id, "spoke_at": NOW} for user_id in people]
        await connection.execute(insert(pair_members), members)
        session = {"pair_id": number, "first": "en", "started_at": NOW, "state": SessionState.OVER}
        half = timedelta(minutes=10)
        session |= {"switches_at": NOW + half, "ends_at": NOW + 2 * half}
        await connection.execute(insert(sessions).values(session))


@pytest.mark.parametrize("locale", Locale)
async def test_everybody_may_read_what_language_exchange_amounts_to(town: Town, locale: Locale) -> None:
    town.locales[town.tom.id] = locale
    for number, people in enumerate([(1, 2), (3, 4), (5, 6)], 1):
        await _pair(town, number, *people)
    seeker = {"guild_id": town.creators.id, "user_id": 7, "joining": "rounds", "asap": False, "since": NOW}
    async with database_of(town).begin() as connection:
        await connection.execute(
            insert(seekers).values(seeker | {"waited": 1, "dm": False, "why": "numbers"})
        )
    result = await town.tom.slash(town.general, "stats pairing")
    assert result.ephemeral
    few = town.say(locale, "stats-few", least=5)
    assert text_of(result).splitlines() == [
        _title(town, locale, "stats-pairing"),
        town.say(locale, "stats-pairing-rounds", count=0),
        town.say(locale, "stats-pairing-pairs", made=3, met=3, continued=0),
        town.say(locale, "stats-pairing-sessions", count=3, minutes=60),
        town.say(locale, "stats-pairing-speaking", en=30, zh=30),
        town.say(locale, "stats-pairing-waiting", people=few),
    ]


async def test_of_few_people_no_more_is_told_than_that(town: Town) -> None:
    await _pair(town, 1, 1, 2)
    text = text_of(await town.tom.slash(town.general, "stats pairing"))
    assert text.splitlines()[1:] == [
        town.say(Locale.EN_US, "stats-pairing-rounds", count=0),
        town.say(Locale.EN_US, "stats-pairing-few", least=5),
    ]


async def test_where_nobody_is_paired_it_says_how_that_begins(town: Town) -> None:
    text = text_of(await town.tom.slash(town.general, "stats pairing"))
    assert text.splitlines()[1:] == [town.say(Locale.EN_US, "stats-pairing-empty")]


# /stats export


async def test_moderators_take_the_figures_with_them(town: Town) -> None:
    await _talk(town)
    result = await town.maya.slash(town.general, "stats export")
    assert result.ephemeral
    names = [file.filename for file in panel_of(result).attachments]
    assert names == ["magpie-days.csv", "magpie-counts.csv", "magpie-statistics.json"]
    maya = Moderator(user_id=UserId(town.maya.id), guild_id=GuildId(town.creators.id))
    text, files = await export(town.services, town.services.texts(Locale.EN_US), by=maya, now=NOW)
    assert text == text_of(result).strip()
    content = json.loads(files[names[-1]] or b"")
    assert content["days"]["columns"]["day"] == town.say(Locale.EN_US, "stats-column-day")
    [english, chinese] = content["days"]["rows"]
    assert english[2:5] == ["Plaza", "en", 4]
    assert english[-2:] == [None, None], "there were two of them"
    assert chinese[2:5] == ["Plaza", "zh", 1]


async def test_nobody_else_does(town: Town) -> None:
    result = await town.tom.slash(town.general, "stats export")
    assert "**Bridges**" in text_of(result)
    assert not panel_of(result).attachments
