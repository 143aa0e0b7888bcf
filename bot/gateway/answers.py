"""Answers: to interactions for the person alone, to commands given by mention for everybody."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord.ext import commands

from bot.relay.split import split


class Answered(discord.MessageReference):
    """A reference with its ids as text, as Discord's API describes them; the library sends numbers."""

    def to_message_reference_dict(self) -> Any:
        return {
            "message_id": str(self.message_id),
            "channel_id": str(self.channel_id),
            "fail_if_not_exists": False,
        }


async def reply(context: commands.Context[Any], text: str) -> None:
    """Answer below the message, which may be gone by then; a long text becomes several messages."""
    asked = context.message
    reference = Answered(message_id=asked.id, channel_id=asked.channel.id)
    for piece in split(text):
        await context.send(piece, reference=reference, mention_author=False)


async def answer(
    interaction: discord.Interaction,
    text: str,
    *,
    view: discord.ui.View | None = None,
    files: Sequence[discord.File] = (),
) -> None:
    """Answer for the first time or add to the answer; a long text becomes several messages."""
    *others, last = split(text)
    for piece in others:
        await _send(interaction, piece)
    await _send(interaction, last, view=view, files=files)


async def _send(
    interaction: discord.Interaction,
    text: str,
    *,
    view: discord.ui.View | None = None,
    files: Sequence[discord.File] = (),
) -> None:
    shown = discord.utils.MISSING if view is None else view
    if interaction.response.is_done():
        await interaction.followup.send(text, view=shown, files=files, ephemeral=True)
    else:
        await interaction.response.send_message(text, view=shown, files=files, ephemeral=True)


async def answer_with_file(
    interaction: discord.Interaction, text: str, name: str, content: bytes | io.BufferedIOBase
) -> None:
    """Answer for the first time or add to the answer, with a file."""
    with io.BytesIO(content) if isinstance(content, bytes) else content as opened:
        file = discord.File(opened, filename=name)
        if interaction.response.is_done():
            await interaction.followup.send(text, file=file, ephemeral=True)
        else:
            await interaction.response.send_message(text, file=file, ephemeral=True)


async def answer_with_files(
    interaction: discord.Interaction, text: str, files: Mapping[str, bytes | None]
) -> None:
    """Answer with those that there are; a long text becomes several messages."""
    first, *others = split(text)
    attached = [
        discord.File(io.BytesIO(content), filename=name) for name, content in files.items() if content
    ]
    if interaction.response.is_done():
        await interaction.followup.send(first, files=attached, ephemeral=True)
    else:
        await interaction.response.send_message(first, files=attached, ephemeral=True)
    for piece in others:
        await interaction.followup.send(piece, ephemeral=True)


async def show(interaction: discord.Interaction, text: str, *, view: discord.ui.View | None = None) -> None:
    """Replace what a panel shows."""
    if interaction.response.is_done():
        await interaction.edit_original_response(content=text, view=view)
    else:
        await interaction.response.edit_message(content=text, view=view)
