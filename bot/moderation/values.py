"""What a rule's value may be, and how it is written down."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from bot.errors import UserError
from bot.model import RuleKind
from bot.moderation.fold import EITHER, fold
from bot.moderation.links import domain_of
from bot.moderation.patterns import compiled
from bot.moderation.readings import letters

RULES_LIMIT = 10_000
"""Rules of a server."""
PATTERNS_LIMIT = 100
"""Regular expressions among them: each is tried on every message."""
TERM_LIMIT = 100
PATTERN_LIMIT = 300
LIST_LIMIT = 50
"""Domains, file types or invitations in one rule."""
ANY = "*"
"""The value of a rule about invitations that excepts none."""
_TIMES = re.compile(r"(\d{1,3})\s*(?:/|in|每)\s*(\d{1,4})\s*(?:s|秒)?")
_SIZE = re.compile(r"(\d{1,5}(?:\.\d)?)\s*(kb|mb|k|m)?")
_AGE = re.compile(r"(\d{1,4})\s*(h|d|w|小时|小時|时|天|周|週)?")
_UNITS = {"h": "h", "小时": "h", "小時": "h", "时": "h", "d": "d", "天": "d", "w": "w", "周": "w", "週": "w"}
_LENGTH = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
_SEPARATORS = re.compile(r"[\s,;、，；]+")


def parse(kind: RuleKind, value: str) -> str:
    """As it is stored and shown; a ``UserError`` says what is wrong with it."""
    value = " ".join(value.split())
    return _READERS[kind](value)


def rate_of(value: str) -> tuple[int, timedelta]:
    """How many messages in how long."""
    times, seconds = value.split("/")
    return int(times), timedelta(seconds=int(seconds))


def size_of(value: str) -> int:
    """Bytes."""
    number, unit = value.split(" ")
    return int(float(number) * (1024 if unit == "KB" else 1024 * 1024))


def age_of(value: str) -> timedelta:
    return int(value[:-1]) * _LENGTH[value[-1]]


def items_of(value: str) -> list[str]:
    """The domains, endings or codes of a rule."""
    return [] if value == ANY else value.split(" ")


def _term(value: str) -> str:
    if not value or len(value) > TERM_LIMIT:
        raise UserError("error-rule-term", max=TERM_LIMIT)
    folded = fold(value).replace(EITHER, "i").strip("* ")
    if not folded or (folded.isascii() and len(letters(folded)) < 2 and folded.isalnum()):
        raise UserError("error-rule-term-short")
    return value


def _pattern(value: str) -> str:
    if not value or len(value) > PATTERN_LIMIT:
        raise UserError("error-rule-pattern-length", max=PATTERN_LIMIT)
    compiled(value)
    return value


def _list(value: str, read: Callable[[str], str | None], *, error: str, needed: bool = False) -> str:
    given = [item for item in _SEPARATORS.split(value) if item and item != ANY]
    if len(given) > LIST_LIMIT or (needed and not given):
        raise UserError("error-rule-list", max=LIST_LIMIT)
    found: list[str] = []
    for item in given:
        one = read(item)
        if one is None:
            raise UserError(error, value=item[:100])
        found.append(one)
    return " ".join(dict.fromkeys(found))


def _invite(text: str) -> str | None:
    code = text.rstrip("/").rsplit("/", 1)[-1].lower()
    return code if re.fullmatch(r"[a-z0-9-]{2,64}", code) else None


def _ending(text: str) -> str | None:
    ending = text.lower().removeprefix("*").lstrip(".")
    return ending if re.fullmatch(r"[a-z0-9][a-z0-9.]{0,15}", ending) else None


def _domains(value: str) -> str:
    return _list(value, domain_of, error="error-rule-domain", needed=True)


def _mentions(value: str) -> str:
    if not value.isdecimal() or not 1 <= int(value) <= 100:
        raise UserError("error-rule-number", min=1, max=100)
    return str(int(value))


def _rate(value: str) -> str:
    found = _TIMES.fullmatch(value.lower())
    times, seconds = (int(found.group(1)), int(found.group(2))) if found else (0, 0)
    if not 2 <= times <= 50 or not 1 <= seconds <= 3600:
        raise UserError("error-rule-rate", times=50, seconds=3600)
    return f"{times}/{seconds}"


def _size(value: str) -> str:
    found = _SIZE.fullmatch(value.lower())
    if found is None or not 0 < float(found.group(1)) <= 99999:
        raise UserError("error-rule-size")
    number = float(found.group(1))
    unit = "KB" if (found.group(2) or "m").startswith("k") else "MB"
    return f"{number:g} {unit}"


def _age(value: str) -> str:
    found = _AGE.fullmatch(value.lower())
    if found is None or int(found.group(1)) == 0:
        raise UserError("error-rule-age")
    return f"{int(found.group(1))}{_UNITS[found.group(2) or 'd']}"


_READERS: Mapping[RuleKind, Callable[[str], str]] = {
    RuleKind.WORD: _term,
    RuleKind.PATTERN: _pattern,
    RuleKind.INVITES: lambda value: _list(value, _invite, error="error-rule-invite") or ANY,
    RuleKind.DOMAIN: _domains,
    RuleKind.ONLY_DOMAINS: _domains,
    RuleKind.MENTIONS: _mentions,
    RuleKind.FLOOD: _rate,
    RuleKind.REPEATS: _rate,
    RuleKind.FILE_TYPE: lambda value: _list(value, _ending, error="error-rule-file-type", needed=True),
    RuleKind.FILE_SIZE: _size,
    RuleKind.NEW_ACCOUNTS: _age,
}
