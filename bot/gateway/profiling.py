"""Profiles as people fill them in and read them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.errors import MagpieError, UserError
from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import Level, Locale, Profile, Tongue, UserId, Want
from bot.pairing.levels import level_name, level_word
from bot.pairing.profiles import Said
from bot.pairing.times import describe_hours, parse_hours
from bot.relay.marks import escape

_T = TypeVar("_T")

_TONGUES = {Tongue.ENGLISH: "tongue-en", Tongue.CHINESE: "tongue-zh"}
_LEVEL_HINTS = {
    Level.A1: "profile-level-a1",
    Level.A2: "profile-level-a2",
    Level.B1: "profile-level-b1",
    Level.B2: "profile-level-b2",
    Level.C1: "profile-level-c1",
    Level.C2: "profile-level-c2",
}
_WANTS = {
    Want.CHAT: "profile-want-chat",
    Want.CORRECTIONS: "profile-want-corrections",
    Want.VOICE: "profile-want-voice",
    Want.SLANG: "profile-want-slang",
}
_HOME_ZONES = {Locale.ZH_CN: "Asia/Shanghai", Locale.ZH_TW: "Asia/Taipei"}
"""Where most people live whose Discord speaks so; people see it and can say otherwise."""
YES, NO = "yes", "no"
_HOURS_SHOWN = 200
"""Characters of free hours on a card; with the longest of everything else it is within one message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimesTyped:
    """What somebody has chosen and typed in the first form."""

    offers: Sequence[str]
    level: str | None
    zone: str
    hours: str
    interests: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutTyped:
    """What somebody has chosen and typed in the second form."""

    wants: Sequence[str]
    capacity: str
    groups: str
    line: str


Typed = TimesTyped | AboutTyped


class NotUnderstood(MagpieError):
    """A form that cannot be kept as it is; nothing of it is lost."""

    def __init__(self, typed: Typed, errors: Sequence[UserError]) -> None:
        super().__init__(", ".join(error.message_id for error in errors))
        self.typed = typed
        self.errors = errors


# What the forms offer, and what stands in them.


def tongues(speaker: Speaker) -> Mapping[str, str]:
    return {tongue.value: speaker.say(text_id) for tongue, text_id in _TONGUES.items()}


def levels(speaker: Speaker) -> Mapping[str, str]:
    return {str(level.value): level_name(level, speaker) for level in Level}


def level_hints(speaker: Speaker) -> Mapping[str, str]:
    """What one can do at each level, for whoever knows neither scale."""
    return {
        str(level.value): speaker.say(
            "profile-level", word=level_word(level, speaker), can=speaker.say(text_id)
        )
        for level, text_id in _LEVEL_HINTS.items()
    }


def wants(speaker: Speaker) -> Mapping[str, str]:
    return {str(want.value): speaker.say(text_id) for want, text_id in _WANTS.items()}


def times_of(services: Services, speaker: Speaker, profile: Profile | None) -> TimesTyped:
    """The first form of somebody who has a profile, or makes one."""
    if profile is None:
        zone = _zone(services, speaker, _HOME_ZONES.get(speaker.locale))
        return TimesTyped(offers=(), level=None, zone=zone, hours="", interests="")
    return TimesTyped(
        offers=tuple(profile.offers),
        level=None if profile.level is None else str(profile.level.value),
        zone=_zone(services, speaker, profile.zone),
        hours=describe_hours(profile.hours, speaker),
        interests=speaker.join(_interests(services, speaker, profile)),
    )


def about_of(profile: Profile | None) -> AboutTyped:
    """The second form; UserError while there is no profile."""
    if profile is None:
        raise UserError("error-profile-none")
    return AboutTyped(
        wants=[str(want.value) for want in _WANTS if want in profile.wants],
        capacity=str(profile.capacity),
        groups=YES if profile.groups else NO,
        line=profile.line,
    )


# Reading them.


