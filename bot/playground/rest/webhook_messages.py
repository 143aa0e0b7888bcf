"""What is posted through a webhook's token, or through that of an interaction."""

import hashlib
from dataclasses import replace
from typing import Final

from bot.playground import answers, posting, threads
from bot.playground.components import walk
from bot.playground.drafts import COMPONENTS_V2, EPHEMERAL, VOICE, Draft, read_draft
from bot.playground.errors import ApiError
from bot.playground.objects import Channel, Message, Webhook
from bot.playground.pending import Pending
from bot.playground.ratelimits import Limit
from bot.playground.rest.messages import read_edit
from bot.playground.rest.webhooks import by_token, read_name
from bot.playground.routing import Answer, Call, Routes
from bot.playground.state import FORUM

routes = Routes()

POSTS: Final = Limit(5, 2.0)


def _pending(call: Call) -> Pending | None:
    """Return the interaction that the path's token belongs to; None if it speaks of a webhook."""
    if not call.world.state.is_application(call.id("webhook_id")):
        return None
    pending = call.world.pending.by_token(call.path["token"])
    if pending is None or pending.application_id != call.id("webhook_id"):
        raise ApiError(50027)
    return pending


@routes("POST", "/webhooks/{webhook_id}/{token}", POSTS, is_open=True, posts_by_webhook=True)
async def execute(call: Call) -> Answer:
    """Post through a webhook, or answer an interaction once more."""
    if (pending := _pending(call)) is not None:
        return call.world.serialize.message(
            answers.follow_up(call.world, pending, read_draft(call.body, call.files))
        )
    webhook = by_token(call)
    form = call.form()
    name = read_name(form, "username")
    face = form.text("avatar_url", high=2_048)
    thread_name = form.text("thread_name", low=1, high=100)
    tags = form.snowflakes("applied_tags", high=5)
    form.check()
    # A webhook sends no stickers and answers nothing.
    body = {key: value for key, value in call.body.items() if key not in {"sticker_ids", "message_reference"}}
    draft = _interactive(call, webhook, read_draft(body, call.files))
    if draft.flags is not None:
        draft = replace(draft, flags=draft.flags & ~(EPHEMERAL | VOICE))
    author = call.world.state.users[webhook.user_id]
    if draft.empty:
        raise ApiError(50006)
    channel = _target(call, webhook, thread_name, tags)
    fresh = channel.id if thread_name else None
    message = posting.create(
        call.world,
        channel,
        author,
        draft,
        webhook=webhook,
        name=name or webhook.name,
        face=_face(call, webhook, face),
        message_id=fresh,
    )
    if call.query.get("wait", "").lower() not in {"true", "1"}:
        return None
    return call.world.serialize.message(message)


def _target(call: Call, webhook: Webhook, thread_name: str | None, tags: list[int] | None) -> Channel:
    """Return the channel, thread or new forum post that a webhook's message goes to."""
    state = call.world.state
    channel = state.channel(webhook.channel_id)
    thread_id = call.optional_id("thread_id")
    if thread_name and thread_id:
        raise ApiError(220002)
    if thread_id is not None:
        thread = state.channel(thread_id)
        if thread.parent_id != channel.id or thread.thread is None:
            raise ApiError(10003)
        return thread
    if channel.type == FORUM:
        if not thread_name:
            raise ApiError(220001)
        threads.check_tags(channel, tags or [], moderator=True)
        return threads.open_thread(call.world, channel, webhook.id, thread_name, tags=tags)
    if thread_name:
        raise ApiError(220003)
    return channel


def _interactive(call: Call, webhook: Webhook, draft: Draft) -> Draft:
    """Refuse or drop components that this webhook may not send."""
    if not draft.components or webhook.application_id is not None:
        return draft
    if not call.truth("with_components"):
        return replace(draft, components=[])
    if any("custom_id" in one for one in walk(draft.components)):
        form = call.form()
        form.wrong(
            "components", "WEBHOOK_COMPONENTS_INTERACTIVE", "Only an application's webhook may be interactive"
        )
        form.check()
    return draft


def _face(call: Call, webhook: Webhook, link: str | None) -> str | None:
    if not link:
        return webhook.avatar
    face = hashlib.md5(link.encode(), usedforsecurity=False).hexdigest()
    call.world.state.faces[face] = link
    return face


def _place(call: Call, webhook: Webhook) -> Channel:
    thread_id = call.optional_id("thread_id")
    channel = call.world.state.channel(webhook.channel_id)
    if thread_id is None:
        return channel
    thread = call.world.state.channel(thread_id)
    if thread.parent_id != channel.id:
        raise ApiError(10003)
    return thread


def _own(call: Call) -> tuple[Channel, Message, Pending | None]:
    """Return the message of the path, which must be one of this webhook's or interaction's."""
    state = call.world.state
    pending = _pending(call)
    wanted = call.path["message_id"]
    if pending is not None:
        channel = state.channel(pending.channel_id)
        message_id = pending.original_id if wanted == "@original" else call.id("message_id")
        if message_id is None:
            raise ApiError(10015 if not pending.answered else 10008)
        message = state.messages.get(channel.id, {}).get(message_id)
        # What a pressed component is on may be a plain post, which names no application.
        pressed = wanted == "@original" and message_id == pending.target_message_id
        if message is None or pending.application_id not in {
            message.application_id,
            message.author_id if pressed else None,
        }:
            raise ApiError(10008)
        return channel, message, pending
    webhook = by_token(call)
    channel = _place(call, webhook)
    message = state.message(channel, call.id("message_id"))
    if message.webhook_id != webhook.id:
        raise ApiError(10008)
    return channel, message, None


@routes("GET", "/webhooks/{webhook_id}/{token}/messages/{message_id}", is_open=True)
async def webhook_message(call: Call) -> Answer:
    """Return a message of one's own."""
    return call.world.serialize.message(_own(call)[1])


@routes("PATCH", "/webhooks/{webhook_id}/{token}/messages/{message_id}", POSTS, is_open=True)
async def edit_webhook_message(call: Call) -> Answer:
    """Change a message of one's own."""
    channel, message, pending = _own(call)
    draft = read_edit(call)
    if draft.components and message.flags & COMPONENTS_V2 and draft.content:
        raise ApiError(50035)
    if pending is None:
        draft = _interactive(call, by_token(call), draft)
    return call.world.serialize.message(posting.edit(call.world, channel, message, draft, None))


@routes("DELETE", "/webhooks/{webhook_id}/{token}/messages/{message_id}", POSTS, is_open=True)
async def delete_webhook_message(call: Call) -> Answer:
    """Delete a message of one's own."""
    channel, message, _ = _own(call)
    posting.delete(call.world, channel, message)
    return None
