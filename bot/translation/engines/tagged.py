"""Placeholders as tags, for services that keep their hands off tags: ``⟦0⟧`` becomes ``<x>0</x>``."""

import html
import re
from collections.abc import Sequence

_PLACEHOLDER = re.compile(r"⟦([0-9]{1,3})⟧")


def has_placeholders(texts: Sequence[str]) -> bool:
    return any("⟦" in text for text in texts)


class Tagged:
    """Text as XML and back; ``start`` and ``end`` are the tag around a placeholder's number."""

    def __init__(self, start: str, end: str) -> None:
        self._replacement = rf"{start}\1{end}"
        name = re.escape(start[1:-1].split(maxsplit=1)[0])
        self._tag = re.compile(rf"<{name}\b[^<>]*>\s*([0-9]{{1,3}})\s*</{name}\s*>")

    def wrap(self, text: str) -> str:
        """The text with ``&``, ``<`` and ``>`` escaped, and its placeholders as tags."""
        return _PLACEHOLDER.sub(self._replacement, html.escape(text, quote=False))

    def unwrap(self, answer: str) -> str:
        """The other way round; what is no tag of ours stays, for the checks to see."""
        return html.unescape(self._tag.sub(r"⟦\1⟧", answer))
