"""Figures in words."""

from bot.i18n import Speaker
from bot.stats import figures


def change(speaker: Speaker, now: int, before: int) -> str:
    """From the time before; nothing where there was nothing, or all is as it was."""
    percent = figures.change(now, before)
    if not percent:
        return ""
    return speaker.say("stats-more" if percent > 0 else "stats-less", percent=abs(percent))
