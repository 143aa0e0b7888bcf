"""Part of the composition root: where the people of pairs meet."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.gateway.interpreting import Interpreter, Translates
from bot.gateway.meeting import Meeting, Questions
from bot.gateway.notices import Notices
from bot.gateway.once import Once
from bot.gateway.pair_languages import PairLanguages
from bot.gateway.pair_threads import PairThreads
from bot.gateway.pair_watch import PairWatch
from bot.gateway.pair_welcome import Interests
from bot.gateway.rooms import Rooms
from bot.gateway.session_voice import SessionVoice
from bot.i18n import Texts
from bot.model import GuildId, Locale
from bot.moderation.choices import Choices
from bot.pairing.partners import Partners
from bot.pairing.ports import Icebreakers, Profiles
from bot.pairing.sessions import Sessions
from bot.storage.engine import Database
from bot.storage.pairs import Pairs
from bot.storage.sessions import Sessions as SessionStore


class Talk(Icebreakers, Questions, Protocol):
    """Icebreakers, and the words of their keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """What pairs' threads need, on both sides."""

    threads: PairThreads
    """To be attached to the client."""
    rooms: Rooms
    meeting: Meeting
    watch: PairWatch


async def build_meetings(
    database: Database,
    *,
    profiles: Profiles,
    icebreakers: Talk,
    interests: Interests,
    choices: Choices,
    notices: Notices,
    texts: Texts,
    once: Once,
    translator: Translates,
    wake: Callable[[], None],
    clock: Callable[[], datetime],
    randomness: random.Random,
) -> Meetings:
    """``wake``: the keeper has something to do at once."""

    def server_locale(guild_id: GuildId) -> Locale:
        return notices.speaker_of(guild_id).locale

    pairs, threads = Pairs(database), PairThreads(once)
    languages = PairLanguages(texts, choices, profiles, server_locale=server_locale)
    partners = Partners(pairs, profiles=profiles, icebreakers=icebreakers, clock=clock)
    await partners.load()
    sessions = Sessions(
        SessionStore(database), partners, SessionVoice(threads, languages), clock=clock, randomness=randomness
    )
    interpreter = Interpreter(partners, threads, languages, translator, opted_out=choices.opted_out)
    return Meetings(
        threads=threads,
        rooms=Rooms(
            threads,
            languages,
            questions=icebreakers,
            interests=interests,
            translating=pairs,
            lines=interpreter,
            server_name=notices.server_name,
            clock=clock,
        ),
        meeting=Meeting(
            partners=partners,
            sessions=sessions,
            languages=languages,
            threads=threads,
            questions=icebreakers,
            wake=wake,
        ),
        watch=PairWatch(partners, threads, interpreter, wake=wake, clock=clock),
    )
