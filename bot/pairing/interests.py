"""What people are interested in: tags of a list in every language, and their own words.

The list is ``locales/culture/interests.toml``. 猫, 貓 and "Cats" are one tag; what the list does not know is
looked up in a dictionary, so that 蜜蜂 and "bees" meet as well.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple, Protocol, Self

from bot.errors import ConfigError, UserError
from bot.i18n.marks import escape
from bot.model import MAX_INTERESTS, Language, Profile, UserId
from bot.translation.script import simplified_characters

LONGEST = 30
"""Characters of one interest in somebody's own words."""

_SEPARATORS = re.compile(r"[,，、;；\n\r\t|。]+")
_BULLET = re.compile(r"^(?:[-*•·#–]+|\d{1,2}[.)])\s+")
_WORD = re.compile(r"[^\W_]+(?:[+#](?![^\W_])[+#]*)?")
_HAN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f]+")


class Dictionary(Protocol):
    """What Chinese words mean."""

    def senses(self, word: str) -> Sequence[str]:
        """The English for ``word``, the likeliest first; nothing unless it is clear what is meant."""
        ...


class Interested(NamedTuple):
    """What somebody is interested in."""

    tags: frozenset[str]
    words: tuple[str, ...]
    """In their own words, in the order in which they were typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One interest of the list."""

    key: str
    name: Mapping[Language, str]
    also: tuple[str, ...]

    @property
    def names(self) -> Iterator[str]:
        yield from self.name.values()
        yield from self.also


class Interests:
    """Recognises what people type."""

    def __init__(self, tags: Sequence[Tag], dictionary: Dictionary) -> None:
        self._tags = {tag.key: tag for tag in tags}
        self._dictionary = dictionary
        self._keys = {fold(name): tag.key for tag in tags for name in tag.names}

    @classmethod
    def load(cls, folder: Path, dictionary: Dictionary) -> Self:
        """From ``interests.toml`` in ``folder``; ConfigError names the entry at fault."""
        return cls(read_tags(folder / "interests.toml"), dictionary)

    def read(self, typed: str) -> Interested:
        """Interests between commas or on lines of their own, in either language; nothing for nothing.

        UserError when there are too many, or one is too long or no word at all.
        """
        tags: dict[str, None] = {}
        words: dict[str, str] = {}
        for one in _pieces(typed):
            for part in self._parts(one):
                key = self._tag(part)
                if key is not None:
                    tags[key] = None
                elif len(part) > LONGEST:
                    raise UserError("error-interest-long", word=escape(part[:LONGEST]), most=LONGEST)
                else:
                    words.setdefault(fold(part), part)
        if typed.strip() and not tags and not words:
            raise UserError("error-interests-none")
        if len(tags) + len(words) > MAX_INTERESTS:
            raise UserError("error-interests-many", count=len(tags) + len(words), most=MAX_INTERESTS)
        return Interested(frozenset(tags), tuple(words.values()))

    def name(self, key: str, language: Language) -> str:
        """What a tag is called; a key that the list no longer has stands for itself."""
        tag = self._tags.get(key)
        return key if tag is None else tag.name[language]

    def names(self, tags: Iterable[str], language: Language) -> list[str]:
        """In the order of the list, whoever reads them."""
        order = list(self._tags)
        known = sorted((key for key in tags if key in self._tags), key=order.index)
        return [self.name(key, language) for key in known]

    def comparable(self, words: Iterable[str]) -> tuple[str, ...]:
        """Own words so that those for one thing are equal in either language; not to be shown."""
        return tuple(dict.fromkeys(self._comparable(word) for word in words))

    def _comparable(self, word: str) -> str:
        senses = self._senses(word)
        return fold(senses[0]) if senses else fold(word)

    def _senses(self, word: str) -> Sequence[str]:
        return self._dictionary.senses(word) if _HAN.fullmatch(word) else ()

    def _tag(self, word: str) -> str | None:
        """The tag that ``word`` names, or that the dictionary says it does."""
        names = (word, *self._senses(word)) if fold(word) not in self._keys else (word,)
        return next((key for name in names if (key := self._keys.get(fold(name)))), None)

    def _parts(self, piece: str) -> list[str]:
        """What stands between spaces, if each of it is an interest: 猫 音乐, but not rock climbing."""
        parts = piece.split()
        if len(parts) < 2 or self._tag(piece) is not None:
            return [piece]
        apart = all(_HAN.fullmatch(part) for part in parts) or all(self._tag(part) for part in parts)
        return parts if apart else [piece]


class Profiles(Protocol):
    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]: ...


class ComparableProfiles:
    """Profiles to match people by: in their own words, those of one language meet those of the other."""

    def __init__(self, profiles: Profiles, interests: Interests) -> None:
        self._profiles = profiles
        self._interests = interests

    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]:
        """Those who have one; not to be shown."""
        return {
            user_id: replace(profile, words=self._interests.comparable(profile.words))
            for user_id, profile in (await self._profiles.many(user_ids)).items()
        }


def fold(word: str) -> str:
    """Without case, accents, spaces and signs, one rather than many, Han simplified; an emoji stays itself.

    ``C++`` and ``C#`` keep what makes them differ; of mere punctuation nothing is left.
    """
    plain = unicodedata.normalize("NFKC", word).casefold().replace("&", " and ")
    plain = unicodedata.normalize("NFD", plain)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    words = [_one(found) for found in _WORD.findall(plain.replace("'", "").replace("’", ""))]
    return simplified_characters("".join(words)) or "".join(filter(_is_emoji, plain))


def _is_emoji(char: str) -> bool:
    return unicodedata.category(char) == "So"


def _one(word: str) -> str:
    """The singular of an English plural, near enough to be equal for both."""
    if not word.isascii() or len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in (
        ("ies", "y"),
        ("ie", "y"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word.removesuffix(ending) + instead
    return word


def _pieces(typed: str) -> Iterator[str]:
    for piece in _SEPARATORS.split(typed):
        tidy = _BULLET.sub("", " ".join(piece.split()))
        if fold(tidy):
            yield tidy


def read_tags(path: Path) -> tuple[Tag, ...]:
    """ConfigError names the entry at fault."""
    try:
        entries: Sequence[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["tag"]
    except (OSError, ValueError, KeyError) as error:
        raise ConfigError(f"{path.name} cannot be read: {error}") from None
    tags: list[Tag] = []
    for number, entry in enumerate(entries, start=1):
        try:
            name = {language: entry[language.value] for language in Language}
            tags.append(Tag(key=entry["key"], name=name, also=tuple(entry["also"])))
        except (KeyError, TypeError) as error:
            raise ConfigError(f"{path.name}, entry {number}: {error!r}") from None
    return tuple(tags)
