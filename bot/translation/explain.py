"""A message word by word: how it is read, what it means, and what a dictionary does not say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.model import Language
from bot.translation.detect import detect
from bot.translation.engines.dictionary import Dictionary, Entry
from bot.translation.engines.english import forms
from bot.translation.engines.workers import Workers
from bot.translation.lexicon import HAN_RUN, Lexicon
from bot.translation.notes import Found, Notes
from bot.translation.pinyin import marked, reading
from bot.translation.slang import Term, load_terms
from bot.translation.tokens import Kind as Markup
from bot.translation.tokens import tokenise
from bot.translation.vocabulary import ENGLISH

_ENGLISH_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_TWO_SCRIPTS = re.compile(r"([^\s,;|()/]+)\|([^\s,;|()/]+)")
_NOT_A_MEANING = re.compile(
    r"^(?:CL:|variant of|old variant|erhua variant|see |also written|also pr\.|Taiwan pr\.)"
)
_LEADING = re.compile(r"^(?:to be |to |a |an |the )")
_STOPS = str.maketrans("，。！？；：、（）", ",.!?;:,()")
_LONGEST_PHRASE = 4
_ASIDE = re.compile(r"\([^()]*\)")
MOST_SENSES = 4
CLEAR_SENSES = 3
"""A word with more of them may mean anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word or an expression of a message, or a headword."""

    text: str
    pinyin: str = ""
    """Empty where there is none to give."""
    meanings: tuple[str, ...] = ()
    term: Term | None = None
    """An expression of our own tables, which explain it better."""
    cedict: bool = False
    """Whether CC-CEDICT says so, which has to be named then."""


class Explainer:
    """Answers out of the dictionary and the tables of slang; ``warm_up`` opens the dictionary."""

    def __init__(self, dictionary: Dictionary, terms: Sequence[Term]) -> None:
        self._dictionary = dictionary
        self._lexicon = Lexicon(dictionary, terms)
        self.notes = Notes(terms, fits=self._lexicon.fits)
        self._worker = Workers("magpie-explainer", size=1)

    @property
    def ready(self) -> bool:
        return self._dictionary.ready

    async def warm_up(self) -> None:
        """Open the dictionary, which is built first when it is not there yet."""
        if not self._dictionary.ready:
            await self._worker.run(self._dictionary.open)

    async def aclose(self) -> None:
        self._worker.close()
        self._dictionary.close()

    def find(self, text: str, *, reader: Language) -> Sequence[Found]:
        """Expressions in ``text`` that ``reader`` may not know."""
        return self.notes.find(text, reader=reader)

    def explain(self, text: str, *, reader: Language) -> list[Word]:
        """The words of ``text`` in their order, each once; those that need no explanation left out."""
        detected = detect(text)
        if HAN_RUN.search(text) or detected.is_chinese:
            words = self._chinese(text)
        else:
            script = reader if reader.is_chinese else Language.SIMPLIFIED
            words = self._english(text, script)
        return list({word.text.lower(): word for word in reversed(list(words))}.values())[::-1]

    def pinyin(self, text: str) -> str:
        """How ``text`` is read aloud; a line for a line, what is not Chinese left alone."""
        return "\n".join(self._read_line(line) for line in text.split("\n"))

    def define(self, word: str, *, reader: Language) -> list[Word]:
        """What a word means in the other language, the likeliest first; nothing when nobody knows it."""
        word = " ".join(word.split())
        term = self.notes.look_up(word)
        found = [self._of_term(word, term)] if term is not None else []
        if HAN_RUN.search(word):
            return found + [_headword(entry) for entry in _ordered(self._entries([word]).get(word, []))]
        script = reader if reader.is_chinese else Language.SIMPLIFIED
        return found + self._chinese_for(word, script)

    def cut(self, run: str) -> list[str]:
        """The words of a run of Chinese characters; single characters while the dictionary is not open."""
        return self._lexicon.words(run)

    def senses(self, word: str) -> tuple[str, ...]:
        """The English for a Chinese word that is read one way and means one thing, the likeliest first.

        Nothing for any other word, and while the dictionary is not open.
        """
        entries = [entry for entry in _ordered(self._entries([word]).get(word, [])) if _clean(entry.senses)]
        common = [entry for entry in entries if not entry.pinyin[:1].isupper()] or entries
        if len({entry.pinyin for entry in common}) != 1:
            return ()
        gloss = self._dictionary.chinese([word]).get(word)
        first = [gloss] if gloss else []
        split = [one for entry in common for sense in _clean(entry.senses) for one in sense.split(";")]
        plain = [_LEADING.sub("", _ASIDE.sub("", one).strip()) for one in split]
        found = dict.fromkeys([*first, *filter(None, plain)])
        return tuple(found) if len(found) <= CLEAR_SENSES else ()

    # Chinese, explained.

    def _chinese(self, text: str) -> Iterator[Word]:
        pieces = list(self._pieces(text))
        entries = self._entries([piece for piece, _ in pieces])
        glosses = self._dictionary.chinese({piece for piece, _ in pieces if HAN_RUN.fullmatch(piece)})
        readings = reading([piece for piece, _ in pieces])
        for (piece, term), pinyin in zip(pieces, readings, strict=True):
            if term is not None:
                yield self._of_term(piece, term)
            elif HAN_RUN.fullmatch(piece):
                meanings = _meanings(_best(entries.get(piece, []), pinyin), glosses.get(piece))
                yield Word(text=piece, pinyin=pinyin, meanings=meanings, cedict=bool(meanings))

    def _pieces(self, text: str) -> Iterator[tuple[str, Term | None]]:
        """Everything that is in ``text``, cut into words, expressions, and what lies between."""
        position = 0
        for start, end, found in self.notes.spans(text, chinese=True):
            yield from ((piece, None) for piece in self._words(text[position:start]))
            yield text[start:end], found.term
            position = end
        yield from ((piece, None) for piece in self._words(text[position:]))

    def _words(self, text: str) -> Iterator[str]:
        position = 0
        for run in HAN_RUN.finditer(text):
            if run.start() > position:
                yield text[position : run.start()]
            yield from self._lexicon.words(run.group())
            position = run.end()
        if position < len(text):
            yield text[position:]

    def _read_line(self, line: str) -> str:
        pieces = [piece for piece, _ in self._pieces(line)]
        read = ""
        for piece, pinyin in zip(pieces, reading(pieces), strict=True):
            shown = pinyin if HAN_RUN.search(piece) else pinyin.translate(_STOPS)
            word = bool(shown) and (shown[0].isalnum() or HAN_RUN.search(piece) is not None)
            read += (
                f" {shown}" if word and read and not read[-1].isspace() and read[-1] not in "(“‘" else shown
            )
        return read

    def _of_term(self, text: str, term: Term) -> Word:
        pinyin = reading([text])[0] if HAN_RUN.search(text) else ""
        return Word(text=text, pinyin=pinyin, term=term)

    # English, explained.

    def _english(self, text: str, script: Language) -> Iterator[Word]:
        position = 0
        for start, end, found in self.notes.spans(text, chinese=False):
            yield from self._phrases(text[position:start], script)
            yield Word(text=found.text, term=found.term)
            position = end
        yield from self._phrases(text[position:], script)

    def _phrases(self, text: str, script: Language) -> Iterator[Word]:
        """The longest phrase the dictionary knows at each place; the small words alone mean little."""
        for token in tokenise(text):
            if token.kind in {Markup.ATOM, Markup.URL}:
                text = text.replace(token.text, " . ", 1)
        for clause in re.split(r"[^A-Za-z'’ -]+", text):
            words = _ENGLISH_WORD.findall(clause)
            known = self._dictionary.english(set(_spelled_phrases(words)), script)
            at = 0
            while at < len(words):
                size, chinese = _longest(words[at : at + _LONGEST_PHRASE], known)
                phrase = " ".join(words[at : at + size])
                if chinese and not (size == 1 and phrase.lower() in ENGLISH):
                    yield Word(text=phrase, meanings=(chinese,), cedict=True)
                at += size

    def _chinese_for(self, term: str, script: Language) -> list[Word]:
        """Headwords that mean an English word, those first that mean nothing else."""
        first = {
            chinese: 0 for chinese, _ in self._dictionary.english(set(forms(term.lower())), script).values()
        }
        ranked: list[tuple[float, Entry]] = []
        for entry in self._dictionary.meaning(term):
            written = entry.traditional if script is Language.TRADITIONAL else entry.simplified
            senses = [_LEADING.sub("", sense.strip().lower()) for sense in _clean(entry.senses)]
            exact = next((place for place, sense in enumerate(senses) if sense == term.lower()), None)
            if written in first:
                ranked.append((-100.0, entry))
            elif exact is not None:
                ranked.append((exact * 2 - min(entry.weight, 60) / 10, entry))
        ranked.sort(key=lambda scored: scored[0])
        return [_headword(entry) for _, entry in ranked[:6]]

    def _entries(self, words: Iterable[str]) -> dict[str, list[Entry]]:
        return self._dictionary.entries({word for word in words if HAN_RUN.search(word)})


def build_explainer(*, culture: Path, cache_dir: Path) -> Explainer:
    """From the folder with the tables of slang; the dictionary is kept in ``cache_dir``."""
    return Explainer(Dictionary(cache_dir), load_terms(culture))


def _headword(entry: Entry) -> Word:
    text = entry.simplified
    if entry.traditional != entry.simplified:
        text = f"{entry.simplified} / {entry.traditional}"
    return Word(text=text, pinyin=marked(entry.pinyin), meanings=tuple(_clean(entry.senses)), cedict=True)


def _best(entries: Sequence[Entry], pinyin: str) -> Sequence[str]:
    """The senses of the reading the context asks for."""
    plain = pinyin.replace("'", "").lower()
    ordered = _ordered(entries)
    fitting = [entry for entry in ordered if marked(entry.pinyin).replace("'", "") == plain]
    return _clean((fitting or ordered)[0].senses) if ordered else ()


def _ordered(entries: Sequence[Entry]) -> list[Entry]:
    """Names and mere variants last."""
    return sorted(entries, key=lambda entry: (not _clean(entry.senses), entry.pinyin[:1].isupper()))


def _meanings(senses: Sequence[str], gloss: str | None) -> tuple[str, ...]:
    """The gloss, which is chosen for chat, and then what else there is."""
    first = [gloss] if gloss else []
    others = [sense for sense in senses if _LEADING.sub("", sense) not in first and sense not in first]
    return tuple([*first, *others][:MOST_SENSES])


def _clean(senses: Iterable[str]) -> list[str]:
    """Without cross-references in brackets, measure words and the other script."""
    cleaned: list[str] = []
    for sense in senses:
        if not _NOT_A_MEANING.match(sense):
            plain = " ".join(_TWO_SCRIPTS.sub(r"\2", _BRACKETS.sub("", sense)).split())
            if plain:
                cleaned.append(plain)
    return cleaned


def _spelled_phrases(words: Sequence[str]) -> Iterator[str]:
    for start in range(len(words)):
        for size in range(1, min(_LONGEST_PHRASE, len(words) - start) + 1):
            yield from _spelled(words[start : start + size])


def _spelled(phrase: Sequence[str]) -> list[str]:
    head = " ".join(word.lower() for word in phrase[:-1])
    return [f"{head} {form}" if head else form for form in dict.fromkeys(forms(phrase[-1]))]


def _longest(words: Sequence[str], known: dict[str, tuple[str, bool]]) -> tuple[int, str]:
    for size in range(len(words), 0, -1):
        for spelled in _spelled(words[:size]):
            if spelled in known:
                return size, known[spelled][0]
    return 1, ""
