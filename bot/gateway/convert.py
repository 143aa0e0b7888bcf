"""From discord.py's objects to the model's values."""

import discord

from bot.gateway import shapes
from bot.gateway.threads import place_in
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
    UserId,
    WebhookId,
)

AVATAR_SIZE = 128
"""Pixels; what a client shows beside a message, with room for dense screens."""

_ANSWERS = frozenset({discord.MessageType.chat_input_command, discord.MessageType.context_menu_command})
_SPOKEN = _ANSWERS | {
    discord.MessageType.default,
    discord.MessageType.reply,
    discord.MessageType.poll_result,
}


def concerns_the_relay(message: discord.Message, client: discord.Client) -> bool:
    """Said in a server, and neither by us nor to us.

    Joins, pins and boosts are announcements of Discord's own; a command given by mention is nobody else's
    concern. An answer of a bot that is still thinking comes as an edit, later.
    """
    if message.type not in _SPOKEN or message.guild is None or client.user is None:
        return False
    if message.flags.loading or message.flags.ephemeral:
        return False
    if message.author == client.user or message.application_id == client.application_id:
        return False
    return not message.content.startswith((f"<@{client.user.id}>", f"<@!{client.user.id}>"))


def incoming(message: discord.Message) -> Incoming:
    """A message of a server's channel as the relay knows it."""
    assert message.guild is not None, "only servers' messages are relayed"
    said = message.message_snapshots[0] if message.message_snapshots else message
    author, place = _author(message), place_in(message.channel, message.channel.id)
    return Incoming(
        id=MessageId(message.id),
        channel_id=place.channel_id,
        thread_id=place.thread_id,
        guild_id=GuildId(message.guild.id),
        author=author,
        content=shapes.encodable(said.content),
        created_at=message.created_at,
        edited_at=message.edited_at,
        webhook_id=None if message.webhook_id is None else WebhookId(message.webhook_id),
        attachments=shapes.attachments(said.attachments),
        stickers=shapes.stickers(said.stickers),
        reply=_reply(message),
        mentions=_mentions(message),
        suppress_embeds=message.flags.suppress_embeds or _lacks_previews(message),
        poll=shapes.poll(message.poll),
        poll_result=shapes.poll_result(message),
        # People's embeds are previews of links, which the destination makes by itself.
        cards=shapes.cards(said.embeds, said.content) if author.is_bot else (),
        forward=_forward(message),
        answers_command=message.type in _ANSWERS,
    )


def _lacks_previews(message: discord.Message) -> bool:
    """Whether Discord shows no previews of the author's links, for they lack the permission there."""
    author, channel = message.author, message.channel
    if not isinstance(author, discord.Member) or isinstance(channel, discord.PartialMessageable):
        return False
    try:
        return not channel.permissions_for(author).embed_links
    except discord.ClientException:
        # A thread whose channel is not known.
        return False


def _author(message: discord.Message) -> Author:
    author = message.author
    return Author(
        id=UserId(author.id),
        name=shapes.encodable(author.display_name),
        avatar_url=author.display_avatar.with_size(AVATAR_SIZE).url,
        # Webhooks too: those of other bots, and of channels that are followed from elsewhere.
        is_bot=author.bot or message.webhook_id is not None,
    )


def _reply(message: discord.Message) -> Reply | None:
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    if reference.message_id is None:
        return None
    answered = reference.resolved if isinstance(reference.resolved, discord.Message) else None
    if message.type is discord.MessageType.poll_result:
        # It says which poll has ended, and is told in its asker's name.
        answered = message
    return Reply(
        message_id=MessageId(reference.message_id),
        channel_id=ChannelId(reference.channel_id),
        author_name=None if answered is None else answered.author.display_name,
    )


def _mentions(message: discord.Message) -> Mentions:
    return Mentions(
        users={UserId(user.id): user.display_name for user in message.mentions},
        roles={RoleId(role.id): role.name for role in message.role_mentions},
        channels={ChannelId(channel.id): channel.name for channel in message.channel_mentions},
    )


def _forward(message: discord.Message) -> Forward | None:
    if not message.message_snapshots or message.reference is None:
        return None
    return Forward(channel_id=ChannelId(message.reference.channel_id))
