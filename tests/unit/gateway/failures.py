"""Discord's refusals, as discord.py raises them."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import discord

if TYPE_CHECKING:
    import aiohttp


def failure(status: int, code: int) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound}
    response = cast("aiohttp.ClientResponse", SimpleNamespace(status=status, reason="No"))
    return kinds.get(status, discord.HTTPException)(response, {"code": code, "message": "no"})
