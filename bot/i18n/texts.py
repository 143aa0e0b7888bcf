"""Strict Fluent: a text that is missing, or lacks an argument, is an error and never a gap in a sentence."""

import logging
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Self

import babel
from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentNone, FluentType
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.i18n.cldr import keep_little
from bot.model import Locale

_log = logging.getLogger(__name__)

Argument = str | int | float | date
"""Numbers and dates are written as the locale does; ids go through CHANNEL and USER."""

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})
_ISOLATE, _POP = "\u2068", "\u2069"


class TextError(LookupError):
    """A text that does not exist, or was not given what it needs."""


class Texts:
    """Every text of every locale."""

    def __init__(self, speakers: Mapping[Locale, "Speaker"]) -> None:
        self._speakers = speakers

    @classmethod
    def load(cls, folder: Path, *, strict: bool = False) -> Self:
        """Of ``folder``/<locale>/*.ftl; ``strict`` raises where production logs and speaks English.

        A locale is read when it is first spoken, which takes some 60 ms; each of its texts is understood when
        it is first said.
        """
        fallback = Speaker(Locale.EN_US, folder, strict=strict, fallback=None)
        speakers = {Locale.EN_US: fallback}
        for locale in Locale:
            if locale is not Locale.EN_US:
                speakers[locale] = Speaker(locale, folder, strict=strict, fallback=fallback)
        return cls(speakers)

    def __call__(self, locale: Locale) -> "Speaker":
        return self._speakers[locale]

    def nearest(self, *tags: str | None) -> "Speaker":
        """The speaker for the first language tag that is known; English without any."""
        return self(Locale.nearest(next((tag for tag in tags if tag), None)))


class Speaker:
    """One locale's texts."""

    def __init__(self, locale: Locale, folder: Path, *, strict: bool, fallback: "Speaker | None") -> None:
        self.locale = locale
        self._folder = folder
        self._strict = strict
        self._fallback = fallback
        self._learnt: set[str] = set()

    def say(self, message_id: str, /, **args: Argument) -> str:
        """The text with its arguments filled in."""
        try:
            return self._format(message_id, args)
        except TextError:
            if self._strict:
                raise
            # The arguments may be people's words, so only the id is logged.
            _log.exception("Text %s cannot be said in %s", message_id, self.locale)
        return message_id if self._fallback is None else self._fallback.say(message_id, **args)

    def knows(self, message_id: str) -> bool:
        """Whether there is such a text."""
        return message_id in self._sources

    def join(self, items: Iterable[str]) -> str:
        """A list within a sentence."""
        return self.say("list-separator").join(items)

    @cached_property
    def _bundle(self) -> FluentBundle:
        functions: dict[str, Callable[[int], FluentType]] = {
            "CHANNEL": partial(_Mention, "#"),
            "USER": partial(_Mention, "@"),
        }
        bundle = FluentBundle([self.locale.value], functions=functions, use_isolating=False)
        keep_little(babel.Locale.parse(self.locale.value, sep="-"))
        return bundle

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        """Each text as it is written, which takes a tenth of the room that its parts would, by its id."""
        return {_id(entry): source for entry, source in _entries(self._folder, self.locale)}

    def _learn(self, entry_id: str) -> None:
        """Understand a text, and those that it refers to."""
        if entry_id in self._learnt or entry_id not in self._sources:
            return
        self._learnt.add(entry_id)
        entry = FluentParser(with_spans=False).parse_entry(self._sources[entry_id])
        self._bundle.add_resource(ast.Resource([entry]))
        references = _References()
        references.visit(entry)
        for other_id in references.ids:
            self._learn(other_id)

    def _format(self, message_id: str, args: Mapping[str, Argument]) -> str:
        self._learn(message_id)
        if not self._bundle.has_message(message_id):
            raise TextError(f"no text {message_id} in {self.locale}")
        pattern = self._bundle.get_message(message_id).value
        if pattern is None:
            raise TextError(f"text {message_id} has no value in {self.locale}")
        text, errors = self._bundle.format_pattern(
            pattern, {name: _isolated(value) for name, value in args.items()}
        )
        if errors or isinstance(text, FluentNone):
            # From None: an error of the resolver may carry the arguments, which are people's words.
            kinds = ", ".join(sorted({type(error).__name__ for error in errors}))
            raise TextError(f"text {message_id} in {self.locale}: {kinds}") from None
        return text


def resource(folder: Path, locale: Locale) -> ast.Resource:
    """All entries of a locale's files; a line that is no Fluent, or an id used twice, is an error."""
    return ast.Resource([entry for entry, _ in _entries(folder, locale)])


def _entries(folder: Path, locale: Locale) -> Iterator[tuple[ast.Message | ast.Term, str]]:
    """Each with its source."""
    parser = FluentParser()
    seen: set[str] = set()
    for path in sorted((folder / locale).glob("*.ftl")):
        text = path.read_text(encoding="utf-8")
        for entry in parser.parse(text).body:
            if isinstance(entry, ast.Junk):
                raise TextError(f"{locale}/{path.name}: {(entry.content or '').strip().splitlines()[0]}")
            if isinstance(entry, ast.Message | ast.Term):
                if entry.id.name in seen:
                    raise TextError(f"{locale}/{path.name}: {entry.id.name} exists already")
                seen.add(entry.id.name)
                assert entry.span is not None, "the parser counts"
                yield entry, text[entry.span.start : entry.span.end]
    if not seen:
        raise TextError(f"no texts for {locale} in {folder.name}")


def _id(entry: ast.Message | ast.Term) -> str:
    return entry.id.name if isinstance(entry, ast.Message) else f"-{entry.id.name}"


class _References(Visitor):
    """What a text refers to."""

    def __init__(self) -> None:
        self.ids: set[str] = set()

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 -- named by the library
        self.ids.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.ids.add(f"-{node.id.name}")
        self.generic_visit(node)


class _Mention(FluentType):
    """What Discord's client turns into a name; never grouped into thousands as a number would be."""

    def __init__(self, sigil: str, snowflake: int) -> None:
        self._text = f"<{sigil}{int(snowflake)}>"

    def format(self, locale: object) -> str:
        return self._text


def _isolated(value: Argument) -> Argument:
    """Keep right-to-left names from turning the sentence around them; leave the rest untouched."""
    if isinstance(value, str) and any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in value):
        return f"{_ISOLATE}{value}{_POP}"
    return value
