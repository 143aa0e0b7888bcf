"""Nothing of a chart is cut off, nothing lies on something else, and no letter is missing."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor
from matplotlib.ft2font import FT2Font
from matplotlib.transforms import Bbox

from bot.i18n import LOCALES, short
from bot.i18n.texts import resource
from bot.model import EngineHealth, Language, Locale
from bot.stats.charts import Balance, Chart, Direction, Health, Hours, Traffic
from bot.stats.drawing import fonts, on_card
from bot.stats.drawing.card import HEIGHT, MARGIN, WIDTH, Card
from bot.stats.figures import Span
from bot.stats.pictures import engines
from tests.golden.samples import LAST, TEXTS, charts

_EDGE = 12
"""Pixels to the edge of the card."""


def _boxes(card: Card) -> list[tuple[str, Bbox]]:
    return [(text.get_text(), text.get_window_extent()) for text in card.texts]


def _wrong(chart: Chart) -> list[str]:
    boxes = _boxes(on_card(chart))
    card = Bbox.from_extents(_EDGE, _EDGE, WIDTH - _EDGE, HEIGHT - _EDGE)
    outside = [text for text, box in boxes if not _contains(card, box)]
    on_top = [
        f"{one} / {other}" for (one, here), (other, there) in combinations(boxes, 2) if here.overlaps(there)
    ]
    return outside + on_top


def _contains(outer: Bbox, inner: Bbox) -> bool:
    return outer.x0 <= inner.x0 and inner.x1 <= outer.x1 and outer.y0 <= inner.y0 and inner.y1 <= outer.y1


@pytest.mark.parametrize("name", charts())
def test_nothing_is_cut_off_or_covered(name: str) -> None:
    assert not _wrong(charts()[name])


def _direction(numbers: Sequence[int], locale: Locale, name: str) -> Direction:
    return Direction(
        name=name,
        total=short.count(sum(numbers), locale),
        messages=numbers,
        labels=[short.count(number, locale) for number in numbers],
    )


@pytest.mark.parametrize("locale", [Locale.EN_US, Locale.ZH_TW])
@pytest.mark.parametrize("days", [1, 7, 28])
@pytest.mark.parametrize("numbers", [(1, 0), (99_999, 99_999), (1, 123_456_789), (9_999_999, 3)])
def test_there_is_room_for_any_number_of_messages(
    locale: Locale, days: int, numbers: tuple[int, int]
) -> None:
    say = TEXTS(locale).say
    first = LAST - timedelta(days=days - 1)
    dates = [first + timedelta(days=number) for number in range(days)]
    names = [
        short.weekday(day, locale)
        if days < 10
        else short.day_and_month(day, locale)
        if day.weekday() == 0
        else ""
        for day in dates
    ]
    above, below = (
        _direction([number] * days, locale, say("stats-direction", side=side))
        for number, side in zip(numbers, ("en", "zh"), strict=True)
    )
    chart = Traffic(
        language=locale.language,
        title=say("stats-chart-traffic"),
        span=short.span(date(2025, 12, 29), date(2026, 12, 31), locale),
        days=names,
        above=above,
        below=below,
        silence=say("stats-empty"),
    )
    assert not _wrong(chart)


@pytest.mark.parametrize("locale", Locale)
def test_there_is_room_for_many_engines_with_long_names(locale: Locale) -> None:
    names = [f"an engine called {number} by whoever named it" for number in range(9)]
    health = [EngineHealth(used=12_345_678, failed=12_345_678)] * 28
    span = Span(first=LAST - timedelta(days=27), last=LAST)
    assert not _wrong(engines(TEXTS(locale), span, dict.fromkeys(names, health)).chart)


def test_there_is_room_for_a_clock_that_is_half_an_hour_apart() -> None:
    chart = charts()["hours-usual-en"]
    assert isinstance(chart, Hours)
    hours = [f"{hour:02}:30" if hour % 3 == 0 else "" for hour in range(24)]
    assert not _wrong(
        replace(chart, other=replace(chart.other, name="America/Argentina/Buenos_Aires time", hours=hours))
    )


def test_twelve_indices_of_a_hundred_have_room() -> None:
    chart = charts()["balance-usual-en"]
    assert isinstance(chart, Balance)
    assert not _wrong(replace(chart, shares=[0.5] * 12, index=[100] * 12))


def test_the_title_gives_way_to_the_days() -> None:
    chart = charts()["engines-usual-en"]
    assert isinstance(chart, Health)
    title, *_ = [box for text, box in _boxes(on_card(replace(chart, title="W" * 60))) if text.startswith("W")]
    assert title.x0 >= MARGIN - 1
    assert not _wrong(replace(chart, title="W" * 60))


class _Literals(Visitor):
    def __init__(self) -> None:
        self.text = ""

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 -- named by the library
        self.text += node.value


def _drawn(locale: Locale) -> Iterator[str]:
    """Everything that may be put into a chart."""
    for entry in resource(LOCALES, locale).body:
        assert isinstance(entry, ast.Message | ast.Term)
        if entry.id.name.startswith(("stats-chart-", "stats-direction", "stats-empty")):
            literals = _Literals()
            literals.visit(entry)
            yield literals.text
    for city in tomllib.loads((LOCALES / "culture" / "zones.toml").read_text(encoding="utf-8"))["city"]:
        yield city[locale.language]
    yield "".join(map(chr, range(0x20, 0x7F)))
    for number in range(800):
        day = LAST + timedelta(days=number)
        yield short.weekday(day, locale) + short.day_and_month(day, locale)
        yield short.span(day, day + timedelta(days=27), locale)
    for size in range(12):
        yield short.count(123_456_789_012 // 10**size, locale)
    yield "–"


@pytest.mark.parametrize("locale", Locale)
def test_the_font_has_every_letter_that_a_chart_may_have(locale: Locale) -> None:
    font = FT2Font(str(fonts.file_of(locale.language)))
    letters = {letter for text in _drawn(locale) for letter in text if not letter.isspace()}
    assert not {letter for letter in letters if not font.get_char_index(ord(letter))}


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


@pytest.mark.parametrize("name", charts())
def test_no_letter_of_the_samples_is_missing(name: str) -> None:
    chart = charts()[name]
    font = FT2Font(str(fonts.file_of(chart.language)))
    letters = {letter for text in _texts(chart) for letter in text}
    assert not {letter for letter in letters if not font.get_char_index(ord(letter))}


def test_without_its_font_a_chart_is_not_drawn_with_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(name: str) -> None:
        return None

    monkeypatch.setattr(fonts, "find_spec", nowhere)
    with pytest.raises(fonts.FontMissing, match="pylopdf-fonts-zh-tw"):
        fonts.file_of(Language.TRADITIONAL)
