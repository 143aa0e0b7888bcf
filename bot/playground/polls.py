"""Polls: asked, voted in, closed, and their result said aloud."""

import asyncio
import contextlib
import math
from typing import Any, Final, cast

from bot.playground import posting
from bot.playground.drafts import Draft
from bot.playground.errors import ApiError
from bot.playground.hub import Intent
from bot.playground.objects import Channel, Message, Poll
from bot.playground.validation import Json
from bot.playground.world import World

RESULT: Final = 46
"""The type of the message that says how a poll ended."""


def vote(world: World, channel: Channel, message: Message, user_id: int, chosen: list[int]) -> None:
    """Set which answers somebody chose, and tell of each that changed."""
    poll = of(message)
    if poll.finalized or poll.expiry <= world.clock():
        raise ApiError(520001)
    for answer_id, voters in poll.votes.items():
        if user_id in voters and answer_id not in chosen:
            voters.remove(user_id)
            _tell(world, channel, message, "MESSAGE_POLL_VOTE_REMOVE", (user_id, answer_id))
    for answer_id in chosen:
        if user_id not in poll.votes[answer_id]:
            poll.votes[answer_id].append(user_id)
            _tell(world, channel, message, "MESSAGE_POLL_VOTE_ADD", (user_id, answer_id))


def of(message: Message) -> Poll:
    """Return the poll of a message, refuse one without."""
    if message.poll is None:
        raise ApiError(520006)
    return message.poll


def _tell(world: World, channel: Channel, message: Message, event: str, choice: tuple[int, int]) -> None:
    user_id, answer_id = choice
    data: Json = {
        "user_id": str(user_id),
        "channel_id": str(channel.id),
        "message_id": str(message.id),
        "answer_id": answer_id,
    }
    if channel.guild_id is not None:
        data["guild_id"] = str(channel.guild_id)
    world.hub.to_channel(channel, event, data, Intent.GUILD_MESSAGE_POLLS)


async def close_in_time(world: World) -> None:
    """Close every poll when its time is over, also those of a world that was saved."""
    while True:
        world.poll_opened.clear()
        waiting = [
            (message.poll.expiry, channel_id, message)
            for channel_id, messages in world.state.messages.items()
            for message in messages.values()
            if message.poll is not None and not message.poll.finalized
        ]
        left = min((expiry for expiry, _, _ in waiting), default=math.inf) - world.clock()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(world.poll_opened.wait(), None if left == math.inf else max(0.0, left))
            continue
        for expiry, channel_id, message in waiting:
            there = world.state.messages.get(channel_id, {}).get(message.id) is message
            if there and expiry <= world.clock() and message.poll and not message.poll.finalized:
                close(world, world.state.channels[channel_id], message)


def close(world: World, channel: Channel, message: Message) -> None:
    """End a poll, tell of its final counts and post its result."""
    poll = of(message)
    poll.finalized = True
    poll.expiry = min(poll.expiry, world.clock())
    world.hub.message("MESSAGE_UPDATE", channel, message)
    reference: Json = {"type": 0, "channel_id": str(channel.id), "message_id": str(message.id)}
    if channel.guild_id is not None:
        reference["guild_id"] = str(channel.guild_id)
    webhook = world.state.webhooks.get(message.webhook_id or 0)
    author = world.state.users.get(webhook.user_id if webhook else message.author_id)
    if author is None:
        return
    posting.create(
        world,
        channel,
        author,
        Draft(embeds=[_result(poll)]),
        webhook=webhook,
        name=message.webhook_name,
        face=message.webhook_avatar,
        kind=RESULT,
        reference=reference,
    )


def _result(poll: Poll) -> Json:
    """Return the embed of a result; a tie has no winner."""
    counts = {answer_id: len(voters) for answer_id, voters in poll.votes.items()}
    most = max(counts.values(), default=0)
    winners = [answer_id for answer_id, number in counts.items() if number == most]
    values: dict[str, Any] = {
        "poll_question_text": poll.question,
        "victor_answer_votes": most,
        "total_votes": sum(counts.values()),
    }
    if len(winners) == 1 and most:
        media = cast(
            "Json", next(one for one in poll.answers if one["answer_id"] == winners[0])["poll_media"]
        )
        values |= {"victor_answer_id": winners[0], "victor_answer_text": media.get("text", "")}
        if emoji := cast("Json | None", media.get("emoji")):
            values |= {
                "victor_answer_emoji_id": emoji.get("id"),
                "victor_answer_emoji_name": emoji.get("name"),
                "victor_answer_emoji_animated": str(bool(emoji.get("animated"))).lower(),
            }
    fields = [
        {"name": key, "value": str(value), "inline": False}
        for key, value in values.items()
        if value is not None
    ]
    return {"type": "poll_result", "fields": fields}
