"""A correction shown beside what somebody wrote: ~~what goes~~ and **what comes**, in Discord's markdown."""

from collections.abc import Callable, Sequence

import regex

from bot.i18n import Speaker
from bot.i18n.marks import escape
from bot.pairing.difference import Cut, Stretch, difference, tidy, words

LIMIT = 2000
"""Characters of a message on Discord."""
_AROUND = 40
"""Characters beside a change that stay when the whole would be too long."""
_GAP = (" ", "…", " ")

_AS_IT_IS = regex.compile(r"<(?:a?:\w+:|@[!&]?|#|t:-?|id:|/[^<>:\n]+:)[\w:]+>")
_LINK = regex.compile(r"https?://(?:(?!\*\*|~~|\|\||__)[^\s<>`\\])+")
_LINE_BEGINS = regex.compile(r"(?m)^([ \t]*)(?:(-)|(\d{1,9})(\.))(?=\s|$)")
_EDGES = regex.compile(r"(\s*)(.*?)(\s*)", regex.DOTALL)
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}，。！？；：、「」『』“”（）《》…—]")


def correction(
    original: str, corrected: str, speaker: Speaker, *, cut: Cut = list, limit: int = LIMIT
) -> str:
    """At most ``limit`` characters; says so when nothing was changed.

    ``cut`` cuts Chinese into words; without it, each character stands alone. Where the whole is too long,
    what stayed the same is left out first.
    """
    before, after = tidy(original), tidy(corrected)
    if before == after:
        return speaker.say("correction-none")
    stretches = difference(words(before, cut), words(after, cut))
    shown = _shown(stretches)
    if len(shown) > limit:
        stretches = [_shortened(stretch, stretches, at) for at, stretch in enumerate(stretches)]
        shown = _shown(stretches)
    return shown if len(shown) <= limit else _beginning(stretches, limit)


def _shown(stretches: Sequence[Stretch]) -> str:
    text = "".join(_marked(stretch) for stretch in stretches)
    return _LINE_BEGINS.sub(_not_a_list, text)


def _marked(stretch: Stretch) -> str:
    if stretch.kept:
        return "".join(map(_plain, stretch.after))
    removed = "".join(map(_plain, stretch.before)).replace("~", "~\u200b")
    added = "".join(map(_plain, stretch.after))
    # Markers hold their words only, no spaces; what stays at the edges is that of the new text.
    lead, gone, tail = _edges(removed)
    new_lead, come, new_tail = _edges(added)
    if not come:
        return f"{lead}{_wrapped(gone, '~~')}{tail}"
    if not gone:
        return f"{new_lead}{_wrapped(come, '**')}{new_tail}"
    narrow = not _WIDE.match(gone[-1]) or not _WIDE.match(come[0])
    return f"{new_lead}{_wrapped(gone, '~~')}{' ' if narrow else ''}{_wrapped(come, '**')}{new_tail}"


def _wrapped(text: str, marker: str) -> str:
    """Each line for itself."""
    lines = text.split("\n")
    return "\n".join(f"{marker}{line.strip()}{marker}" if line.strip() else "" for line in lines)


def _edges(text: str) -> tuple[str, str, str]:
    match = _EDGES.fullmatch(text)
    assert match is not None, "it matches everything"
    return match[1], match[2], match[3]


def _plain(word: str) -> str:
    """A word so that Discord shows it as it is; links open no preview."""
    if word.isspace() or _AS_IT_IS.fullmatch(word):
        return word
    if _LINK.fullmatch(word):
        return f"<{word}>"
    return escape(word)


def _not_a_list(match: "regex.Match[str]") -> str:
    return f"{match[1]}\\-" if match[2] else f"{match[1]}{match[3]}\\."


def _shortened(stretch: Stretch, stretches: Sequence[Stretch], at: int) -> Stretch:
    """Of what is kept only what stands beside a change."""
    if not stretch.kept:
        return stretch
    head = _first(stretch.after, _AROUND) if at else []
    tail = _first(stretch.after[::-1], _AROUND)[::-1] if at + 1 < len(stretches) else []
    if len(head) + len(tail) >= len(stretch.after):
        return stretch
    kept = [*head, *_GAP, *tail]
    return Stretch(kept=True, before=kept, after=kept)


def _first(found: Sequence[str], characters: int) -> list[str]:
    first: list[str] = []
    for word in found:
        if sum(map(len, first)) >= characters:
            break
        first.append(word)
    return first


def _beginning(stretches: Sequence[Stretch], limit: int) -> str:
    """As much as there is room for."""

    def fits(shown: Sequence[Stretch]) -> bool:
        return len(_shown(shown)) <= limit - len(_GAP)

    whole = _most(len(stretches) - 1, lambda size: fits(stretches[:size]))
    last = stretches[whole]
    part = _most(
        max(len(last.before), len(last.after)),
        lambda size: fits([*stretches[:whole], _cut_off(last, size)]),
    )
    return _shown([*stretches[:whole], _cut_off(last, part)]).rstrip() + " …"


def _most(high: int, fits: Callable[[int], bool]) -> int:
    """The greatest number up to ``high`` that fits; 0 always does."""
    low = 0
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _cut_off(stretch: Stretch, size: int) -> Stretch:
    return Stretch(stretch.kept, stretch.before[:size], stretch.after[:size])
