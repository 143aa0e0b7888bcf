"""The language of a chat message, by its scripts and a few short word lists, in microseconds.

General detectors are trained on articles and call "hello" Sotho. Here the ratio of Chinese characters to
Latin words decides, and lists of the small words of other languages keep them from being taken for English.
"""

import re

from bot.model import Language
from bot.translation.result import Detected
from bot.translation.script import script_of
from bot.translation.vocabulary import ABBREVIATIONS, ELSEWHERE, ENGLISH, HINTS

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f"
_LATIN = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_NOISE = re.compile(
    r"```.*?```|`[^`]*`|https?://[^\s<>]+|<[^<>\s]{2,120}>|[\w.+-]{1,64}@[\w-]+\.[\w.-]+|(?<!\w)[@$][A-Za-z][\w.]*"
    r"|(?<!\d):[A-Za-z0-9_+~-]{2,32}:",
    re.DOTALL,
)
_has_noise = re.compile(r"[`<:@$]").search
_han = re.compile(f"[{_HAN}]").findall
_words = re.compile(f"[{_LATIN}][{_LATIN}0-9]*(?:['’][{_LATIN}]+)*").findall
# The kana の and a long stroke are at home in Chinese chat (我の猫), a letter alone is a part of a kaomoji.
_kana = re.compile(r"[\u3041-\u306d\u306f-\u3096\u30a1-\u30fa]").findall
_particle = re.compile(r"[はがをにでもへ]").search
# Written so in Japan only.
_JAPANESE = frozenset(
    "気円図売読対発桜検済単駅験険県伝転労総変歩毎悪応恵拠帰関覚楽込働畑峠枠辻塩渋沢広様歳徳撃択掲挙辺暁剣"
)
_CHINESE = frozenset("的了吗嗎是我你妳您他她它们們这這那哪不没沒在有很吧呢啊个個么麼什都也和就还還要会會说說")
_foreign = re.compile(
    r"[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0700-\u1cff\u1100-\u11ff\uac00-\ud7af]{2,}"
).findall
_laughter = re.compile(
    r"(?:a*(?:h+[aeiou]+){2,}h*|l+o+l+(?:ol)*|lmf?ao+|rofl|x+d+|w{3,}|k{4,}|j+a+(?:ja+)+|e?he(?:he)+"
    r"|hh+|hm+|m+|o+h+|a+h+|u+h+|e+w+|t|[qt][aw][qt]|orz|[ou]w[ou])",
    re.IGNORECASE,
).fullmatch
_CANTONESE = frozenset("佢哋咗嘅喺冇嘢啲嗰乜咁唔嚟啱咩攞瞓諗")
_chinese_laughter = re.compile(r"(?:[哈呵嘻嘿]{2,}|[呜嗚嘤嚶]{2,}|哈)+").fullmatch


def detect(text: str, *, hint: Language | None = None) -> Detected:
    """The language ``text`` is written in; ``hint`` decides only between scripts that look the same."""
    if _has_noise(text):
        text = _NOISE.sub(" ", text)
    words = _words(text)
    if text.isascii():
        return _latin(words)
    foreign = _foreign(text)
    if foreign and _mostly(foreign, words, text):
        return Detected.OTHER
    han = _han(text)
    kana = _kana(text)
    if len(kana) >= 2 and len(kana) * 6 > len(han):
        return Detected.OTHER
    if not han:
        return _latin(words)
    if _japanese(text, han):
        return Detected.OTHER
    return _with_chinese("".join(han), words, hint)


def _japanese(text: str, han: list[str]) -> bool:
    """By a particle or by characters simplified in Japan only, where no small word of Chinese is about."""
    characters = set(han)
    telling = bool(_particle(text)) or not _JAPANESE.isdisjoint(characters)
    return telling and _CHINESE.isdisjoint(characters)


def _with_chinese(han: str, words: list[str], hint: Language | None) -> Detected:
    foreign = [word for word in words if not _is_filler(word.lower())]
    if _chinese_laughter(han):
        return _latin(words) if foreign else Detected.NONE
    # A Chinese word is about a character and a half long.
    share = len(foreign) / (len(foreign) + len(han) / 1.5)
    if share > 0.8 and len(foreign) >= 4:
        return Detected.ENGLISH
    if share > 0.36 and len(foreign) >= 2 and any(word.lower() in ENGLISH for word in foreign):
        return Detected.MIXED
    script = script_of(han) or (hint if hint is not None and hint.is_chinese else _usual_script(han))
    return Detected(script.value)


def _usual_script(han: str) -> Language:
    """The script of a text that would look the same in both: Cantonese is mostly written in Traditional."""
    return Language.SIMPLIFIED if _CANTONESE.isdisjoint(han) else Language.TRADITIONAL


def _latin(words: list[str]) -> Detected:
    meaningful = [word for word in map(str.lower, words) if not _laughter(word)]
    if not meaningful:
        return Detected.NONE
    distinct = set(meaningful)
    abbreviations = len(distinct & ABBREVIATIONS)
    if abbreviations and abbreviations * 2 >= len(distinct):
        return Detected.SIMPLIFIED
    accented = sum(not word.isascii() for word in distinct)
    elsewhere = 2 * len(distinct & ELSEWHERE) + len(distinct & HINTS) + accented
    if elsewhere >= 2 and elsewhere > len(distinct & ENGLISH):
        return Detected.OTHER
    return Detected.ENGLISH


def _is_filler(word: str) -> bool:
    return word in ABBREVIATIONS or len(word) == 1 or bool(_laughter(word))


def _mostly(foreign: list[str], words: list[str], text: str) -> bool:
    return sum(map(len, foreign)) * 2 > sum(map(len, words)) + 2 * len(_han(text))
