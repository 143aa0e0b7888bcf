"""The words of Chinese text: the dictionary's and those of our own tables."""

import re
from collections.abc import Iterable

from bot.translation.engines.dictionary import Dictionary
from bot.translation.segment import SLANG, segmented
from bot.translation.slang import Term

HAN_RUN = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f]+")
_AROUND = 10
"""Characters to either side that can decide where a word ends."""


class Lexicon:
    """Cuts Chinese into words; without the dictionary, which may still be building, it knows only slang."""

    def __init__(self, dictionary: Dictionary, terms: Iterable[Term]) -> None:
        self._dictionary = dictionary
        self._slang: dict[str, set[str]] = {}
        """By their first characters."""
        for form in (form for term in terms for form in term.forms if HAN_RUN.fullmatch(form)):
            self._slang.setdefault(form[0], set()).add(form)

    def words(self, run: str) -> list[str]:
        """The words of a run of Chinese characters."""
        return segmented(run, self._beginning)

    def _beginning(self, text: str) -> Iterable[tuple[str, float]]:
        found = self._dictionary.beginning(text)
        forms = self._slang.get(text[0])
        if forms is None:
            return found
        slang = {form for form in forms if text.startswith(form)}
        return [*(one for one in found if one[0] not in slang), *((form, SLANG) for form in slang)]

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether words begin and end where the stretch does: 社死 is none in 公社死了."""
        if not self._dictionary.ready or not HAN_RUN.fullmatch(text, start, end):
            return True
        left = right = 0
        while left < _AROUND and start > left and HAN_RUN.match(text[start - left - 1]):
            left += 1
        while right < _AROUND and end + right < len(text) and HAN_RUN.match(text[end + right]):
            right += 1
        if not left and not right:
            return True
        position = 0
        first, last = left, left + end - start
        ends = {0}
        for word in self.words(text[start - left : end + right]):
            # At one end of a longer word it is still itself: 热搜 in 上热搜.
            if (
                position <= first
                and last <= position + len(word)
                and {first, last} & {position, position + len(word)}
            ):
                return True
            position += len(word)
            ends.add(position)
        return {first, last} <= ends
