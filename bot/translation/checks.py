"""Is this answer a translation? What a machine gives back is not taken on trust."""

import re
from collections.abc import Callable

from bot.model import Language
from bot.translation.script import convert, tells_against

_PLACEHOLDER = re.compile(r"⟦[0-9]+⟧")
_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f]")
_LETTER = re.compile(r"[^\W\d_]")
_NOTICES = re.compile(
    r"MYMEMORY WARNING|YOU USED ALL AVAILABLE FREE TRANSLATIONS|QUERY LENGTH LIMIT EXCEEDED"
    r"|PLEASE SELECT TWO DISTINCT LANGUAGES|INVALID (?:SOURCE|TARGET) LANGUAGE"
    r"|TOO MANY REQUESTS|UNUSUAL TRAFFIC|QUOTA (?:EXCEEDED|EXHAUSTED)|<!DOCTYPE|<HTML",
    re.IGNORECASE,
)
_REPEATS = re.compile(r"(.+?)\1{3,}", re.DOTALL)
_LOOP = re.compile(r"(\S.{1,30}?)\1{6,}", re.DOTALL)


def fault(asked: str, answer: str, target: Language) -> str | None:
    """Why ``answer`` is no translation of ``asked``; nothing if it may be one."""
    return next((reason for reason, found in _CHECKS if found(asked, answer, target)), None)


def in_script(answer: str, target: Language) -> str:
    """The answer, converted when an engine answered in the other Chinese script."""
    return convert(answer, target) if target.is_chinese and tells_against(answer, target) else answer


def _empty(_asked: str, answer: str, _target: Language) -> bool:
    return not _LETTER.search(answer) and not any(character.isdigit() for character in _bare(answer))


def _notice(asked: str, answer: str, _target: Language) -> bool:
    return bool(_NOTICES.search(answer)) and not _NOTICES.search(asked)


def _unchanged(asked: str, answer: str, target: Language) -> bool:
    if _bare(asked).casefold() != _bare(answer).casefold():
        return False
    if _HAN.search(asked):
        return True
    words = _PLACEHOLDER.sub(" ", asked).split()
    # Names stay as they are in both languages.
    return target.is_chinese and not all(word[:1].isupper() or not word[:1].isalpha() for word in words)


def _wrong_script(asked: str, answer: str, target: Language) -> bool:
    letters = len(_LETTER.findall(answer))
    han = len(_HAN.findall(answer))
    if target is Language.ENGLISH:
        return han * 4 > letters
    return han == 0 and letters > 0 and _bare(asked).casefold() != _bare(answer).casefold()


def _odd_length(asked: str, answer: str, _target: Language) -> bool:
    return len(answer) > 12 * len(asked) + 60 or (len(asked) >= 80 and len(answer) * 25 < len(asked))


def _loops(asked: str, answer: str, _target: Language) -> bool:
    return bool(_LOOP.search(answer)) and not _REPEATS.search(asked)


_Check = Callable[[str, str, Language], bool]
_CHECKS: tuple[tuple[str, _Check], ...] = (
    ("empty", _empty),
    ("quota notice", _notice),
    ("unchanged", _unchanged),
    ("wrong script", _wrong_script),
    ("odd length", _odd_length),
    ("repetition", _loops),
)


def _bare(text: str) -> str:
    return "".join(_PLACEHOLDER.sub("", text).split())
