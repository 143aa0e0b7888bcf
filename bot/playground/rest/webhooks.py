"""Webhooks: make, list, change, delete — by right or by token."""

import hmac
import re
import secrets
from typing import Final

from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.objects import Channel, Webhook
from bot.playground.permissions import Permission
from bot.playground.routing import Answer, Call, Routes
from bot.playground.state import FORUM, NEWS, TEXT, VOICE
from bot.playground.validation import Form, Json
from bot.playground.world import World

routes = Routes()

MAX_WEBHOOKS: Final = 15
HOOKED: Final = frozenset({TEXT, VOICE, NEWS, FORUM})
"""Types of channel that take webhooks."""
_FORBIDDEN = re.compile(r"discord|clyde", re.IGNORECASE)


def read_name(form: Form, key: str) -> str | None:
    """Read the name of a webhook or of one message of it."""
    name = form.text(key, low=1, high=80)
    if name is None:
        return None
    name = name.strip()
    if found := _FORBIDDEN.search(name):
        form.wrong(key, "USERNAME_INVALID_CONTAINS", f'Username cannot contain "{found.group().lower()}"')
    if name.lower() in {"everyone", "here"}:
        form.wrong(key, "USERNAME_INVALID_CHOICE", f'Username cannot be "{name.lower()}"')
    return name


def by_token(call: Call) -> Webhook:
    """Return the webhook whose token the path holds."""
    webhook = call.world.state.webhook(call.id("webhook_id"))
    if not hmac.compare_digest(webhook.token.encode(), call.path["token"].encode()):
        raise ApiError(50027)
    return webhook


def _announce(world: World, channel: Channel) -> None:
    data: Json = {"guild_id": str(channel.guild_id), "channel_id": str(channel.id)}
    world.hub.to_channel(channel, "WEBHOOKS_UPDATE", data, Intent.GUILD_WEBHOOKS)


@routes("POST", "/channels/{channel_id}/webhooks")
async def create_webhook(call: Call) -> Answer:
    """Make a webhook."""
    channel = call.channel(Permission.MANAGE_WEBHOOKS)
    if channel.type not in HOOKED or channel.guild_id is None:
        raise ApiError(50024)
    form = call.form()
    form.require("name")
    name = read_name(form, "name")
    form.check()
    state = call.world.state
    if sum(one.channel_id == channel.id for one in state.webhooks.values()) >= MAX_WEBHOOKS:
        raise ApiError(30007)
    webhook = Webhook(
        id=call.world.snowflakes.next(),
        channel_id=channel.id,
        guild_id=channel.guild_id,
        name=name or "",
        token=secrets.token_urlsafe(51),
        user_id=call.user.id,
        application_id=call.user.id if call.user.bot else None,
    )
    state.webhooks[webhook.id] = webhook
    call.world.audit(state.guild_of(channel), call.user, 50, webhook.id, call.reason)
    _announce(call.world, channel)
    return call.world.serialize.webhook(webhook)


@routes("GET", "/channels/{channel_id}/webhooks")
async def channel_webhooks(call: Call) -> Answer:
    """List a channel's webhooks."""
    channel = call.channel(Permission.MANAGE_WEBHOOKS)
    return [_shown(call, one) for one in call.world.state.webhooks.values() if one.channel_id == channel.id]


@routes("GET", "/guilds/{guild_id}/webhooks")
async def guild_webhooks(call: Call) -> Answer:
    """List a guild's webhooks."""
    guild = call.guild(Permission.MANAGE_WEBHOOKS)
    return [_shown(call, one) for one in call.world.state.webhooks.values() if one.guild_id == guild.id]


def _shown(call: Call, webhook: Webhook) -> Json:
    # An application's webhook shows its token to that application alone.
    own = webhook.application_id is None or webhook.application_id == call.user.id
    return call.world.serialize.webhook(webhook, with_token=own)


def _by_right(call: Call) -> Webhook:
    webhook = call.world.state.webhook(call.id("webhook_id"))
    channel = call.world.state.channel(webhook.channel_id)
    call.world.state.needs(channel, call.user, Permission.MANAGE_WEBHOOKS, now=call.world.clock())
    return webhook


@routes("GET", "/webhooks/{webhook_id}")
async def webhook(call: Call) -> Answer:
    """Return a webhook."""
    return _shown(call, _by_right(call))


@routes("GET", "/webhooks/{webhook_id}/{token}", is_open=True)
async def webhook_by_token(call: Call) -> Answer:
    """Return a webhook to who knows its token."""
    return call.world.serialize.webhook(by_token(call), with_user=False)


@routes("PATCH", "/webhooks/{webhook_id}")
async def edit_webhook(call: Call) -> Answer:
    """Change a webhook's name or channel."""
    found = _by_right(call)
    form = call.form()
    name = read_name(form, "name")
    channel_id = form.snowflake("channel_id")
    form.check()
    if channel_id is not None and channel_id != found.channel_id:
        before = call.world.state.channel(found.channel_id)
        target = call.world.state.channel(channel_id)
        if target.guild_id != found.guild_id:
            raise ApiError(10003)
        call.world.state.needs(target, call.user, Permission.MANAGE_WEBHOOKS, now=call.world.clock())
        if target.type not in HOOKED:
            raise ApiError(50024)
        if sum(one.channel_id == target.id for one in call.world.state.webhooks.values()) >= MAX_WEBHOOKS:
            raise ApiError(30007)
        found.channel_id = target.id
        _announce(call.world, before)
    found.name = name or found.name
    call.world.audit(call.world.state.guilds[found.guild_id], call.user, 51, found.id, call.reason)
    _announce(call.world, call.world.state.channel(found.channel_id))
    return _shown(call, found)


@routes("PATCH", "/webhooks/{webhook_id}/{token}", is_open=True)
async def edit_webhook_by_token(call: Call) -> Answer:
    """Change a webhook's name, knowing its token."""
    found = by_token(call)
    form = call.form()
    name = read_name(form, "name")
    form.check()
    found.name = name or found.name
    return call.world.serialize.webhook(found, with_user=False)


@routes("DELETE", "/webhooks/{webhook_id}")
async def delete_webhook(call: Call) -> Answer:
    """Delete a webhook."""
    found = _by_right(call)
    del call.world.state.webhooks[found.id]
    call.world.audit(call.world.state.guilds[found.guild_id], call.user, 52, found.id, call.reason)
    _announce(call.world, call.world.state.channel(found.channel_id))
    return None


@routes("DELETE", "/webhooks/{webhook_id}/{token}", is_open=True)
async def delete_webhook_by_token(call: Call) -> Answer:
    """Delete a webhook, knowing its token."""
    found = by_token(call)
    del call.world.state.webhooks[found.id]
    _announce(call.world, call.world.state.channel(found.channel_id))
    return None
