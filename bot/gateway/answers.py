"""Answers that only the person who asked can see."""

import discord

from bot.relay.split import split


async def answer(interaction: discord.Interaction, text: str, *, view: discord.ui.View | None = None) -> None:
    """Answer for the first time or add to the answer; a long text becomes several messages."""
    pieces = split(text)
    for at, piece in enumerate(pieces, start=1):
        shown = view if view is not None and at == len(pieces) else discord.utils.MISSING
        if interaction.response.is_done():
            await interaction.followup.send(piece, view=shown, ephemeral=True)
        else:
            await interaction.response.send_message(piece, view=shown, ephemeral=True)


async def show(interaction: discord.Interaction, text: str, *, view: discord.ui.View | None = None) -> None:
    """Replace what a panel shows."""
    if interaction.response.is_done():
        await interaction.edit_original_response(content=text, view=view)
    else:
        await interaction.response.edit_message(content=text, view=view)
