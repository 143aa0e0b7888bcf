"""Polls: vote as a client does, see who chose what, end one's own early."""

from bot.playground import polls
from bot.playground.errors import ApiError
from bot.playground.objects import Channel, Message
from bot.playground.permissions import Permission
from bot.playground.rest.messages import shown
from bot.playground.routing import Answer, Call, Routes

routes = Routes()

_PATH = "/channels/{channel_id}/polls/{message_id}"


def _found(call: Call) -> tuple[Channel, Message]:
    channel = call.channel(Permission.READ_MESSAGE_HISTORY)
    return channel, call.world.state.message(channel, call.id("message_id"))


@routes("PUT", _PATH + "/answers/@me")
async def vote(call: Call) -> Answer:
    """Choose answers, or with an empty list none any more."""
    if call.user.bot:
        raise ApiError(20001)
    channel, message = _found(call)
    poll = polls.of(message)
    form = call.form()
    form.require("answer_ids")
    chosen = form.snowflakes("answer_ids", high=10) or []
    if any(one not in poll.votes for one in chosen):
        form.wrong("answer_ids", "BASE_TYPE_CHOICES", f"Value must be one of {tuple(poll.votes)}.")
    if len(chosen) > 1 and not poll.allow_multiselect:
        form.wrong("answer_ids", "BASE_TYPE_MAX_LENGTH", "Must be 1 or fewer in length.")
    form.check()
    polls.vote(call.world, channel, message, call.user.id, chosen)
    return None


@routes("GET", _PATH + "/answers/{answer_id}")
async def voters(call: Call) -> Answer:
    """List who chose an answer."""
    _, message = _found(call)
    poll = polls.of(message)
    limit = call.number("limit", 25, low=1, high=100)
    after = call.optional_id("after") or 0
    answer_id = call.id("answer_id")
    users = sorted(one for one in poll.votes.get(answer_id, []) if one > after)[:limit]
    return {"users": [call.world.serialize.user(call.world.state.users[one]) for one in users]}


@routes("POST", _PATH + "/expire")
async def expire(call: Call) -> Answer:
    """End one's own poll now."""
    channel, message = _found(call)
    poll = polls.of(message)
    if message.author_id != call.user.id:
        raise ApiError(50005)
    if poll.finalized:
        raise ApiError(520001)
    polls.close(call.world, channel, message)
    return shown(call, message)
