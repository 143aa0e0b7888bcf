"""``bot.pairing.sessions.Voice`` for Discord: what is due in a session is said in its thread, once."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from bot.gateway import session_texts
from bot.gateway.pair_languages import PairLanguages
from bot.gateway.pair_threads import PairThreads
from bot.gateway.saying import Words, has_button
from bot.gateway.views.session import answer_id, over_view, stop_id, stop_view
from bot.model import Pair, Session
from bot.relay.ports import ChannelGone

_BEFORE = timedelta(minutes=1)


class SessionVoice:
    """A thread that is gone is no reason to say it later."""

    def __init__(self, threads: PairThreads, languages: PairLanguages) -> None:
        self._threads = threads
        self._languages = languages

    async def switch(self, pair: Pair, session: Session) -> None:
        speakers = await self._languages.speakers(pair)
        words = Words(
            text=session_texts.switched(speakers, session),
            nonce=f"session{session.id}:switch",
            view=stop_view(speakers, "second", session.id),
        )
        await self._once(pair, session, stop_id("second", session.id), words)

    async def over(self, pair: Pair, session: Session) -> None:
        speakers = await self._languages.speakers(pair)
        words = Words(
            text=session_texts.over(speakers),
            nonce=f"session{session.id}:over",
            view=over_view(speakers, session.id),
        )
        await self._once(pair, session, answer_id("liked", session.id), words)

    async def _once(self, pair: Pair, session: Session, marker: str, words: Words) -> None:
        if pair.thread_id is None:
            return
        try:
            if not await self._threads.has_said(
                pair.thread_id, _with(marker), since=session.started_at - _BEFORE
            ):
                await self._threads.say(pair.thread_id, words)
        except ChannelGone:
            return


def _with(custom_id: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda said: has_button(said, custom_id)
