"""A message taken apart for translation and put together again.

``protect`` turns a message into what stays as it is (indentation, quote and list markers, headings, markup at
the edges of a line) and a ``Segment`` of text between. In a segment ``⟦0⟧`` stands for markup. ``restore``
puts it back only if an answer has each placeholder exactly once, in an order in which pairs still nest;
``assemble`` is the way out when it has not: only the text between the markup is translated. Terms of a
glossary are protected in the same way, and restored as what they are called in the other language.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.translation.tokens import Kind, Token, tokenise

_STRUCTURE = re.compile(
    r"\s*(?:(?:>>>|>)[ \t]+)*(?:(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?(?:(?:\#{1,3}|-\#)[ \t]+)?"
)
_PLACEHOLDER = re.compile(r"(?:⟦⟦?|〚|【|\[\[?)\s*([0-9０-９]{1,3})\s*(?:⟧⟧?|〛|】|\]\]?)")
_STRICT = re.compile(r"⟦([0-9]{1,3})⟧")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_OTHER_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BREAKS = re.compile(r"\s*\n+\s*")
_AFTER_ATOM = re.compile(r"[,，:：、]*\s*")
# What may follow somebody's name at the end of a line; a question mark belongs to the sentence.
_CALL = re.compile(r"[!！.。~～]+")
_ASCII_STOPS = str.maketrans("，。！？；：（）", ",.!?;:()")
_ENDED = re.compile(r"[.!?][\"')]*\s+$")
_has_letter = re.compile(r"[^\W\d_]").search


def sanitise(text: str) -> str:
    """Text that can be encoded and has one kind of line break; half a surrogate pair becomes U+FFFD."""
    return _OTHER_BREAKS.sub("\n", _SURROGATE.sub("\ufffd", text))


def shape(text: str) -> Counter[str]:
    """Every piece of markup in ``text`` and how often it occurs."""
    return Counter(token.text for token in tokenise(text))


@dataclass(slots=True)
class Group:
    """Markup that one placeholder stands for; ``partner`` is the group of the other end of a pair."""

    text: str
    kind: Kind
    partner: int = -1
    term: str | None = None
    """What comes in its place, for a term of the glossary."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of text, and the term that comes in its place."""

    start: int
    end: int
    term: str


