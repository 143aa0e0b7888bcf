"""Figures in words."""

from bot.i18n import Speaker
from bot.model import LEAST
from bot.stats import figures
from bot.stats.figures import Period, Span


def change(speaker: Speaker, now: int, before: int) -> str:
    """From the time before; nothing where there was nothing, or all is as it was."""
    percent = figures.change(now, before)
    if not percent:
        return ""
    return speaker.say("stats-more" if percent > 0 else "stats-less", percent=abs(percent))


def period_text(speaker: Speaker, period: Period, span: Span) -> str:
    return speaker.say("stats-period", period=period, first=span.first, last=span.last)


def people_text(speaker: Speaker, count: int) -> str:
    """How many; of too few only that."""
    return speaker.say("stats-few", least=LEAST) if count < LEAST else speaker.say("stats-some", count=count)
