"""Part of the composition root: language exchange."""

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.gateway.admission import Admission
from bot.gateway.interpreting import Interpreter, Translates
from bot.gateway.meeting import Meeting, Questions
from bot.gateway.notices import Notices
from bot.gateway.once import Once
from bot.gateway.pair_languages import PairLanguages
from bot.gateway.pair_threads import PairThreads
from bot.gateway.pair_watch import PairWatch
from bot.gateway.pairing import Pairing
from bot.gateway.pairing_trouble import PairingTrouble
from bot.gateway.rooms import Rooms
from bot.gateway.session_voice import SessionVoice
from bot.i18n import Texts
from bot.model import GuildId, Locale
from bot.moderation.choices import Choices
from bot.moderation.sanctions import Sanctions
from bot.pairing.departures import Departures
from bot.pairing.figures import Statistics
from bot.pairing.interests import ComparableProfiles, Dictionary, Interests
from bot.pairing.keeper import Keeper
from bot.pairing.meetings import Meetings
from bot.pairing.partners import Partners
from bot.pairing.pool import Pool
from bot.pairing.ports import Icebreakers
from bot.pairing.profiles import Profiles
from bot.pairing.rounds import Planner
from bot.pairing.rounds import Rounds as RoundsService
from bot.pairing.sessions import Sessions
from bot.pairing.setups import Setups
from bot.pairing.zones import Zones
from bot.storage.engine import Database
from bot.storage.pairing import PairingSetups
from bot.storage.pairs import Pairs
from bot.storage.profiles import Profiles as ProfileStore
from bot.storage.rounds import Rounds
from bot.storage.seekers import Seekers
from bot.storage.sessions import Sessions as SessionStore


class Talk(Icebreakers, Questions, Protocol):
    """Icebreakers, and the words of their keys."""


async def build_pairing(
    database: Database,
    *,
    choices: Choices,
    sanctions: Sanctions,
    notices: Notices,
    texts: Texts,
    dictionary: Dictionary,
    once: Once,
    translator: Translates,
    planner: Planner,
    icebreakers: Talk,
    culture: Path,
    clock: Callable[[], datetime],
    randomness: random.Random,
) -> Pairing:
    """``culture``: the folder with what cities and interests are called."""
    pairs, rounds, seekers, stored = (
        Pairs(database),
        Rounds(database),
        Seekers(database),
        ProfileStore(database),
    )
    interests = Interests.load(culture, dictionary)
    threads, trouble = PairThreads(once), PairingTrouble(notices, clock=clock)
    admission, setups = Admission(sanctions, clock=clock), Setups(PairingSetups(database), clock=clock)

    def server_locale(guild_id: GuildId) -> Locale:
        return notices.speaker_of(guild_id).locale

    def wake() -> None:
        keeper.wake()

    languages = PairLanguages(texts, choices, stored, server_locale=server_locale)
    partners = Partners(pairs, profiles=stored, icebreakers=icebreakers, clock=clock)
    await partners.load()
    sessions = Sessions(
        SessionStore(database), partners, SessionVoice(threads, languages), clock=clock, randomness=randomness
    )
    interpreter = Interpreter(partners, threads, languages, translator, opted_out=choices.opted_out)
    rooms = Rooms(
        threads,
        languages,
        questions=icebreakers,
        interests=interests,
        translating=pairs,
        lines=interpreter,
        server_name=notices.server_name,
        clock=clock,
    )
    matching = RoundsService(
        rounds,
        pairs,
        seekers,
        ComparableProfiles(stored, interests),
        setups=setups,
        planner=planner,
        admission=admission,
        clock=clock,
        randomness=randomness,
    )
    meetings = Meetings(
        pairs,
        rounds,
        seekers,
        partners=partners,
        profiles=stored,
        setups=setups,
        rooms=rooms,
        trouble=trouble,
        clock=clock,
    )
    keeper = Keeper(matching, meetings, sessions, clock=clock)
    pool = Pool(seekers, stored, choices, clock=clock)
    return Pairing(
        profiles=Profiles(stored, pairs),
        interests=interests,
        zones=Zones.load(culture),
        pool=pool,
        setups=setups,
        rounds=matching,
        partners=partners,
        departures=Departures(pool, partners, wake=wake),
        statistics=Statistics(rounds, pairs, seekers, stored, clock=clock),
        admission=admission,
        trouble=trouble,
        threads=threads,
        meeting=Meeting(
            partners=partners,
            sessions=sessions,
            languages=languages,
            threads=threads,
            questions=icebreakers,
            wake=wake,
        ),
        watch=PairWatch(
            partners,
            threads,
            interpreter,
            seekers,
            wake=wake,
            clock=clock,
        ),
        keeper=keeper,
    )
