"""Carrying out what /setup has planned."""

from dataclasses import dataclass

import discord

from bot.errors import UserError
from bot.gateway.labels import permission_names
from bot.gateway.permissions import FOR_LOG, RECOMMENDED, Linkable, missing_for_bridge, missing_in
from bot.gateway.services import Services
from bot.gateway.setup_plan import Plan
from bot.i18n import Speaker
from bot.model import ChannelId, JoinCode, Moderator
from bot.relay.bridges import CODE_LIFETIME, BridgeView


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A new bridge, and the code for the other server if it is to join."""

    view: BridgeView
    code: JoinCode | None


def lacking(guild: discord.Guild, plan: Plan) -> dict[ChannelId, tuple[str, ...]]:
    """What the bot may not do yet, by channel."""
    found = {
        place.channel_id: missing_for_bridge(linkable_channel(guild, place.channel_id))
        for place in plan.places
    }
    if plan.log_channel_id is not None:
        log = linkable_channel(guild, plan.log_channel_id)
        found.setdefault(plan.log_channel_id, missing_in(log, FOR_LOG))
    return {channel_id: names for channel_id, names in found.items() if names}


def linkable_channel(guild: discord.Guild, channel_id: int) -> Linkable:
    """A channel of the server; a UserError when it is gone or hidden from us."""
    channel = guild.get_channel(channel_id)
    if not isinstance(channel, Linkable):
        raise UserError("error-channel-gone")
    return channel


async def build(services: Services, plan: Plan, *, by: Moderator) -> Built:
    """Create and link, all or nothing."""
    bridges = services.bridges
    for place in plan.places:
        present = bridges.bridge_of(place.channel_id)
        if present is not None:
            raise UserError("error-channel-already-linked", channel=place.channel_id, name=present.name)
    own = [view.bridge.name for view in bridges.visible_to(by.guild_id)]
    view = await bridges.create(plan.name(own), by=by, style=plan.style)
    name = view.bridge.name
    try:
        for place in plan.places:
            view = await bridges.link(name, place.channel_id, place.language, by=by)
    except UserError:
        # Somebody else linked the channel a moment ago.
        await bridges.remove(name, by=by)
        raise
    if plan.log_channel_id is not None:
        await services.notices.set_log_channel(by.guild_id, plan.log_channel_id)
    if not plan.elsewhere:
        await services.notice_board.open(view)
        return Built(view=view, code=None)
    return Built(view=view, code=await bridges.share(name, by=by))


def report(speaker: Speaker, guild: discord.Guild, built: Built) -> str:
    """What to tell the moderator who built it."""
    channels = [link.channel_id for link in built.view.links]
    mentions = [f"<#{channel_id}>" for channel_id in channels]
    if built.code is None:
        text = speaker.say("setup-done", bridge=built.view.bridge.name, channels=" ⇄ ".join(mentions))
    else:
        text = speaker.say(
            "setup-done-elsewhere",
            bridge=built.view.bridge.name,
            channel=channels[0],
            code=built.code.code,
            minutes=int(CODE_LIFETIME.total_seconds() // 60),
        )
    wanting = [
        f"<#{channel_id}>"
        for channel_id in channels
        if missing_in(linkable_channel(guild, channel_id), RECOMMENDED)
    ]
    if not wanting:
        return text
    names = permission_names(speaker, RECOMMENDED)
    return f"{text}\n{speaker.say('setup-recommended', channels=speaker.join(wanting), permissions=names)}"
