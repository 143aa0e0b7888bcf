"""From discord.py's objects to the model's values."""

import discord

from bot.model import (
    Attachment,
    Author,
    ChannelId,
    GuildId,
    Incoming,
    Mentions,
    MessageId,
    Reply,
    RoleId,
    UserId,
    WebhookId,
)

AVATAR_SIZE = 128
"""Pixels; what a client shows beside a message, with room for dense screens."""

_SPOKEN = frozenset({discord.MessageType.default, discord.MessageType.reply})


def concerns_the_relay(message: discord.Message, client: discord.Client) -> bool:
    """Said in a server, and neither by us nor to us.

    Joins, pins and boosts are announcements of Discord's own; a command given by mention is nobody else's
    concern.
    """
    if message.type not in _SPOKEN or message.guild is None or client.user is None:
        return False
    if message.author == client.user or message.application_id == client.application_id:
        return False
    return not message.content.startswith((f"<@{client.user.id}>", f"<@!{client.user.id}>"))


def incoming(message: discord.Message) -> Incoming:
    """A message of a server's channel as the relay knows it."""
    assert message.guild is not None, "only servers' messages are relayed"
    return Incoming(
        id=MessageId(message.id),
        channel_id=ChannelId(message.channel.id),
        guild_id=GuildId(message.guild.id),
        author=_author(message.author),
        content=encodable(message.content),
        created_at=message.created_at,
        edited_at=message.edited_at,
        webhook_id=None if message.webhook_id is None else WebhookId(message.webhook_id),
        attachments=tuple(_attachment(attachment) for attachment in message.attachments),
        stickers=tuple(sticker.name for sticker in message.stickers),
        reply=_reply(message.reference),
        mentions=_mentions(message),
        suppress_embeds=message.flags.suppress_embeds,
    )


def _author(author: discord.Member | discord.User) -> Author:
    return Author(
        id=UserId(author.id),
        name=encodable(author.display_name),
        avatar_url=author.display_avatar.with_size(AVATAR_SIZE).url,
        is_bot=author.bot,
    )


def _attachment(attachment: discord.Attachment) -> Attachment:
    return Attachment(
        filename=encodable(attachment.filename),
        url=attachment.url,
        size=attachment.size,
        description=attachment.description,
        spoiler=attachment.is_spoiler(),
    )


def _reply(reference: discord.MessageReference | None) -> Reply | None:
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    if reference.message_id is None:
        return None
    answered = reference.resolved
    return Reply(
        message_id=MessageId(reference.message_id),
        channel_id=ChannelId(reference.channel_id),
        author_name=answered.author.display_name if isinstance(answered, discord.Message) else None,
    )


def _mentions(message: discord.Message) -> Mentions:
    return Mentions(
        users={UserId(user.id): user.display_name for user in message.mentions},
        roles={RoleId(role.id): role.name for role in message.role_mentions},
        channels={ChannelId(channel.id): channel.name for channel in message.channel_mentions},
    )


def encodable(text: str) -> str:
    """JSON can carry half a surrogate pair, UTF-8 cannot; it becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
