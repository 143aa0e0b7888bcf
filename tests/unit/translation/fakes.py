"""Engines that answer as told, and engines that do everything an engine should not."""

import re
from collections.abc import Callable, Sequence
from typing import cast

from bot.errors import EngineError
from bot.translation.engines.protocol import Query
from bot.translation.result import Quality

PLACEHOLDER = re.compile(r"⟦(\d+)⟧")


class FakeEngine:
    """Answers each text by a function and remembers what it was asked."""

    def __init__(
        self,
        answer: Callable[[str, Query], str | None],
        *,
        name: str = "fake",
        quality: Quality = Quality.MACHINE,
    ) -> None:
        self.name = name
        self.quality = quality
        self.asked: list[Query] = []
        self.closed = False
        self._answer = answer

    def accepts(self, query: Query) -> bool:
        del query
        return True

    async def translate(self, query: Query) -> Sequence[str | None]:
        self.asked.append(query)
        return [self._answer(text, query) for text in query.texts]

    async def warm_up(self) -> None:
        """Always warm."""

    async def aclose(self) -> None:
        self.closed = True


def faithful(text: str, query: Query) -> str:
    """A translation of the right script and about the right length that keeps placeholders in place."""
    word = "译" if query.target.is_chinese else "word"
    return " ".join(part if PLACEHOLDER.fullmatch(part) else word for part in _parts(text)) or word


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"(⟦\d+⟧)", text) if part.strip()]


def _drop(text: str, query: Query) -> str:
    return PLACEHOLDER.sub("", faithful(text, query))


def _double(text: str, query: Query) -> str:
    return PLACEHOLDER.sub(r"⟦\1⟧ ⟦\1⟧", faithful(text, query))


def _translate_tokens(text: str, query: Query) -> str:
    return PLACEHOLDER.sub("占位符", faithful(text, query))


def _reorder(text: str, query: Query) -> str:
    return " ".join(reversed(faithful(text, query).split(" ")))


def _space_out(text: str, query: Query) -> str:
    return PLACEHOLDER.sub(r"⟦ \1 ⟧", faithful(text, query))


def _full_width(text: str, query: Query) -> str:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    return PLACEHOLDER.sub(lambda match: f"【{match[1].translate(wide)}】", faithful(text, query))


def _empty(text: str, query: Query) -> str:
    del text, query
    return "  \n "


def _nothing(text: str, query: Query) -> str | None:
    del text, query
    return None


def _untyped(text: str, query: Query) -> str:
    del text, query
    return cast(str, 42)


def _echo(text: str, query: Query) -> str:
    del query
    return text


def _markup_of_its_own(text: str, query: Query) -> str:
    return f"**{faithful(text, query)}** <@666> @everyone https://evil.example `x` 😈 ⟦9⟧ ||"


def _structure_of_its_own(text: str, query: Query) -> str:
    return f"# {faithful(text, query)}\n> quoted\n- item\n```\ncode"


def _broken_encoding(text: str, query: Query) -> str:
    return f"{faithful(text, query)} \ud83d"


def _half_markers(text: str, query: Query) -> str:
    return f"*{faithful(text, query)}`_[|"


def _raises(text: str, query: Query) -> str:
    raise RuntimeError(text, query)


def _refuses(text: str, query: Query) -> str:
    del text, query
    raise EngineError("not today")


HOSTILE: dict[str, Callable[[str, Query], str | None]] = {
    "faithful": faithful,
    "drops": _drop,
    "doubles": _double,
    "translates": _translate_tokens,
    "reorders": _reorder,
    "spaces out": _space_out,
    "full-width": _full_width,
    "empty": _empty,
    "nothing": _nothing,
    "untyped": _untyped,
    "echo": _echo,
    "markup of its own": _markup_of_its_own,
    "structure of its own": _structure_of_its_own,
    "broken encoding": _broken_encoding,
    "half markers": _half_markers,
    "raises": _raises,
    "refuses": _refuses,
}
