"""Language exchange for the in-process Discord: threads and the matching are imitated."""

import random
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.app import LOCALES
from bot.gateway.admission import Admission
from bot.gateway.pairing import Pairing
from bot.gateway.services import Services
from bot.model import ChannelId, GuildId, Pair, ThreadId, Tongue, UserId
from bot.moderation.choices import Choices
from bot.moderation.sanctions import Sanctions
from bot.pairing.departures import Departures
from bot.pairing.figures import Statistics
from bot.pairing.interests import Dictionary, Interests
from bot.pairing.keeper import Keeper
from bot.pairing.meetings import Meetings
from bot.pairing.partners import Partners
from bot.pairing.pool import Pool
from bot.pairing.profiles import Profiles
from bot.pairing.rounds import Rounds
from bot.pairing.sessions import Sessions
from bot.pairing.setups import Setups
from bot.pairing.zones import Zones
from bot.storage import Database
from bot.storage.pairing import PairingSetups
from bot.storage.pairs import Pairs
from bot.storage.profiles import Profiles as ProfileStore
from bot.storage.rounds import Rounds as RoundStore
from bot.storage.seekers import Seekers
from bot.storage.sessions import Sessions as SessionStore
from tests.integration.pairing.town import Discord, Everybody, InTurn


class Threads(Discord):
    """With ids as Discord has them."""

    async def open(self, pair: Pair, channel_id: ChannelId) -> ThreadId:
        return self.threads.setdefault(pair.id, ThreadId(10**17 + pair.id))


def build_exchange(
    database: Database,
    *,
    choices: Choices,
    sanctions: Sanctions,
    dictionary: Dictionary,
    clock: Callable[[], datetime],
) -> Pairing:
    profiles, pairs, seekers = ProfileStore(database), Pairs(database), Seekers(database)
    admission = Admission(sanctions, clock=clock)
    setups = Setups(PairingSetups(database), clock=clock)
    rounds = Rounds(
        RoundStore(database),
        pairs,
        seekers,
        profiles,
        setups=setups,
        planner=InTurn(),
        admission=admission,
        clock=clock,
        randomness=random.Random(1),
    )
    discord, everybody = Threads(), Everybody()
    partners = Partners(pairs, profiles=profiles, icebreakers=everybody, clock=clock)
    meetings = Meetings(
        pairs,
        RoundStore(database),
        seekers,
        partners=partners,
        profiles=profiles,
        setups=setups,
        rooms=discord,
        trouble=everybody,
        clock=clock,
    )
    sessions = Sessions(SessionStore(database), partners, discord, clock=clock, randomness=random.Random(1))

    async def ready() -> None:
        return

    keeper = Keeper(rounds, meetings, sessions, ready=ready, clock=clock)
    pool = Pool(seekers, profiles, choices, clock=clock)
    return Pairing(
        profiles=Profiles(profiles, pairs),
        interests=Interests.load(LOCALES / "culture", dictionary),
        zones=Zones.load(LOCALES / "culture"),
        pool=pool,
        setups=setups,
        rounds=rounds,
        partners=partners,
        departures=Departures(pool, partners, wake=keeper.wake),
        statistics=Statistics(RoundStore(database), pairs, seekers, profiles, clock=clock),
        admission=admission,
        keeper=keeper,
    )


async def introduce(services: Services, user_id: int, *offers: Tongue, **said: Any) -> None:
    """Somebody has a profile."""
    await services.pairing.profiles.change(UserId(user_id), offers=frozenset(offers), **said)


async def open_exchange(services: Services, guild_id: int, channel_id: int) -> None:
    """A server pairs people from now on."""
    await services.pairing.setups.set_up(GuildId(guild_id), ChannelId(channel_id), zone="Etc/UTC")


async def hold_round(services: Services, guild_id: int) -> None:
    """A round, and everything that follows from it at once."""
    await services.pairing.rounds.run(GuildId(guild_id))
    await services.pairing.keeper.attend()
