"""Which side talks how much, and what the exchange amounts to, week by week."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.i18n import Speaker, short
from bot.model import Talk, Tongue
from bot.stats.charts import Balance
from bot.stats.figures import WEEK, exchange_index
from bot.stats.pictures.picture import Picture, alt_of

_EVERY = 3
"""Weeks; there is room for so many dates."""

Weeks = Mapping[date, Mapping[Tongue, Talk]]
"""What both sides said, by the Monday on which each week begins, in their order."""


def balance(speaker: Speaker, weeks: Weeks, last: date) -> Picture:
    """``last``: the day with which the last week ends, or up to which it is told."""
    mondays = list(weeks)
    english = sum(week[Tongue.ENGLISH].messages for week in weeks.values())
    everything = sum(_messages(week) for week in weeks.values())
    when = short.span(mondays[0], last, speaker.locale)
    shares = [
        week[Tongue.ENGLISH].messages / _messages(week) if _messages(week) else None
        for week in weeks.values()
    ]
    percent = round(100 * english / everything) if everything else 0
    chart = Balance(
        language=speaker.locale.language,
        title=speaker.say("stats-chart-balance"),
        span=when,
        weeks=[
            short.day_and_month(monday, speaker.locale) if number % _EVERY == 0 else ""
            for number, monday in enumerate(mondays)
        ],
        shares=shares,
        index=[exchange_index(week) for week in weeks.values()],
        above=speaker.say("stats-direction", side=Tongue.ENGLISH),
        above_share=speaker.say("stats-chart-percent", percent=percent) if everything else "",
        below=speaker.say("stats-direction", side=Tongue.CHINESE),
        below_share=speaker.say("stats-chart-percent", percent=100 - percent) if everything else "",
        line=speaker.say("stats-chart-index"),
        silence=speaker.say("stats-empty"),
    )
    return Picture(chart=chart, alt=_alt(speaker, chart, mondays))


def _messages(week: Mapping[Tongue, Talk]) -> int:
    return sum(one.messages for one in week.values())


def _alt(speaker: Speaker, chart: Balance, mondays: Sequence[date]) -> str:
    lines = [speaker.say("stats-alt-balance", span=chart.span)]
    told = list(zip(mondays, chart.shares, chart.index, strict=True))
    if all(share is None for share in chart.shares):
        return alt_of([*lines, chart.silence])
    for monday, share, index in told:
        if share is None or index is None:
            continue
        lines.append(
            speaker.say(
                "stats-alt-week",
                when=short.span(monday, monday + WEEK - timedelta(days=1), speaker.locale),
                percent=round(100 * share),
                index=index,
            )
        )
    return alt_of(lines)
