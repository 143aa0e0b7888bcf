"""Chinese terms as they are typed in Latin letters: in full pinyin, by initials, or half and half.

``pinyin.txt`` has the usual reading of each character of GB 2312, a syllable a line, from pypinyin (MIT).
It takes one megabyte where the whole library would take fifty. ``english.txt`` has words of everyday English,
and of chat, that a term's initials or pinyin may happen to spell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from pathlib import Path

_FOLDER = Path(__file__).parent
_MORE = """
长 chang
重 chong
行 hang
乐 yue
血 xie
色 shai
参 shen
传 zhuan
单 shan
调 tiao
还 huan
都 du
没 mo
了 liao
着 zhao
得 dei
会 kuai
便 pian
角 jue
降 xiang
觉 jiao
薄 bo
落 la
模 mu
率 shuai
露 lou
弹 tan
藏 zang
曾 zeng
车 ju
盛 cheng
大 dai
度 duo
恶 wu
给 ji
核 hu
奇 ji
强 jiang
解 xie
卡 qia
壳 qiao
勒 le
绿 lu
女 nu
旅 lu
律 lu
吕 lu
略 lue
屏 bing
曝 bao
塞 se
石 dan
缩 su
提 di
系 ji
校 jiao
吓 he
微 v
"""
"""Second readings, ü as it is typed where there is no v for it, and the v that 微 is written with."""

_WRITTEN_SO = (
    "b站 c位 d盘 e人 i人 k歌 p图 q币 q群 t恤 t台 u盘 v领 x光 n次 a股 b股 h股 g点 a级 b级 c级 d级 s级"
)
"""Chinese that is written with a letter, whatever else the letter might stand for."""
_MOST = 4
"""Readings of one term."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Romanised:
    """How a term may be typed: as ``spelled`` syllables, as ``initials``, or with some characters kept."""

    spelled: tuple[tuple[str, ...], ...]
    initials: tuple[str, ...]
    mixed: tuple[str, ...]


def romanise(term: str) -> Romanised | None:
    """Of a term in Simplified characters; nothing when it has others, or only one."""
    syllables = [_readings().get(character, ()) for character in term]
    if not 2 <= len(term) <= 12 or not all(syllables):
        return None
    readings = list(islice(product(*syllables), _MOST))
    initials = dict.fromkeys("".join(syllable[0] for syllable in reading) for reading in readings)
    return Romanised(
        spelled=tuple(readings),
        initials=tuple(letters for letters in initials if letters not in _english()),
        mixed=tuple(dict.fromkeys(_mixed(term, readings))),
    )


def is_english(word: str) -> bool:
    """Whether it is in everyday use, among those that pinyin spells by chance."""
    return word in _english()


def is_pinyin(word: str) -> bool:
    """Whether a word of Latin letters can be read as syllables."""
    ends = {0}
    for end in range(1, len(word) + 1):
        if any(start in ends and word[start:end] in _syllables() for start in range(max(0, end - 6), end)):
            ends.add(end)
    return len(word) in ends and word not in _english()


def _mixed(term: str, readings: Sequence[Sequence[str]]) -> Iterator[str]:
    """Some characters of it, one after the other, in Latin letters, and the others as they are."""
    written_so = _WRITTEN_SO.split()
    size = len(term)
    places = [(first, last) for first in range(size) for last in range(first + 1, size + 1)]
    for first, last in places:
        if last - first == size or (size > 4 and last - first > 1 and last < size):
            continue
        for reading in readings[:2]:
            syllables = reading[first:last]
            for letters in dict.fromkeys(("".join(syllables), "".join(one[0] for one in syllables))):
                written = term[:first] + letters + term[last:]
                # A size, a plural or a "b的" of everyday Chinese.
                everyday = len(letters) == 1 and size == 2 and first == 0
                if not everyday and written not in written_so:
                    yield written


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in (_FOLDER / "pinyin.txt").read_text(encoding="utf-8").splitlines():
        syllable, characters = line.split(" ")
        found |= dict.fromkeys(characters, (syllable,))
    for line in _MORE.strip().splitlines():
        character, syllable = line.split(" ")
        found[character] = tuple(dict.fromkeys((*found.get(character, ()), syllable)))
    return found


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for readings in _readings().values() for syllable in readings) - {"v"}


@cache
def _english() -> frozenset[str]:
    return frozenset((_FOLDER / "english.txt").read_text(encoding="utf-8").split())
