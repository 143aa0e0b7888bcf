"""What is seen in the channels, held against the model."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tests.chaos.model import Model, Room, Wanted
from tests.chaos.speech import Mark, Preview, is_pending, marks_in, previews_in

RULES: Final = ("lost", "doubled", "out of order", "stale")
_INVISIBLE = re.compile("[\u200a\u17b5]")
"""What keeps names apart, or acceptable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message as a channel shows it."""

    message_id: int
    is_copy: bool
    author: str
    marks: tuple[Mark, ...]
    previews: Mapping[int, Preview] = field(default_factory=dict[int, Preview])
    """By the number of the message that answers."""
    pending: bool = False
    emojis: frozenset[str] = frozenset()
    frozen: bool = False
    """A copy whose webhook somebody has removed: Discord lets nobody change it any more, only delete it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What is not as it should be; ``rule`` is one of ``RULES``."""

    rule: str
    room: Room
    number: int
    detail: str

    def __str__(self) -> str:
        thread = f" thread {self.room.thread}" if self.room.thread is not None else ""
        place = f"bridge {self.room.bridge} side {self.room.side}{thread}"
        return f"{self.rule}: message {self.number} in {place}: {self.detail}"


def shown(message: Mapping[str, Any], webhooks: Collection[str]) -> Shown:
    """A message of the REST API; ``webhooks`` are those that still exist."""
    content, webhook_id = str(message["content"]), message.get("webhook_id")
    return Shown(
        message_id=int(message["id"]),
        is_copy=webhook_id is not None,
        author=_INVISIBLE.sub("", str(message["author"]["username"])),
        marks=marks_in(content),
        previews=previews_in(content),
        pending=is_pending(content),
        emojis=frozenset(str(one["emoji"]["name"]) for one in message.get("reactions", ())),
        frozen=webhook_id is not None and webhook_id not in webhooks,
    )


def compare(
    model: Model, seen: Mapping[Room, Sequence[Shown]], *, reactions: bool = True
) -> list[Difference]:
    """Every difference, room by room; a room that nobody could look at counts as empty."""
    found: list[Difference] = []
    for room in model.rooms():
        found += _Channel(model, room, seen.get(room, ()), reactions=reactions).differences()
    return found


class _Channel:
    """One room."""

    def __init__(self, model: Model, room: Room, seen: Sequence[Shown], *, reactions: bool) -> None:
        self._model = model
        self._room = room
        self._reactions = reactions
        self._present = {one.message_id: one for one in seen}
        self._copies = sorted((one for one in seen if one.is_copy), key=lambda one: one.message_id)
        self._of: defaultdict[int, list[Shown]] = defaultdict(list)
        for one in self._copies:
            for number in dict.fromkeys(mark.number for mark in one.marks):
                self._of[number].append(one)

    def differences(self) -> Iterable[Difference]:
        wanted = {one.number: one for one in self._model.wanted_in(self._room)}
        for one in wanted.values():
            yield from self._copy(one)
        for number, copies in self._of.items():
            if number not in wanted:
                ids = ", ".join(str(copy.message_id) for copy in copies)
                yield self._differs("stale", number, f"still there as {ids}")
        for one in self._copies:
            if not one.marks:
                yield self._differs("stale", 0, f"{one.message_id} shows nobody's message")
        yield from self._order(list(wanted))
        if self._reactions:
            yield from self._under_originals()

    def _copy(self, wanted: Wanted) -> Iterable[Difference]:
        copies = self._of.get(wanted.number, [])
        marks = [mark for copy in copies for mark in copy.marks if mark.number == wanted.number]
        ends = Counter(mark.end for mark in marks)
        frozen = any(copy.frozen for copy in copies)
        if missing := (frozenset("a") if frozen else wanted.ends) - set(ends):
            what = "no copy" if not copies else f"no end {min(missing)}"
            yield self._differs("lost", wanted.number, what)
        if max(ends.values(), default=0) > 1:
            ids = ", ".join(str(copy.message_id) for copy in copies)
            yield self._differs("doubled", wanted.number, f"is there as {ids}")
        if copies and not frozen:
            yield from self._text(wanted, copies, {mark.revision for mark in marks})
        if copies:
            if copies[0].author != wanted.author:
                yield self._differs("stale", wanted.number, f"under the name of {copies[0].author!r}")
            yield from self._below(wanted.number, copies)

    def _text(self, wanted: Wanted, copies: Sequence[Shown], revisions: set[int]) -> Iterable[Difference]:
        for revision in revisions - {wanted.revision}:
            yield self._differs("stale", wanted.number, f"revision {revision} instead of {wanted.revision}")
        if any(copy.pending for copy in copies):
            yield self._differs("stale", wanted.number, "its translation never came")
        yield from self._preview(wanted, copies[0])

    def _preview(self, wanted: Wanted, copy: Shown) -> Iterable[Difference]:
        answered = None if wanted.answers is None else self._model.messages[wanted.answers]
        preview = copy.previews.get(wanted.number)
        if answered is None:
            if preview is not None:
                yield self._differs("stale", wanted.number, "answers nothing and says it does")
            return
        if preview is None:
            yield self._differs("stale", wanted.number, f"does not say that it answers {answered.number}")
            return
        shown_as = preview.message_id
        if answered.deleted:
            if shown_as in self._present:
                yield self._differs("stale", wanted.number, "answers a deleted message and points elsewhere")
            return
        if answered.room == self._room:
            right = {answered.message_id}
        else:
            right = {one.message_id for one in self._of.get(answered.number, [])[:1]}
        if right and shown_as not in right:
            where = "nowhere" if shown_as is None else f"to {shown_as}"
            detail = f"answers {answered.number} ({min(right)}) and points {where}"
            yield self._differs("stale", wanted.number, detail)

    def _order(self, wanted: Sequence[int]) -> Iterable[Difference]:
        place = {number: at for at, number in enumerate(wanted)}
        last, previous = -1, 0
        for copy in self._copies:
            for mark in copy.marks:
                at = place.get(mark.number)
                if at is None or self._of[mark.number][0] is not copy:
                    continue
                if at < last:
                    yield self._differs("out of order", mark.number, f"comes after {previous}")
                else:
                    last, previous = at, mark.number

    def _below(self, number: int, copies: Sequence[Shown]) -> Iterable[Difference]:
        """Reactions are below the last part; those of messages that share a copy stand there together."""
        last = copies[-1]
        together = dict.fromkeys(mark.number for mark in last.marks)
        wanted = frozenset[str]().union(*(self._model.emojis_of(one) for one in together))
        if self._reactions and last.emojis != wanted:
            yield self._emojis(number, last.emojis, wanted)

    def _under_originals(self) -> Iterable[Difference]:
        for said in self._model.originals_in(self._room):
            original = self._present.get(said.message_id)
            wanted = self._model.emojis_of(said.number)
            if original is not None and original.emojis != wanted:
                yield self._emojis(said.number, original.emojis, wanted)

    def _emojis(self, number: int, there: frozenset[str], wanted: frozenset[str]) -> Difference:
        detail = f"reactions {' '.join(sorted(there)) or '-'} instead of {' '.join(sorted(wanted)) or '-'}"
        return self._differs("stale", number, detail)

    def _differs(self, rule: str, number: int, detail: str) -> Difference:
        return Difference(rule=rule, room=self._room, number=number, detail=detail)
