"""What was changed between two texts, word by word; Chinese by its words, too."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import regex

MOST_CHANGES = 400
"""Words taken away and put in; past that a text is another one, and is shown as such."""

Cut = Callable[[str], Sequence[str]]
"""Cuts a run of Chinese characters into words."""

_TOKEN = regex.compile(
    r"(?P<atom><(?:a?:\w+:|@[!&]?|\#|t:-?|id:|/[^<>:\n]+:)[\w:]+>|https?://[^\s<>，。！？；：、）」』”]+)"
    r"|(?P<han>\p{Han}+)"
    r"|[[\p{L}\p{M}\p{N}]--\p{Han}]+(?:['’-][[\p{L}\p{M}\p{N}]--\p{Han}]+)*"
    r"|\n|[^\S\n]+|\X",
    regex.VERSION1,
)


@dataclass(slots=True)
class Stretch:
    """Words that stand in both texts, or that stand in one instead of those in the other."""

    kept: bool
    before: list[str] = field(default_factory=list[str])
    after: list[str] = field(default_factory=list[str])

    @property
    def is_blank(self) -> bool:
        return not "".join((*self.before, *self.after)).strip()

    def take(self, end: int) -> list[str]:
        """The first (0) or last (-1) word out of a stretch that is kept, if any is left in it."""
        if not self.before:
            return []
        self.after.pop(end)
        return [self.before.pop(end)]


def tidy(text: str) -> str:
    """Without spaces that nobody sees: at the ends of lines, and two in a row."""
    lines = text.replace("\r\n", "\n").strip().split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


def words(text: str, cut: Cut = list) -> list[str]:
    """All of ``text`` in pieces: words, spaces, signs; mentions, emoji and links are one each."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        run = match.group()
        cuts = list(cut(run)) if match["han"] else [run]
        found += cuts if "".join(cuts) == run else list(run)
    return found


def difference(before: Sequence[str], after: Sequence[str]) -> list[Stretch]:
    """Both texts as stretches in their order; what is kept and what is changed take turns.

    The ``before`` of all stretches, joined, is the one text, and the ``after`` the other.
    """
    return _with_visible_changes(_stretches(_script(before, after)))


Step = tuple[str | None, str | None]
"""A word that is kept (twice), taken away (the first) or put in (the second)."""


def _script(before: Sequence[str], after: Sequence[str]) -> Iterator[Step]:
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    yield from ((word, word) for word in before[:start])
    yield from _shortest(before[start : len(before) - end], after[start : len(after) - end])
    yield from ((word, word) for word in before[len(before) - end :])


def _shortest(before: Sequence[str], after: Sequence[str]) -> list[Step]:
    """The fewest steps from one to the other (Myers 1986), unless they are too many."""
    reached = {1: 0}
    trace: list[dict[int, int]] = []
    for changes in range(min(len(before) + len(after), MOST_CHANGES) + 1):
        trace.append(dict(reached))
        for diagonal in range(-changes, changes + 1, 2):
            x, _ = _entered(reached, diagonal, changes)
            y = x - diagonal
            while x < len(before) and y < len(after) and before[x] == after[y]:
                x, y = x + 1, y + 1
            reached[diagonal] = x
            if x >= len(before) and y >= len(after):
                return _walked_back(before, after, trace)
    return [*((word, None) for word in before), *((None, word) for word in after)]


def _entered(reached: Mapping[int, int], diagonal: int, changes: int) -> tuple[int, bool]:
    """How far in the first text the diagonal is entered, and whether by putting a word in."""
    below, above = reached.get(diagonal - 1, -1), reached.get(diagonal + 1, -1)
    if diagonal == -changes or (diagonal != changes and below < above):
        return above, True
    return below + 1, False


def _walked_back(
    before: Sequence[str], after: Sequence[str], trace: Sequence[Mapping[int, int]]
) -> list[Step]:
    steps: list[Step] = []
    x, y = len(before), len(after)
    for changes in range(len(trace) - 1, -1, -1):
        entered, puts_in = _entered(trace[changes], x - y, changes)
        while x > entered:
            x, y = x - 1, y - 1
            steps.append((before[x], before[x]))
        if not changes:
            break
        if puts_in:
            y -= 1
            steps.append((None, after[y]))
        else:
            x -= 1
            steps.append((before[x], None))
    return steps[::-1]


def _stretches(steps: Iterable[Step]) -> list[Stretch]:
    found: list[Stretch] = []
    for old, new in steps:
        kept = old is not None and new is not None
        if not found or found[-1].kept is not kept:
            found.append(Stretch(kept))
        if old is not None:
            found[-1].before.append(old)
        if new is not None:
            found[-1].after.append(new)
    return found


def _with_visible_changes(stretches: list[Stretch]) -> list[Stretch]:
    """A space alone shows no change: it is shown with the words around it."""
    for at, stretch in enumerate(stretches):
        if stretch.kept or not stretch.is_blank:
            continue
        left = stretches[at - 1].take(-1) if at else []
        right = stretches[at + 1].take(0) if at + 1 < len(stretches) else []
        stretch.before = [*left, *stretch.before, *right]
        stretch.after = [*left, *stretch.after, *right]
    return _joined([stretch for stretch in stretches if stretch.before or stretch.after])


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Changes side by side, or with nothing but a space between them, are one."""
    found: list[Stretch] = []
    for at, stretch in enumerate(stretches):
        between = 0 < at < len(stretches) - 1
        parts = stretch.kept and not (between and stretch.is_blank and "\n" not in stretch.before)
        if found and found[-1].kept is parts:
            found[-1].before += stretch.before
            found[-1].after += stretch.after
        else:
            found.append(Stretch(parts, list(stretch.before), list(stretch.after)))
    return found
