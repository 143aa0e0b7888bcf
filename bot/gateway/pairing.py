"""What cogs may ask of language exchange."""

from dataclasses import dataclass

from bot.gateway.admission import Admission
from bot.gateway.meeting import Meeting
from bot.gateway.pair_threads import PairThreads
from bot.gateway.pair_watch import PairWatch
from bot.gateway.pairing_trouble import PairingTrouble
from bot.pairing.departures import Departures
from bot.pairing.figures import Statistics
from bot.pairing.interests import Interests
from bot.pairing.keeper import Keeper
from bot.pairing.partners import Partners
from bot.pairing.pool import Pool
from bot.pairing.profiles import Profiles
from bot.pairing.rounds import Rounds
from bot.pairing.setups import Setups
from bot.pairing.zones import Zones


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Who meets whom, and how they are helped to talk."""

    profiles: Profiles
    interests: Interests
    zones: Zones
    pool: Pool
    setups: Setups
    rounds: Rounds
    partners: Partners
    departures: Departures
    statistics: Statistics
    admission: Admission
    trouble: PairingTrouble
    threads: PairThreads
    meeting: Meeting
    watch: PairWatch
    keeper: Keeper

    @property
    def sighted(self) -> tuple[Admission, PairingTrouble, PairThreads]:
        """What is to be attached to the client."""
        return self.admission, self.trouble, self.threads
