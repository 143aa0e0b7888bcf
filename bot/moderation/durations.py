"""Durations as moderators type them: ``10m``, ``2h``, ``7d``, ``1d12h``, ``30分钟``, ``2小时``, ``7天``."""

import re
import unicodedata
from datetime import timedelta

from bot.errors import UserError

LONGEST = timedelta(days=365)
SHORTEST = timedelta(minutes=1)

_UNITS = {
    timedelta(seconds=1): ("s", "sec", "秒", "秒钟", "秒鐘"),
    timedelta(minutes=1): ("m", "min", "分", "分钟", "分鐘"),
    timedelta(hours=1): ("h", "hour", "hours", "小时", "小時", "个小时", "個小時"),
    timedelta(days=1): ("d", "day", "days", "天", "日"),
    timedelta(weeks=1): ("w", "week", "weeks", "周", "週", "星期"),
}
_LENGTHS = {unit: length for length, units in _UNITS.items() for unit in units}
_PIECE = re.compile(rf"(\d{{1,6}}) *({'|'.join(sorted(_LENGTHS, key=len, reverse=True))}) *")


def duration(typed: str | None) -> timedelta | None:
    """Nothing for nothing: until it is lifted. UserError for what is no duration, or no sensible one."""
    text = unicodedata.normalize("NFKC", typed or "").strip().casefold()
    if not text:
        return None
    total, at = timedelta(), 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None:
            raise UserError("error-duration")
        total += int(piece[1]) * _LENGTHS[piece[2]]
        at = piece.end()
    if not SHORTEST <= total <= LONGEST:
        raise UserError("error-duration")
    return total
