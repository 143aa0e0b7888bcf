"""A running relay with one bridge, for tests that need nothing special of it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from tests.integration.relay.world import World, build_bridge, world


@pytest_asyncio.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as started:
        await build_bridge(started)
        yield started