async def save(services: Services, user_id: UserId, typed: Typed) -> Profile:
    """Keep what a form says, all of it or nothing; NotUnderstood says what is wrong with it."""
    errors: list[UserError] = []
    said = (
        _times_said(services, typed, errors)
        if isinstance(typed, TimesTyped)
        else Said(
            wants=Want(sum(int(want) for want in typed.wants)),
            capacity=int(typed.capacity),
            groups=typed.groups == YES,
            line=typed.line,
        )
    )
    if not errors:
        try:
            return await services.pairing.profiles.change(user_id, **said)
        except UserError as error:
            errors.append(error)
    raise NotUnderstood(typed, errors)


def _times_said(services: Services, typed: TimesTyped, errors: list[UserError]) -> Said:
    """Everything that is wrong is said at once."""

    def read(parse: Callable[[str], _T], text: str, otherwise: _T) -> _T:
        try:
            return parse(text) if text.strip() else otherwise
        except UserError as error:
            errors.append(error)
            return otherwise

    tags, words = read(services.pairing.interests.read, typed.interests, (frozenset[str](), ()))
    return Said(
        offers=frozenset(Tongue(tongue) for tongue in typed.offers),
        level=None if typed.level is None else Level(int(typed.level)),
        zone=read(services.pairing.zones.read, typed.zone, None),
        hours=read(parse_hours, typed.hours, 0),
        tags=tags,
        words=words,
    )


# Showing them.


def card(services: Services, speaker: Speaker, profile: Profile) -> str:
    """Somebody's own: what it says, what it could still say, and what to do next."""
    say = speaker.say
    parts = [say("profile-card"), *lines(services, speaker, profile)]
    missing = [say(text_id) for text_id, there in _optional(profile).items() if not there]
    if missing:
        parts.append(say("profile-missing", list=speaker.join(missing)))
    return "\n".join([*parts, "", say("profile-next")])


def lines(services: Services, speaker: Speaker, profile: Profile) -> list[str]:
    """What a profile says, without whose it is."""
    say = speaker.say
    found = [say("profile-offers", languages=_languages(speaker, profile.offers))]
    if profile.learns:
        learns = _languages(speaker, profile.learns)
        found.append(
            say("profile-learns", languages=learns)
            if profile.level is None
            else say("profile-learns-at", languages=learns, level=level_name(profile.level, speaker))
        )
    if profile.zone is not None:
        zone = _zone(services, speaker, profile.zone)
        hours = _shortened(describe_hours(profile.hours, speaker))
        found.append(
            say("profile-hours", hours=hours, zone=zone) if hours else say("profile-zone", zone=zone)
        )
    interests = [escape(one) for one in _interests(services, speaker, profile)]
    if interests:
        found.append(say("profile-interests", list=speaker.join(interests)))
    wanted = [say(text_id) for want, text_id in _WANTS.items() if want in profile.wants]
    if wanted:
        found.append(say("profile-wants", list=speaker.join(wanted)))
    found.append(say("profile-partners", count=profile.capacity, groups=YES if profile.groups else NO))
    if profile.line:
        found.append(f"> {escape(profile.line)}")
    return found


def _optional(profile: Profile) -> Mapping[str, bool]:
    """Names of what may be left out, and whether it is there."""
    return {
        "profile-part-level": profile.level is not None or not profile.learns,
        "profile-part-hours": bool(profile.hours),
        "profile-part-interests": bool(profile.tags or profile.words),
        "profile-part-wants": bool(profile.wants),
    }


def _shortened(hours: str) -> str:
    return hours if len(hours) <= _HOURS_SHOWN else f"{hours[:_HOURS_SHOWN]}…"


def _zone(services: Services, speaker: Speaker, zone: str | None) -> str:
    """As people of a language call it."""
    return "" if zone is None else services.pairing.zones.name(zone, speaker.locale.language)


def _languages(speaker: Speaker, spoken: frozenset[Tongue]) -> str:
    return speaker.join(speaker.say(text_id) for tongue, text_id in _TONGUES.items() if tongue in spoken)


def _interests(services: Services, speaker: Speaker, profile: Profile) -> list[str]:
    names = services.pairing.interests.names(profile.tags, speaker.locale.language)
    return [*names, *profile.words]
