"""Translations under way: started when a message is accepted, waited for by lanes up to a deadline."""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.model import Incoming, Language, MessageId
from bot.relay.ports import Translator
from bot.translation import Quality, Scope, Translation

_log = logging.getLogger(__name__)

BEGUN = 16
"""Beginnings remembered for each call; one takes a twentieth of its room."""

_Key = tuple[MessageId, int, Language]
_Tasks = Mapping[str, asyncio.Task[Translation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The best there is by the deadline."""

    translation: Translation
    """Of the content."""
    pending: bool
    """A better one may come: the engines are late, or could not answer."""
    texts: Mapping[str, Translation] = field(default_factory=dict[str, Translation])
    """Of everything in the message, see ``Incoming.texts``."""

    @property
    def engines(self) -> frozenset[str]:
        """Those that had a part in it; none where nothing was to be translated."""
        names = "+".join(one.engine for one in self.texts.values())
        return frozenset(filter(None, names.split("+")))


class Translations:
    """One call for each text of a message and target language, whatever the number of destinations."""

    def __init__(
        self,
        translator: Translator,
        *,
        deadline: float,
        clock: Callable[[], float],
        scope_of: Callable[[Incoming], Scope] = lambda incoming: Scope(guild_id=incoming.guild_id),
        most: int = 512,
    ) -> None:
        """``deadline``: seconds since the first call for a message; ``most``: calls remembered at once.

        ``scope_of`` tells whose budget and whose words a message is translated with.
        """
        self._translator = translator
        self._deadline = deadline
        self._clock = clock
        self._scope_of = scope_of
        self._most = most
        self._calls: OrderedDict[_Key, tuple[float, _Tasks]] = OrderedDict()
        # When those began that were forgotten unanswered: nobody is to wait for them all over again.
        self._begun: OrderedDict[_Key, float] = OrderedDict()

    def start(self, incoming: Incoming, target: Language, *, source: Language | None) -> None:
        """Begin to translate, unless that was begun before."""
        self._call(incoming, target, source)

    async def get(self, incoming: Incoming, target: Language, *, source: Language | None) -> Answer:
        """What there is at the deadline at the latest."""
        started, calls = self._call(incoming, target, source)
        if calls:
            patience = max(0.0, started + self._deadline - self._clock())
            await asyncio.wait(calls.values(), timeout=patience)
        scope = self._scope_of(incoming)
        texts = {
            text: _answer(call) or self._translator.provisional(text, target=target, scope=scope)
            for text, call in calls.items()
        }
        content = texts.get(incoming.content) or self._translator.provisional(
            incoming.content, target=target, scope=scope
        )
        return Answer(translation=content, pending=any(map(self._may_improve, texts.values())), texts=texts)

    def is_due(self, incoming: Incoming, target: Language, *, source: Language | None) -> bool:
        """Whether ``get`` answers at once."""
        started, calls = self._call(incoming, target, source)
        return all(call.done() for call in calls.values()) or self._clock() >= started + self._deadline

    async def again(self, incoming: Incoming, target: Language, *, source: Language | None) -> Answer:
        """The answer of the call under way, however long it takes; of a new one if that gave a gloss."""
        key = (incoming.id, incoming.revision, target)
        found = self._calls.get(key)
        if found is not None and any(
            call.done() and self._may_improve(_answer(call)) for call in found[1].values()
        ):
            # Those that were answered are in the translator's cache.
            del self._calls[key]
        _, calls = self._call(incoming, target, source)
        if calls:
            await asyncio.wait(calls.values())
        return await self.get(incoming, target, source=source)

    async def aclose(self) -> None:
        """Give up what is still under way."""
        calls = [call for _, tasks in self._calls.values() for call in tasks.values()]
        self._calls.clear()
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)

    def _may_improve(self, translation: Translation | None) -> bool:
        if translation is None:
            return True
        return translation.quality is Quality.GLOSS and self._translator.improves

    def _call(self, incoming: Incoming, target: Language, source: Language | None) -> tuple[float, _Tasks]:
        key = (incoming.id, incoming.revision, target)
        found = self._calls.get(key)
        if found is not None:
            return found
        scope = self._scope_of(incoming)
        calls = {
            text: asyncio.ensure_future(
                self._translator.translate(text, target=target, source=source, scope=scope)
            )
            for text in incoming.texts
        }
        entry = (self._begun.pop(key, self._clock()), calls)
        self._calls[key] = entry
        while len(self._calls) > self._most:
            # Not cancelled: a lane may be waiting for it.
            self._remember_begun(*self._calls.popitem(last=False))
        return entry

    def _remember_begun(self, key: _Key, entry: tuple[float, _Tasks]) -> None:
        started, calls = entry
        if not all(call.done() for call in calls.values()):
            self._begun[key] = started
        if len(self._begun) > self._most * BEGUN:
            self._begun.popitem(last=False)


def _answer(call: asyncio.Task[Translation]) -> Translation | None:
    """Of a finished call; nothing while it runs or when it broke, which is a defect but no reason to wait."""
    if not call.done() or call.cancelled():
        return None
    if (error := call.exception()) is not None:
        _log.error("A translation broke", exc_info=error)
        return None
    return call.result()
