"""What every panel has in common: it belongs to one person, explains failures, and ends."""

import re
import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self, cast

import discord

from bot.errors import UserError
from bot.i18n import Speaker

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

_PREFIX = "panel"
_HEARD = "heard"

TIMEOUT = 600.0
"""Seconds; below the 15 minutes in which Discord lets a panel be edited."""


class PersonalView(discord.ui.View):
    """A panel for the person who asked for it, in their language."""

    def __init__(self, asked_by: discord.Interaction, speaker: Speaker) -> None:
        super().__init__(timeout=TIMEOUT)
        self.asked_by = asked_by
        self.speaker = speaker

    def add_item(self, item: discord.ui.Item[Any]) -> Self:
        """Name the item after this run of the bot, so that the next run knows it for an old one."""
        if isinstance(item, discord.ui.Button | discord.ui.Select | discord.ui.ChannelSelect):
            item.custom_id = new_custom_id(self.asked_by)
        return super().add_item(item)

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        _require_asker(interaction, self.asked_by)
        # An answer through the newest interaction keeps working longer than one through the first.
        self.asked_by = interaction
        return True

    async def on_error(
        self, interaction: discord.Interaction, error: Exception, item: "discord.ui.Item[Self]", /
    ) -> None:
        await self.explain(interaction, error)

    async def explain(self, interaction: discord.Interaction, error: Exception) -> None:
        """Through the one handler of all failures."""
        await cast("Magpie", interaction.client).failures.answer(interaction, error)

    async def on_timeout(self) -> None:
        disable(self)
        try:
            await self.asked_by.edit_original_response(view=self)
        except discord.HTTPException:
            # The person has dismissed the panel: nothing is left to disable.
            return


class PersonalModal(discord.ui.Modal):
    """A form for the person who asked for it."""

    def __init__(self, asked_by: discord.Interaction, title: str) -> None:
        super().__init__(title=title, custom_id=new_custom_id(asked_by))
        self.asked_by = asked_by

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        _require_asker(interaction, self.asked_by)
        return True

    async def on_error(self, interaction: discord.Interaction, error: Exception, /) -> None:
        await cast("Magpie", interaction.client).failures.answer(interaction, error)


class LastingButton(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"(?!)"):
    """Works after every restart: its id says what is to be looked up, and so is whoever presses it.

    A subclass gives the ``template`` of its ids, ``of_id`` and ``press``.
    """

    def __init__(self, custom_id: str, label: str, style: discord.ButtonStyle) -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, style=style))

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        """The button with such an id."""
        raise NotImplementedError

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        """Do it, or raise what there is to say against it."""
        raise NotImplementedError

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """From a message of any earlier run."""
        label = item.label if isinstance(item, discord.ui.Button) else None
        return cls.of_id(match, label or "…")

    async def callback(self, interaction: discord.Interaction) -> None:
        """The library only logs what fails here, so the one handler of failures is called from here."""
        client = cast("Magpie", interaction.client)
        try:
            await self.press(client, interaction)
        except Exception as error:  # noqa: BLE001 -- handed on, see above
            await client.failures.answer(interaction, error)


def _require_asker(interaction: discord.Interaction, asked_by: discord.Interaction) -> None:
    interaction.extras[_HEARD] = True
    if interaction.user.id != asked_by.user.id:
        raise UserError("error-not-your-panel")


def new_custom_id(asked_by: discord.Interaction) -> str:
    """An id for a component or modal that lives as long as the bot runs."""
    return f"{_PREFIX}:{cast('Magpie', asked_by.client).run_id}:{secrets.token_hex(8)}"


def is_outlived(interaction: discord.Interaction, run_id: str, standing: Iterable[re.Pattern[str]]) -> bool:
    """Whether nobody listens to the panel it comes from any more: it is of an earlier run, or has ended.

    ``standing``: the ids of what works after every restart. The library hands the interaction to its
    panel before it tells of it, so a panel that lives has looked at it by now.
    """
    custom_id = str((interaction.data or {}).get("custom_id", ""))
    if interaction.type is discord.InteractionType.component:
        known = any(template.fullmatch(custom_id) for template in standing)
        return not known and _HEARD not in interaction.extras
    return custom_id.startswith(f"{_PREFIX}:") and not custom_id.startswith(f"{_PREFIX}:{run_id}:")


def disable(view: discord.ui.View) -> None:
    """Leave the panel readable but dead."""
    for item in view.children:
        if isinstance(item, discord.ui.Button | discord.ui.Select | discord.ui.ChannelSelect):
            item.disabled = True
