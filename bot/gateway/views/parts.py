"""Buttons and selects that hand over to a method of their panel, and selects for forms."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any

import discord

from bot.errors import UserError
from bot.gateway.permissions import LINKABLE_TYPES

Pressed = Callable[[discord.Interaction], Awaitable[None]]
Chosen = Callable[[discord.Interaction, str], Awaitable[None]]
ChosenChannel = Callable[[discord.Interaction, int | None], Awaitable[None]]


class Press(discord.ui.Button[discord.ui.View]):
    """A button."""

    def __init__(
        self,
        label: str,
        action: Pressed,
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        row: int | None = None,
    ) -> None:
        super().__init__(label=label, style=style, row=row)
        self._action = action

    async def callback(self, interaction: discord.Interaction) -> None:
        await self._action(interaction)


class Choose(discord.ui.Select[discord.ui.View]):
    """One of a few values, the current one preselected."""

    def __init__(self, labels: Mapping[str, str], current: str, action: Chosen, *, row: int) -> None:
        options = [
            discord.SelectOption(label=label[:100], value=value, default=value == current)
            for value, label in labels.items()
        ]
        super().__init__(options=options, row=row)
        self._action = action

    async def callback(self, interaction: discord.Interaction) -> None:
        [value] = self.values
        if all(value != option.value for option in self.options):
            raise UserError("error-argument")
        await self._action(interaction, value)


class Pick(discord.ui.Select[Any]):
    """One or several of a few values in a form, the current ones preselected."""

    def __init__(
        self,
        custom_id: str,
        labels: Mapping[str, str],
        current: Collection[str],
        *,
        hints: Mapping[str, str] | None = None,
        most: int = 1,
        needed: bool = True,
    ) -> None:
        options = [
            discord.SelectOption(
                label=label[:100],
                value=value,
                description=None if hints is None else hints[value][:100],
                default=value in current,
            )
            for value, label in labels.items()
        ]
        super().__init__(
            custom_id=custom_id,
            options=options,
            min_values=1 if needed else 0,
            max_values=most,
            required=needed,
        )

    @property
    def chosen(self) -> Sequence[str]:
        """What the form brought back."""
        if not set(self.values) <= {option.value for option in self.options}:
            raise UserError("error-argument")
        return self.values


class _Preselected(discord.SelectDefaultValue):
    """A channel that is chosen already."""

    def __init__(self, channel_id: int) -> None:
        super().__init__(id=channel_id, type=discord.SelectDefaultValueType.channel)

    def to_dict(self) -> Any:
        # The library sends a number here; Discord's description of its API wants ids as strings.
        return {**super().to_dict(), "id": str(self.id)}


class ChooseChannel(discord.ui.ChannelSelect[discord.ui.View]):
    """A channel of this server in which people write; optional ones may be left empty."""

    def __init__(
        self,
        placeholder: str,
        current: int | None,
        action: ChosenChannel,
        *,
        row: int,
        optional: bool = False,
        types: Sequence[discord.ChannelType] = LINKABLE_TYPES,
    ) -> None:
        super().__init__(
            channel_types=list(types),
            placeholder=placeholder,
            min_values=0 if optional else 1,
            default_values=[] if current is None else [_Preselected(current)],
            row=row,
        )
        self._action = action

    async def callback(self, interaction: discord.Interaction) -> None:
        await self._action(interaction, self.values[0].id if self.values else None)
