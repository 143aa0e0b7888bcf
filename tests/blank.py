"""An SQLite file that is up to date: made once in a process, and copied for each test."""

import asyncio
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from bot.storage import Database


def blank(path: Path) -> str:
    """The address of a database at ``path``, with every table and no row where there is no file yet."""
    if not path.exists():
        path.write_bytes(_made())
    return f"sqlite:///{path}"


@cache
def _made() -> bytes:
    # In a thread, because the test has a loop of its own.
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(1) as thread:
        path = Path(folder) / "magpie.db"
        thread.submit(asyncio.run, _make(path)).result()
        return path.read_bytes()


async def _make(path: Path) -> None:
    async with Database.open(f"sqlite:///{path}"):
        pass
