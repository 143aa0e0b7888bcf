"""Translations that were made before, in memory only, bounded."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from bot.model import Language
from bot.translation.result import Translation


@dataclass(frozen=True, slots=True)
class Key:
    """What a translation depends on."""

    text: str
    source: Language | None
    target: Language
    words: tuple[int, int] = (0, 0)
    """``Scope.words``: the bridge whose own words may be in it, and their version."""


class Shared(Protocol):
    """A second cache that other processes share; it never fails and never takes long."""

    async def get(self, key: Key) -> Translation | None: ...

    async def put(self, key: Key, translation: Translation) -> None: ...

    async def aclose(self) -> None: ...


class Cache:
    """The ``limit`` most recently used translations, of at most ``characters`` in all."""

    def __init__(self, limit: int = 512, *, characters: int = 250_000) -> None:
        self._limit = limit
        self._characters = characters
        self._held = 0
        self._entries: OrderedDict[Key, Translation] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Key) -> Translation | None:
        entry = self._entries.get(key)
        if entry is not None:
            self._entries.move_to_end(key)
        return entry

    def put(self, key: Key, translation: Translation) -> None:
        self._forget(key)
        self._entries[key] = translation
        self._held += len(key.text) + len(translation.text)
        while self._entries and (len(self._entries) > self._limit or self._held > self._characters):
            self._forget(next(iter(self._entries)))

    def clear(self) -> None:
        self._entries.clear()
        self._held = 0

    def _forget(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._held -= len(key.text) + len(entry.text)
