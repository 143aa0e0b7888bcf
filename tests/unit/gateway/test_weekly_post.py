"""What a server reads of its week."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.gateway.weekly_post import MOST, Week, post_text
from bot.i18n import LOCALES, Texts
from bot.model import (
    Address,
    Answered,
    ChannelId,
    Crowd,
    Encounters,
    GuildId,
    HourOfTalk,
    Language,
    Locale,
    MessageId,
    Talk,
    Tongue,
)
from bot.relay.split import width
from bot.stats.chronicle import Explained, Highlights
from bot.stats.figures import Period, Report, Span

MONDAY = date(2026, 11, 16)
SPAN = Span(first=MONDAY, last=date(2026, 11, 22))
NEW_YORK, SHANGHAI = ZoneInfo("America/New_York"), ZoneInfo("Asia/Shanghai")

KEYS = ("zh:绝绝子", "en:no cap", "zh:yyds", "en:slay")


class Zones:
    def name(self, zone: str, language: Language) -> str:
        return zone.rpartition("/")[2]


def _talk(en: int, zh: int, *, crossed: int = 0, answers: int = 0) -> Mapping[Tongue, Talk]:
    return {
        side: Talk(day=MONDAY, side=side, messages=count, crossed=crossed, replies=answers)
        for side, count in ((Tongue.ENGLISH, en), (Tongue.CHINESE, zh))
    }


def _week(*, spoke: int = 12, reached: int = 8) -> Week:
    crowd = Crowd(spoke=spoke, reached=reached)
    return Week(
        report=Report(
            period=Period.WEEK,
            span=SPAN,
            talk=_talk(1200, 800, crossed=250, answers=300),
            before=_talk(900, 900, crossed=90, answers=400),
            people=dict.fromkeys(Tongue, crowd),
            days=[],
            hours=[HourOfTalk(weekday=2, hour=20, messages=9)],
        ),
        highlights=Highlights(),
        zones=[SHANGHAI, NEW_YORK],
    )


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(LOCALES, strict=True)


def test_a_week_is_told_with_what_has_changed(texts: Texts) -> None:
    first, *lines = post_text([texts(Locale.EN_US)], _week(), Zones()).splitlines()
    assert first == "## 🪶 Our week across the bridge"
    assert lines[0] == "-# Nov 16, 2026 – Nov 22, 2026"
    assert "**2,000 messages** crossed the bridge (▲ 11 %)" in lines[1]
    assert "**600 replies and reactions** (▼ 25 %)." in lines[1]
    people = "👥 In English channels 12 people spoke and 8 heard back from the other side, "
    people += "in Chinese channels 12 and 8."
    assert lines[2:] == [
        "English → Chinese **1,200** · Chinese → English **800**",
        people,
        "🌉 Exchange index: **41** of 100 (the week before: 32)",
        "🕘 Busiest time of day: 20:00–21:00 (Shanghai), 07:00–08:00 (New_York)",
    ]


@pytest.mark.parametrize("locale", Locale)
def test_an_empty_week_is_told_in_a_line(texts: Texts, locale: Locale) -> None:
    nothing = Report(
        period=Period.WEEK, span=SPAN, talk=_talk(0, 0), before=_talk(3, 4), people={}, days=[], hours=[]
    )
    told = post_text(
        [texts(locale)], Week(report=nothing, highlights=Highlights(), zones=[SHANGHAI]), Zones()
    )
    assert len(told.splitlines()) == 3
    assert not any(sign.isdigit() for sign in told.splitlines()[-1])


def test_few_people_are_not_counted_out(texts: Texts) -> None:
    assert "👥" not in post_text([texts(Locale.EN_US)], _week(spoke=4), Zones())
    [told] = [
        line
        for line in post_text([texts(Locale.EN_US)], _week(reached=4), Zones()).splitlines()
        if "👥" in line
    ]
    assert told == "👥 In English channels 12 people spoke, in Chinese channels 12."


def test_a_first_week_is_compared_with_nothing(texts: Texts) -> None:
    week = _week()
    first = replace(week, report=replace(week.report, before=_talk(0, 0)))
    told = post_text([texts(Locale.ZH_CN)], first, Zones())
    assert "▲" not in told
    assert "前一周" not in told


def test_two_languages_fit_one_message_and_each_has_what_matters(texts: Texts) -> None:
    both = [texts(Locale.ZH_TW), texts(Locale.EN_US)]
    told = post_text(both, _week(), Zones())
    assert width(told) <= MOST
    assert told.index("鵲橋") < told.index("Our week")
    assert "交流指數" in told
    assert "Exchange index" in told


def test_what_is_worth_telling_is_told(texts: Texts) -> None:
    address = Address(guild_id=GuildId(1), channel_id=ChannelId(2), message_id=MessageId(3))
    week = replace(
        _week(),
        answered=Answered(address=address, side=Tongue.ENGLISH, replies=3, reactions=4),
        thanked=["tom", "wei"],
        highlights=Highlights(
            explained=[Explained(key=key, times=2) for key in KEYS],
            encounters=Encounters(people=6, met=2, sessions=1, minutes=30),
            suggestions=3,
            streak=4,
        ),
        meanings={"绝绝子": {Language.ENGLISH: "simply the best"}},
    )
    assert post_text([texts(Locale.EN_US)], week, Zones()).splitlines()[-7:] == [
        "💬 Most answered: https://discord.com/channels/1/2/3 (7 replies and reactions)",
        "📖 Explained most: **绝绝子** (simply the best), **no cap**, **yyds**",
        "🤝 2 pairs of language partners met",
        "⏱️ One session, 30 minutes",
        "🔥 4 weeks in a row in which both sides answered each other",
        "✍️ 3 translations were improved by people",
        "🙏 Thank you, tom, wei",
    ]


def test_pairs_of_few_people_are_not_told_of(texts: Texts) -> None:
    met = Highlights(encounters=Encounters(people=4, met=2, sessions=1, minutes=30))
    told = post_text([texts(Locale.EN_US)], replace(_week(), highlights=met), Zones())
    assert "pairs" not in told
    assert "session" not in told


@pytest.mark.parametrize("order", [[Locale.EN_US, Locale.ZH_CN], [Locale.ZH_TW, Locale.EN_US]])
def test_of_too_much_the_last_lines_are_left_out(texts: Texts, order: list[Locale]) -> None:
    much = Highlights(explained=[Explained(key="zh:" + "很长" * 150, times=2)] * 3, suggestions=9, streak=9)
    told = post_text([texts(one) for one in order], replace(_week(), highlights=much), Zones())
    assert width(told) <= MOST
    assert "🌉" in told.split("\n\n")[0]
    assert "🌉" in told.split("\n\n")[1]
