"""Translations below the messages of pairs' threads, for those who asked for them.

Which message was translated where is remembered for a while, in memory, so that an edit or a deletion of the
original can be followed. No text is kept.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.errors import DeliveryError
from bot.gateway.pair_languages import PairLanguages
from bot.gateway.saying import Words
from bot.model import GuildId, Language, Locale, MessageId, Pair, ThreadId, UserId
from bot.relay.split import split
from bot.translation import Detected, Quality, Scope, Translation
from bot.translation.detect import detect

_log = logging.getLogger(__name__)

REMEMBERED = 2_000
"""Messages."""
MOST_PARTS = 4
"""Messages that one translation may take."""
MARK = "🌐"


class Translates(Protocol):
    """The entry point of ``bot.translation``; a failing engine raises nothing."""

    async def translate(
        self, text: str, *, target: Language, source: Language | None = None, scope: Scope | None = None
    ) -> Translation: ...


class Pairs(Protocol):
    """``bot.pairing.partners.Partners``."""

    async def of_thread(self, thread_id: ThreadId) -> Pair | None: ...


class Replies(Protocol):
    """``bot.gateway.pair_threads.PairThreads``; DeliveryError where Discord refuses."""

    async def say(self, channel_id: int, words: Words) -> MessageId | None: ...

    async def change(self, channel_id: int, message_id: MessageId, text: str) -> None: ...

    async def take_back(self, channel_id: int, message_id: MessageId) -> None: ...


@dataclass(slots=True)
class _Shown:
    """What stands below a message."""

    version: int = 0
    """Of the original; an older one's translation is not shown any more."""
    gone: bool = False
    replies: list[MessageId] = field(default_factory=list[MessageId])
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Interpreter:
    """Of all pairs."""

    def __init__(
        self,
        pairs: Pairs,
        threads: Replies,
        languages: PairLanguages,
        translator: Translates,
        *,
        opted_out: Callable[[UserId], bool],
    ) -> None:
        """``opted_out``: whose words are not to be handed to a translator."""
        self._pairs = pairs
        self._threads = threads
        self._languages = languages
        self._translator = translator
        self._opted_out = opted_out
        self._shown: OrderedDict[MessageId, _Shown] = OrderedDict()

    async def said(self, thread_id: ThreadId, message_id: MessageId, author_id: UserId, text: str) -> None:
        """Somebody of a pair has written something, or has changed what we remember."""
        shown = self._shown.get(message_id)
        if shown is None:
            shown = self._shown[message_id] = _Shown()
            while len(self._shown) > REMEMBERED:
                self._shown.popitem(last=False)
        shown.version += 1
        version = shown.version
        lines = await self._translated(thread_id, author_id, text)
        async with shown.turn:
            if shown.gone or shown.version != version:
                return
            try:
                await self._show(thread_id, message_id, shown, lines, version)
            except DeliveryError as error:
                _log.warning("A translation in a pair's thread is missing: %s", error)

    async def changed(self, thread_id: ThreadId, message_id: MessageId, author_id: UserId, text: str) -> None:
        """An edit; one of a message that is not remembered is let be."""
        if message_id in self._shown:
            await self.said(thread_id, message_id, author_id, text)

    async def deleted(self, thread_id: ThreadId, message_id: MessageId) -> None:
        """Take the translation away with it."""
        shown = self._shown.pop(message_id, None)
        if shown is None:
            return
        shown.gone = True
        async with shown.turn:
            try:
                for reply in shown.replies:
                    await self._threads.take_back(thread_id, reply)
            except DeliveryError as error:
                _log.warning("A translation in a pair's thread has outlived its original: %s", error)

    async def _translated(self, thread_id: ThreadId, author_id: UserId, text: str) -> Sequence[str]:
        """Each language once, with whom it is for in mind; nothing where nobody needs one."""
        pair = await self._pairs.of_thread(thread_id)
        if pair is None or not text.strip():
            return ()
        reads = await self._languages.of(pair)
        readers = [one.user_id for one in pair.members if one.translated and one.user_id != author_id]
        found: dict[str, None] = {}
        for locale in dict.fromkeys(reads[one] for one in readers):
            if (
                line := await self.line(text, locale, author_id=author_id, guild_id=pair.guild_id)
            ) is not None:
                found[line] = None
        return list(found)

    async def line(self, text: str, locale: Locale, *, author_id: UserId, guild_id: GuildId) -> str | None:
        """``text`` for readers of a locale; nothing where they can read it as it is, or shall not."""
        target = locale.language
        if self._opted_out(author_id):
            return None
        source = detect(text, hint=target)
        same = source.language is target or (source.is_chinese and target.is_chinese)
        if same or source is Detected.NONE:
            return None
        translation = await self._translator.translate(text, target=target, scope=Scope(guild_id=guild_id))
        if translation.quality is Quality.VERBATIM or not translation.text.strip():
            return None
        line = f"{MARK} {translation.text}"
        if translation.quality is Quality.GLOSS:
            line += f"\n-# {self._languages.speaker(locale).say('meet-gloss')}"
        return line

    async def _show(
        self,
        thread_id: ThreadId,
        message_id: MessageId,
        shown: _Shown,
        lines: Sequence[str],
        version: int,
    ) -> None:
        parts = split("\n".join(lines))[:MOST_PARTS]
        for place, part in enumerate(parts):
            if place < len(shown.replies):
                await self._threads.change(thread_id, shown.replies[place], part)
                continue
            nonce = f"{message_id}:{version % 100}:{place}"
            words = Words(text=part, nonce=nonce, answers=message_id)
            if (reply := await self._threads.say(thread_id, words)) is not None:
                shown.replies.append(reply)
        for reply in shown.replies[len(parts) :]:
            await self._threads.take_back(thread_id, reply)
        del shown.replies[len(parts) :]
