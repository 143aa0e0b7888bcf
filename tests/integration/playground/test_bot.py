"""The real bot, as a process of its own, against a loopback whose every request is checked."""

import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.playground.botprocess import BotProcess
from bot.playground.bridging import bridge_the_communities
from bot.playground.server import Server
from tests.integration.playground.openapi import OpenApiChecker
from tests.integration.playground.people import Person, Socket, Town


@pytest_asyncio.fixture
async def bot(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BotProcess]:
    monkeypatch.setenv("MAGPIE_ENGINES", "memory,gloss")
    process = BotProcess(server.world, tmp_path)
    await process.start()
    yield process
    await process.close()


async def copy_of(screen: Socket, channel_id: int) -> None:
    """Wait for a webhook's message in a channel."""
    await screen.event(
        "MESSAGE_CREATE",
        lambda data: data["channel_id"] == str(channel_id) and bool(data.get("webhook_id")),
    )


async def test_the_bot_bridges_and_makes_no_request_that_breaks_a_rule(
    server: Server, town: Town, maya: Person, bot: BotProcess, checker: OpenApiChecker | None
):
    said: list[str] = []
    await bridge_the_communities(server.world, said.append)
    assert said == ["Bridged #general and #广场"]
    await bridge_the_communities(server.world, said.append)
    assert len(said) == 1, "what is bridged stays as it is"
    lin = town.person("lin.xiaoyu")
    screen = await lin.connect()
    await screen.event("READY")
    general, square = town.channel("general"), town.channel("广场")
    message = await maya.say(general, "Good morning, everybody!")
    await copy_of(screen, square.id)
    path = f"/channels/{general.id}/messages/{message['id']}"
    await maya.ok("PATCH", path, {"content": "Good evening, everybody!"})
    await screen.event("MESSAGE_UPDATE", lambda data: data["channel_id"] == str(square.id))
    await maya.ok("DELETE", path)
    await screen.event("MESSAGE_DELETE", lambda data: data["channel_id"] == str(square.id))
    await lin.say(square, "大家晚上好")
    await copy_of(screen, general.id)
    counts = await town.ask("GET", "/requests")
    assert (counts["limit_violations"], counts["dead_webhook_calls"]) == (0, 0)
    if checker is not None:
        assert checker.invalid_requests == []


async def test_a_bot_that_dies_by_itself_is_started_again(server: Server, bot: BotProcess):
    first = bot.pid
    assert first is not None
    server.world.bot_ready.clear()
    os.kill(first, signal.SIGKILL)
    await server.world.bot_ready.wait()
    assert bot.pid not in {None, first}
    assert bot.restarts == 1


async def test_a_killed_bot_stays_down_until_it_is_started(server: Server, bot: BotProcess):
    await bot.kill()
    assert bot.pid is None
    assert not server.world.sessions.online(server.world.state.application_id)
    await bot.start()
    assert bot.pid is not None
    assert server.world.sessions.online(server.world.state.application_id)


async def test_a_bot_that_cannot_start_says_why(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("MAGPIE_DEADLINE", "never")
    process = BotProcess(server.world, tmp_path)
    with pytest.raises(RuntimeError, match="MAGPIE_DEADLINE"):
        await process.start()
    await process.close()
