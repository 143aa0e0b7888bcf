"""A message as bytes and back: the one place through which text reaches the disk, sealed.

JSON with a version; fields it does not know are skipped, fields it misses get their defaults. Lone
surrogates, which Python's text may hold and UTF-8 may not, pass through unchanged.
"""

import json
from datetime import datetime
from typing import Any, cast

from bot.errors import StorageError
from bot.model import (
    Author,
    ChannelId,
    Forward,
    GuildId,
    Incoming,
    Mentions,
    MessageId,
    Reply,
    RoleId,
    ThreadId,
    UserId,
    WebhookId,
)
from bot.storage.codec_content import (
    attachment_in,
    attachment_out,
    card_in,
    card_out,
    poll_in,
    poll_out,
    result_in,
    result_out,
    slim,
    sticker_in,
    sticker_out,
)
from bot.storage.sealing import Sealer
from bot.storage.times import from_micros, to_micros

VERSION = 1


def sealed(incoming: Incoming, sealer: Sealer) -> bytes:
    """As it is stored."""
    return sealer.seal(encode(incoming))


def unsealed(payload: bytes, sealer: Sealer) -> Incoming:
    """StorageError when it cannot be read, a ``WrongKey`` if that is the reason."""
    return decode(sealer.open(payload))


def encode(incoming: Incoming) -> bytes:
    """What does not differ from its default is left out."""
    reply = incoming.reply
    document: dict[str, Any] = {
        "v": VERSION,
        "id": incoming.id,
        "channel": incoming.channel_id,
        "thread": incoming.thread_id,
        "guild": incoming.guild_id,
        "author": {
            "id": incoming.author.id,
            "name": incoming.author.name,
            "avatar": incoming.author.avatar_url,
            "bot": incoming.author.is_bot,
        },
        "content": incoming.content,
        "created": to_micros(incoming.created_at),
        "edited": None if incoming.edited_at is None else to_micros(incoming.edited_at),
        "webhook": incoming.webhook_id,
        "attachments": [attachment_out(file) for file in incoming.attachments],
        "stickers": [sticker_out(sticker) for sticker in incoming.stickers],
        "poll": poll_out(incoming.poll),
        "poll_result": result_out(incoming.poll_result),
        "cards": [card_out(card) for card in incoming.cards],
        "forward": incoming.forward and incoming.forward.channel_id,
        "answers": incoming.answers_command,
        "reply": reply and {"id": reply.message_id, "channel": reply.channel_id, "author": reply.author_name},
        "users": {str(key): name for key, name in incoming.mentions.users.items()},
        "roles": {str(key): name for key, name in incoming.mentions.roles.items()},
        "channels": {str(key): name for key, name in incoming.mentions.channels.items()},
        "no_embeds": incoming.suppress_embeds,
    }
    return json.dumps(slim(document), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def decode(payload: bytes) -> Incoming:
    """StorageError when the bytes are no message, or one of a version to come."""
    try:
        document = json.loads(payload.decode("utf-8", "surrogatepass"))
        if document["v"] != VERSION:
            raise StorageError("A waiting message was written by a newer version of Magpie.")
        return _incoming(document)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise StorageError("A waiting message cannot be read back.") from error


def _incoming(document: dict[str, Any]) -> Incoming:
    author = document["author"]
    return Incoming(
        id=MessageId(document["id"]),
        channel_id=ChannelId(document["channel"]),
        guild_id=GuildId(document["guild"]),
        author=Author(
            id=UserId(author["id"]),
            name=author["name"],
            avatar_url=author.get("avatar"),
            is_bot=author.get("bot", False),
        ),
        content=document.get("content", ""),
        created_at=from_micros(document["created"]),
        edited_at=_moment(document.get("edited")),
        thread_id=cast("ThreadId | None", document.get("thread")),
        webhook_id=cast("WebhookId | None", document.get("webhook")),
        attachments=tuple(attachment_in(file) for file in document.get("attachments", ())),
        stickers=tuple(sticker_in(sticker) for sticker in document.get("stickers", ())),
        reply=_reply(document.get("reply")),
        mentions=Mentions(
            users={UserId(key): name for key, name in _named(document, "users")},
            roles={RoleId(key): name for key, name in _named(document, "roles")},
            channels={ChannelId(key): name for key, name in _named(document, "channels")},
        ),
        suppress_embeds=document.get("no_embeds", False),
        poll=poll_in(document.get("poll")),
        poll_result=result_in(document.get("poll_result")),
        cards=tuple(card_in(card) for card in document.get("cards", ())),
        forward=_forward(document.get("forward")),
        answers_command=document.get("answers", False),
    )


def _moment(micros: int | None) -> datetime | None:
    return None if micros is None else from_micros(micros)


def _reply(reply: dict[str, Any] | None) -> Reply | None:
    if reply is None:
        return None
    return Reply(
        message_id=MessageId(reply["id"]),
        channel_id=ChannelId(reply["channel"]),
        author_name=reply.get("author"),
    )


def _forward(channel_id: int | None) -> Forward | None:
    return None if channel_id is None else Forward(channel_id=ChannelId(channel_id))


def _named(document: dict[str, Any], field: str) -> list[tuple[int, str]]:
    names = cast("dict[str, str]", document.get(field, {}))
    return [(int(key), name) for key, name in names.items()]
