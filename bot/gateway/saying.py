"""What the bot itself says, outside of bridges: taken by Discord once, and found again after a crash."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

import discord

from bot.gateway.answers import Answered
from bot.gateway.pings import pinging
from bot.gateway.rest import asked
from bot.model import MessageId, UserId

PAGE = 100
MOST_PAGES = 3
"""Of a conversation that are searched for what we may have said there."""
SKEW = timedelta(minutes=5)
"""By which two machines' clocks may differ."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Something to say; ``nonce`` makes Discord take it once, for some minutes."""

    text: str
    nonce: str
    """At most 25 characters."""
    embeds: Sequence[discord.Embed] = ()
    files: Sequence[discord.File] = ()
    view: discord.ui.View | None = None
    pings: Collection[UserId] = field(default=())
    answers: MessageId | None = None
    """A message in the same place, which is answered without a ping."""


class Saying:
    """``DeliveryError`` where Discord refuses or does not answer."""

    _client: discord.Client

    def attach(self, client: discord.Client) -> None:
        """Ask through this client from now on."""
        self._client = client

    async def say(self, channel_id: int, words: Words) -> MessageId | None:
        """In a thread or a channel; ``ChannelGone`` where it is no more.

        Nothing where Discord knows the nonce of a message that was said, and has been deleted since.
        """
        channel = self._client.get_partial_messageable(channel_id)
        besides: dict[str, Any] = {}
        if words.files:
            besides["files"] = list(words.files)
        if words.view is not None:
            besides["view"] = words.view
        if words.answers is not None:
            besides["reference"] = Answered(message_id=words.answers, channel_id=channel_id)
        sent = channel.send(
            words.text,
            embeds=list(words.embeds),
            nonce=words.nonce,
            suppress_embeds=not words.embeds,
            allowed_mentions=pinging(words.pings),
            **besides,
        )
        message = cast("discord.Message | None", await asked(sent))
        return None if message is None else MessageId(message.id)

    async def change(self, channel_id: int, message_id: MessageId, text: str) -> None:
        """Other words in the place of those that one of our messages has."""
        message = self._client.get_partial_messageable(channel_id).get_partial_message(message_id)
        await asked(message.edit(content=text, allowed_mentions=pinging(())))

    async def take_back(self, channel_id: int, message_id: MessageId) -> None:
        """One of our own messages; nothing where it is gone."""
        await asked(self._client.http.delete_message(channel_id, message_id))

    async def has_said(self, channel_id: int, recognise: Callable[[Json], bool], *, since: datetime) -> bool:
        """Whether one of our own messages there is the one that is meant."""
        return await self.find_said(channel_id, recognise, since=since) is not None

    async def find_said(
        self, channel_id: int, recognise: Callable[[Json], bool], *, since: datetime
    ) -> MessageId | None:
        """The one of our own messages there that is meant; the newest are looked at first."""
        least, before = discord.utils.time_snowflake(since - SKEW), cast("int | None", None)
        for _ in range(MOST_PAGES):
            page = await asked(self._client.http.logs_from(channel_id, PAGE, before=before))
            for message in page:
                if int(message["id"]) < least:
                    return None
                if self._is_me(message["author"]["id"]) and recognise(message):
                    return MessageId(int(message["id"]))
            if len(page) < PAGE:
                return None
            before = min(int(message["id"]) for message in page)
        return None

    def _is_me(self, user_id: Any) -> bool:
        return self._client.user is not None and str(user_id) == str(self._client.user.id)


def has_button(message: Json, custom_id: str) -> bool:
    """Whether a message carries the button with this id."""
    rows = cast("Sequence[Json]", message.get("components") or ())
    return any(
        part.get("custom_id") == custom_id
        for row in rows
        for part in cast("Sequence[Json]", row.get("components") or ())
    )
