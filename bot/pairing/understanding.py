"""Whether the people of a pair can read each other at all."""

from collections.abc import Collection

from bot.model import Level, Profile


def reads_nothing(profile: Profile) -> bool:
    """Whether what a partner writes in their own language is no use without a translation.

    Who does not say how far they have come is taken for a beginner: a translation too many is switched off
    more easily than one too few is asked for.
    """
    return bool(profile.learns) and (profile.level is None or profile.level <= Level.A2)


def needs_translation(profiles: Collection[Profile]) -> bool:
    """Whether nobody of them would understand the others."""
    return bool(profiles) and all(reads_nothing(profile) for profile in profiles)
