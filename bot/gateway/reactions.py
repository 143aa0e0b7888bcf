"""Reactions on Discord, at the pace that discord.py keeps."""

from collections.abc import Iterable, Mapping
from typing import Any

import discord

from bot.gateway.permissions import lacking
from bot.gateway.rest import asked_in, message_at
from bot.model import Emoji, MessageId, Place, Reactions
from bot.relay.ports import Forbidden, Full, Refused

MOST_REMEMBERED = 10_000
_AS_PICTURE = "\ufe0f"
"""Asks for an emoji where a character can be text, too; some clients leave it out."""


class ReactionBoard:
    """``bot.relay.reactions.ReactionBoard`` for Discord."""

    def __init__(self) -> None:
        self._client: discord.Client
        self._unusable: set[str] = set()

    def attach(self, client: discord.Client) -> None:
        """Look through this client from now on."""
        self._client = client

    def of(self, message: discord.Message) -> Reactions:
        """What is under a message that was read for another reason."""
        return self._usable(_of_message(message))

    async def under(self, place: Place, message_id: MessageId) -> Reactions | None:
        """By one request."""
        message = await message_at(self._client, place, message_id)
        return None if message is None else self._usable(_in_json(message))

    async def add(self, place: Place, message_id: MessageId, emoji: Emoji) -> None:
        """Without a request where the permission is known to be missing: too many refusals block an IP."""
        if lacking(self._client, place.channel_id, "add_reactions"):
            raise Forbidden("Add Reactions is missing")
        try:
            await asked_in(place, self._client.http.add_reaction(place.shown_in, message_id, emoji.name))
        except Full:
            raise
        except Refused:
            if emoji.is_custom:
                self._forget_about(emoji)
            raise
        except Forbidden as error:
            if emoji.is_custom:
                # Perhaps only emoji of other servers are not allowed.
                raise Refused(str(error)) from None
            raise

    async def remove(self, place: Place, message_id: MessageId, emoji: Emoji) -> None:
        """Take back our own."""
        await asked_in(place, self._client.http.remove_own_reaction(place.shown_in, message_id, emoji.name))

    def _usable(self, there: Reactions) -> Reactions:
        people = tuple(emoji for emoji in there.people if emoji.key not in self._unusable)
        return Reactions(people=people, ours=there.ours)

    def _forget_about(self, emoji: Emoji) -> None:
        """An emoji of a server that the bot is not in; asked for again after a restart at the latest."""
        if len(self._unusable) >= MOST_REMEMBERED:
            self._unusable.clear()
        self._unusable.add(emoji.key)


def _of_message(message: discord.Message) -> Reactions:
    """What people gave, and what we gave in their stead."""
    return _reactions((emoji_of(one.emoji), one.count, one.me + one.me_burst) for one in message.reactions)


def _in_json(message: Mapping[str, Any]) -> Reactions:
    """The same of a message as a request brings it."""
    return _reactions(
        (
            emoji_of(discord.PartialEmoji.from_dict(one["emoji"])),
            one["count"],
            one["me"] + one.get("me_burst", False),
        )
        for one in message.get("reactions", ())
    )


def _reactions(there: Iterable[tuple[Emoji, int, int]]) -> Reactions:
    there = list(there)
    return Reactions(
        people=tuple(one for one, count, ours in there if count > ours),
        ours=tuple(one for one, _, ours in there if ours),
    )


def emoji_of(given: discord.PartialEmoji | discord.Emoji | str) -> Emoji:
    """A custom emoji that was deleted has no name left, but a request needs one."""
    if not isinstance(given, str) and given.id is not None:
        return Emoji(key=str(given.id), name=f"{given.name or 'emoji'}:{given.id}")
    name = str(given)
    return Emoji(key=name.replace(_AS_PICTURE, ""), name=name)
