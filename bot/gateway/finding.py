"""Finding the person whom a moderator means: by mention, id, or a link to what they said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import discord

from bot.errors import UserError
from bot.gateway.people import find_user
from bot.gateway.services import Services
from bot.model import BridgeId, GuildId, MessageId, Moderator, Said, UserId
from bot.relay.marks import escape

_PERSON = re.compile(r"<@!?(\d{15,20})>|(\d{15,20})")
_LINK = re.compile(
    r"<?https://(?:(?:ptb|canary)\.)?discord(?:app)?\.com/channels/\d{1,20}/\d{15,20}/(\d{15,20})>?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Somebody, and the messages by which they were named."""

    user_id: UserId
    name: str
    """As it is shown to people."""
    said: Sequence[Said] = field(default=())


def bridges_of(services: Services, guild_id: GuildId) -> frozenset[BridgeId]:
    """The bridges that a server has a say in."""
    return frozenset(view.bridge.id for view in services.bridges.visible_to(guild_id))


async def find_target(services: Services, client: discord.Client, typed: str, *, by: Moderator) -> Target:
    """Who is meant; UserError if that is nobody, or somebody against whom no measure makes sense."""
    link, person = _LINK.fullmatch(typed.strip()), _PERSON.fullmatch(typed.strip())
    if link is not None:
        return await find_author(services, client, MessageId(int(link[1])), by=by)
    if person is None:
        raise UserError("error-person")
    number = int(person[1] or person[2])
    if person[2] and (said := await _said(services, MessageId(number), by=by)):
        return await _target(client, said[0].user_id, said, by=by)
    return await _target(client, UserId(number), (), by=by)


async def find_author(
    services: Services, client: discord.Client, message_id: MessageId, *, by: Moderator
) -> Target:
    """The person behind a copy or an original of one of the server's bridges."""
    said = await _said(services, message_id, by=by)
    if not said:
        raise UserError("error-message-unknown")
    return await _target(client, said[0].user_id, said, by=by)


async def find_said(services: Services, typed: str, *, by: Moderator) -> Sequence[Said]:
    """What a message says, by its link or id."""
    text = typed.strip()
    found = _LINK.fullmatch(text) or re.fullmatch(r"(\d{15,20})", text)
    said = await _said(services, MessageId(int(found[1])), by=by) if found else ()
    if not said:
        raise UserError("error-message-unknown")
    return said


async def find_id(services: Services, typed: str, *, by: Moderator) -> UserId:
    """Who is meant, without asking Discord whether there is such a person: for searching the record."""
    link, person = _LINK.fullmatch(typed.strip()), _PERSON.fullmatch(typed.strip())
    if link is not None and (said := await _said(services, MessageId(int(link[1])), by=by)):
        return said[0].user_id
    if person is None:
        raise UserError("error-person")
    return UserId(int(person[1] or person[2]))


async def _said(services: Services, message_id: MessageId, *, by: Moderator) -> Sequence[Said]:
    mine = bridges_of(services, by.guild_id)
    return [one for one in await services.said.in_message(message_id) if one.bridge_id in mine]


async def _target(client: discord.Client, user_id: UserId, said: Sequence[Said], *, by: Moderator) -> Target:
    if user_id == by.user_id:
        raise UserError("error-person-you")
    if client.user is not None and user_id == client.user.id:
        raise UserError("error-person-me")
    user = await find_user(client, user_id)
    if user is None and not said:
        raise UserError("error-person")
    name = f"<@{user_id}>" if user is None else escape(user.display_name)
    return Target(user_id=user_id, name=name, said=said)
