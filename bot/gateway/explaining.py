"""Explanations and definitions as text."""

from collections.abc import Iterator, Sequence

from bot.i18n import Speaker
from bot.relay.marks import escape
from bot.translation.explain import Explainer, Word
from bot.translation.lexicon import HAN_RUN

MOST_WORDS = 40
"""Of one message; more would be a page to scroll through."""


def explain_for(explainer: Explainer, speaker: Speaker, text: str) -> str:
    """A message word by word."""
    words = explainer.explain(text, reader=speaker.locale.language)
    if not words:
        return speaker.say("explain-nothing" if explainer.ready else "explain-not-ready")
    return "\n".join(_page(explainer, speaker, words))


def define_for(explainer: Explainer, speaker: Speaker, word: str) -> str:
    """What a word means in the other language."""
    found = explainer.define(word, reader=speaker.locale.language)
    if not found:
        if not explainer.ready:
            return speaker.say("explain-not-ready")
        return speaker.say("define-unknown", word=escape(word))
    return "\n".join(_page(explainer, speaker, found))


def pinyin_for(explainer: Explainer, speaker: Speaker, text: str) -> str:
    """How a text is read aloud."""
    return explainer.pinyin(text) if HAN_RUN.search(text) else speaker.say("pinyin-none")


def _page(explainer: Explainer, speaker: Speaker, words: Sequence[Word]) -> Iterator[str]:
    for word in words[:MOST_WORDS]:
        yield from _lines(speaker, word)
    if len(words) > MOST_WORDS:
        yield speaker.say("explain-more", count=len(words) - MOST_WORDS)
    if not explainer.ready:
        yield speaker.say("explain-not-ready")
    if any(word.cedict for word in words):
        yield speaker.say("explain-source")


def _lines(speaker: Speaker, word: Word) -> Iterator[str]:
    reader = speaker.locale.language
    term = word.term
    meaning = "; ".join(word.meanings) if term is None else term.meaning[reader]
    text, meaning = escape(word.text), escape(meaning)
    if not meaning:
        yield speaker.say("explain-unknown", word=text, pinyin=word.pinyin)
    elif word.pinyin:
        yield speaker.say("explain-word-read", word=text, pinyin=word.pinyin, meaning=meaning)
    else:
        yield speaker.say("explain-word", word=text, meaning=meaning)
    if term is not None:
        yield speaker.say("explain-note", note=escape(term.note[reader]))
        example, translation = escape(term.example), escape(term.example_translation)
        yield speaker.say("explain-example", example=example, translation=translation)
