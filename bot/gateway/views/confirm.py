"""A question with a dangerous yes and a safe no."""

from collections.abc import Awaitable, Callable

import discord

from bot.errors import UserError
from bot.gateway.answers import show
from bot.gateway.people import acting
from bot.gateway.services import Services
from bot.gateway.views.base import PersonalView
from bot.gateway.views.parts import Press
from bot.i18n import Speaker
from bot.model import Power
from bot.relay.bridges import BridgeView


class ConfirmView(PersonalView):
    """Runs ``action`` after a yes and shows the text it returns."""

    def __init__(
        self,
        asked_by: discord.Interaction,
        speaker: Speaker,
        *,
        yes: str,
        no: str,
        kept: str,
        action: Callable[[discord.Interaction], Awaitable[str]],
    ) -> None:
        super().__init__(asked_by, speaker)
        self._kept = kept
        self._action = action
        self.add_item(Press(yes, self._yes, style=discord.ButtonStyle.danger))
        self.add_item(Press(no, self._no))

    async def _yes(self, interaction: discord.Interaction) -> None:
        text = await self._action(interaction)
        self.stop()
        await show(interaction, text, view=None)

    async def _no(self, interaction: discord.Interaction) -> None:
        self.stop()
        await show(interaction, self._kept, view=None)


def confirm_removal(
    asked_by: discord.Interaction, speaker: Speaker, services: Services, view: BridgeView
) -> tuple[str, ConfirmView]:
    """The question before a bridge is taken down, and its panel."""
    name = view.bridge.name
    if view.bridge.home_guild_id != asked_by.guild_id:
        raise UserError("error-bridge-not-yours", name=name)

    async def remove(interaction: discord.Interaction) -> str:
        # Asked again: rights may have gone since the question.
        await services.bridges.remove(name, by=acting(interaction, Power.BRIDGES))
        services.rules.forget_bridge(view.bridge.id)
        return speaker.say("bridge-removed", bridge=name)

    panel = ConfirmView(
        asked_by,
        speaker,
        yes=speaker.say("bridge-remove-yes"),
        no=speaker.say("bridge-remove-no"),
        kept=speaker.say("bridge-kept", bridge=name),
        action=remove,
    )
    return speaker.say("bridge-remove-question", bridge=name, channels=len(view.links)), panel
