"""The playground as a process: its line of JSON, its end, and what it keeps."""

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-m", "bot", "playground", "--server-only", "--json", "--no-browser"]


@contextmanager
def playground(*arguments: str) -> Generator[dict[str, Any]]:
    with subprocess.Popen([*COMMAND, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        assert process.stdout.read() == "", "nothing but the one line"


def call(info: dict[str, Any], user: int, method: str, path: str, body: Any = None) -> Any:
    request = urllib.request.Request(
        info["api"] + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": info["users"][user]["token"], "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        return json.load(response)


def test_the_line_of_json_keeps_the_contract():
    with playground() as info:
        assert {"page", "api", "gateway", "control", "bot", "guilds", "users"} <= set(info)
        assert set(info["bot"]) == {"id", "token", "pid"}
        languages = {one["language"] for guild in info["guilds"] for one in guild["channels"]}
        assert languages == {"en", "zh-Hans", "zh-Hant"}
        assert len({user["token"] for user in info["users"]}) == len(info["users"]) >= 12
        names = {user["name"] for user in info["users"]}
        assert {"雪", "Tom Discordia"} <= names
        for guild in info["guilds"]:
            assert sum(guild["id"] in user["guilds"] for user in info["users"]) >= 6
        with urllib.request.urlopen(info["page"], timeout=10) as page:
            assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        with urllib.request.urlopen(f"{info['control']}/info", timeout=10) as response:
            assert json.load(response) == info


def test_a_folder_keeps_everything_for_the_next_time(tmp_path: Path):
    with playground("--data", str(tmp_path)) as info:
        channel = info["guilds"][0]["channels"][0]["id"]
        said = call(info, 0, "POST", f"/channels/{channel}/messages", {"content": "记得我"})
        webhook = call(info, 0, "POST", f"/channels/{channel}/webhooks", {"name": "Keeper"})
    with playground("--data", str(tmp_path)) as again:
        assert [user["token"] for user in again["users"]] == [user["token"] for user in info["users"]]
        assert call(again, 0, "GET", f"/channels/{channel}/messages/{said['id']}")["content"] == "记得我"
        assert call(again, 0, "GET", f"/webhooks/{webhook['id']}")["token"] == webhook["token"]


def test_a_damaged_folder_is_named_and_left_alone(tmp_path: Path):
    saved = tmp_path / "discord.json"
    saved.write_text("{")
    done = subprocess.run(
        [*COMMAND, "--data", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 2
    assert str(saved) in done.stderr
    assert saved.read_text() == "{"


def test_a_port_that_is_taken_is_said_with_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, "--port", str(port)], cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
        )
    assert done.returncode == 1
    assert f"Port {port}" in done.stderr
    assert "--port" in done.stderr
