"""Reactions on Discord, at the pace that discord.py keeps."""

from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from typing import Any

import discord

from bot.gateway.permissions import lacking
from bot.gateway.rest import asked_in, message_at
from bot.model import Emoji, MessageId, Place, Reactions, UserId
from bot.relay.ports import Forbidden, Full, Refused

MOST_REMEMBERED = 10_000
PAGE, MOST_PAGES = 100, 10
"""People in one answer, and answers that are read for one emoji."""
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

    async def givers(self, place: Place, message_id: MessageId) -> Mapping[UserId, int] | None:
        """How many reactions of each person are under a message, without bots; nothing when it is gone."""
        message = await message_at(self._client, place, message_id)
        if message is None:
            return None
        found: Counter[UserId] = Counter()
        for one in message.get("reactions", ()):
            emoji = emoji_of(discord.PartialEmoji.from_dict(one["emoji"]))
            if one["count"] > one["me"]:
                found.update([giver async for giver in self._givers_of(place, message_id, emoji)])
        return found

    async def _givers_of(self, place: Place, message_id: MessageId, emoji: Emoji) -> AsyncIterator[UserId]:
        after = 0
        for _ in range(MOST_PAGES):
            call = self._client.http.get_reaction_users(
                place.shown_in, message_id, emoji.name, limit=PAGE, after=after
            )
            users: Sequence[Mapping[str, Any]] = await asked_in(place, call) or []
            for user in users:
                if not user.get("bot"):
                    yield UserId(int(user["id"]))
            if len(users) < PAGE:
                return
            after = int(users[-1]["id"])

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
