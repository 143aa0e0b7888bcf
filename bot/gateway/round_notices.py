"""What is said about rounds outside of pairs' threads: to a server, and to whoever waits."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.gateway.pair_languages import PairLanguages
from bot.gateway.pair_threads import PairThreads
from bot.gateway.saying import Words
from bot.model import ChannelId, GuildId, Round, Seeker, WhyWaiting
from bot.pairing.pool import is_left_out
from bot.relay.ports import ChannelGone, Forbidden, Refused

LATELY = timedelta(days=1)

_WHY = {
    None: "meet-waiting-numbers",
    WhyWaiting.NOBODY: "meet-waiting-nobody",
    WhyWaiting.NUMBERS: "meet-waiting-numbers",
    WhyWaiting.NO_FIT: "meet-waiting-no-fit",
}


class RoundNotices:
    """Each is said once; it has no buttons, so it is known again by its words."""

    def __init__(
        self,
        threads: PairThreads,
        languages: PairLanguages,
        *,
        server_name: Callable[[GuildId], str],
        clock: Callable[[], datetime],
    ) -> None:
        self._threads = threads
        self._languages = languages
        self._server_name = server_name
        self._clock = clock

    async def announce(self, round_: Round, channel_id: ChannelId) -> None:
        texts = [
            speaker.say("meet-announced", number=str(round_.number), count=round_.matched)
            for speaker in self._languages.server(round_.guild_id)
        ]
        words = Words(text="\n".join(texts), nonce=f"round{round_.id}")
        try:
            if not await self._threads.has_said(channel_id, _reads(words.text), since=round_.at):
                await self._threads.say(channel_id, words)
        except (ChannelGone, Forbidden):
            # It is no more, or nothing may be said there; threads that cannot be made tell moderators of it.
            return

    async def tell_waiting(self, seeker: Seeker) -> None:
        speaker = await self._languages.person(seeker.guild_id, seeker.user_id)
        server = self._server_name(seeker.guild_id)
        if is_left_out(seeker):
            text = speaker.say("meet-left-out", server=server)
        else:
            why = speaker.say(_WHY[seeker.why])
            text = speaker.say("meet-waiting", server=server, why=why, count=seeker.waited)
        text = f"{text}\n{speaker.say('meet-told')}"
        key = f"{seeker.guild_id}:{seeker.user_id}:{seeker.waited}:{seeker.why}".encode()
        words = Words(text=text, nonce=hashlib.sha256(key).hexdigest()[:25])
        try:
            channel_id = await self._threads.conversation_with(seeker.user_id)
            if not await self._threads.has_said(channel_id, _reads(text), since=self._clock() - LATELY):
                await self._threads.say(channel_id, words)
        except (Refused, Forbidden, ChannelGone):
            # They take no direct messages from here.
            return


def _reads(text: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda said: said["content"] == text
