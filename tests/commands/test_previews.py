"""A copy shows no more than its author could have shown."""

import discord
import pytest

from bot.model import Incoming
from tests.commands.town import Town


@pytest.fixture
def heard(town: Town, monkeypatch: pytest.MonkeyPatch) -> list[Incoming]:
    """What reaches the relay."""
    messages: list[Incoming] = []

    async def hear(incoming: Incoming) -> None:
        messages.append(incoming)

    monkeypatch.setattr(town.services.relay, "message", hear)
    return messages


async def test_links_of_who_may_not_embed_them_have_no_previews_elsewhere(
    town: Town, heard: list[Incoming]
) -> None:
    guild = town.bot.get_guild(town.creators.id)
    assert guild is not None
    everyone = guild.default_role
    await everyone.edit(permissions=discord.Permissions(view_channel=True, send_messages=True))
    await town.tom.send(town.general, "https://example.com")
    await everyone.edit(
        permissions=discord.Permissions(view_channel=True, send_messages=True, embed_links=True)
    )
    await town.tom.send(town.general, "https://example.com")
    assert [incoming.suppress_embeds for incoming in heard] == [True, False]
