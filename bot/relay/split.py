"""Splitting a text into messages that Discord accepts, where a reader would expect a break.

Widths are UTF-16 units: Discord's client counts so, and no other count is stricter.
"""

from dataclasses import dataclass, field

import regex

MAX_WIDTH = 2000

_FENCE = "```"
_ATOM = regex.compile(
    r"""
      ```(?:[\w+#.-]*\n)?                       # a code fence, opening with its language
    | <a?:\w{1,32}:\d{1,20}>                    # custom emoji
    | <(?:@[!&]?|\#|/[^:>\n]{1,64}:|id:|t:)[\w:-]*>  # mentions and timestamps
    | \[[^\]\n]{1,500}\]\(<?[^)\s]{1,1000}>?\)  # masked links
    | <?https?://[^\s<>]{1,1500}>?              # links
    | `[^`\n]{1,500}`                           # inline code
    | [\w'’-]+(?<![\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}])(?=\W|$)  # a word
    | \X                                        # a grapheme
    """,
    regex.VERBOSE,
)
_PREFIX = regex.compile(r"(?:-\# |> )+")
_SENTENCE_END = frozenset("。！？!?…；;.")
_TOO_EARLY = 0.5
"""A break before this share of a message would leave it half empty; a rougher one is better then."""


def width(text: str) -> int:
    """UTF-16 units."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def cut(text: str, limit: int) -> str:
    """As much of ``text`` as fits, ending with … when something is missing, no grapheme broken."""
    if width(text) <= limit:
        return text
    kept: list[str] = []
    room = limit - 1
    for grapheme in regex.findall(r"\X", text):
        room -= width(grapheme)
        if room < 0:
            break
        kept.append(grapheme)
    return "".join(kept).rstrip() + "…"


def split(text: str, limit: int = MAX_WIDTH) -> list[str]:
    """``text`` in pieces of at most ``limit``; words, graphemes, links and emoji stay whole.

    A code block that goes over a border is closed and opened again with its language, and the marker of a
    quote or of small text is repeated. Nothing for a text of white space only.
    """
    text = text.strip()
    if not text:
        return []
    if width(text) <= limit:
        return [text]
    pieces: list[str] = []
    page = _Page(limit)
    for atom in _atoms(text, limit):
        if not page.takes(atom):
            pieces.append(page.turn())
        page.add(atom)
    pieces.append(page.close())
    return [piece for piece in pieces if piece]


def _atoms(text: str, limit: int) -> list[str]:
    atoms: list[str] = []
    for atom in _ATOM.findall(text):
        # A word longer than a line of a book is no word.
        whole = width(atom) <= min(limit // 4, 300) or (
            atom.startswith(("http", "<", "[")) and width(atom) < limit - 20
        )
        atoms.extend([atom] if whole else regex.findall(r"\X", atom))
    return [piece for atom in atoms for piece in _broken(atom, limit)]


def _broken(atom: str, limit: int) -> list[str]:
    """A grapheme can be of any length: a letter under a thousand combining marks is cut all the same."""
    longest = limit // 4
    if width(atom) <= longest or not regex.fullmatch(r"\X", atom):
        return [atom]
    return [atom[start : start + longest // 2] for start in range(0, len(atom), longest // 2)]


@dataclass(slots=True)
class _Page:
    """The piece being filled."""

    limit: int
    atoms: list[str] = field(default_factory=list[str])
    used: int = 0
    fence: str | None = None
    """The opening fence of the code block we are in."""

    def takes(self, atom: str) -> bool:
        return not self.atoms or self.used + width(atom) + self._closing_width() <= self.limit

    def add(self, atom: str) -> None:
        if atom.startswith(_FENCE):
            self.fence = None if self.fence else (atom if atom.endswith("\n") else atom + "\n")
        self.atoms.append(atom)
        self.used += width(atom)

    def turn(self) -> str:
        """Take what is to be sent now; the rest opens the next page."""
        at = len(self.atoms) if self.atoms[-1] == "\n" else self._best_break()
        rest = self.atoms[at:]
        piece = self.atoms[:at]
        fence_at_break = _open_fence(piece)
        prefix = "" if fence_at_break else _line_prefix("".join(piece), rest)
        closing = "\n" + _FENCE if fence_at_break else ""
        text = "".join(piece).rstrip() + closing
        while rest and not fence_at_break and rest[0].isspace():
            rest.pop(0)
        self.atoms, self.used, self.fence = [], 0, None
        for atom in [opening for opening in (fence_at_break, prefix) if opening] + rest:
            self.add(atom)
        return text.strip("\n") if not fence_at_break else text

    def close(self) -> str:
        return "".join(self.atoms).strip()

    def _closing_width(self) -> int:
        return len(_FENCE) + 1 if self.fence else 0

    def _best_break(self) -> int:
        """Behind the last line, else sentence, else word, else wherever we are."""
        earliest = int(len(self.atoms) * _TOO_EARLY)
        for is_break in (_ends_line, _ends_sentence, str.isspace):
            for at in range(len(self.atoms), max(earliest, 1), -1):
                if is_break(self.atoms[at - 1]):
                    return at
        return len(self.atoms)


def _ends_line(atom: str) -> bool:
    return atom.endswith("\n") and not atom.startswith(_FENCE)


def _ends_sentence(atom: str) -> bool:
    return atom in _SENTENCE_END


def _open_fence(atoms: list[str]) -> str | None:
    fence: str | None = None
    for atom in atoms:
        if atom.startswith(_FENCE):
            fence = None if fence else (atom if atom.endswith("\n") else atom + "\n")
    return fence


def _line_prefix(before: str, rest: list[str]) -> str:
    """What the line that is broken began with, if it goes on."""
    if not rest or before.endswith("\n") or rest[0] == "\n":
        return ""
    found = _PREFIX.match(before[before.rfind("\n") + 1 :])
    return found.group() if found else ""
