"""Who may be paired in a server."""

from collections.abc import Callable
from datetime import datetime

import discord

from bot.model import GuildId, UserId
from bot.moderation.sanctions import Sanctions


class Admission:
    """``bot.pairing.rounds.Admission``: no bots, nobody whom the server keeps out of its channels, and
    nobody at all where the bot was removed.

    Whoever is not known to Discord's library is let in: members are not held in memory, and one who has left
    the server cannot be let into the thread.
    """

    def __init__(self, sanctions: Sanctions, *, clock: Callable[[], datetime]) -> None:
        self._sanctions = sanctions
        self._clock = clock
        self._client: discord.Client

    def attach(self, client: discord.Client) -> None:
        """Look people up through this client from now on."""
        self._client = client

    def admits(self, guild_id: GuildId, user_id: UserId) -> bool:
        if self._sanctions.in_force(guild_id, user_id, self._clock()) is not None:
            return False
        guild = self._client.get_guild(guild_id)
        if guild is None:
            return False
        person = guild.get_member(user_id) or self._client.get_user(user_id)
        return person is None or not person.bot
