"""What /setup knows so far, what it guesses, and what is still missing. Pure."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.model import ChannelId, Language, Locale, Style
from bot.relay.bridges import MAX_NAME
from bot.relay.split import cut
from bot.translation.detect import detect

_ENGLISH = re.compile(r"\b(en|eng|english|us|uk)\b|英[语語文]")
_TRADITIONAL = re.compile(r"\b(tw|hk|taiwan|hong kong|traditional)\b|繁[体體中]|[台臺][湾灣]|[粤粵][语語]")
_CHINESE = re.compile(r"\b(cn|zh|chinese|china|mandarin)\b|[中汉漢][文语語]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A channel that is to be linked."""

    channel_id: ChannelId
    name: str
    language: Language
    is_forum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A bridge to be; ``second`` stays empty when the other channel is in another server."""

    first: Place | None = None
    second: Place | None = None
    elsewhere: bool = False
    style: Style = Style.TRANSLATION
    log_channel_id: ChannelId | None = None
    chosen_name: str | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        chosen = (self.first, None if self.elsewhere else self.second)
        return tuple(place for place in chosen if place is not None)

    @property
    def problem(self) -> str | None:
        """The text that says why there is nothing to build yet."""
        if len(self.places) < (1 if self.elsewhere else 2):
            return "error-pick-channels"
        if len({place.channel_id for place in self.places}) < len(self.places):
            return "error-same-channel"
        if len({place.is_forum for place in self.places}) > 1:
            return "error-forum-and-channel"
        return None

    def name(self, taken: Collection[str]) -> str:
        """The chosen name, else one made of the channels' that is still free."""
        if self.chosen_name is not None:
            return self.chosen_name
        base = cut(" ⇄ ".join(place.name for place in self.places), MAX_NAME - 3)
        used = {name.casefold() for name in taken}
        names = (base if number == 1 else f"{base} {number}" for number in range(1, len(used) + 2))
        return next(name for name in names if name.casefold() not in used)


def clue(name: str, topic: str | None) -> Language | None:
    """The language that a channel's name, or else its topic, tells of; nothing without a clue."""
    words = re.sub(r"[-_·|]+", " ", name.lower())
    if _ENGLISH.search(words):
        return Language.ENGLISH
    if _TRADITIONAL.search(words):
        return Language.TRADITIONAL
    if _CHINESE.search(words):
        found = detect(words).language
        return found if found is not None and found.is_chinese else Language.SIMPLIFIED
    for text in (words, topic or ""):
        found = detect(text).language
        # Many Chinese communities name their channels in English, so an English name tells nothing.
        if found is not None and found.is_chinese:
            return found
    return None


def guess(name: str, topic: str | None, *, server: Locale) -> Language:
    """The language to start with; the person can change it."""
    return clue(name, topic) or server.language


def counterpart(first: Place, others: Iterable[Place]) -> Place | None:
    """A channel that seems to be the first one's other half."""
    return next(
        (
            place
            for place in others
            if place.channel_id != first.channel_id
            and place.language.is_chinese != first.language.is_chinese
            and place.is_forum is first.is_forum
        ),
        None,
    )
