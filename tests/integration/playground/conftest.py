"""A loopback Discord for each test, every answer of it checked against Discord's own description."""

from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest
import pytest_asyncio

from bot.playground.command import build_world
from bot.playground.control import Control
from bot.playground.info import describe
from bot.playground.server import Server
from tests.integration.playground.openapi import OpenApiChecker, description_path
from tests.integration.playground.people import Person, Town


@pytest.fixture
def checker() -> Iterator[OpenApiChecker | None]:
    path = description_path()
    found = OpenApiChecker(path) if path is not None else None
    yield found
    if found is not None:
        assert found.invalid_responses == []


@pytest_asyncio.fixture
async def server(checker: OpenApiChecker | None) -> AsyncIterator[Server]:
    world = build_world()
    control = Control(world, lambda: describe(world, None))
    running = Server(world, control.routes())
    control.gateway = running.gateway
    if checker is not None:
        running.observers.append(checker)
    await running.start()
    yield running
    await running.close()


@pytest_asyncio.fixture
async def town(server: Server) -> AsyncIterator[Town]:
    async with aiohttp.ClientSession() as http:
        yield Town(server.world, http)


@pytest.fixture
def maya(town: Town) -> Person:
    """The moderator of the English-speaking community."""
    return town.person("maya.torres")


@pytest.fixture
def priya(town: Town) -> Person:
    """A member of the English-speaking community without special rights."""
    return town.person("priya.raman")
