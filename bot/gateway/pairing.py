"""What cogs may ask of language exchange."""

from dataclasses import dataclass

from bot.pairing.profiles import Profiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Who meets whom, and how they are helped to talk."""

    profiles: Profiles
