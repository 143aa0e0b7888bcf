"""What people read who have just been matched: who the other one is, and how to begin."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import discord

from bot.i18n import Speaker
from bot.i18n.marks import escape
from bot.model import Language, Locale, Profile, Tongue, UserId
from bot.pairing.levels import level_name
from bot.relay.split import MAX_WIDTH, width

MOST_INTERESTS = 6
MOST_TIMES = 3
COLOUR = 0x5B8C85
"""Beside a text that is too long for a message and stands in a box."""

_TONGUES = {Tongue.ENGLISH: "meet-tongue-en", Tongue.CHINESE: "meet-tongue-zh"}


class Interests(Protocol):
    """``bot.pairing.interests.Interests``: what the tags of profiles are called."""

    def names(self, tags: Iterable[str], language: Language) -> list[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """One of the people, for the others."""

    user_id: UserId
    name: str
    profile: Profile | None
    translated: Mapping[Locale, str] = field(default_factory=dict[Locale, str])
    """The line about themselves, for those who cannot read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """Everything there is to say."""

    partners: Sequence[Partner]
    times: Sequence[tuple[datetime, datetime]] = field(default=())
    """When all of them are free."""
    translated: bool = False
    """Their words are translated from the beginning."""


def in_one_language(speaker: Speaker, welcome: Welcome, question: str | None, interests: Interests) -> str:
    """The whole of it."""
    say, count = speaker.say, len(welcome.partners)
    lines = [
        say("meet-hello", count=count),
        say("meet-intro", count=count),
        "\n\n".join(_card(speaker, partner, interests) for partner in welcome.partners),
    ]
    if shared := _shared(speaker, welcome.partners, interests):
        lines.append(say("meet-shared", count=count, list=shared))
    if welcome.times:
        times = speaker.join(_stretch(begins, ends) for begins, ends in welcome.times)
        lines.append(say("meet-times", count=count, times=times))
    if question is not None:
        lines.append(say("meet-first-question", question=question))
    lines.append(say("meet-translated", count=count) if welcome.translated else say("meet-translate-offer"))
    lines += [say("meet-translate-engines"), say("meet-how")]
    return "\n".join(lines)


def message(mentions: str, parts: Sequence[str]) -> tuple[str, Sequence[discord.Embed]]:
    """As one message; in boxes where it would be too long."""
    text = "\n\n".join([mentions, *parts])
    if width(text) <= MAX_WIDTH:
        return text, ()
    return mentions, [discord.Embed(description=part, colour=COLOUR) for part in parts]


def _card(speaker: Speaker, partner: Partner, interests: Interests) -> str:
    say, profile, name = speaker.say, partner.profile, escape(partner.name)
    if profile is None:
        return say("meet-card-unknown", name=name)
    offers = _languages(speaker, profile.offers)
    if not profile.learns:
        lines = [say("meet-card-helps", name=name, languages=offers)]
    elif profile.level is None:
        learns = _languages(speaker, profile.learns)
        lines = [say("meet-card", name=name, languages=offers, learns=learns)]
    else:
        learns = _languages(speaker, profile.learns)
        level = level_name(profile.level, speaker)
        lines = [say("meet-card-level", name=name, languages=offers, learns=learns, level=level)]
    likes = [*interests.names(profile.tags, speaker.locale.language), *profile.words]
    likes = [escape(one) for one in likes[:MOST_INTERESTS]]
    if likes:
        lines.append(say("meet-card-likes", list=speaker.join(likes)))
    if profile.line:
        lines.append(say("meet-card-line", line=escape(profile.line)))
    if (translated := partner.translated.get(speaker.locale)) is not None:
        lines += [f"> -# {line.removeprefix('-# ')}" for line in translated.split("\n")]
    return "\n".join(lines)


def _shared(speaker: Speaker, partners: Sequence[Partner], interests: Interests) -> str:
    """What all of them have chosen."""
    tags = [frozenset[str]() if one.profile is None else one.profile.tags for one in partners]
    both = frozenset[str].intersection(*tags) if tags else frozenset[str]()
    names = interests.names(both, speaker.locale.language)
    return speaker.join(escape(name) for name in names[:MOST_INTERESTS])


def _languages(speaker: Speaker, spoken: frozenset[Tongue]) -> str:
    return speaker.join(speaker.say(text_id) for tongue, text_id in _TONGUES.items() if tongue in spoken)


def _stretch(begins: datetime, ends: datetime) -> str:
    """Discord shows it to everybody in their own time."""
    return f"{discord.utils.format_dt(begins, 'f')}–{discord.utils.format_dt(ends, 't')}"
