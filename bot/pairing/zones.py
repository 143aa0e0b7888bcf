"""Time zones as people name them: ``asia/shanghai``, ``New York``, 上海, ``UTC+8``, 东八区.

The names of cities are in ``locales/culture/zones.toml``; the time zones themselves come with the system,
or with the package tzdata.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import ConfigError, UserError
from bot.i18n.marks import escape
from bot.model import Language
from bot.translation.script import simplified_characters

MOST_OFFERS = 25
"""Discord's limit of choices."""
LONGEST = 60
"""Characters of a time zone, typed."""

_OFFSET = re.compile(r"(?:utc|gmt)? *([+-]) *(\d{1,2})(?::?([0-5]\d))?")
_BARE_OFFSET = re.compile(r"(?:utc|gmt) *()(\d{1,2})(?::([0-5]\d))?")
_ETC = re.compile(r"etc/(?:utc|gmt([+-]\d{1,2})?)")
_HAN_OFFSET = re.compile(r"([东西])(\d{1,2}|[一二三四五六七八九十]{1,2})(?:时)?区")
_HAN_NUMBERS = {han: value for value, han in enumerate("一二三四五六七八九十", start=1)} | {
    "十一": 11,
    "十二": 12,
}
_UTC = frozenset({"utc", "gmt", "z", "zulu", "零时区", "中时区", "世界时", "格林尼治", "格林威治"})
_WITHOUT_SUMMER_TIME = {
    "+3:30": "Asia/Tehran",
    "+4:30": "Asia/Kabul",
    "+5:30": "Asia/Kolkata",
    "+5:45": "Asia/Kathmandu",
    "+6:30": "Asia/Yangon",
    "+8:45": "Australia/Eucla",
    "+9:30": "Australia/Darwin",
    "-9:30": "Pacific/Marquesas",
}
"""Where an offset of no whole hours is kept all year; ``Etc/GMT`` has none of these."""
_FROM, _TO = -12, 14
"""Hours east of Greenwich."""
_ENDING = re.compile(r"(?:standard|daylight)?(?:time)?(?:zone)?$|(?:标准|夏令)?(?:时间|时区)?$|市$")
_COUNTRY = re.compile(r"^(?:中国|美国|英国|加拿大|澳大利亚|澳洲|台湾|日本|德国|法国)(?=.)")
_NOT_FOR_PEOPLE = re.compile(r"^(?:Etc/|posix|right/|SystemV/|Factory|localtime|leap)")


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A place that people name for its time."""

    zone: str
    name: Mapping[Language, str]
    also: tuple[str, ...]

    @property
    def names(self) -> Iterator[str]:
        yield from self.name.values()
        yield from self.also


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A time zone to choose."""

    zone: str
    name: str
    """Where it is, and how far from UTC at that moment."""


