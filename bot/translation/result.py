"""What a translation is: the text, what it was made from, and how good it can be trusted to be."""

from dataclasses import dataclass
from enum import StrEnum

from bot.model import Language


class Quality(StrEnum):
    """Where a translation comes from, best first."""

    VERBATIM = "verbatim"
    """The author's own words, at most in the other Chinese script."""
    HUMAN = "human"
    MACHINE = "machine"
    GLOSS = "gloss"
    """Word by word, or not at all: to be replaced by a real translation when one can be had."""


class Detected(StrEnum):
    """The language a message is written in; the first three are those of ``Language``."""

    ENGLISH = "en"
    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"
    MIXED = "mixed"
    """English and Chinese, both in earnest."""
    OTHER = "other"
    NONE = "none"
    """Emoji, links, mentions, numbers, laughter: nothing to translate."""

    @property
    def is_chinese(self) -> bool:
        return self in {Detected.SIMPLIFIED, Detected.TRADITIONAL}

    @property
    def language(self) -> Language | None:
        """The one language to tell an engine; nothing when it should find out itself."""
        return Language(self.value) if self is Detected.ENGLISH or self.is_chinese else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A message's text for readers of ``target``."""

    text: str
    source: Detected
    target: Language
    quality: Quality
    engine: str
    """Names of the engines that had a part in it, joined by ``+``; empty for VERBATIM."""
