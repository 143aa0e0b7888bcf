"""Babel's tables of the world's languages, less those that no text of ours needs.

Fluent asks Babel, which comes with it, how numbers, dates and plurals are written. Babel then keeps all that
Unicode has collected of a locale, and of the world, for as long as the process lives: four megabytes for our
three locales, nearly all of them names of languages, countries, currencies and units.
"""

from collections.abc import Mapping
from typing import Any, cast

import babel
from babel import localedata
from babel.core import get_global

from bot.model import Locale

_NAMES = (
    "languages",
    "territories",
    "scripts",
    "variants",
    "currency_names",
    "currency_names_plural",
    "unit_patterns",
    "unit_display_names",
    "compound_unit_patterns",
)
_LANGUAGES = frozenset(locale.partition("-")[0] for locale in Locale)


def keep_little(locale: babel.Locale) -> None:
    """Forget what is not needed to write numbers, dates and plurals in this locale and in ours."""
    _empty(get_global("territory_languages"))
    _empty(get_global("territory_currencies"))
    subtags = get_global("likely_subtags")
    ours = {tag: likely for tag, likely in subtags.items() if tag.partition("_")[0] in _LANGUAGES}
    _empty(subtags).update(ours)
    parts = str(locale).split("_")
    # A locale's table holds what it shares with those that it inherits from.
    for name in ("root", *("_".join(parts[: size + 1]) for size in range(len(parts)))):
        table = localedata.load(name)
        table.update({key: {} for key in _NAMES if key in table})


def _empty(table: Mapping[str, Any]) -> dict[str, Any]:
    entries = cast("dict[str, Any]", table)
    entries.clear()
    return entries