@dataclass(slots=True)
class Segment:
    """The translatable part of a line, without what could be peeled off its edges."""

    parts: list[str | int]
    """Text, and indices into ``groups``."""
    groups: list[Group]
    bound: bool
    """Whether the line starts with it, so that it must not turn into a list or a heading."""
    masked: str = field(init=False)
    _shape: Counter[str] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.masked = "".join(part if isinstance(part, str) else f"⟦{part}⟧" for part in self.parts)

    @property
    def original(self) -> str:
        return "".join(part if isinstance(part, str) else self.groups[part].text for part in self.parts)

    @property
    def pieces(self) -> list[str]:
        """The texts between the markup, where they have letters."""
        return [part.strip() for part in self.parts if isinstance(part, str) and _has_letter(part)]

    def with_terms(self, find: Callable[[str], Sequence[Hit]]) -> "Segment":
        """The segment with what ``find`` hits protected, to be restored as the term in its place."""
        found = [find(part) if isinstance(part, str) else () for part in self.parts]
        if not any(found):
            return self
        parts: list[str | int] = []
        groups: list[Group] = []
        number_of: dict[int, int] = {}
        for part, hits in zip(self.parts, found, strict=True):
            if isinstance(part, int):
                number_of[part] = len(groups)
                parts.append(len(groups))
                groups.append(replace(self.groups[part]))
                continue
            position = 0
            for hit in hits:
                parts += [part[position : hit.start]] if hit.start > position else []
                parts.append(len(groups))
                groups.append(Group(part[hit.start : hit.end], Kind.ATOM, term=hit.term))
                position = hit.end
            parts += [part[position:]] if position < len(part) else []
        for group in groups:
            group.partner = number_of.get(group.partner, -1)
        return Segment(parts, groups, self.bound)

    @property
    def terms(self) -> list[tuple[str, str]]:
        """The protected terms, each with what comes in its place."""
        return [(group.text, group.term) for group in self.groups if group.term is not None]

    def restore(self, answer: str) -> str | None:
        """The answer with its markup; nothing if it lost, doubled or made up any."""
        answer = _one_line(answer)
        if not self.groups:
            return self._sound(answer)
        pattern = _STRICT if any(mark in self.masked for mark in "[【〚") else _PLACEHOLDER
        between = pattern.split(answer)
        order = [int(number) for number in between[1::2]]
        if sorted(order) != list(range(len(self.groups))) or not self._nested(order):
            return None
        parts: list[str | int] = [between[0]]
        for number, text in zip(order, between[2::2], strict=True):
            parts += (number, text)
        return self._sound(self._joined(parts))

    def assemble(self, answers: Sequence[str], *, spaced: bool = False) -> str | None:
        """The segment with ``answers`` in place of its ``pieces``; nothing if they made up markup.

        ``spaced``: the answers are in a language that parts words by spaces, whatever the pieces did.
        """
        remaining = iter(answers)
        parts: list[str | int] = []
        for place, part in enumerate(self.parts):
            if isinstance(part, int):
                parts.append(part)
            elif _has_letter(part):
                lead = part[: len(part) - len(part.lstrip())]
                trail = part[len(part.rstrip()) :]
                if spaced:
                    lead = lead or (" " if self._is_outside(place - 1, Kind.CLOSE) else "")
                    trail = trail or (" " if self._is_outside(place + 1, Kind.OPEN) else "")
                parts.append(lead + _one_line(next(remaining)) + trail)
            else:
                parts.append(part.translate(_ASCII_STOPS) if spaced else part)
        return self._sound(self._joined(parts))

    def _is_outside(self, place: int, end: Kind) -> bool:
        """Whether the markup at ``place`` stands between words, not around them."""
        part = self.parts[place] if 0 <= place < len(self.parts) else ""
        return isinstance(part, int) and self.groups[part].kind in {Kind.ATOM, Kind.URL, end}

    def _nested(self, order: Sequence[int]) -> bool:
        """Whether each pair opens before it closes and none crosses another."""
        open_groups: list[int] = []
        for number in order:
            group = self.groups[number]
            if group.partner > number:
                open_groups.append(number)
            elif group.partner >= 0 and (not open_groups or open_groups.pop() != group.partner):
                return False
        return True

    def _joined(self, parts: Sequence[str | int]) -> str:
        """Text and markup side by side, with the spaces each kind of markup needs."""
        out: list[str] = []
        last: Kind | None = None
        before = 0
        after_term = False
        for part in parts:
            if isinstance(part, int):
                group = self.groups[part]
                if group.kind is Kind.CLOSE and out and last is None and self._tight(part, -1):
                    out[-1] = out[-1].rstrip()
                if group.term is not None:
                    _put_term(group.term, out, is_name=group.term.lower() == group.text.lower())
                    after_term, last = True, None
                    continue
                out.append(group.text)
                last, before = group.kind, part
                continue
            text = part
            if after_term:
                text = _gap(out[-1], text) + (text.lstrip() if _han_meet(out[-1], text.lstrip()) else text)
                after_term = False
            if last is Kind.OPEN and self._tight(before, +1):
                text = text.lstrip()
            elif last is Kind.URL and text and not text[0].isspace() and text[0] not in ")|*_~":
                text = f" {text}"
            if text:
                out.append(text)
                last = None
        return "".join(out)

    def _tight(self, number: int, side: int) -> bool:
        """Whether the author left no space on this side of the markup; engines like to put one there."""
        place = self.parts.index(number) + side
        part = self.parts[place] if 0 <= place < len(self.parts) else ""
        return isinstance(part, int) or part == part.strip()

    def _sound(self, body: str) -> str | None:
        if not body.strip() or _SURROGATE.search(body):
            return None
        if self.bound and _structured(body) and not _structured(self.original):
            return None
        if not self.groups and not tokenise(body):
            return body
        if self._shape is None:
            self._shape = shape(self.original)
        return body if shape(body) == self._shape else None


@dataclass(slots=True)
class Plan:
    """A message in order: strings that stay, and the segments between them."""

    text: str
    parts: list[str | Segment]
    tokens: Counter[str]

    @property
    def segments(self) -> list[Segment]:
        return [part for part in self.parts if isinstance(part, Segment)]

    def render(self, bodies: Sequence[str]) -> str | None:
        """The message with ``bodies`` for its segments; nothing if side by side they made other markup."""
        remaining = iter(bodies)
        text = "".join(part if isinstance(part, str) else next(remaining) for part in self.parts)
        return text if shape(text) == self.tokens else None


def protect(text: str) -> Plan:
    """Take a message apart, line by line."""
    tokens = tokenise(text)
    parts: list[str | Segment] = []
    for line in _lines(text, tokens):
        if parts:
            parts.append("\n")
        _take_apart(line, tokens, parts)
    return Plan(text, parts, Counter(token.text for token in tokens))


def _lines(text: str, tokens: Sequence[Token]) -> list[list[str | int]]:
    """Each line as its texts and the indices of its tokens; code keeps its newlines within its token."""
    if not tokens:
        return [[line] if line else [] for line in text.split("\n")]
    lines: list[list[str | int]] = [[]]
    position = 0
    for index in range(len(tokens) + 1):
        end = tokens[index].start if index < len(tokens) else len(text)
        first, *others = text[position:end].split("\n")
        if first:
            lines[-1].append(first)
        lines.extend([other] if other else [] for other in others)
        if index < len(tokens):
            lines[-1].append(index)
            position = end + len(tokens[index].text)
    return lines


