"""Punctuation and spaces of a machine's answer, made as a native writer would have them.

Chinese gets full-width ，。？！：；（） beside Chinese with no space around them, “” in Simplified and
「」 in Traditional, and …… for dots. Numbers, times, links, code and English phrases stay half-width.
English gets half-width punctuation with the spaces that belong to it.

Spaces between Chinese and Latin letters or digits are a matter of taste (mainland editors differ from
Taiwanese, and chat from print): they stay as the engine left them, but never doubled.

Markup and placeholders are never touched, and doing it twice changes nothing more.
"""

import re
import unicodedata
from collections.abc import Callable

from bot.model import Language
from bot.translation.markup import shape
from bot.translation.tokens import Kind, tokenise

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f"
_OPAQUE = "\ufffc"
"""Stands for whatever must not be touched; the object replacement character."""
_KEPT = re.compile(
    r"⟦[0-9]+⟧|\ufffc"
    # Emoticons, unless they are a part of a word or a time.
    r"|(?<![A-Za-z0-9])[:;=xX8][-'^o]?(?:[()DPpOo/\\|\[\]<>*$](?![A-Za-z0-9])|3(?![\w]))|(?<![A-Za-z0-9])[(][-'^]?[:;](?![A-Za-z0-9])"
    r"|[-^>][_.]+[-^<]|<3|\^\^|-_-+"
    # The number of a list's item, versions and file names, abbreviations with dots.
    r"|(?m:^[ \t]*\d{1,9}[.)](?=\s))"
    r"|(?<![A-Za-z])(?:[A-Za-z]\.){2,}|(?<![A-Za-z])(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Inc|Ltd|Co|Corp|vs|etc|No)\."
)
_ROUNDS = 5
_has_han = re.compile(f"[{_HAN}]").search
_is_han = re.compile(f"[{_HAN}]").fullmatch
_RUN = re.compile(r"[,.?!:;]+")
_FULL = str.maketrans(",.?!:;", "，。？！：；")
_FULL_STOPS = "，。？！：；、"
_CHINESE_SIDE = _FULL_STOPS + "（）「」『』《》【】“”…"
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％]+")
_IN_NUMBER = (
    (re.compile(r"(?<=[0-9])：(?=[0-9])"), ":"),
    (re.compile(r"(?<=[0-9])。(?=[0-9])"), "."),
    (re.compile(r"(?<![0-9,])([0-9]{1,3})，(?=[0-9]{3}(?![0-9]))"), r"\1,"),
)
_QUOTED = re.compile(r'"([^"\n]+)"')
_PARENTHESES = re.compile(r"[(（]([^()（）\n]*)[)）]")
_SPACES_AT_FULL = re.compile(r"(?<=[^\s]) *([，。？！：；、）」』》】]) *")
_SPACE_AFTER_OPENING = re.compile(r"([（「『《【]) +")
_SPACE_BEFORE_OPENING = re.compile(rf"(?<=[{_HAN}，。？！：；、）」』]) +(?=[（「『《])")
_DOUBLE = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_QUOTES = {
    Language.SIMPLIFIED: str.maketrans("「」『』", "“”‘’"),
    Language.TRADITIONAL: str.maketrans("“”", "「」"),
}
_PAIR = {Language.SIMPLIFIED: "“{}”", Language.TRADITIONAL: "「{}」"}

_WIDE_STOPS = "，。？！：；、（）【】～…「」『』《》〈〉"
_has_wide = re.compile(f"[{_WIDE_STOPS}\u3000]|[０-９Ａ-Ｚａ-ｚ％]| [,.?!;]|  ").search
_HALF = {
    **dict(zip("，。？！：；、（）～【】", ",.?!:;,()~[]", strict=True)),
    **dict(zip("「」『』", "\"\"''", strict=True)),
    **dict(zip("《》〈〉", '""""', strict=True)),
}
_OPENING = "（「『《〈【"
_SPACE_BEFORE_STOP = re.compile(r"(?<=[\w)\"'”’]) +([,.?!;]+)(?=\s|$)")


def typeset(text: str, target: Language) -> str:
    """``text`` with the punctuation of ``target``; a text that needs nothing comes back as it is."""
    # What one round changes may let the next one see more; ordinary text is at rest after the first.
    for _ in range(_ROUNDS):
        before, text = text, _once(text, target)
        if text == before:
            break
    return text


def _once(text: str, target: Language) -> str:
    if target.is_chinese:
        return _around_markup(text, lambda bare: _chinese(bare, target)) if _has_han(text) else text
    return _around_markup(text, _english) if _has_wide(text) else text


