"""A time of day as people type it: ``21:30``, ``9 pm``, ``9``, 晚上9点半, 21：30."""

import re
import unicodedata

from bot.errors import UserError

LONGEST = 20
"""Characters, typed."""

_TIME = re.compile(
    r"(?:(?P<early>早上|上午|凌晨|清晨|早晨)|(?P<late>下午|晚上|傍晚|中午))?"
    r"(?P<hour>\d{1,2})(?:[:.点點时時h](?P<minute>\d{2}|半)?分?)?"
    r"(?:(?P<am>am|a\.m\.)|(?P<pm>pm|p\.m\.))?"
)
_NOON = 12


def parse_time_of_day(typed: str) -> int:
    """Minutes since midnight; UserError for what is no time."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed).casefold())
    match = _TIME.fullmatch(plain) if len(typed) <= LONGEST else None
    if match is None:
        raise UserError("error-pairing-time")
    early, late = match["early"] or match["am"], match["late"] or match["pm"]
    hour, half = int(match["hour"]), match["minute"] == "半"
    minute = 30 if half else int(match["minute"] or 0)
    if (early and (late or hour > _NOON)) or hour > 23 or minute > 59:
        raise UserError("error-pairing-time")
    if late and hour < _NOON:
        hour += _NOON
    elif early and hour == _NOON:
        hour = 0
    return hour * 60 + minute
