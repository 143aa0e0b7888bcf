"""A library that shares no line with discord.py finds a Discord in the loopback: discord.js, on Node.js."""

import asyncio
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.e2e.playground import playground
from tests.e2e.town import Listener, Person

DISCORD_JS = "discord.js@14.28.1"
SCRIPT = Path(__file__).parent / "discordjs" / "client.mjs"

pytestmark = pytest.mark.node


@pytest.fixture(scope="session")
def node_modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("Node.js and npm are not installed")
    folder = tmp_path_factory.mktemp("discordjs")
    (folder / "package.json").write_text('{"private": true}')
    command = [npm, "install", "--no-audit", "--no-fund", "--no-package-lock", DISCORD_JS]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180, check=False)
    if done.returncode != 0:
        pytest.skip(f"the npm registry does not give {DISCORD_JS}")
    return folder


async def test_discord_js_works_against_the_loopback(node_modules: Path) -> None:
    with playground("--server-only") as info:
        guild = info["guilds"][0]
        channel = guild["channels"][0]
        environment = {
            **os.environ,
            "NODE_MODULES_PARENT": str(node_modules),
            "LOOPBACK_API": info["api"],
            "LOOPBACK_TOKEN": info["bot"]["token"],
            "LOOPBACK_CHANNEL": channel["id"],
        }
        process = await asyncio.create_subprocess_exec(
            "node", str(SCRIPT), env=environment, stdout=asyncio.subprocess.PIPE
        )
        try:
            async with asyncio.timeout(60):
                assert process.stdout is not None
                assert json.loads(await process.stdout.readline()) == {"waiting": True}
                answer = await _ask_for_ping(info, guild["id"], channel["id"])
                seen = json.loads(await process.stdout.readline())
                assert await process.wait() == 0
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    assert answer["content"] == "pong ping"
    assert answer["flags"] & 64
    assert seen["user"] == info["bot"]["id"]
    assert guild["name"] in seen["guilds"]
    assert seen["created"][:2] == ["sent 已发送", "as 林小雨"]
    assert seen["updated"] == ["edited 已编辑"]
    assert seen["reactions"] == ["🌉"]
    assert seen["webhook"] == {"author": "林小雨", "file": "cat.txt", "same": True}
    assert seen["commands"] == ["ping"]
    assert len(seen["deleted"]) == 1
    assert "as 林小雨" in seen["history"]
    assert "edited 已编辑" not in seen["history"]


async def _ask_for_ping(info: dict[str, Any], guild_id: str, channel_id: str) -> dict[str, Any]:
    async with aiohttp.ClientSession() as session:
        user = next(user for user in info["users"] if guild_id in user["guilds"])
        person = Person(session=session, api=info["api"], user=user, application_id=info["bot"]["id"])
        async with Listener.of(person, info) as listener:
            return await listener.command(channel_id)("ping")
