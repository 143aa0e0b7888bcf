"""Translating for one person: into which language, and how the answer says how good it is."""

import discord

from bot.gateway.labels import language_name
from bot.gateway.services import Services, Translates
from bot.i18n import Speaker
from bot.model import ChannelId, GuildId, Language, Locale
from bot.translation import Quality, Scope, Translation
from bot.translation.detect import detect


def target_for(text: str, reader: Locale, *, server: Locale) -> Language:
    """The reader's own language; for a text that is in it already, the other one.

    English readers in a server of Taiwan or Hong Kong get Traditional characters, elsewhere Simplified.
    """
    own = reader.language
    # Simplified text is worth converting for a reader of Traditional, so it is not "their own" here.
    if detect(text, hint=own).language is not own:
        return own
    if own.is_chinese:
        return Language.ENGLISH
    return server.language if server.language.is_chinese else Language.SIMPLIFIED


async def translate_for(
    translator: Translates,
    speaker: Speaker,
    text: str,
    *,
    target: Language | None,
    server: Locale,
    scope: Scope | None = None,
) -> str:
    """The translation, with one line of small text on where it comes from."""
    if target is None:
        target = target_for(text, speaker.locale, server=server)
    translation = await translator.translate(text, target=target, scope=scope)
    return f"{translation.text}\n{_provenance(speaker, text, translation)}"


def scope_in(services: Services, guild_id: int | None, channel_id: int | None) -> Scope:
    """The words of the channel's bridge, and the budget of the server."""
    link = None if channel_id is None else services.bridges.link_of(ChannelId(channel_id))
    if link is not None:
        return services.words.scope(link)
    return Scope(guild_id=None if guild_id is None else GuildId(guild_id))


def answered_text(message: discord.Message) -> str:
    """The text of the message that this one replies to; empty without one."""
    reference = message.reference
    answered = None if reference is None else reference.resolved
    return answered.content if isinstance(answered, discord.Message) else ""


def server_locale(guild: discord.Guild | None) -> Locale:
    """The language a server is addressed in."""
    return Locale.nearest(None if guild is None else str(guild.preferred_locale))


def _provenance(speaker: Speaker, text: str, translation: Translation) -> str:
    language = language_name(speaker, translation.target)
    match translation.quality:
        case Quality.HUMAN:
            return speaker.say("translate-human", language=language)
        case Quality.MACHINE:
            return speaker.say("translate-machine", language=language, engine=translation.engine)
        case Quality.GLOSS:
            return speaker.say("translate-gloss", language=language)
        case Quality.VERBATIM if translation.text != text:
            return speaker.say("translate-converted", language=language)
        case Quality.VERBATIM:
            return speaker.say("translate-same", language=language)
