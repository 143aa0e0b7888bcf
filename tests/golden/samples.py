"""What the pictures show: little and much, one side and both, in every language."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.i18n import LOCALES, Speaker, Texts
from bot.model import EngineHealth, HourOfTalk, Locale, Talk, Tongue
from bot.stats.charts import Chart
from bot.stats.figures import WEEK, Span
from bot.stats.pictures import Clockface, Picture, balance, engines, hours, traffic

TEXTS = Texts.load(LOCALES, strict=True)
LAST = date(2026, 3, 15)
"""A Sunday."""
_WEEK = Span(first=LAST - WEEK + timedelta(days=1), last=LAST)
_FOUR_WEEKS = Span(first=LAST - 4 * WEEK + timedelta(days=1), last=LAST)
_USUAL = ([212, 340, 180, 95, 410, 388, 267], [180, 301, 220, 60, 299, 350, 120])
_MILLION = (
    [98_765, 123_456, 88_000, 140_321, 1_200_345, 99_999, 64_000],
    [70_123, 80_456, 0, 9_999, 1, 55, 9],
)
_EVENINGS = {7: 3, 8: 6, 9: 5, 12: 2, 18: 4, 19: 7, 20: 11, 21: 9, 22: 6, 23: 2}


@cache
def samples() -> Mapping[str, Picture]:
    """By the names of their files."""
    english, simplified, traditional = (TEXTS(locale) for locale in Locale)
    return {
        "traffic-usual-en": traffic(english, _WEEK, _talk(*_USUAL)),
        "traffic-tiny-en": traffic(english, _WEEK, _talk([0, 1, 0, 0, 2, 0, 0], [0, 0, 1, 0, 0, 0, 0])),
        "traffic-four-weeks-en": traffic(
            english, _FOUR_WEEKS, _talk(_long(12, 70_000), _long(25, 9_000), first=_FOUR_WEEKS.first)
        ),
        "traffic-one-sided-zh-Hans": traffic(simplified, _WEEK, _talk([12, 34, 18, 9, 41, 38, 26], [0] * 7)),
        "traffic-huge-zh-Hant": traffic(traditional, _WEEK, _talk(*_MILLION)),
        "traffic-empty-zh-Hant": traffic(traditional, _WEEK, []),
        "hours-usual-en": _hours(english, 1),
        "hours-empty-en": _hours(english, 0),
        "hours-huge-zh-Hans": _hours(simplified, 9_000),
        "hours-tiny-zh-Hant": hours(
            traditional,
            _WEEK,
            [HourOfTalk(weekday=2, hour=21, messages=1)],
            *_clocks(traditional),
        ),
        "balance-usual-en": balance(english, _weeks([3, 5, 4, 2, 0, 6, 4, 3, 5, 9, 4, 5]), LAST),
        "balance-one-sided-zh-Hans": balance(simplified, _weeks([4] * 12, chinese=0), LAST),
        "balance-empty-zh-Hans": balance(simplified, _weeks([0] * 12), LAST),
        "balance-huge-zh-Hant": balance(traditional, _weeks([0] * 9 + [1, 900_000, 1_100_000]), LAST),
        "engines-usual-en": engines(english, _WEEK, _engines()),
        "engines-huge-zh-Hant": engines(traditional, _WEEK, {**_engines(9_000), **_more_engines()}),
    }


def charts() -> Mapping[str, Chart]:
    return {name: picture.chart for name, picture in samples().items()}


def _talk(english: Sequence[int], chinese: Sequence[int], first: date = _WEEK.first) -> list[Talk]:
    return [
        Talk(day=first + timedelta(days=number), side=side, messages=messages)
        for side, said in ((Tongue.ENGLISH, english), (Tongue.CHINESE, chinese))
        for number, messages in enumerate(said)
        if messages
    ]


def _long(highest: int, most: int) -> list[int]:
    return [most // (1 + abs(number - highest) * 2) for number in range(28)]


def _clocks(speaker: Speaker) -> tuple[Clockface, Clockface]:
    """The reader's own first."""
    york, china = {
        Locale.EN_US: ("New York", "Shanghai"),
        Locale.ZH_CN: ("纽约", "上海"),
        Locale.ZH_TW: ("紐約", "台北"),
    }[speaker.locale]
    west = Clockface(name=york, zone=ZoneInfo("America/New_York"))
    east = Clockface(name=china, zone=ZoneInfo("Asia/Shanghai"))
    return (west, east) if speaker.locale is Locale.EN_US else (east, west)


def _hours(speaker: Speaker, times: int) -> Picture:
    talk = [
        HourOfTalk(weekday=day, hour=hour, messages=(messages + day % 3) * (1 + (day > 4)) * times)
        for day in range(7)
        for hour, messages in _EVENINGS.items()
    ]
    return hours(speaker, _WEEK, talk, *_clocks(speaker))


def _weeks(english: Sequence[int], *, chinese: int = 4) -> dict[date, dict[Tongue, Talk]]:
    """``chinese``: in each week in which the others say anything, but for those that say very much."""
    monday = _WEEK.first
    return {
        monday - WEEK * (11 - number): {
            Tongue.ENGLISH: Talk(day=monday, side=Tongue.ENGLISH, messages=said * 10, crossed=said * 3),
            Tongue.CHINESE: Talk(day=monday, side=Tongue.CHINESE, messages=_answered(said, chinese) * 10),
        }
        for number, said in enumerate(english)
    }


def _answered(said: int, chinese: int) -> int:
    return said * 3 // 4 if said > 100 else chinese if said else 0


def _engines(times: int = 1) -> dict[str, list[EngineHealth]]:
    return {
        "local": [EngineHealth(used=used * times, failed=used // 40) for used in _USUAL[0]],
        "google": [EngineHealth(used=used // 4, failed=used * times // 9) for used in _USUAL[1]],
    }


def _more_engines() -> dict[str, list[EngineHealth]]:
    return {
        "libretranslate": [EngineHealth(used=number % 3) for number in range(7)],
        "memory": [EngineHealth(used=100)] * 7,
        "openai": [EngineHealth(failed=3)] * 7,
        "gloss": [EngineHealth()] * 6 + [EngineHealth(used=1)],
    }
