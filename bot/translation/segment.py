"""Chinese cut into words: the cheapest way through a run of characters (Viterbi)."""

import math
from collections.abc import Callable, Iterable

LONGEST_WORD = 8
UNKNOWN = 1.6
"""What a character costs that is no word; a word costs about 1."""
SLANG = 1.25
"""What an expression of our own tables costs: a little more than a word that it must not break."""

Beginning = Callable[[str], Iterable[tuple[str, float]]]
"""The words that a text begins with, and what each costs."""


def segmented(run: str, beginning: Beginning) -> list[str]:
    """The words of a run of Chinese characters; a character that is in no word stands alone."""
    # Of the cheapest way to each place: what it costs, and where its last word begins.
    costs = [0.0, *[math.inf] * len(run)]
    starts = [0] * len(costs)
    for start in range(len(run)):
        so_far = costs[start]
        for word, cost in ((run[start], UNKNOWN), *beginning(run[start : start + LONGEST_WORD])):
            end = start + len(word)
            if so_far + cost < costs[end]:
                costs[end], starts[end] = so_far + cost, start
    words: list[str] = []
    end = len(run)
    while end:
        start = starts[end]
        words.append(run[start:end])
        end = start
    return words[::-1]
