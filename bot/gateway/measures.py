"""Measures against people and messages, with everything that follows from them. Called by all who decide."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import aiohttp
import discord

from bot.gateway import record
from bot.gateway.finding import bridges_of
from bot.gateway.pings import pinging
from bot.gateway.services import Services
from bot.model import (
    Case,
    CaseId,
    CaseKind,
    ChannelId,
    Deleted,
    GuildId,
    Locale,
    Measure,
    Moderator,
    Said,
    UserId,
)
from bot.moderation.cases import tidy

MOST_AT_ONCE = 100
"""Messages a purge takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What a deletion did: copies go in every server, an original only in the moderator's own."""

    case: Case | None
    messages: int
    originals: int
    elsewhere: int
    """Originals that stand in other servers."""
    refused: int
    """Originals of this server that the bot may not delete."""


async def impose(
    services: Services,
    client: discord.Client,
    measure: Measure,
    user_id: UserId,
    *,
    guild_id: GuildId,
    by: UserId | None,
    until: datetime | None,
    reason: str | None,
) -> Case:
    """Keep a person out of a server's channels, with what of theirs waits; moderators are told."""
    act = services.sanctions.mute if measure is Measure.MUTE else services.sanctions.ban
    case = await act(guild_id, user_id, by=by, until=until, reason=reason)
    await services.silence(guild_id, user_id)
    await record.log(services, client, case)
    return case


async def lift(
    services: Services,
    client: discord.Client,
    measure: Measure,
    user_id: UserId,
    *,
    guild_id: GuildId,
    by: UserId | None,
    reason: str | None = None,
) -> Case | None:
    """End it; nothing if the person was not kept out."""
    case = await services.sanctions.lift(guild_id, user_id, measure, by=by, reason=reason)
    if case is not None:
        await record.log(services, client, case)
    return case


async def warn(
    services: Services, client: discord.Client, user_id: UserId, *, by: Moderator, reason: str | None
) -> tuple[Case, ChannelId | None]:
    """Tell a person where they spoke last over the bridge, in that channel's language; and where that was."""
    case = await services.sanctions.warn(by.guild_id, user_id, by=by.user_id, reason=reason)
    await record.log(services, client, case)
    last = await services.said.last_of(user_id, bridges_of(services, by.guild_id), limit=1)
    link = services.bridges.link_of(last[0].channel_id) if last else None
    if link is None:
        return case, None
    guild = client.get_guild(by.guild_id)
    speaker = services.texts(Locale.of(link.language))
    text = speaker.say(
        "warning" if case.reason is None else "warning-reason",
        user=user_id,
        server=speaker.say("server-unknown") if guild is None else discord.utils.escape_markdown(guild.name),
        reason=case.reason or "",
    )
    channel = client.get_partial_messageable(last[0].shown_in)
    pinged = pinging([user_id])
    try:
        await channel.send(text, allowed_mentions=pinged)
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        return case, None
    return case, last[0].shown_in


async def remove(
    services: Services,
    client: discord.Client,
    said: Sequence[Said],
    *,
    by: Moderator,
    kind: CaseKind = CaseKind.DELETED,
    reason: str | None = None,
    refers_to: CaseId | None = None,
) -> Removed:
    """Every copy in every server; the original where it is the moderator's to delete and the bot may."""
    reason = tidy(reason)
    channels: defaultdict[ChannelId, list[Said]] = defaultdict(list)
    for one in said[:MOST_AT_ONCE]:
        channels[one.channel_id].append(one)
    originals = refused = 0
    for channel_id, ours in channels.items():
        ids = tuple(sorted(one.message_id for one in ours))
        await services.relay.deleted(Deleted(channel_id=channel_id, message_ids=ids))
        for one in ours:
            if one.guild_id == by.guild_id:
                gone = await _delete(client, one)
                originals, refused = originals + gone, refused + (not gone)
    case = None
    if said:
        case = await services.cases.open(
            by.guild_id,
            kind,
            about=said[0].user_id,
            by=by.user_id,
            reason=reason,
            bridge_id=said[0].bridge_id,
            channel_id=said[0].shown_in,
            message_id=said[0].message_id,
            refers_to=refers_to,
        )
        await record.log(services, client, case, url=said[0].url if len(said) == 1 else None)
    elsewhere = sum(one.guild_id != by.guild_id for one in said)
    return Removed(case=case, messages=len(said), originals=originals, elsewhere=elsewhere, refused=refused)


async def note(
    services: Services,
    client: discord.Client,
    guild_id: GuildId,
    kind: CaseKind,
    *,
    by: UserId,
    reason: str | None,
) -> Case:
    """Something that is about nobody: a setting, a lock."""
    case = await services.cases.open(guild_id, kind, about=None, by=by, reason=reason)
    await record.log(services, client, case)
    return case


async def _delete(client: discord.Client, said: Said) -> bool:
    message = client.get_partial_messageable(said.shown_in).get_partial_message(said.message_id)
    try:
        await message.delete()
    except discord.NotFound:
        return True
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        return False
    return True
