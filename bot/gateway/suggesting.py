"""A better translation on its way from the Apps menu to the moderators."""

import asyncio
from dataclasses import dataclass

import aiohttp
import discord

from bot.errors import UserError
from bot.gateway.labels import language_name
from bot.gateway.people import name_of
from bot.gateway.services import Services
from bot.gateway.threads import place_in
from bot.i18n import Speaker
from bot.model import ChannelId, GuildId, Language, Link, MessageId, Suggestion
from bot.relay.acceptance import STAYS_HERE
from bot.relay.bridges import BridgeView
from bot.relay.marks import escape
from bot.relay.suggestions import MAX_TEXT, fits
from bot.translation import Quality
from bot.translation.detect import detect

PATIENCE = 1.5
"""Seconds for the present translation: a form must open within three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a better translation is suggested for."""

    link: Link
    """The channel in which the person read it."""
    target: Language
    original: str
    present: str
    """Its translation as it is today; empty if that cannot be had in time."""


async def find_subject(
    services: Services, client: discord.Client, speaker: Speaker, message: discord.Message
) -> Subject:
    """The original behind a message of a linked channel; UserError where there is nothing to improve."""
    link = services.bridges.link_of(place_in(message.channel, message.channel.id).channel_id)
    if link is None:
        raise UserError("error-suggestion-unbridged")
    author = await services.copies.author_of(MessageId(message.id))
    if author is None:
        # What stays in its channel is not to be shown to moderators elsewhere.
        if message.author.bot or message.content.startswith(STAYS_HERE):
            raise UserError("error-suggestion-nothing")
        original, source, target = message.content, link.language, _reader(services, speaker, link, message)
    else:
        home = services.bridges.link_of(author.channel_id)
        if home is None or home.bridge_id != link.bridge_id:
            raise UserError("error-suggestion-unbridged")
        source, target = home.language, link.language
        original = await _fetch(client, author.shown_in, author.message_id)
    if not original.strip():
        raise UserError("error-suggestion-nothing")
    if not fits(original):
        raise UserError("error-suggestion-long", max=MAX_TEXT)
    present = await _present(services, link, original, source=source, target=target)
    if not present and author is not None:
        present = "\n".join(line for line in message.content.split("\n") if not line.startswith("-# "))
    return Subject(link=link, target=target, original=original, present=present[:MAX_TEXT])


async def describe(
    services: Services,
    client: discord.Client,
    speaker: Speaker,
    suggestion: Suggestion,
    *,
    seen_from: GuildId,
) -> str:
    """A suggestion as moderators read it, whole."""
    view = bridge_of(services, seen_from, suggestion)
    return speaker.say(
        "suggestion-asks",
        name=await name_of(client, suggestion.suggested_by),
        bridge="—" if view is None else escape(view.bridge.name),
        language=language_name(speaker, suggestion.target),
        original=_quoted(suggestion.original),
        suggestion=_quoted(suggestion.suggestion),
    )


def bridge_of(services: Services, guild_id: GuildId, suggestion: Suggestion) -> BridgeView | None:
    """The suggestion's bridge, if the server takes part in it."""
    mine = services.bridges.visible_to(guild_id)
    return next((view for view in mine if view.bridge.id == suggestion.bridge_id), None)


async def decided(
    client: discord.Client, speaker: Speaker, suggestion: Suggestion, *, in_use: bool, by: discord.abc.User
) -> str:
    """What stands in the place of the question; of what is not used, or no longer, without any text."""
    names = {"name": await name_of(client, suggestion.suggested_by), "moderator": escape(by.display_name)}
    if not in_use:
        if suggestion.approved_by is not None:
            return speaker.say("suggestion-withdrawn", **names)
        return speaker.say("suggestion-rejected", **names)
    return speaker.say(
        "suggestion-approved",
        original=_quoted(suggestion.original),
        suggestion=_quoted(suggestion.suggestion),
        **names,
    )


async def _fetch(client: discord.Client, channel_id: ChannelId, message_id: MessageId) -> str:
    """The original's text, which is kept nowhere but on Discord."""
    try:
        found = await client.get_partial_messageable(channel_id).fetch_message(message_id)
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        raise UserError("error-suggestion-gone") from None
    return found.content


async def _present(
    services: Services, link: Link, original: str, *, source: Language, target: Language
) -> str:
    asked = services.translator.translate(
        original, target=target, source=source, scope=services.words.scope(link)
    )
    try:
        translation = await asyncio.wait_for(asked, PATIENCE)
    except TimeoutError:
        return ""
    return "" if translation.quality is Quality.GLOSS else translation.text


def _reader(services: Services, speaker: Speaker, link: Link, message: discord.Message) -> Language:
    """The language in which an original is read: the person's own if there is one, else the first."""
    written = detect(message.content, hint=link.language).language or link.language
    others = [other.language for other in services.bridges.destinations(link.channel_id)]
    foreign = [language for language in others if language is not written]
    if not foreign:
        raise UserError("error-suggestion-nothing")
    return speaker.locale.language if speaker.locale.language in foreign else foreign[0]


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))