def _around_markup(text: str, work: Callable[[str], str]) -> str:
    """Let ``work`` see the text with everything that must not change behind a stand-in."""
    kept: list[str] = []

    def keep(found: str) -> str:
        kept.append(found)
        return _OPAQUE

    out: list[str] = []
    position = 0
    masked = re.sub(r"⟦[0-9]+⟧", lambda match: "\ufffc" * len(match[0]), text)
    for token in tokenise(masked):
        if _OPAQUE in token.text:
            continue
        end = token.start + len(token.text)
        if token.kind is Kind.URL:
            # Full-width punctuation right behind a link would become a part of it.
            while text[end : end + 1] and text[end] in " ,.?!:;":
                end += 1
        out += [_KEPT.sub(lambda match: keep(match[0]), text[position : token.start])]
        out.append(keep(text[token.start : end]))
        position = end
    out.append(_KEPT.sub(lambda match: keep(match[0]), text[position:]))
    bare = "".join(out)
    done = work(bare)
    if done == bare:
        return text
    parts = done.split(_OPAQUE)
    if len(parts) != len(kept) + 1:
        return text
    made = parts[0] + "".join(found + part for found, part in zip(kept, parts[1:], strict=True))
    return made if shape(made) == shape(text) else text


def _chinese(text: str, target: Language) -> str:
    text = _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _DOUBLE.sub(" ", text)
    for pattern, replacement in _IN_NUMBER:
        text = pattern.sub(replacement, text)
    text = _QUOTED.sub(lambda match: _quoted(match, target), text).translate(_QUOTES[target])
    text = _PARENTHESES.sub(_parenthesis, text)
    text = _RUN.sub(_stops, text)
    text = _SPACES_AT_FULL.sub(r"\1", text)
    text = _SPACE_AFTER_OPENING.sub(r"\1", text)
    return _SPACE_BEFORE_OPENING.sub("", text)


def _quoted(match: re.Match[str], target: Language) -> str:
    """Straight quotes around or beside Chinese; inches and quotations in English stay."""
    inside = match[1]
    if inside != inside.strip() or not (_has_han(inside) or _beside(match)):
        return match[0]
    return _PAIR[target].format(inside)


def _parenthesis(match: re.Match[str]) -> str:
    inside = match[1].strip()
    if not inside or not (_has_han(inside) or _beside(match)):
        return match[0]
    return f"（{inside}）"


def _beside(match: re.Match[str]) -> bool:
    """Whether Chinese comes right before."""
    before = match.string[: match.start()].rstrip(" ")[-1:]
    return bool(before) and (_is_han(before) is not None or before in _CHINESE_SIDE)


def _stops(match: re.Match[str]) -> str:
    """A run of half-width punctuation: full-width when the sentence it belongs to is Chinese."""
    run, text = match[0], match.string
    left = _before(text, match.start())
    directly = text[match.end() : match.end() + 1]
    right = text[match.end() :].lstrip(" " + _OPAQUE)[:1]
    if len(run) > 1 and not set(run) <= {"?", "!"}:
        return "……" if set(run) == {"."} and len(run) > 2 and left and _is_han(left) else run
    if left and (_is_han(left) or left in _CHINESE_SIDE):
        return run.translate(_FULL)
    if not left or (run == "." and directly and not directly.isspace()):
        return run
    if right and _is_han(right):
        return run.translate(_FULL)
    ends = not text[match.end() :].strip(" \n" + _OPAQUE) or directly == "\n"
    return run.translate(_FULL) if ends and run[0] in ".?!" and _in_chinese(text, match.start()) else run


def _before(text: str, end: int) -> str:
    """The character before ``end`` that is neither a space nor a stand-in."""
    return text[max(0, end - 40) : end].rstrip(" " + _OPAQUE)[-1:]


def _in_chinese(text: str, end: int) -> bool:
    """Whether the sentence that ends at ``end`` has Chinese in it."""
    start = max(text.rfind(mark, 0, end) for mark in ("。", "？", "！", "\n", ". ", "? ", "! "))
    return _has_han(text[start + 1 : end]) is not None


def _english(text: str) -> str:
    text = _WIDE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = text.replace("……", "...").replace("\u3000", " ")
    out: list[str] = []
    for place, char in enumerate(text):
        half = _HALF.get(char)
        if half is None or _in_quotation(text, place):
            out.append(char)
            continue
        last = out[-1][-1:] if out else ""
        following = text[place + 1 : place + 2]
        if char in _OPENING:
            out.append(f" {half}" if last.isalnum() else half)
            continue
        while out and out[-1] == " ":
            out.pop()
        glued = following.isalnum() and not (char in "，：。" and last.isdigit() and following.isdigit())
        out.append(f"{half} " if glued else half)
    text = _SPACE_BEFORE_STOP.sub(r"\1", "".join(out))
    return _DOUBLE.sub(" ", text)


def _in_quotation(text: str, place: int) -> bool:
    """Whether both neighbours are Chinese: a quotation in the original stays as it is."""
    left, right = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    return bool(_is_han(left or " ") and _is_han(right or " "))
