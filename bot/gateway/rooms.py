"""Where pairs meet: ``bot.pairing.ports.Rooms`` for Discord.

Every step may be repeated after a crash. What an earlier attempt may have done is looked for first: a thread
by the number in its name, a message by its buttons. Within minutes Discord itself takes a message only once.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import discord

from bot.gateway.meeting import Questions
from bot.gateway.pair_languages import PairLanguages
from bot.gateway.pair_threads import PairThreads, Words, ending_of, has_button, thread_name
from bot.gateway.pair_welcome import Interests, Partner, Welcome, in_one_language, message
from bot.gateway.views.pair import button_id, goodbye_view, nudge_view, welcome_view
from bot.gateway.views.pair_answers import ask_view, met_id
from bot.i18n import Speaker
from bot.model import (
    ChannelId,
    EndReason,
    GuildId,
    Pair,
    PairId,
    Profile,
    Round,
    Seeker,
    ThreadId,
    UserId,
    WhyWaiting,
)
from bot.pairing.meeting_times import meeting_times
from bot.pairing.ports import RoomGone
from bot.pairing.understanding import needs_translation
from bot.relay.ports import ChannelGone, Forbidden, Unreachable

MOST_TIMES = 3
TERM = timedelta(days=2)
"""Within which of a pair's end people are asked how it went, and not about an earlier round."""
LATELY = timedelta(days=1)

_GOODBYES = {
    EndReason.ROUND: "meet-over-round",
    # Whoever was blocked does not learn of it.
    EndReason.LEFT: "meet-over",
    EndReason.BLOCKED: "meet-over",
    EndReason.REMOVED: "meet-over-removed",
    EndReason.DISSOLVED: "meet-over-dissolved",
    EndReason.IMPOSSIBLE: "meet-over",
}
_WHY = {
    None: "meet-waiting-numbers",
    WhyWaiting.NOBODY: "meet-waiting-nobody",
    WhyWaiting.NUMBERS: "meet-waiting-numbers",
    WhyWaiting.NO_FIT: "meet-waiting-no-fit",
}


class Translating(Protocol):
    """``bot.pairing.ports.PairStore``."""

    async def translate(self, pair_id: PairId, user_id: UserId, *, on: bool) -> None: ...


