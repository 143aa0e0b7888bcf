"""All words of the dictionary with what each costs, in two megabytes: a trie, and a number for each word."""

from array import array
from collections.abc import Mapping
from typing import Any, Self, cast

import marisa_trie  # pyright: ignore[reportMissingTypeStubs]

_Trie: Any = cast("Any", marisa_trie).Trie


class Trie:
    """Finds the words that begin at one place of a text; the costs are those of ``segment``."""

    def __init__(self, costs: Mapping[str, float]) -> None:
        self._trie = _Trie(costs)
        # Of two ways through a text that cost the same, rounding must not decide.
        self._costs = array("d", bytes(8 * len(costs)))
        for word, cost in costs.items():
            self._costs[self._trie[word]] = cost

    @classmethod
    def unpacked(cls, words: bytes, costs: bytes) -> Self:
        """What ``packed`` has given; ValueError when it is damaged."""
        trie = cls({})
        try:
            trie._trie.frombytes(words)
        except RuntimeError as error:
            raise ValueError("this is no trie") from error
        trie._costs.frombytes(costs)
        if len(trie._trie) != len(trie._costs):
            raise ValueError("there must be a cost for each word")
        return trie

    def packed(self) -> tuple[bytes, bytes]:
        return self._trie.tobytes(), self._costs.tobytes()

    def __contains__(self, word: str) -> bool:
        return word in self._trie

    def beginning(self, text: str) -> list[tuple[str, float]]:
        """The words that ``text`` begins with, and what each costs."""
        costs = self._costs
        return [(word, costs[number]) for word, number in self._trie.iter_prefixes_with_ids(text)]
