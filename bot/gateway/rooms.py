"""Where pairs meet: ``bot.pairing.ports.Rooms`` for Discord.

Every step may be repeated after a crash. What an earlier attempt may have done is looked for first: a thread
by the number in its name, a message by its buttons. Within minutes Discord itself takes a message only once.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

import discord

from bot.gateway.meeting import Questions
from bot.gateway.pair_languages import PairLanguages
from bot.gateway.pair_threads import PairThreads, ending_of, thread_name
from bot.gateway.pair_welcome import Interests, Partner, Welcome, in_one_language, message
from bot.gateway.round_notices import RoundNotices
from bot.gateway.saying import Words, has_button
from bot.gateway.views.pair import button_id, goodbye_view, nudge_view, welcome_view
from bot.gateway.views.pair_answers import ask_view, met_id
from bot.i18n import Speaker
from bot.model import (
    ChannelId,
    EndReason,
    GuildId,
    Locale,
    Pair,
    PairId,
    Profile,
    ThreadId,
    UserId,
)
from bot.pairing.meeting_times import meeting_times
from bot.pairing.ports import RoomGone
from bot.pairing.understanding import needs_translation
from bot.relay.ports import ChannelGone, Forbidden

MOST_TIMES = 3
TERM = timedelta(days=2)
"""Within which of a pair's end people are asked how it went, and not about an earlier round."""

_GOODBYES = {
    EndReason.ROUND: "meet-over-round",
    # Whoever was blocked does not learn of it.
    EndReason.LEFT: "meet-over",
    EndReason.BLOCKED: "meet-over",
    EndReason.REMOVED: "meet-over-removed",
    EndReason.DISSOLVED: "meet-over-dissolved",
    EndReason.IMPOSSIBLE: "meet-over",
}


class Translating(Protocol):
    """``bot.pairing.ports.PairStore``."""

    async def translate(self, pair_id: PairId, user_id: UserId, *, on: bool) -> None: ...


class Lines(Protocol):
    """``bot.gateway.interpreting.Interpreter``."""

    async def line(self, text: str, locale: Locale, *, author_id: UserId, guild_id: GuildId) -> str | None:
        """A line for readers of a locale; nothing where they can read it as it is."""
        ...


class Rooms(RoundNotices):
    """One thread a pair, whatever happens in between."""

    def __init__(
        self,
        threads: PairThreads,
        languages: PairLanguages,
        *,
        questions: Questions,
        interests: Interests,
        translating: Translating,
        lines: Lines,
        server_name: Callable[[GuildId], str],
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(threads, languages, server_name=server_name, clock=clock)
        self._questions = questions
        self._interests = interests
        self._translating = translating
        self._lines = lines
        self._since = clock()
        self._asked_for: set[PairId] = set()
        """Pairs whose thread may have been made, though nobody has written that down."""
        self._fresh: set[ThreadId] = set()
        """Threads that were made just now, so that nothing was said in them."""

    # The steps of a pair.

    async def open(self, pair: Pair, channel_id: ChannelId) -> ThreadId:
        if pair.made_at < self._since or pair.id in self._asked_for:
            ending = ending_of(pair)
            found = await self._threads.find(pair.guild_id, channel_id, ending, since=pair.made_at)
            if found is not None:
                return found
        names = [await self._threads.name_of(pair.guild_id, one.user_id) for one in pair.members]
        self._asked_for.add(pair.id)
        thread_id = await self._threads.make(channel_id, thread_name(names, pair))
        self._fresh.add(thread_id)
        return thread_id

    async def welcome(self, pair: Pair, profiles: Mapping[UserId, Profile], icebreaker: str | None) -> None:
        thread_id = _thread_of(pair)
        speakers = await self._languages.speakers(pair)
        partners = [
            Partner(
                user_id=one.user_id,
                name=await self._threads.name_of(pair.guild_id, one.user_id),
                profile=profiles.get(one.user_id),
                translated=await self._translated(pair, profiles.get(one.user_id), speakers),
            )
            for one in pair.members
        ]
        for partner in partners:
            await self._threads.let_in(thread_id, partner.user_id)
        fresh = thread_id in self._fresh
        self._forget(pair)
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
        self._forget(pair)
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

    # What they have in common.

    def _forget(self, pair: Pair) -> None:
        """Its thread is written down."""
        self._asked_for.discard(pair.id)
        if pair.thread_id is not None:
            self._fresh.discard(pair.thread_id)

    async def _translated(
        self, pair: Pair, profile: Profile | None, speakers: Sequence[Speaker]
    ) -> Mapping[Locale, str]:
        """What somebody says of themselves, for those who cannot read it."""
        found: dict[Locale, str] = {}
        if profile is not None and profile.line:
            for locale in (speaker.locale for speaker in speakers):
                line = await self._lines.line(
                    profile.line, locale, author_id=profile.user_id, guild_id=pair.guild_id
                )
                if line is not None:
                    found[locale] = line
        return found

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
