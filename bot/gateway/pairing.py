"""What cogs may ask of language exchange."""

from dataclasses import dataclass

from bot.gateway.meeting import Meeting
from bot.gateway.pair_watch import PairWatch
from bot.pairing.interests import Interests
from bot.pairing.profiles import Profiles
from bot.pairing.zones import Zones


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Who meets whom, and how they are helped to talk."""

    profiles: Profiles
    interests: Interests
    zones: Zones
    meeting: Meeting
    watch: PairWatch
