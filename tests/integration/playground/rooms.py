"""Pairs' threads in a loopback Discord, with everything else made up."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import discord

from bot.gateway.pair_languages import PairLanguages
from bot.gateway.pair_threads import PairThreads
from bot.gateway.rooms import Rooms
from bot.i18n import Texts
from bot.model import (
    GuildId,
    Language,
    Level,
    Locale,
    Member,
    Pair,
    PairId,
    PairState,
    Profile,
    Tongue,
    UserId,
)
from tests.integration.playground.people import Json, Person, Town

ENGLISH, CHINESE = frozenset({Tongue.ENGLISH}), frozenset({Tongue.CHINESE})


class Profiles:
    """What the people of a test say of themselves."""

    def __init__(self) -> None:
        self.known: dict[UserId, Profile] = {}

    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]:
        return {user_id: self.known[user_id] for user_id in user_ids if user_id in self.known}

    def add(self, person: Person, offers: frozenset[Tongue], level: Level | None = Level.B1) -> Profile:
        profile = Profile(user_id=UserId(person.user.id), offers=offers, level=level)
        self.known[profile.user_id] = profile
        return profile


class Questions:
    """A question for every key."""

    def text(self, key: str, language: Language) -> str | None:
        return f"{key} in {language}?"


class Interests:
    """Tags are called what they are."""

    def names(self, tags: Iterable[str], language: Language) -> list[str]:
        return [f"{tag} ({language})" for tag in sorted(tags)]


class Lines:
    """Everything is translated into everything."""

    async def line(self, text: str, locale: Locale, *, author_id: UserId, guild_id: GuildId) -> str | None:
        return f"🌐 {text} for {locale}"


@dataclass
class Translating:
    """For whom it was switched on."""

    on: set[tuple[PairId, UserId]] = field(default_factory=set[tuple[PairId, UserId]])

    async def translate(self, pair_id: PairId, user_id: UserId, *, on: bool) -> None:
        (self.on.add if on else self.on.discard)((pair_id, user_id))


class Choices:
    """What somebody has chosen with /me language."""

    def __init__(self) -> None:
        self.languages: dict[UserId, Language] = {}

    def language_of(self, user_id: UserId) -> Language | None:
        return self.languages.get(user_id)


@dataclass
class Scene:
    """A pair of Sam and 林小雨, who are both in the harbor."""

    town: Town
    sam: Person
    lin: Person
    threads: PairThreads
    texts: Texts
    profiles: Profiles = field(default_factory=Profiles)
    choices: Choices = field(default_factory=Choices)
    translating: Translating = field(default_factory=Translating)

    def rooms(self) -> Rooms:
        """As a process that starts now has them."""
        return Rooms(
            self.threads,
            self.languages(),
            questions=Questions(),
            interests=Interests(),
            translating=self.translating,
            lines=Lines(),
            server_name=lambda guild_id: f"server {guild_id}",
            clock=lambda: datetime.now(UTC),
        )

    def languages(self) -> PairLanguages:
        return PairLanguages(
            self.texts, self.choices, self.profiles, server_locale=lambda guild_id: Locale.EN_US
        )

    def pair(self, number: int = 12, *people: Person, **rest: Any) -> Pair:
        """Made just now."""
        now = datetime.now(UTC)
        rest.setdefault("state", PairState.PLANNED)
        rest.setdefault("made_at", now)
        rest.setdefault("ends_at", now + timedelta(weeks=1))
        return Pair(
            id=PairId(number),
            guild_id=GuildId(self.town.harbor.id),
            round_id=None,
            score=500,
            members=tuple(Member(user_id=UserId(one.user.id)) for one in people or (self.sam, self.lin)),
            **rest,
        )

    def private_threads(self) -> list[int]:
        """As the loopback has them."""
        return [
            one.id
            for one in self.town.world.state.channels.values()
            if one.type == discord.ChannelType.private_thread.value
        ]

    def said(self, channel_id: int) -> list[Json]:
        """What the bot has said there, oldest first."""
        serialize = self.town.world.serialize
        return [
            serialize.message(one, viewer=self.town.world.state.bot)
            for one in self.town.world.state.messages.get(channel_id, {}).values()
            if one.author_id == self.town.world.state.bot.id
        ]
