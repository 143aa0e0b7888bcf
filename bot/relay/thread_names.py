"""What a thread is called on the other side, and which of the tags there stand for its own."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.model import ChannelId, Link, Locale, Thread
from bot.relay.bridges import Bridges
from bot.relay.ports import Translator
from bot.relay.scene import Say
from bot.relay.split import cut
from bot.relay.titles import Titles
from bot.translation import Quality, Scope, Translation

_log = logging.getLogger(__name__)

MAX_NAME = 100
MAX_TAGS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """What a forum lets the bot choose from."""

    tags: tuple[str, ...] = ()
    needs_tag: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A thread's name for readers of a destination."""

    text: str
    pending: bool = False
    """It is the original for want of an engine; a translation may come."""


class ThreadNames:
    """Translates names as messages are translated, but waits for no more than ``deadline`` seconds."""

    def __init__(
        self,
        translator: Translator,
        bridges: Bridges,
        *,
        titles: Titles,
        say: Callable[[Locale], Say],
        scope_of: Callable[[ChannelId], Scope | None],
        deadline: float,
    ) -> None:
        self._translator = translator
        self._bridges = bridges
        self._titles = titles
        self._say = say
        self._scope_of = scope_of
        self._deadline = deadline
        self._late: set[asyncio.Future[Translation]] = set()

    async def name(self, thread: Thread, link: Link) -> Name:
        """The thread's own name when nothing better is to be had; a neutral one where it breaks rules."""
        source = self._bridges.link_of(thread.channel_id)
        if not self._titles.may_be_read(thread, source, link):
            return self._neutral(link)
        if source is None:
            return Name(text=thread.name)
        translated = await self._translated(thread.name, source, link)
        if translated is None:
            return Name(text=thread.name, pending=self._translator.improves)
        text = " ".join(translated.split()) or thread.name
        if not self._titles.may_be_read_as(text, thread, source, link):
            return self._neutral(link)
        return Name(text=cut(text, MAX_NAME))

    async def tags(self, thread: Thread, forum: Forum, link: Link) -> tuple[str, ...]:
        """By name, by translation, or the other way round; those that nothing stands for are left out."""
        source = self._bridges.link_of(thread.channel_id)
        found: dict[str, None] = {}
        for tag in thread.tags:
            match = _same(tag, forum.tags)
            if match is None and source is not None:
                match = await self._match(tag, forum.tags, source, link)
            if match is not None:
                found[match] = None
        if not found and forum.needs_tag:
            found.update(dict.fromkeys(forum.tags[:1]))
        return tuple(found)[:MAX_TAGS]

    def _neutral(self, link: Link) -> Name:
        return Name(text=self._say(Locale.of(link.language))("relay-thread-unnamed"))

    async def _match(self, tag: str, tags: Sequence[str], source: Link, link: Link) -> str | None:
        there = await self._translated(tag, source, link)
        if there is not None and (match := _same(there, tags)) is not None:
            return match
        for candidate in tags:
            here = await self._translated(candidate, link, source)
            if here is not None and _same(here, [tag]) is not None:
                return candidate
        return None

    async def _translated(self, text: str, source: Link, target: Link) -> str | None:
        """Nothing better than words one by one is no name."""
        call = asyncio.ensure_future(
            self._translator.translate(
                text,
                target=target.language,
                source=source.language,
                scope=self._scope_of(source.channel_id),
            )
        )
        self._late.add(call)
        call.add_done_callback(self._late.discard)
        await asyncio.wait([call], timeout=self._deadline)
        if not call.done() or call.cancelled():
            return None
        if (error := call.exception()) is not None:
            _log.error("The translation of a thread's name broke", exc_info=error)
            return None
        translation = call.result()
        return None if translation.quality is Quality.GLOSS else translation.text


def _same(name: str, names: Sequence[str]) -> str | None:
    """The one of ``names`` that is ``name`` but for case, spaces and a mark at its end."""
    return next((one for one in names if _folded(one) == _folded(name)), None)


def _folded(name: str) -> str:
    return "".join(name.casefold().split()).strip(".。!！?？")