def _take_apart(line: list[str | int], tokens: Sequence[Token], parts: list[str | Segment]) -> None:
    lead: list[str] = []
    trail: list[str] = []
    if line and isinstance(line[0], str):
        match = _STRUCTURE.match(line[0])
        length = match.end() if match else 0
        lead.append(line[0][:length])
        line[0] = line[0][length:]
    present = {part for part in line if isinstance(part, int)}
    while line and (
        _peel_left(line, tokens, present, lead)
        or _peel_right(line, tokens, present, trail)
        or _peel_pair(line, tokens, lead, trail)
    ):
        pass
    parts.append("".join(lead))
    if line:
        parts.append(_segment(line, tokens, bound=_begins_a_line("".join(lead))))
    parts.append("".join(reversed(trail)))


def _stands_alone(token: Token, present: set[int]) -> bool:
    return token.partner < 0 or token.partner not in present


def _peel_left(line: list[str | int], tokens: Sequence[Token], present: set[int], lead: list[str]) -> bool:
    first = line[0]
    if isinstance(first, int):
        if not _stands_alone(tokens[first], present):
            return False
        lead.append(tokens[first].text)
        del line[0]
        following = line[0] if line else None
        if isinstance(following, str) and (match := _AFTER_ATOM.match(following)):
            lead.append(match.group())
            line[0] = following[match.end() :]
        return True
    stripped = first.lstrip()
    if stripped and len(stripped) == len(first):
        return False
    lead.append(first[: len(first) - len(stripped)])
    if stripped:
        line[0] = stripped
    else:
        del line[0]
    return True


def _peel_right(line: list[str | int], tokens: Sequence[Token], present: set[int], trail: list[str]) -> bool:
    last = line[-1]
    if isinstance(last, int):
        if not _stands_alone(tokens[last], present):
            return False
        trail.append(tokens[last].text)
        del line[-1]
        return True
    before = line[-2] if len(line) > 1 else ""
    if _CALL.fullmatch(last) and isinstance(before, int) and _stands_alone(tokens[before], present):
        trail.append(last)
        del line[-1]
        return True
    stripped = last.rstrip()
    if stripped and len(stripped) == len(last):
        return False
    trail.append(last[len(stripped) :])
    if stripped:
        line[-1] = stripped
    else:
        del line[-1]
    return True


def _peel_pair(line: list[str | int], tokens: Sequence[Token], lead: list[str], trail: list[str]) -> bool:
    first, last = line[0], line[-1]
    if not (isinstance(first, int) and isinstance(last, int) and tokens[first].partner == last):
        return False
    lead.append(tokens[first].text)
    trail.append(tokens[last].text)
    del line[0], line[-1]
    return True


def _segment(line: list[str | int], tokens: Sequence[Token], *, bound: bool) -> Segment:
    """Number the tokens of a line; atoms side by side share a number."""
    groups: list[Group] = []
    parts: list[str | int] = []
    number_of: dict[int, int] = {}
    for part in line:
        if isinstance(part, str):
            if part:
                parts.append(part)
            continue
        token = tokens[part]
        kind = token.kind
        blank = parts and isinstance(parts[-1], str) and not parts[-1].strip()
        previous = parts[-2] if blank and len(parts) > 1 else parts[-1] if parts else None
        if isinstance(previous, int) and _merges(groups[previous].kind, kind, spaced=bool(blank)):
            groups[previous].text += (str(parts.pop()) if blank else "") + token.text
            groups[previous].kind = kind
            continue
        number_of[part] = len(groups)
        partner = number_of.get(token.partner, -1)
        groups.append(Group(token.text, kind, partner))
        if partner >= 0:
            groups[partner].partner = len(groups) - 1
        parts.append(len(groups) - 1)
    return Segment(parts, groups, bound)


def _merges(left: Kind, right: Kind, *, spaced: bool) -> bool:
    alone = {Kind.ATOM, Kind.URL}
    return left in alone and right in alone and (spaced or left is Kind.ATOM)


def _put_term(term: str, out: list[str], *, is_name: bool) -> None:
    """As it is written there: with a capital where a sentence begins, apart from words, close to 汉字."""
    before = "".join(out[-2:])
    if before.endswith(" ") and _han_meet(before.rstrip(), term):
        out[-1] = out[-1].rstrip()
    if term.islower() and not is_name and (not out or _ENDED.search(before)):
        term = term[0].upper() + term[1:]
    out += (_gap(before, term), term)


def _gap(left: str, right: str) -> str:
    """The space that two Latin words need between them."""
    return " " if left and right and _is_latin(left[-1]) and _is_latin(right[0]) else ""


def _is_latin(char: str) -> bool:
    return char.isalnum() and char < "\u2e80"


def _han_meet(left: str, right: str) -> bool:
    return bool(left and right) and left[-1] >= "\u2e80" and right[0] >= "\u2e80"


def _begins_a_line(lead: str) -> bool:
    """Whether nothing but quotation, list and heading marks stands before: another would count too."""
    return _STRUCTURE.fullmatch(lead) is not None


def _structured(body: str) -> bool:
    match = _STRUCTURE.match(body)
    return bool(match and match.group().strip())


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()
