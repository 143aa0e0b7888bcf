"""Whom a message of ours may ping: nobody but these people."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

import discord

from bot.model import UserId


@dataclass(frozen=True, slots=True)
class _Pinged:
    """The library hands on what it is given, and Discord's description asks for ids as text."""

    id: str


def pinging(user_ids: Iterable[UserId]) -> discord.AllowedMentions:
    users = [cast("discord.abc.Snowflake", _Pinged(str(user_id))) for user_id in user_ids]
    return discord.AllowedMentions(everyone=False, roles=False, users=users, replied_user=False)
