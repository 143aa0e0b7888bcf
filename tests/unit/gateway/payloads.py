"""Messages as Discord sends them, taken in by discord.py."""

from types import SimpleNamespace
from typing import Any, cast

import discord

NOW = "2026-01-01T12:00:00+00:00"
PERSON = {"id": "101", "username": "maya", "discriminator": "0", "avatar": None, "global_name": "Maya"}
BOT = {"id": "102", "username": "helper", "discriminator": "0000", "avatar": None, "bot": True}
FILE = {
    "id": "9",
    "filename": "cat.png",
    "size": 10,
    "url": "https://cdn.example/cat.png",
    "proxy_url": "https://media.example/cat.png",
}


def message(**fields: Any) -> discord.Message:
    """A message of a person in a server's channel, with ``fields`` instead of what it would have."""
    guild = SimpleNamespace(id=3, get_member=_nothing, get_role=_nothing, _resolve_channel=_nothing)
    channel = SimpleNamespace(id=2, guild=guild, type=discord.ChannelType.text)
    state = SimpleNamespace(
        store_user=_user,
        allowed_mentions=None,
        http=None,
        _get_guild=_nothing,
        _get_message=_nothing,
        _update_poll_results=_nothing,
    )
    payload = {
        "id": "1",
        "channel_id": "2",
        "guild_id": "3",
        "author": PERSON,
        "content": "",
        "timestamp": NOW,
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
        **fields,
    }
    return discord.Message(state=cast("Any", state), channel=cast("Any", channel), data=cast("Any", payload))


def _nothing(*_: object) -> None:
    """Whatever is asked for is not in any cache."""


def _user(data: Any, **_: object) -> discord.User:
    return discord.User(state=cast("Any", None), data=data)
