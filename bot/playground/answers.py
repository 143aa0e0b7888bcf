"""What the bot answers to an interaction, and what the person sees of it."""

from dataclasses import replace
from typing import Final

from bot.playground import posting
from bot.playground.components import read_components
from bot.playground.drafts import (
    COMPONENTS_V2,
    EPHEMERAL,
    LOADING,
    SUPPRESS_EMBEDS,
    Draft,
    emptied,
    read_draft,
)
from bot.playground.errors import ApiError
from bot.playground.objects import Message
from bot.playground.pending import Pending
from bot.playground.routing import Upload
from bot.playground.validation import Form, Json
from bot.playground.world import World

PONG, MESSAGE, LATER, UPDATE_LATER, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9
_ALLOWED: Final[dict[int, frozenset[int]]] = {
    2: frozenset({MESSAGE, LATER, MODAL}),
    3: frozenset({MESSAGE, LATER, UPDATE_LATER, UPDATE, MODAL}),
    4: frozenset({CHOICES}),
    5: frozenset({MESSAGE, LATER, UPDATE_LATER, UPDATE}),
}


def answer(world: World, pending: Pending, kind: int, data: Json, files: list[Upload]) -> Message | None:
    """Carry out the first answer; returns the message that it made or changed."""
    if pending.answered:
        raise ApiError(40060)
    allowed = _ALLOWED[pending.kind]
    if pending.kind == 5 and pending.target_message_id is None:
        allowed = allowed - {UPDATE, UPDATE_LATER}
    if kind not in allowed:
        form = Form({})
        form.wrong("type", "BASE_TYPE_CHOICES", f"Value must be one of {tuple(sorted(allowed))}.")
        form.check()
    message: Message | None = None
    if kind == MESSAGE:
        message = _post(world, pending, read_draft(data, files))
        pending.original_id = message.id
    elif kind == LATER:
        flags = LOADING | int(data.get("flags") or 0) & EPHEMERAL
        message = _post(world, pending, Draft(flags=flags))
        pending.original_id = message.id
    elif kind in {UPDATE, UPDATE_LATER}:
        pending.original_id = pending.target_message_id
        if kind == UPDATE:
            message = _update(world, pending, data, files)
    elif kind == CHOICES:
        _choices(world, pending, data)
    else:
        _modal(world, pending, data)
    pending.answered = True
    if pending.kind != 4:
        world.hub.to_user(pending.user_id, "INTERACTION_SUCCESS", _mark(pending))
    return message


def follow_up(world: World, pending: Pending, draft: Draft) -> Message:
    """Post one more answer; the first one after a deferral takes the place of "is thinking"."""
    if not pending.answered:
        raise ApiError(10015)
    channel = world.state.channel(pending.channel_id)
    original = world.state.messages.get(channel.id, {}).get(pending.original_id or 0)
    if original is not None and original.flags & LOADING:
        return posting.edit(world, channel, original, draft, None)
    return _post(world, pending, draft)


def fail(world: World, pending: Pending) -> None:
    """Tell the person that the bot did not answer in time."""
    if not pending.answered:
        pending.failed = True
        world.hub.to_user(pending.user_id, "INTERACTION_FAILURE", {**_mark(pending), "reason_code": 2})


def _mark(pending: Pending) -> Json:
    return {"id": str(pending.id), "nonce": pending.nonce}


def _post(world: World, pending: Pending, draft: Draft) -> Message:
    flags = (draft.flags or 0) & (EPHEMERAL | LOADING | SUPPRESS_EMBEDS | COMPONENTS_V2)
    context_menu = pending.kind == 2 and pending.data.get("type") in {2, 3}
    kind = (23 if context_menu else 20) if pending.kind == 2 and pending.original_id is None else 0
    return posting.create(
        world,
        world.state.channel(pending.channel_id),
        world.state.application(pending.application_id),
        replace(draft, flags=flags),
        application_id=pending.application_id,
        kind=kind,
        interaction=_metadata(world, pending),
        visible_to=pending.user_id if flags & EPHEMERAL else None,
    )


def _metadata(world: World, pending: Pending) -> Json:
    owners = {"0": str(pending.guild_id or 0)}
    found: Json = {
        "id": str(pending.id),
        "type": pending.kind,
        "user": world.serialize.user(world.state.users[pending.user_id]),
        "authorizing_integration_owners": owners,
    }
    if pending.kind == 2:
        found |= {"name": pending.data.get("name"), "command_type": pending.data.get("type", 1)}
    if pending.kind == 3 and pending.target_message_id:
        found["interacted_message_id"] = str(pending.target_message_id)
    if pending.kind == 5:
        opener = world.pending.modal(int(pending.root.get("modal_id", 0)))
        if opener is not None:
            found["triggering_interaction_metadata"] = _metadata(world, opener)
    return found


def _update(world: World, pending: Pending, data: Json, files: list[Upload]) -> Message:
    channel = world.state.channel(pending.channel_id)
    target = world.state.messages.get(channel.id, {}).get(pending.target_message_id or 0)
    if target is None:
        raise ApiError(10008)
    return posting.edit(world, channel, target, read_draft(emptied(data), files), None)


def _choices(world: World, pending: Pending, data: Json) -> None:
    form = Form(data)
    for choice in form.forms("choices", high=25):
        choice.require("name")
        choice.require("value")
        choice.text("name", low=1, high=100)
        if isinstance(choice.body.get("value"), str):
            choice.text("value", high=100)
    form.check()
    shown: Json = {**_mark(pending), "choices": data.get("choices") or []}
    world.hub.to_user(pending.user_id, "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", shown)


def _modal(world: World, pending: Pending, data: Json) -> None:
    form = Form(data)
    form.require("custom_id")
    form.require("title")
    form.text("custom_id", low=1, high=100)
    form.text("title", low=1, high=45)
    components = read_components(form, modal=True) or []
    if not 1 <= len(components) <= 5:
        form.wrong("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    form.check()
    modal: Json = {"custom_id": data["custom_id"], "title": data["title"], "components": components}
    pending.root["modal"] = modal
    world.pending.open_modal(pending)
    bot = world.state.application(pending.application_id)
    shown: Json = {
        **_mark(pending),
        **modal,
        "channel_id": str(pending.channel_id),
        "application": {
            "id": str(bot.id),
            "name": bot.shown,
            "icon": None,
            "description": "",
            "bot": world.serialize.user(bot),
        },
    }
    world.hub.to_user(pending.user_id, "INTERACTION_MODAL_CREATE", shown)
