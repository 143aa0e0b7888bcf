"""Messages come, change and go: the one place that does it and tells everybody."""

from typing import Final

from bot.playground import expressions, threads, uploads
from bot.playground.drafts import COMPONENTS_V2, LOADING, SUPPRESS_EMBEDS, Draft, PollDraft
from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.objects import Channel, Message, Poll, Snapshot, User, Webhook
from bot.playground.permissions import Permission
from bot.playground.state import PRIVATE_THREAD
from bot.playground.validation import Json
from bot.playground.world import World

REPLY: Final = 19
NAME_CHANGED, SYSTEM_PIN, JOINED, THREAD_CREATED, THREAD_STARTER = 4, 6, 7, 18, 21
_SYSTEM: Final = frozenset({NAME_CHANGED, SYSTEM_PIN, JOINED, THREAD_CREATED, THREAD_STARTER})


def create(
    world: World,
    channel: Channel,
    author: User,
    draft: Draft,
    *,
    webhook: Webhook | None = None,
    name: str | None = None,
    face: str | None = None,
    kind: int = 0,
    interaction: Json | None = None,
    visible_to: int | None = None,
    reference: Json | None = None,
    application_id: int | None = None,
    message_id: int | None = None,
    snapshots: list[Snapshot] | None = None,
) -> Message:
    """Post a message and tell those who may see it; ``message_id`` is for the first one of a forum post."""
    writer = author if webhook is None else None
    bits = _bits(world, channel, writer)
    threads.wake(world, channel, moderator=bool(bits & Permission.MANAGE_THREADS))
    message = Message(
        id=message_id or world.snowflakes.next(),
        channel_id=channel.id,
        guild_id=channel.guild_id,
        author_id=webhook.id if webhook else author.id,
        content=expressions.spelled_out(world, channel, writer, draft.content or ""),
        timestamp=world.clock(),
        type=REPLY if reference and kind == 0 and reference.get("type", 0) == 0 else kind,
        flags=draft.flags or 0,
        tts=draft.tts,
        webhook_id=webhook.id if webhook else application_id,
        webhook_name=name,
        webhook_avatar=face,
        application_id=webhook.application_id if webhook else application_id,
        embeds=draft.embeds or [],
        components=draft.components or [],
        stickers=expressions.sticker_items(world, channel, author, draft.stickers),
        nonce=draft.nonce,
        reference=reference,
        interaction=interaction,
        visible_to=visible_to,
        poll=_poll(world, draft.poll),
        snapshots=snapshots or [],
    )
    message.attachments = uploads.store(world, channel, draft)
    if not message.flags & LOADING and kind not in _SYSTEM:
        refuse_empty(message)
    parse_mentions(world, channel, message, draft, writer)
    if reference and message.type == REPLY and draft.allowed.replied_user:
        origin = world.state.messages.get(channel.id, {}).get(int(reference["message_id"]))
        if origin is not None and origin.webhook_id is None and origin.author_id not in message.mentions:
            message.mentions.append(origin.author_id)
    world.state.messages.setdefault(channel.id, {})[message.id] = message
    if visible_to is None:
        channel.last_message_id = message.id
        threads.count(channel, message)
    if channel.thread is not None and visible_to is None:
        _bring_in(world, channel, message, writer)
    if message.poll is not None:
        world.poll_opened.set()
    world.hub.message("MESSAGE_CREATE", channel, message)
    return message


def edit(world: World, channel: Channel, message: Message, draft: Draft, author: User | None) -> Message:
    """Change a message and tell those who may see it; None in the draft leaves a thing as it is."""
    threads.refuse_archived(channel)
    before = (message.content, message.embeds, message.components, [one.id for one in message.attachments])
    if draft.kept is not None:
        kept = set(draft.kept)
        for gone in [one for one in message.attachments if one.id not in kept]:
            world.files.drop(gone.id)
        message.attachments = [one for one in message.attachments if one.id in kept]
    message.attachments += uploads.store(world, channel, draft)
    if draft.content is not None:
        message.content = expressions.spelled_out(world, channel, author, draft.content)
    if draft.embeds is not None:
        message.embeds = draft.embeds
    if draft.components is not None:
        message.components = draft.components
    loading = message.flags & LOADING
    if draft.flags is not None:
        mask = SUPPRESS_EMBEDS | COMPONENTS_V2
        message.flags = message.flags & ~SUPPRESS_EMBEDS | draft.flags & mask
    message.flags &= ~LOADING
    try:
        refuse_empty(message)
    except ApiError:
        message.content, message.embeds, message.components = before[0], before[1], before[2]
        raise
    # Discord does not remember the mentions that were allowed: they are parsed anew.
    parse_mentions(world, channel, message, draft, author)
    after = (message.content, message.embeds, message.components, [one.id for one in message.attachments])
    if (before != after or draft.content is not None) and not loading:
        message.edited = world.clock()
    message.nonce = None
    world.hub.message("MESSAGE_UPDATE", channel, message)
    return message


