"""Simplified and Traditional Chinese: which one a text is, and the one made into the other (OpenCC)."""

import re
from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import cast

import opencc
from zhon.cedict import simplified as _simplified
from zhon.cedict import traditional as _traditional

from bot.model import Language

_CONFIG = {Language.TRADITIONAL: "s2twp", Language.SIMPLIFIED: "tw2sp"}
_building = Lock()
# As classes of characters, which take a hundredth of the room that sets of them would.
_simplified_only = re.compile(f"[{''.join(set(_simplified) - set(_traditional))}]")
_traditional_only = re.compile(f"[{''.join(set(_traditional) - set(_simplified))}]")


def script_of(text: str) -> Language | None:
    """The script most of the telling characters belong to; nothing when none of them tells."""
    simplified = len(set(_simplified_only.findall(text)))
    traditional = len(set(_traditional_only.findall(text)))
    if simplified == traditional:
        return None
    return Language.SIMPLIFIED if simplified > traditional else Language.TRADITIONAL


def convert(text: str, target: Language) -> str:
    """Chinese text in the script and wording of ``target``; other characters stay as they are."""
    return _converter(_CONFIG[target])(text)


def simplified_characters(text: str) -> str:
    """Character for character, the wording left alone, so that places in the text stay where they are."""
    simplified = _converter("t2s")(text)
    return simplified if len(simplified) == len(text) else text


def tells_against(text: str, target: Language) -> bool:
    """Whether a character of ``text`` is not used in the script of ``target``."""
    foreign = _simplified_only if target is Language.TRADITIONAL else _traditional_only
    return foreign.search(text) is not None


@cache
def _converter(config: str) -> Callable[[str], str]:
    with _building:
        return cast("Callable[[str], str]", opencc.OpenCC(config).convert)
