"""A translation in the making: which segments are settled, by whom, and what is still to be asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.model import Language
from bot.translation import checks
from bot.translation.detect import detect
from bot.translation.engines.protocol import Engine, Query
from bot.translation.markup import Plan, Segment, protect
from bot.translation.result import Detected, Quality, Translation
from bot.translation.scope import NOWHERE, Scope
from bot.translation.script import convert, tells_against
from bot.translation.typography import typeset

_WORSE = {Quality.VERBATIM: 0, Quality.HUMAN: 1, Quality.MACHINE: 2, Quality.GLOSS: 3}


@dataclass(frozen=True, slots=True)
class _Settled:
    body: str
    quality: Quality
    engine: str


@dataclass(slots=True)
class _Open:
    """A segment that waits for an answer."""

    segment: Segment
    source: Detected
    settled: _Settled | None = None


class Draft:
    """One message on its way down the chain; pure, so that it can be driven with or without waiting."""

    def __init__(self, text: str, *, detected: Detected, target: Language, scope: Scope = NOWHERE) -> None:
        self._plan: Plan = protect(text)
        self._detected = detected
        self._target = target
        self._scope = scope
        self._work = [self._triage(segment) for segment in self._plan.segments]
        self.rejected: list[tuple[str, str]] = []
        """Engines whose answers were none, with the check that they failed."""

    @property
    def done(self) -> bool:
        return all(work.settled is not None for work in self._work)

    def settled(self, numbers: Sequence[int]) -> bool:
        """Whether there is nothing left to ask about these segments."""
        return all(self._work[number].settled is not None for number in numbers)

    def queries(self) -> list[tuple[Query, list[int]]]:
        """What to ask the next engine: one query a source language, with the numbers of its segments."""
        by_source: dict[Detected, list[int]] = {}
        for number, work in enumerate(self._work):
            if work.settled is None:
                by_source.setdefault(work.source, []).append(number)
        return [
            (self._query([self._work[number].segment.masked for number in numbers], source, numbers), numbers)
            for source, numbers in by_source.items()
        ]

    def take(self, numbers: Sequence[int], answers: Sequence[str | None], engine: Engine) -> list[int]:
        """Settle what stands the checks; the segments that deserve to be asked again piece by piece.

        What somebody else has settled in the meantime stays as it is.
        """
        broken: list[int] = []
        for number, answer in zip(numbers, answers, strict=True):
            work = self._work[number]
            if answer is None or work.settled is not None:
                continue
            sane = self._sane(work.segment.masked, answer, engine)
            body = None if sane is None else work.segment.restore(sane)
            if body is not None:
                work.settled = _Settled(body, engine.quality, engine.name)
                continue
            if sane is not None:
                self.rejected.append((engine.name, "markup"))
            if work.segment.groups and work.segment.pieces:
                broken.append(number)
        return broken

    def pieces(self, numbers: Sequence[int]) -> list[tuple[Query, int]]:
        """A query a segment: the texts between its markup."""
        return [
            (self._query(self._work[number].segment.pieces, self._work[number].source, [number]), number)
            for number in numbers
        ]

    def take_pieces(self, number: int, asked: Query, answers: Sequence[str | None], engine: Engine) -> None:
        """Settle a segment from its pieces; one that has no good answer keeps its own words."""
        work = self._work[number]
        if work.settled is not None:
            return
        good = [
            None if answer is None else self._sane(piece, answer, engine)
            for piece, answer in zip(asked.texts, answers, strict=True)
        ]
        # A name that stays as it is translates nothing.
        if not any(answer and answer != piece for piece, answer in zip(asked.texts, good, strict=True)):
            return
        kept = [piece if answer is None else answer for piece, answer in zip(asked.texts, good, strict=True)]
        body = work.segment.assemble(kept, spaced=self._target is Language.ENGLISH)
        if body is not None:
            work.settled = _Settled(body, engine.quality, engine.name)

    def finish(self) -> Translation:
        """The message as far as it got; what nobody answered stays as it is."""
        settled = [work.settled or self._left_as_it_is(work.segment) for work in self._work]
        text = self._plan.render([part.body for part in settled])
        if text is None:
            settled = [self._left_as_it_is(part.segment) for part in self._work]
            text = self._plan.text
        quality = max((part.quality for part in settled), key=_WORSE.__getitem__, default=Quality.VERBATIM)
        engines = dict.fromkeys(part.engine for part in settled if part.engine)
        return Translation(
            text=text, source=self._detected, target=self._target, quality=quality, engine="+".join(engines)
        )

    def _triage(self, segment: Segment) -> _Open:
        """A line has a language of its own: people write bilingual messages, one line each."""
        hint = self._detected.language or (self._target if self._target.is_chinese else None)
        own = detect(segment.masked, hint=hint)
        if own is Detected.NONE or own.language is self._target:
            return _Open(segment, own, _Settled(segment.original, Quality.VERBATIM, ""))
        if self._detected is Detected.OTHER:
            return _Open(segment, Detected.OTHER)
        return self._by_the_bridge(segment, own)

    def _by_the_bridge(self, segment: Segment, own: Detected) -> _Open:
        """What its people have translated stands; then its glossary's terms are put in their places."""
        remembered = self._scope.memory.find(segment, self._target)
        body = None if remembered is None else segment.restore(remembered)
        if body is not None:
            return _Open(segment, own, _Settled(body, Quality.HUMAN, "memory"))
        segment = self._scope.glossary.mask(segment, self._target)
        if own.is_chinese and self._target.is_chinese:
            return _Open(segment, own, self._converted(segment))
        if segment.terms and not segment.pieces and (body := segment.restore(segment.masked)) is not None:
            return _Open(segment, own, _Settled(body, Quality.HUMAN, "glossary"))
        return _Open(segment, own)

    def _converted(self, segment: Segment) -> _Settled:
        masked = convert(segment.masked, self._target)
        body = segment.restore(masked)
        return _Settled(segment.original if body is None else body, Quality.VERBATIM, "")

    def _left_as_it_is(self, segment: Segment) -> _Settled:
        quality = Quality.VERBATIM if self._detected is Detected.OTHER else Quality.GLOSS
        if self._target.is_chinese and tells_against(segment.masked, self._target):
            return _Settled(self._converted(segment).body, quality, "")
        return _Settled(segment.original, quality, "")

    def _query(self, texts: Sequence[str], source: Detected, numbers: Sequence[int]) -> Query:
        terms = dict.fromkeys(term for number in numbers for term in self._work[number].segment.terms)
        return Query(
            texts=tuple(texts), source=source, target=self._target, scope=self._scope, glossary=tuple(terms)
        )

    def _sane(self, asked: str, answer: str, engine: Engine) -> str | None:
        if engine.quality is Quality.HUMAN:
            return answer
        answer = checks.in_script(answer, self._target)
        if engine.quality is Quality.GLOSS:
            return answer
        if (reason := checks.fault(asked, answer, self._target)) is not None:
            self.rejected.append((engine.name, reason))
            return None
        return typeset(answer, self._target)
