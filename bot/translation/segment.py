"""Chinese cut into words: the cheapest way through a run of characters (Viterbi)."""

from collections.abc import Iterable, Mapping

LONGEST_WORD = 8
UNKNOWN = 1.6
"""What a character costs that is no word; a word costs about 1."""
SLANG = 1.25
"""What an expression of our own tables costs: a little more than a word that it must not break."""


def candidates(runs: Iterable[str]) -> set[str]:
    """Every stretch of the runs that may be a word."""
    return {
        run[start:end]
        for run in runs
        for start in range(len(run))
        for end in range(start + 1, min(start + LONGEST_WORD, len(run)) + 1)
    }


def segmented(run: str, costs: Mapping[str, float]) -> list[str]:
    """The words of a run of Chinese characters; a character that is in no word stands alone."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(run) + 1):
        options = [(best[end - 1][0] + UNKNOWN, end - 1)]
        for start in range(max(0, end - LONGEST_WORD), end):
            cost = costs.get(run[start:end])
            if cost is not None:
                options.append((best[start][0] + cost, start))
        best.append(min(options))
    words: list[str] = []
    end = len(run)
    while end:
        start = best[end][1]
        words.append(run[start:end])
        end = start
    return words[::-1]
