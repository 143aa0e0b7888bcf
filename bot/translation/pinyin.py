"""How Chinese is read aloud: pinyin with tone marks, a word at a time.

``pypinyin`` knows the common phrases; it is asked in Simplified characters, which it knows best. Where it is
regularly wrong in everyday talk, the table and the rules below go before it. They were written by hand.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any, cast

from bot.translation.script import simplified_characters

_RUN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f]+")
_SYLLABLE = re.compile(r"([A-Za-z:üÜ]+)([1-5])")
_LOWER = {"a": "āáǎàa", "e": "ēéěèe", "i": "īíǐìi", "o": "ōóǒòo", "u": "ūúǔùu", "ü": "ǖǘǚǜü"}
_MARKS = _LOWER | {vowel.upper(): marks.upper() for vowel, marks in _LOWER.items()}
_BEGINS_WITH_VOWEL = "aāáǎàeēéěèoōóǒò"

# Simplified words and their syllables.
_EXCEPTIONS = {
    word: tuple(syllables.split())
    for word, syllables in (
        line.split(" ", 1)
        for line in """
一行行 yī háng háng
几行 jǐ háng
两行 liǎng háng
行代码 háng dài mǎ
行长 háng zhǎng
干嘛 gàn má
干吗 gàn má
干什么 gàn shén me
还给 huán gěi
还钱 huán qián
还你 huán nǐ
还书 huán shū
弹吉他 tán jí tā
弹琴 tán qín
弹钢琴 tán gāng qín
教我 jiāo wǒ
教你 jiāo nǐ
教他 jiāo tā
教她 jiāo tā
教一下 jiāo yī xià
头发 tóu fa
理发 lǐ fà
种花 zhòng huā
种草 zhòng cǎo
朝阳 cháo yáng
似的 shì de
得了 dé le
得到 dé dào
值得 zhí dé
难得 nán dé
获得 huò dé
取得 qǔ dé
得意 dé yì
得分 dé fēn
都会 dōu huì
都行 dōu xíng
和面 huó miàn
露馅 lòu xiàn
血了 xiě le
角色 jué sè
长得 zhǎng de
长胖 zhǎng pàng
长高 zhǎng gāo
重来 chóng lái
重开 chóng kāi
重启 chóng qǐ
转圈 zhuàn quān
上头 shàng tóu
吐了 tù le
想吐 xiǎng tù
晕车 yùn chē
磕到了 kē dào le
嗑到了 kē dào le
朋友 péng you
喜欢 xǐ huan
知道 zhī dao
东西 dōng xi
明白 míng bai
漂亮 piào liang
谢谢 xiè xie
爸爸 bà ba
妈妈 mā ma
哥哥 gē ge
姐姐 jiě jie
弟弟 dì di
妹妹 mèi mei
爷爷 yé ye
奶奶 nǎi nai
宝宝 bǎo bao
星星 xīng xing
休息 xiū xi
舒服 shū fu
便宜 pián yi
时候 shí hou
认识 rèn shi
厉害 lì hai
客气 kè qi
关系 guān xi
意思 yì si
告诉 gào su
衣服 yī fu
眼睛 yǎn jing
大夫 dài fu
事情 shì qing
先生 xiān sheng
学生 xué sheng
名字 míng zi
葡萄 pú tao
热闹 rè nao
暖和 nuǎn huo
麻烦 má fan
力气 lì qi
多少 duō shao
故事 gù shi
豆腐 dòu fu
早上 zǎo shang
晚上 wǎn shang
""".strip().splitlines()
    )
}
_LONGEST = max(map(len, _EXCEPTIONS))
_MEASURED = re.compile(r"(?<=[一二两三四五六七八九十几半这那哪每百千万])只")
_MUST = re.compile(r"(?<=[我你他她它们还就都总非必也又要])得(?=[^很好太真不更这那挺非超特有了])")
_AFTER_VERB = re.compile(
    r"(?<=[跑说做吃玩睡写唱走来看听学打过笑哭忙累冷热急气怕高开心画讲读变美帅丑快慢懂起住想好])"
    r"得(?=[很好太真不更这那挺非超特有快慢早晚对像见开起多少清出了下住厉香要死])"
)
_ADVERB = re.compile(r"([\u4e00-\u9fff])\1地(?=[\u4e00-\u9fff])")


def reading(words: Sequence[str]) -> list[str]:
    """The pinyin of each of ``words``, which follow each other: ``["我们", "好"]`` is ``["wǒmen", "hǎo"]``.

    What is not Chinese is given back as it is.
    """
    text = simplified_characters("".join(words))
    syllables: list[str | None] = [None] * len(text)
    for run in _RUN.finditer(text):
        syllables[run.start() : run.end()] = _syllables(run.group())
    read: list[str] = []
    position = 0
    for word in words:
        of_word = syllables[position : position + len(word)]
        position += len(word)
        read.append(_joined(word, of_word))
    return read


def marked(numbered: str) -> str:
    """Pinyin as CC-CEDICT writes it, with tone marks: ``nu:3 er2`` becomes ``nǚ'ér``."""
    return _together(_mark(syllable) for syllable in numbered.split())


def _joined(word: str, syllables: Sequence[str | None]) -> str:
    if None not in syllables:
        return _together(syllable for syllable in syllables if syllable is not None)
    return "".join(
        character if syllable is None else syllable
        for character, syllable in zip(word, syllables, strict=True)
    )


def _together(syllables: Iterable[str]) -> str:
    """One word; an apostrophe where a reader could not tell where a syllable begins."""
    word = ""
    for syllable in syllables:
        if word and word[-1].isalpha() and syllable[:1].lower() in _BEGINS_WITH_VOWEL:
            word += "'"
        word += syllable
    return word


def _syllables(run: str) -> list[str | None]:
    found = _by_pypinyin(run)
    for pattern, syllable in ((_MEASURED, "zhī"), (_AFTER_VERB, "de"), (_MUST, "děi"), (_ADVERB, "de")):
        for place in pattern.finditer(run):
            found[place.end() - 1] = syllable
    start = 0
    while start < len(run):
        for size in range(min(_LONGEST, len(run) - start), 1, -1):
            exception = _EXCEPTIONS.get(run[start : start + size])
            if exception is not None:
                found[start : start + size] = exception
                start += size - 1
                break
        start += 1
    return found


def _by_pypinyin(run: str) -> list[str | None]:
    lazy, tone = _pypinyin()
    found = lazy(run, style=tone, errors=_unknown)
    return found if len(found) == len(run) else [None] * len(run)


def _unknown(characters: str) -> list[None]:
    return [None] * len(characters)


@cache
def _pypinyin() -> tuple[Callable[..., list[str | None]], Any]:
    """Imported when it is first needed: its tables take 60 MB."""
    module = cast(Any, import_module("pypinyin"))
    return module.lazy_pinyin, module.Style.TONE


def _mark(syllable: str) -> str:
    match = _SYLLABLE.fullmatch(syllable)
    if match is None:
        return syllable
    letters, tone = match.group(1).replace("u:", "ü").replace("U:", "Ü"), int(match.group(2))
    if letters.lower() == "r":
        return "r"
    at = _marked_vowel(letters.lower())
    if at < 0:
        return letters
    return letters[:at] + _MARKS[letters[at]][tone - 1] + letters[at + 1 :]


def _marked_vowel(letters: str) -> int:
    """a and e carry the mark wherever they are, o in ou, else the last vowel."""
    for vowel in ("a", "e", "ou"):
        if vowel in letters:
            return letters.index(vowel)
    return max(letters.rfind(vowel) for vowel in "iouü")
