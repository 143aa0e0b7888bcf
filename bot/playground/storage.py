"""Saves the state as JSON, whole and atomically, and reads it again."""

import asyncio
import contextlib
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from bot.playground.state import State
from bot.playground.world import World

_ADAPTER: Final = TypeAdapter(State)
EVERY: Final = 2.0
"""Seconds between saves while something changes."""


class DamagedState(Exception):
    """A saved playground that cannot be read; it is left as it is."""


def load(folder: Path) -> State | None:
    """Return the saved state, None if nothing was saved here."""
    path = folder / "discord.json"
    if not path.exists():
        return None
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        message = f"{path} cannot be read as a saved playground; move it away to start afresh"
        raise DamagedState(message) from error


def save(world: World, folder: Path) -> None:
    """Write the state beside the old one, then put it in its place."""
    world.state.last_snowflake = world.snowflakes.last
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / "discord.json.new"
    fresh.write_bytes(_ADAPTER.dump_json(world.state))
    fresh.replace(folder / "discord.json")


class Saver:
    """Saves every few seconds while ids are being made or requests come in, and at the end."""

    def __init__(self, world: World, folder: Path) -> None:
        self._world = world
        self._folder = folder
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Saver":
        save(self._world, self._folder)
        self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_exc: object) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        save(self._world, self._folder)

    async def _run(self) -> None:
        seen = -1
        while True:
            await asyncio.sleep(EVERY)
            if (changes := self._world.changes) != seen:
                seen = changes
                save(self._world, self._folder)
