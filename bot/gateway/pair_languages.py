"""In which languages the people of a pair are spoken to: first the one's, then the other's."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from bot.i18n import Speaker, Texts
from bot.model import GuildId, Language, Locale, Pair, Profile, Tongue, UserId
from bot.pairing.ports import Profiles

_SCRIPTS = {
    "Asia/Taipei": Locale.ZH_TW,
    "Asia/Hong_Kong": Locale.ZH_TW,
    "Asia/Macau": Locale.ZH_TW,
    "Asia/Shanghai": Locale.ZH_CN,
    "Asia/Urumqi": Locale.ZH_CN,
    "Asia/Singapore": Locale.ZH_CN,
}
"""Which Chinese is read where."""


class Choices(Protocol):
    """``bot.moderation.choices.Choices``."""

    def language_of(self, user_id: UserId) -> Language | None: ...


class PairLanguages:
    """What somebody has chosen with ``/me language`` comes first, then what they say they speak."""

    def __init__(
        self,
        texts: Texts,
        choices: Choices,
        profiles: Profiles,
        *,
        server_locale: Callable[[GuildId], Locale],
    ) -> None:
        self._texts = texts
        self._choices = choices
        self._profiles = profiles
        self._server_locale = server_locale

    async def of(self, pair: Pair) -> Mapping[UserId, Locale]:
        """Each person's own."""
        profiles = await self._profiles.many([member.user_id for member in pair.members])
        return {
            member.user_id: self._reads(
                member.user_id, profiles.get(member.user_id), self._server_locale(pair.guild_id)
            )
            for member in pair.members
        }

    async def speakers(self, pair: Pair) -> Sequence[Speaker]:
        """Of everybody in it, each language once; English and Chinese at the least."""
        locales = dict.fromkeys((await self.of(pair)).values())
        return self.both(list(locales), pair.guild_id)

    def speaker(self, locale: Locale) -> Speaker:
        return self._texts(locale)

    async def person(self, guild_id: GuildId, user_id: UserId) -> Speaker:
        """For a message to one person alone."""
        profile = (await self._profiles.many([user_id])).get(user_id)
        return self._texts(self._reads(user_id, profile, self._server_locale(guild_id)))

    def server(self, guild_id: GuildId) -> Sequence[Speaker]:
        """For everybody in a server, its own language first."""
        return self.both([self._server_locale(guild_id)], guild_id)

    def both(self, locales: Sequence[Locale], guild_id: GuildId) -> Sequence[Speaker]:
        """These, and what is lacking of English and Chinese."""
        found = list(locales)
        if Locale.EN_US not in found:
            found.append(Locale.EN_US)
        if not any(locale.language.is_chinese for locale in found):
            found.append(self._chinese(self._server_locale(guild_id)))
        return [self._texts(locale) for locale in found]

    def _reads(self, user_id: UserId, profile: Profile | None, server: Locale) -> Locale:
        chosen = self._choices.language_of(user_id)
        if chosen is not None:
            return Locale.of(chosen)
        if profile is None or profile.offers == frozenset(Tongue):
            return server
        if Tongue.ENGLISH in profile.offers:
            return Locale.EN_US
        return _SCRIPTS.get(profile.zone or "") or self._chinese(server)

    def _chinese(self, server: Locale) -> Locale:
        """In the script of the server, where nothing else tells which one somebody reads."""
        return server if server.language.is_chinese else Locale.ZH_CN


def both_ways(speakers: Sequence[Speaker], text_id: str) -> str:
    """A button's words, which everybody in the thread shall understand."""
    said: dict[str, None] = {}
    for speaker in (
        speakers[0],
        next(
            one
            for one in speakers
            if one.locale.language.is_chinese is not speakers[0].locale.language.is_chinese
        ),
    ):
        said[speaker.say(text_id)] = None
    return " · ".join(said)[:80]
