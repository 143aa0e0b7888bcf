"""Forwarded messages: what was said elsewhere, as it was when it was passed on."""

from dataclasses import replace
from typing import Final

from bot.playground.drafts import Draft
from bot.playground.errors import ApiError
from bot.playground.objects import Attachment, Channel, Message, Snapshot, User
from bot.playground.permissions import Permission
from bot.playground.state import CONTENT_INTENT
from bot.playground.validation import Form, Json, fail
from bot.playground.world import World

HAS_SNAPSHOT: Final = 1 << 14
_FORWARDABLE: Final = frozenset({0, 19, 20, 23})


def find(world: World, user: User, draft: Draft, form: Form) -> tuple[Json, Message]:
    """Return the reference of a forward and the message that it passes on, if its sender may."""
    for key in ("message_id", "channel_id"):
        form.require(key)
    message_id, channel_id = form.snowflake("message_id"), form.snowflake("channel_id")
    form.check()
    if not draft.empty:
        raise fail(
            "message_reference", "MESSAGE_FORWARD_HAS_CONTENT", "A forward carries nothing of its own."
        )
    source = world.state.channel(channel_id or 0)
    bits = world.state.needs(source, user, 0, now=world.clock())
    if not bits & Permission.READ_MESSAGE_HISTORY:
        raise ApiError(160009)
    message = world.state.messages.get(source.id, {}).get(message_id or 0)
    if message is None or message.visible_to is not None:
        raise fail("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
    if message.type not in _FORWARDABLE or message.poll is not None:
        raise ApiError(50068)
    if user.bot and not _readable(world, user, message):
        raise ApiError(160014)
    reference: Json = {"type": 1, "channel_id": str(source.id), "message_id": str(message.id)}
    if source.guild_id is not None:
        reference["guild_id"] = str(source.guild_id)
    return reference, message


def _readable(world: World, user: User, message: Message) -> bool:
    intent = world.state.privileged_intents & CONTENT_INTENT
    return bool(intent) or message.author_id == user.id or user.id in message.mentions


def snapshots_of(world: World, target: Channel, source: Message) -> list[Snapshot]:
    """Return what a forward shows; its files are copies, so that they outlive the original."""
    shown = source.snapshots or [
        Snapshot(
            type=source.type,
            content=source.content,
            timestamp=source.timestamp,
            edited=source.edited,
            flags=source.flags,
            mentions=list(source.mentions),
            mention_roles=list(source.mention_roles),
            embeds=source.embeds,
            components=source.components,
            stickers=source.stickers,
            attachments=source.attachments,
        )
    ]
    return [
        replace(one, attachments=[_copied(world, target, file) for file in one.attachments]) for one in shown
    ]


def _copied(world: World, target: Channel, file: Attachment) -> Attachment:
    copy = replace(file, id=world.snowflakes.next(), channel_id=target.id)
    world.files.put(copy.id, world.files.get(file.id) or b"")
    return copy
