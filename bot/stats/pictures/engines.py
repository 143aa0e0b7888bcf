"""How the translation engines have been doing."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.i18n import Speaker, short
from bot.model import EngineHealth
from bot.stats.charts import Health, Row
from bot.stats.figures import WEEK, Span
from bot.stats.pictures.picture import Picture, alt_of


def engines(speaker: Speaker, span: Span, days: Mapping[str, Sequence[EngineHealth]]) -> Picture:
    """``days``: by engine, the most used first, its health on every day of the span."""
    when = short.span(span.first, span.last, speaker.locale)
    dates = [span.first + timedelta(days=number) for number in range(span.days)]
    few = len(dates) <= WEEK.days
    chart = Health(
        language=speaker.locale.language,
        title=speaker.say("stats-chart-engines"),
        span=when,
        days=[
            short.weekday(day, speaker.locale)
            if few
            else short.day_and_month(day, speaker.locale)
            if day.weekday() == 0
            else ""
            for day in dates
        ],
        rows=[_row(speaker, name, health) for name, health in days.items()],
        used=speaker.say("stats-chart-used"),
        failed=speaker.say("stats-chart-failed"),
        silence=speaker.say("stats-chart-idle"),
    )
    return Picture(chart=chart, alt=_alt(speaker, chart))


def _row(speaker: Speaker, name: str, health: Sequence[EngineHealth]) -> Row:
    used, failed = [one.used for one in health], [one.failed for one in health]
    return Row(
        name=name,
        used=used,
        failed=failed,
        used_total=short.count(sum(used), speaker.locale),
        failed_total=short.count(sum(failed), speaker.locale) if any(failed) else "",
    )


def _alt(speaker: Speaker, chart: Health) -> str:
    lines = [
        speaker.say("stats-alt-engine", engine=row.name, used=sum(row.used), failed=sum(row.failed))
        for row in chart.rows
    ]
    return alt_of([speaker.say("stats-alt-engines", span=chart.span), *(lines or [chart.silence])])
