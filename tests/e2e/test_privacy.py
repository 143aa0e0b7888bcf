"""What is left on the disk of what people said, and of a person who had themselves forgotten."""

import asyncio
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import BigInteger

from bot.storage.persons import FATES
from bot.storage.schema import State, metadata
from tests.e2e.playground import playground
from tests.e2e.test_bridge import copies
from tests.e2e.town import Bridge, Json, Listener, Person, Town, until

MESSAGES = 1_000
BRIDGES = 25
"""So that no channel comes near the thirty posts a minute that the bot keeps to, with those that it may have
made before a kill."""
MORE = 2
"""That each says in each of them while the bot gets no answer."""
AT_ONCE = 5
"""Messages that a person may say before the limits' windows are opened anew."""
LIFTED = {name: {"calls": 100_000, "seconds": 1} for name in ("global", "webhook", "hidden")}
MARK = "zqxmark"
MARKED = re.compile(rb"zqxmark|\xe6\x9a\x97\xe5\x8f\xb7")
"""The same in Chinese: 暗号."""
NUMBERED = re.compile(r"(?:zqxmark|暗号)(\d+)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("privacy")


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Json]:
    """A playground apart: here the bot is killed, and its files are read."""
    with playground("--data", str(folder)) as info:
        yield info


def database(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{folder / 'magpie.sqlite3'}?mode=ro", uri=True)


def waiting(folder: Path) -> int:
    """Deliveries with a text that is still to be posted."""
    with closing(database(folder)) as connection:
        statement = "SELECT count(*) FROM outbox WHERE payload IS NOT NULL AND state = ?"
        return int(connection.execute(statement, (State.WAITING,)).fetchone()[0])


def kept(folder: Path) -> dict[str, bytes]:
    """Everything that the bot itself has written, by the file's name."""
    return {path.name: path.read_bytes() for path in folder.glob("magpie.sqlite3*")} | {
        "bot.log": (folder / "bot.log").read_bytes()
    }


def naming(folder: Path, user_id: str) -> dict[str, int]:
    """In how many rows a person stands, by column."""
    found: dict[str, int] = {}
    with closing(database(folder)) as connection:
        for table in metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, BigInteger):
                    statement = f'SELECT count(*) FROM "{table.name}" WHERE "{column.name}" = ?'
                    count = int(connection.execute(statement, (int(user_id),)).fetchone()[0])
                    if count:
                        found[str(column)] = count
    return found


async def talk(town: Town, bridges: list[Bridge], people: tuple[Person, Person], numbers: range) -> None:
    """Two people on the two sides of each bridge, as fast as the server answers."""
    english, chinese = people
    for number in numbers:
        if number % AT_ONCE == 0:
            await town.control("POST", "/limits", LIFTED)
        for bridge in bridges:
            await asyncio.gather(
                english.say(bridge.english, f"{MARK}{number} is what I told nobody"),
                chinese.say(bridge.chinese, f"暗号{number}：谁也不要说"),
            )


async def both_have(bridges: list[Bridge], people: tuple[Person, Person], count: int, folder: Path) -> None:
    """What was said on one side is to be read on the other; several things in one copy, maybe."""

    async def are_waiting() -> int:
        return waiting(folder)

    assert await until(are_waiting, lambda left: left == 0, seconds=400) == 0
    for bridge in bridges:
        for reader, channel in zip(people, (bridge.english, bridge.chinese), strict=True):
            text = "\n".join(one["content"] for one in await copies(reader, channel, 0))
            assert len(set(NUMBERED.findall(text))) == count


@pytest.mark.timeout(900)
async def test_a_thousand_messages_leave_no_text_and_a_deletion_leaves_no_name(
    town: Town, bridge: Bridge, maya: Person, lin: Person, folder: Path
) -> None:
    bridges = [bridge, *[await town.new_bridge() for _ in range(BRIDGES - 1)]]
    people, said = (maya, lin), MESSAGES // BRIDGES // 2
    await talk(town, bridges, people, range(said))
    await both_have(bridges, people, said, folder)

    # Discord answers so slowly that messages wait, and then the bot dies.
    fault = {"match": "POST /webhooks/*", "delay": 60, "times": 10_000}
    await town.control("POST", "/faults", fault)
    await talk(town, bridges, people, range(said, said + MORE))
    wait = MORE * BRIDGES * 2

    async def are_waiting() -> int:
        return waiting(folder)

    assert await until(are_waiting, lambda count: count == wait) == wait
    await town.control("POST", "/bot", {"action": "kill"})
    files = kept(folder)
    assert {"magpie.sqlite3", "magpie.sqlite3-wal", "magpie.sqlite3.key", "bot.log"} <= set(files)
    assert waiting(folder) == wait
    assert [name for name, content in files.items() if MARKED.search(content)] == []

    await town.control("DELETE", "/faults")
    await town.control("POST", "/bot", {"action": "start"})
    await both_have(bridges, people, said + MORE, folder)
    assert [name for name, content in kept(folder).items() if MARKED.search(content)] == []

    before = naming(folder, maya.user["id"])
    assert before.keys() <= {str(column) for column in FATES}
    assert before["origins.author_id"] >= MESSAGES // 2
    await forget(town, maya, bridge.english)
    assert naming(folder, maya.user["id"]) == {}
    assert naming(folder, lin.user["id"])["origins.author_id"] >= MESSAGES // 2


async def forget(town: Town, person: Person, channel_id: str) -> None:
    """Press the button below the question, and wait until it is done."""
    async with Listener.of(person, town.info) as listener:
        question = await listener.command(channel_id)("privacy delete")
        await listener.press(question, "panel:")
        await listener.wait_for(
            "MESSAGE_UPDATE",
            lambda data: data["id"] == question["id"] and data["content"].startswith("✅"),
        )