class Rooms:
    """One thread a pair, whatever happens in between."""

    def __init__(
        self,
        threads: PairThreads,
        languages: PairLanguages,
        *,
        questions: Questions,
        interests: Interests,
        translating: Translating,
        server_name: Callable[[GuildId], str],
        clock: Callable[[], datetime],
    ) -> None:
        self._threads = threads
        self._languages = languages
        self._questions = questions
        self._interests = interests
        self._translating = translating
        self._server_name = server_name
        self._clock = clock
        self._since = clock()
        self._doubtful: set[PairId] = set()
        # Threads that were made just now, so that nothing was said in them.
        self._fresh: set[ThreadId] = set()

    # The steps of a pair.

    async def open(self, pair: Pair, channel_id: ChannelId) -> ThreadId:
        if pair.made_at < self._since or pair.id in self._doubtful:
            ending = ending_of(pair)
            found = await self._threads.find(pair.guild_id, channel_id, ending, since=pair.made_at)
            self._doubtful.discard(pair.id)
            if found is not None:
                return found
        names = [await self._threads.name_of(pair.guild_id, one.user_id) for one in pair.members]
        try:
            thread_id = await self._threads.make(channel_id, thread_name(names, pair))
        except Unreachable:
            self._doubtful.add(pair.id)
            raise
        self._fresh.add(thread_id)
        return thread_id

    async def welcome(self, pair: Pair, profiles: Mapping[UserId, Profile], icebreaker: str | None) -> None:
        thread_id = _thread_of(pair)
        partners = [
            Partner(
                user_id=one.user_id,
                name=await self._threads.name_of(pair.guild_id, one.user_id),
                profile=profiles.get(one.user_id),
            )
            for one in pair.members
        ]
        for partner in partners:
            await self._threads.let_in(thread_id, partner.user_id)
        fresh = thread_id in self._fresh
        self._fresh.discard(thread_id)
        if not fresh and await self._has_said(pair, _is_welcome(pair.id), since=pair.made_at):
            return
        known = [profiles[one.user_id] for one in partners if one.user_id in profiles]
        translated = len(known) == len(partners) and needs_translation(known)
        if translated:
            for partner in partners:
                await self._translating.translate(pair.id, partner.user_id, on=True)
        welcome = Welcome(
            partners=partners,
            times=meeting_times(known, self._clock(), most=MOST_TIMES) if len(known) == len(partners) else (),
            translated=translated,
        )
        speakers = await self._languages.speakers(pair)
        parts = [
            in_one_language(speaker, welcome, self._question(speaker, icebreaker), self._interests)
            for speaker in speakers
        ]
        text, embeds = message(_mentions(pair), parts)
        await self._say(
            pair,
            Words(
                text=text,
                embeds=embeds,
                nonce=f"pair{pair.id}:welcome",
                view=welcome_view(speakers, pair.id),
                pings=_people(pair),
            ),
        )

    async def nudge(self, pair: Pair, icebreaker: str | None) -> None:
        await self._require_everybody(pair)
        if await self._has_said(pair, _has(button_id("question", "nudge", pair.id)), since=pair.made_at):
            return
        speakers = await self._languages.speakers(pair)
        texts = [_nudge(speaker, self._question(speaker, icebreaker)) for speaker in speakers]
        await self._say(
            pair,
            Words(
                text="\n\n".join([_mentions(pair), *texts]),
                nonce=f"pair{pair.id}:nudge",
                view=nudge_view(speakers, pair.id),
                pings=_people(pair),
            ),
        )

    async def ask(self, pair: Pair) -> None:
        await self._require_everybody(pair)
        if await self._has_said(pair, _has(met_id(pair.id)), since=pair.ends_at - TERM):
            return
        speakers = await self._languages.speakers(pair)
        ends = discord.utils.format_dt(pair.ends_at, "R")
        texts = [speaker.say("meet-ask", ends=ends) for speaker in speakers]
        await self._say(
            pair,
            Words(
                text="\n\n".join([_mentions(pair), *texts]),
                # The same pair is asked again after another round.
                nonce=f"pair{pair.id}:{int(pair.ends_at.timestamp()) // 3600:x}",
                view=ask_view(speakers, pair.id),
                pings=_people(pair),
            ),
        )

    async def close(self, pair: Pair) -> None:
        if pair.thread_id is None:
            return
        self._doubtful.discard(pair.id)
        try:
            if await self._threads.is_closed(pair.thread_id):
                return
            goodbye = _has(button_id("report", "goodbye", pair.id))
            if not await self._has_said(pair, goodbye, since=pair.ended_at or pair.made_at):
                await self._goodbye(pair)
            await self._threads.close(pair.thread_id)
        except (RoomGone, Forbidden):
            # Deleted, or nothing that the bot can reach any more.
            return

    async def _goodbye(self, pair: Pair) -> None:
        speakers = await self._languages.speakers(pair)
        text_id = _GOODBYES[pair.reason or EndReason.LEFT]
        texts = [f"{speaker.say(text_id)}\n{speaker.say('meet-over-next')}" for speaker in speakers]
        await self._say(
            pair,
            Words(
                text="\n\n".join(texts),
                nonce=f"pair{pair.id}:goodbye",
                view=goodbye_view(speakers, pair.id),
            ),
        )

    # Beside pairs.

    async def announce(self, round_: Round, channel_id: ChannelId) -> None:
        texts = [
            speaker.say("meet-announced", number=str(round_.number), count=round_.matched)
            for speaker in self._languages.server(round_.guild_id)
        ]
        words = Words(text="\n".join(texts), nonce=f"round{round_.id}")
        try:
            if not await self._threads.has_said(channel_id, _reads(words.text), since=round_.at):
                await self._threads.say(channel_id, words)
        except ChannelGone:
            return

    async def tell_waiting(self, seeker: Seeker) -> None:
        speaker = await self._languages.person(seeker.guild_id, seeker.user_id)
        text = speaker.say(
            "meet-waiting",
            server=self._server_name(seeker.guild_id),
            why=speaker.say(_WHY[seeker.why]),
            count=seeker.waited,
        )
        key = f"{seeker.guild_id}:{seeker.user_id}:{seeker.waited}".encode()
        words = Words(text=text, nonce=hashlib.sha256(key).hexdigest()[:25])
        try:
            channel_id = await self._threads.conversation_with(seeker.user_id)
            if not await self._threads.has_said(channel_id, _reads(text), since=self._clock() - LATELY):
                await self._threads.say(channel_id, words)
        except (Forbidden, ChannelGone):
            # They take no direct messages from here.
            return

    # What they have in common.

    def _question(self, speaker: Speaker, key: str | None) -> str | None:
        return None if key is None else self._questions.text(key, speaker.locale.language)

    async def _require_everybody(self, pair: Pair) -> None:
        """MemberGone; whether people are still in the server is told to bots by nothing but asking."""
        for one in pair.members:
            await self._threads.name_of(pair.guild_id, one.user_id)

    async def _has_said(
        self, pair: Pair, recognise: Callable[[Mapping[str, Any]], bool], *, since: datetime
    ) -> bool:
        try:
            return await self._threads.has_said(_thread_of(pair), recognise, since=since)
        except ChannelGone as error:
            raise RoomGone(str(error)) from None

    async def _say(self, pair: Pair, words: Words) -> None:
        try:
            await self._threads.say(_thread_of(pair), words)
        except ChannelGone as error:
            raise RoomGone(str(error)) from None


def _thread_of(pair: Pair) -> ThreadId:
    assert pair.thread_id is not None, "its thread is made first"
    return pair.thread_id


def _people(pair: Pair) -> Sequence[UserId]:
    return [one.user_id for one in pair.members]


def _mentions(pair: Pair) -> str:
    return " ".join(f"<@{one.user_id}>" for one in pair.members)


def _nudge(speaker: Speaker, question: str | None) -> str:
    if question is None:
        return speaker.say("meet-nudge")
    return f"{speaker.say('meet-nudge')}\n{speaker.say('meet-nudge-question', question=question)}"


def _is_welcome(pair_id: PairId) -> Callable[[Mapping[str, Any]], bool]:
    return _has(button_id("end", "welcome", pair_id))


def _has(custom_id: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda said: has_button(said, custom_id)


def _reads(text: str) -> Callable[[Mapping[str, Any]], bool]:
    return lambda said: said["content"] == text
