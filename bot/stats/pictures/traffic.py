"""Messages by day, in both directions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bot.i18n import Speaker, short
from bot.model import Talk, Tongue
from bot.stats.charts import Direction, Traffic
from bot.stats.figures import WEEK, Span
from bot.stats.pictures.picture import Picture, alt_of

_ONE_BY_ONE = 10
"""Days that are named one by one; of more, only Mondays are."""


def traffic(speaker: Speaker, span: Span, talk: Iterable[Talk]) -> Picture:
    """Of every day of the span, and of the rest of its week if that is not over."""
    days = [span.first + timedelta(days=number) for number in range(max(span.days, WEEK.days))]
    said = {(one.day, one.side): one.messages for one in talk}
    messages = {side: [said.get((day, side), 0) for day in days] for side in Tongue}
    when = short.span(span.first, span.last, speaker.locale)
    chart = Traffic(
        language=speaker.locale.language,
        title=speaker.say("stats-chart-traffic"),
        span=when,
        days=[_label(speaker, day, days) for day in days],
        above=_direction(speaker, Tongue.ENGLISH, messages[Tongue.ENGLISH]),
        below=_direction(speaker, Tongue.CHINESE, messages[Tongue.CHINESE]),
        silence=speaker.say("stats-empty"),
    )
    return Picture(chart=chart, alt=_alt(speaker, when, days[: span.days], messages))


def _direction(speaker: Speaker, side: Tongue, messages: Sequence[int]) -> Direction:
    return Direction(
        name=speaker.say("stats-direction", side=side),
        total=short.count(sum(messages), speaker.locale),
        messages=messages,
        labels=[short.count(one, speaker.locale) for one in messages],
    )


def _label(speaker: Speaker, day: date, days: Sequence[date]) -> str:
    if len(days) <= _ONE_BY_ONE:
        return short.weekday(day, speaker.locale)
    return short.day_and_month(day, speaker.locale) if day.weekday() == 0 else ""


def _alt(speaker: Speaker, when: str, days: Sequence[date], messages: Mapping[Tongue, Sequence[int]]) -> str:
    english, chinese = messages[Tongue.ENGLISH], messages[Tongue.CHINESE]
    if not any((*english, *chinese)):
        return alt_of([speaker.say("stats-alt-traffic", span=when), speaker.say("stats-empty")])
    lines = [
        speaker.say("stats-alt-traffic", span=when),
        speaker.say("stats-alt-in-all", english=sum(english), chinese=sum(chinese)),
    ]
    step = 1 if len(days) <= _ONE_BY_ONE else WEEK.days
    for start in range(0, len(days), step):
        day = days[start]
        lines.append(
            speaker.say(
                "stats-alt-pair",
                when=short.weekday(day, speaker.locale) if step == 1 else _week(speaker, days, start),
                english=sum(english[start : start + step]),
                chinese=sum(chinese[start : start + step]),
            )
        )
    return alt_of(lines)


def _week(speaker: Speaker, days: Sequence[date], start: int) -> str:
    last = days[min(start + WEEK.days, len(days)) - 1]
    return short.span(days[start], last, speaker.locale)
