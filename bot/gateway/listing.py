"""A server's bridges as text."""

from collections.abc import Iterable

import discord

from bot.gateway.labels import language_name, style_name
from bot.i18n import Speaker
from bot.model import GuildId, Link
from bot.relay.absence import PATIENCE
from bot.relay.bridges import BridgeView
from bot.relay.marks import escape

MAX_SUGGESTIONS = 25
"""Discord shows no more choices than these."""


def list_bridges(
    client: discord.Client, speaker: Speaker, views: Iterable[BridgeView], *, seen_from: GuildId
) -> str:
    """Every bridge with its channels; those of other servers by name, since a mention would not show."""
    lines: list[str] = []
    for view in views:
        text_id = "bridge-list-paused" if view.bridge.paused else "bridge-list-line"
        lines.append(
            speaker.say(
                text_id, bridge=escape(view.bridge.name), style=style_name(speaker, view.bridge.style)
            )
        )
        lines += [_line(client, speaker, link, seen_from) for link in view.links]
        if not view.links:
            lines.append(speaker.say("bridge-list-no-channels"))
    return "\n".join(lines) or speaker.say("bridge-list-empty")


def channel_mentions(views: Iterable[BridgeView], *, seen_from: GuildId) -> list[str]:
    """The server's own linked channels, clickable."""
    return [f"<#{link.channel_id}>" for view in views for link in view.links if link.guild_id == seen_from]


def suggestions(views: Iterable[BridgeView], typed: str) -> list[str]:
    """Names to offer while somebody types, those that begin so first."""
    wanted = typed.strip().casefold()
    names = dict.fromkeys(view.bridge.name for view in views if wanted in view.bridge.name.casefold())
    ordered = sorted(names, key=lambda name: not name.casefold().startswith(wanted))
    return ordered[:MAX_SUGGESTIONS]


def _line(client: discord.Client, speaker: Speaker, link: Link, seen_from: GuildId) -> str:
    language = language_name(speaker, link.language)
    if link.left_at is not None:
        until = discord.utils.format_dt(link.left_at + PATIENCE, "R")
        return speaker.say("bridge-list-waiting", language=language, until=until)
    if link.guild_id == seen_from:
        return speaker.say("bridge-list-here", channel=link.channel_id, language=language)
    guild, channel = client.get_guild(link.guild_id), client.get_channel(link.channel_id)
    if guild is None or channel is None:
        return speaker.say("bridge-list-unknown", language=language)
    return speaker.say(
        "bridge-list-there", channel=escape(str(channel)), server=escape(guild.name), language=language
    )
