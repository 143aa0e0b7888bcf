"""Buttons in pairs' threads, which stay closed when the pair is over."""

from typing import TYPE_CHECKING, cast

import discord

from bot.gateway.services import Services
from bot.gateway.views.base import LastingButton
from bot.model import ThreadId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie


class RoomButton(LastingButton, template=r"(?!)"):
    """A subclass gives what a ``LastingButton`` does."""

    async def callback(self, interaction: discord.Interaction) -> None:
        await super().callback(interaction)
        await keep_closed(cast("Magpie", interaction.client).services, interaction)


async def keep_closed(services: Services, interaction: discord.Interaction) -> None:
    """After an answer, which opens a closed thread again."""
    await services.pairing.watch.answered(ThreadId(interaction.channel_id or 0))