class Zones:
    """Finds time zones by their names."""

    def __init__(self, cities: Sequence[City]) -> None:
        self._cities = cities
        self._zones: dict[str, list[str]] = {}
        self._named = [(city, sorted({_folded(name) for name in city.names})) for city in cities]
        for city, names in self._named:
            for name in names:
                zones = self._zones.setdefault(name, [])
                if city.zone not in zones:
                    zones.append(city.zone)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """From ``zones.toml`` in ``folder``; ConfigError names the entry at fault."""
        return cls(tuple(_read(folder / "zones.toml")))

    def read(self, typed: str) -> str:
        """The IANA name of what somebody typed; UserError when it is none, or might be several."""
        plain = unicodedata.normalize("NFKC", typed[: LONGEST + 1]).strip().replace("−", "-")
        zones = [] if len(typed) > LONGEST else self._meant(plain)
        if not zones:
            raise UserError("error-zone", typed=escape(typed[:LONGEST]))
        if len(zones) > 1:
            raise UserError("error-zone-several", typed=escape(typed), zones=", ".join(zones))
        return zones[0]

    def name(self, zone: str, language: Language) -> str:
        """What to call a zone: its best known city, ``UTC+8``, or the place in its IANA name."""
        city = next((city for city in self._cities if city.zone == zone), None)
        if city is not None:
            return city.name[language]
        if match := _ETC.fullmatch(zone.casefold()):
            return _utc(-int(match[1] or 0) * 60)
        place = zone.rpartition("/")[2].replace("_", " ")
        return place if self._meant(place) == [zone] else zone

    def offers(self, typed: str, language: Language, *, now: datetime) -> list[Offer]:
        """What may be meant by the beginning of a name, the likeliest first, each zone once."""
        folded = _folded(typed)
        found: dict[str, str] = {}
        for zone in self._meant(unicodedata.normalize("NFKC", typed).strip()):
            found[zone] = self.name(zone, language)
        if folded or not typed.strip():
            for city in self._cities_like(folded):
                found.setdefault(city.zone, city.name[language])
        for zone in self._places_like(folded) if folded else ():
            if zone not in found:
                found[zone] = self.name(zone, language)
        return [
            Offer(zone=zone, name=_with_offset(name, zone, now))
            for zone, name in list(found.items())[:MOST_OFFERS]
        ]

    def _places_like(self, folded: str) -> Iterator[str]:
        for likely in (str.startswith, str.__contains__):
            yield from (zone for place, (zone,) in self._places.items() if likely(place, folded))

    def _cities_like(self, folded: str) -> Iterator[City]:
        for likely in (str.startswith, str.__contains__):
            yield from (city for city, names in self._named if any(likely(name, folded) for name in names))

    def _meant(self, plain: str) -> list[str]:
        """Every zone that the name may stand for."""
        offset = _by_offset(simplified_characters(plain.casefold()))
        if offset is not None:
            return [offset] if offset else []
        before_comma = re.split(r"[,(、]", plain, maxsplit=1)[0]
        for name in dict.fromkeys((plain, before_comma)):
            folded = _folded(name)
            shorter = _ENDING.sub("", folded, count=1)
            for one in dict.fromkeys((folded, shorter, _COUNTRY.sub("", shorter))):
                if one and (zones := self._zones.get(one) or self._places.get(one)):
                    return zones
        return []

    @cached_property
    def _places(self) -> dict[str, list[str]]:
        """Zones by their IANA name and by the place in it; where a place has two names, the shorter one."""
        names = [name for name in sorted(available_timezones()) if not _NOT_FOR_PEOPLE.match(name)]
        places = {_folded(name): [name] for name in names}
        for name in sorted(names, key=lambda name: (name.count("/"), name)):
            places.setdefault(_folded(name.rpartition("/")[2]), [name])
        return places


def _by_offset(plain: str) -> str | None:
    """A zone that is always as far from UTC; empty for one that nobody lives in, None for no offset."""
    if plain in _UTC:
        return "Etc/UTC"
    if match := _ETC.fullmatch(plain):
        # The sign in these names says how far west it is.
        return _whole_hours(-int(match[1] or 0))
    if match := _OFFSET.fullmatch(plain) or _BARE_OFFSET.fullmatch(plain):
        sign, hours, minutes = match[1] or "+", int(match[2]), int(match[3] or 0)
    elif match := _HAN_OFFSET.fullmatch(plain):
        sign, minutes = "+" if match[1] == "东" else "-", 0
        hours = int(match[2]) if match[2].isdecimal() else _HAN_NUMBERS.get(match[2], 99)
    else:
        return None
    if minutes:
        return _WITHOUT_SUMMER_TIME.get(f"{sign}{hours}:{minutes:02}", "")
    return _whole_hours(hours if sign == "+" else -hours)


def _whole_hours(east: int) -> str:
    if not _FROM <= east <= _TO:
        return ""
    return f"Etc/GMT{-east:+}" if east else "Etc/UTC"


def _with_offset(name: str, zone: str, now: datetime) -> str:
    offset = _utc(_minutes(zone, now))
    return name if name == offset else f"{name} ({offset})"


def _minutes(zone: str, now: datetime) -> int:
    offset = now.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()
    return round(offset.total_seconds() / 60)


def _utc(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes >= 0 else "-"
    return f"UTC{sign}{hours}{f':{rest:02}' if rest else ''}" if minutes else "UTC"


def _folded(name: str) -> str:
    """Letters alone, without case and accents, Han simplified."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(char for char in plain if char.isalnum())
    return simplified_characters(letters.casefold())


def _read(path: Path) -> Iterator[City]:
    try:
        entries: Iterable[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["city"]
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError(f"{path.name} cannot be read: {error}") from None
    for number, entry in enumerate(entries, start=1):
        try:
            yield City(
                zone=entry["zone"],
                name={language: entry[language.value] for language in Language},
                also=tuple(entry.get("also", ())),
            )
        except (KeyError, TypeError) as error:
            raise ConfigError(f"{path.name}, entry {number}: {error!r}") from None
