"""What one message counts for."""

from collections.abc import Sequence

import pytest

from bot.stats.counting import measure


def _two_by_two(run: str) -> Sequence[str]:
    return [run[start : start + 2] for start in range(0, len(run), 2)]


@pytest.mark.parametrize(
    ("text", "characters", "words"),
    [
        ("", 0, 0),
        ("don't stop", 9, 2),
        ("今天好吃", 4, 2),
        ("看 cats 好吃", 7, 3),
        ("<@123456789012345678> hi <:cat:123456789012345678> https://example.com/a?b=c", 2, 1),
        ("3.5 kg", 5, 2),
        ("!!! 😀", 4, 0),
    ],
)
def test_words_count_and_what_a_machine_reads_does_not(text: str, characters: int, words: int) -> None:
    assert measure(text, _two_by_two) == (characters, words)


def test_a_long_text_is_cut_no_further_than_it_takes_to_know_how_many_words_it_has() -> None:
    cut: list[int] = []

    def words(run: str) -> Sequence[str]:
        cut.append(len(run))
        return _two_by_two(run)

    assert measure("好吃" * 2000, words) == (4000, 2000)
    assert measure("，".join(["好吃"] * 2000), words) == (4000 + 1999, 2000)
    assert sum(cut) <= 2000
