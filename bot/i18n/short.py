"""Numbers and dates where there is little room, as the locale writes them."""

from datetime import date

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal

from bot.model import Locale

_EXACT_BELOW = {Locale.EN_US: 100_000, Locale.ZH_CN: 10_000, Locale.ZH_TW: 10_000}
_GROUPED_BY = {Locale.EN_US: 3, Locale.ZH_CN: 4, Locale.ZH_TW: 4}
"""In Chinese, numbers are grouped by ten thousand: 12,345 reads 1.2万."""
_SPACES = str.maketrans(dict.fromkeys("\u2009\u202f\u00a0", " "))
"""Thin ones look like none where letters are small."""


def count(number: int, locale: Locale) -> str:
    """12,345 or 1.2M; 1.2万."""
    if abs(number) < _EXACT_BELOW[locale]:
        return format_decimal(number, locale=_babel(locale))
    # Rounded before, or 999,999 would read 1000K.
    digits = len(str(abs(number)))
    whole = (digits - 1) % _GROUPED_BY[locale] + 1
    rounded = round(number, whole + (whole < 3) - digits)
    return format_compact_decimal(rounded, format_type="short", locale=_babel(locale), fraction_digits=1)


def weekday(day: date, locale: Locale) -> str:
    """Mon; 周一."""
    return format_date(day, "EEE", locale=_babel(locale))


def day_and_month(day: date, locale: Locale) -> str:
    """Mar 9; 3月9日."""
    return format_skeleton("MMMd", day, locale=_babel(locale)).translate(_SPACES)


def span(first: date, last: date, locale: Locale) -> str:
    """Mar 6 – 12, 2026; 2026年3月6日至12日."""
    return format_interval(first, last, "yMMMd", locale=_babel(locale)).translate(_SPACES)


def _babel(locale: Locale) -> str:
    return locale.value.replace("-", "_")