def delete(world: World, channel: Channel, message: Message) -> None:
    """Remove a message and say so."""
    _forget(world, channel, message)
    data: Json = {"id": str(message.id), "channel_id": str(channel.id)}
    if channel.guild_id is not None:
        data["guild_id"] = str(channel.guild_id)
    if message.visible_to is not None:
        world.hub.to_user(message.visible_to, "MESSAGE_DELETE", data)
        return
    world.hub.to_channel(channel, "MESSAGE_DELETE", data, Intent.GUILD_MESSAGES)


def delete_many(world: World, channel: Channel, messages: list[Message]) -> None:
    """Remove messages at once and say so in one event."""
    for message in messages:
        _forget(world, channel, message)
    if messages:
        ids = [str(message.id) for message in messages]
        data: Json = {"ids": ids, "channel_id": str(channel.id), "guild_id": str(channel.guild_id)}
        world.hub.to_channel(channel, "MESSAGE_DELETE_BULK", data, Intent.GUILD_MESSAGES)


def _forget(world: World, channel: Channel, message: Message) -> None:
    world.state.messages.get(channel.id, {}).pop(message.id, None)
    for attachment in message.files:
        world.files.drop(attachment.id)
    threads.count(channel, message, -1)


def refuse_empty(message: Message) -> None:
    """Refuse a message in which there is nothing to see."""
    seen = message.content or message.embeds or message.attachments or message.components
    if not seen and not message.stickers and not message.snapshots and message.poll is None:
        raise ApiError(50006)


def parse_mentions(
    world: World, channel: Channel, message: Message, draft: Draft, author: User | None
) -> None:
    """Work out whom a message pings: named in it, allowed, there, and within the author's rights."""
    state = world.state
    guild = state.guilds.get(channel.guild_id or 0)
    loud = bool(_bits(world, channel, author) & Permission.MENTION_EVERYONE)
    replied = [one for one in message.mentions if message.type == REPLY and draft.allowed.replied_user]
    named = [one for one in draft.allowed.users_in(message.content) if one in state.users]
    message.mentions = list(dict.fromkeys(named + replied))
    message.mention_everyone = guild is not None and loud and draft.allowed.everyone_in(message.content)
    roles = guild.roles if guild is not None else {}
    message.mention_roles = [
        one
        for one in draft.allowed.roles_in(message.content)
        if one in roles and (loud or roles[one].mentionable)
    ]


def _bring_in(world: World, channel: Channel, message: Message, writer: User | None) -> None:
    """Add who writes in a thread to it, and whom a public one's message pings."""
    if writer is not None:
        threads.join(world, channel, writer.id)
    if channel.type == PRIVATE_THREAD:
        return
    for user_id in message.mentions:
        if world.state.permissions(channel, user_id, now=world.clock()) & Permission.VIEW_CHANNEL:
            threads.join(world, channel, user_id)


def _poll(world: World, asked: PollDraft | None) -> Poll | None:
    if asked is None:
        return None
    numbered = list(enumerate(asked.answers, start=1))
    return Poll(
        question=asked.question,
        answers=[{"answer_id": number, "poll_media": media} for number, media in numbered],
        expiry=world.clock() + asked.hours * 3600,
        allow_multiselect=asked.allow_multiselect,
        votes={number: [] for number, _ in numbered},
    )


def _bits(world: World, channel: Channel, author: User | None) -> int:
    """Return what an author may do; a webhook (None) may ping everybody and moderates nothing."""
    if author is None:
        return int(Permission.MENTION_EVERYONE)
    return world.state.permissions(channel, author.id, now=world.clock())
