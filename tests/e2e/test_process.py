"""The bot as a process: how it starts, refuses to start, and ends."""

import asyncio
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.playground import ROOT, playground
from tests.e2e.town import PATIENCE, Json


@pytest.fixture(scope="module")
def discord() -> Iterator[Json]:
    with playground("--server-only") as info:
        yield info


def environment(discord: Json, folder: Path, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "DISCORD_TOKEN": discord["bot"]["token"],
        "MAGPIE_DISCORD_API": discord["api"],
        "MAGPIE_DISCORD_GATEWAY": discord["gateway"],
        "MAGPIE_DATABASE_URL": f"sqlite:///{folder / 'magpie.db'}",
        "MAGPIE_ENGINES": "memory",
        **more,
    }


async def magpie(command: str, env: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-OO", "-m", "bot", command, cwd=ROOT, env=env,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
async def test_a_signal_ends_the_bot_in_order_within_ten_seconds(
    discord: Json, tmp_path: Path, number: signal.Signals
) -> None:
    process = await magpie("run", environment(discord, tmp_path))
    assert process.stderr is not None
    log = b""
    try:
        async with asyncio.timeout(PATIENCE):
            while b"relay is open" not in log:
                line = await process.stderr.readline()
                assert line, log
                log += line
        asked_at = time.monotonic()
        process.send_signal(number)
        _, rest = await asyncio.wait_for(process.communicate(), PATIENCE)
    finally:
        if process.returncode is None:
            process.kill()
    assert process.returncode == 0, rest.decode()
    assert time.monotonic() - asked_at < 10
    assert b"Stopped" in rest
    assert discord["bot"]["token"].encode() not in log + rest


async def test_a_token_that_discord_refuses_is_said_in_a_sentence(discord: Json, tmp_path: Path) -> None:
    env = environment(discord, tmp_path, DISCORD_TOKEN="MTIz.nobody.knows-this-one")
    _, errors = await (process := await magpie("run", env)).communicate()
    assert process.returncode == 2
    assert b"Discord does not accept DISCORD_TOKEN" in errors
    assert b"Traceback" not in errors
    assert b"knows-this-one" not in errors


async def test_a_database_of_a_newer_version_is_left_alone(discord: Json, tmp_path: Path) -> None:

    with sqlite3.connect(tmp_path / "magpie.db") as database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        database.execute("INSERT INTO alembic_version VALUES ('9999_from_the_future')")
    database.close()
    before = (tmp_path / "magpie.db").read_bytes()
    _, errors = await (process := await magpie("run", environment(discord, tmp_path))).communicate()
    assert process.returncode == 1
    assert b"newer" in errors
    assert b"Traceback" not in errors
    assert (tmp_path / "magpie.db").read_bytes() == before


async def test_doctor_finds_a_healthy_bot_healthy(discord: Json, tmp_path: Path) -> None:
    output, _ = await (process := await magpie("doctor", environment(discord, tmp_path))).communicate()
    assert process.returncode == 0, output.decode()
    assert output.decode().count("✓") == 4


async def test_doctor_says_what_is_wrong(discord: Json, tmp_path: Path) -> None:
    env = environment(discord, tmp_path, DISCORD_TOKEN="MTIz.nobody.knows-this-one")
    output, _ = await (process := await magpie("doctor", env)).communicate()
    assert process.returncode == 1
    assert "✗ discord: DISCORD_TOKEN is not accepted" in output.decode()
