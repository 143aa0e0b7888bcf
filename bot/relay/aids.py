"""What helps people to read each other: notes on expressions, pinyin below Chinese originals."""

import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.model import Bridge, ChannelId, Incoming, Link, Locale, MessageId, Tally
from bot.model.language import Language
from bot.relay.marks import escape
from bot.relay.ports import Tallying
from bot.relay.scene import Say
from bot.translation.detect import detect
from bot.translation.notes import Found

_log = logging.getLogger(__name__)

MOST_NOTES = 2
"""A message is not a lesson."""


class Explains(Protocol):
    """What ``bot.translation.explain`` knows of a text."""

    def find(self, text: str, *, reader: Language) -> Sequence[Found]:
        """Expressions that readers of a language may not know."""
        ...

    def pinyin(self, text: str) -> str: ...


class NotesShown(Protocol):
    """Which expressions were explained where (table ``notes_shown``)."""

    async def claim(
        self,
        channel_id: ChannelId,
        message_id: MessageId,
        terms: Sequence[str],
        *,
        most: int,
        counts: Callable[[str], Sequence[Tally]],
    ) -> Collection[str]:
        """Those of ``terms`` that this message explains: each once a channel and day.

        ``counts``: what it counts for that one is explained.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Aid:
    """For one copy."""

    notes: tuple[str, ...] = ()
    """Lines of small text."""
    pinyin: Callable[[str], str] | None = None
    """How a line of the original is read aloud."""


class Aids:
    """Decides what a copy gets; whatever goes wrong here costs no message anything but its aids."""

    def __init__(
        self, explains: Explains, shown: NotesShown, say: Callable[[Locale], Say], tallying: Tallying
    ) -> None:
        self._explains = explains
        self._shown = shown
        self._say = say
        self._tallying = tallying

    async def of(self, incoming: Incoming, bridge: Bridge, link: Link) -> Aid:
        """The aids for the copy of ``incoming`` in the channel of ``link``."""
        try:
            return Aid(
                notes=await self._notes(incoming, link) if bridge.notes else (),
                pinyin=self._read_aloud if bridge.pinyin and self._is_for(incoming, link) else None,
            )
        except Exception as error:  # noqa: BLE001 -- a message without its notes is better than none
            # What failed may quote the message, so only its kind is logged.
            _log.warning("No notes for message %d: %s", incoming.id, type(error).__name__)
            return Aid()

    async def _notes(self, incoming: Incoming, link: Link) -> tuple[str, ...]:
        found = self._explains.find(incoming.content, reader=link.language)
        if not found:
            return ()
        keys = [hit.term.key for hit in found]
        mine = await self._shown.claim(
            link.channel_id,
            incoming.id,
            keys,
            most=MOST_NOTES,
            counts=lambda key: self._tallying.explained(key, link),
        )
        say = self._say(Locale.of(link.language))
        return tuple(
            say("relay-note", term=escape(hit.text), meaning=escape(hit.term.meaning[link.language]))
            for hit in found
            if hit.term.key in mine
        )

    def _read_aloud(self, line: str) -> str:
        """A line that cannot be read stays as it is, and gets no pinyin."""
        try:
            return self._explains.pinyin(line)
        except Exception as error:  # noqa: BLE001 -- no line may keep its message from being sent
            _log.warning("No pinyin for a line: %s", type(error).__name__)
            return line

    @staticmethod
    def _is_for(incoming: Incoming, link: Link) -> bool:
        return not link.language.is_chinese and detect(incoming.content).is_chinese
