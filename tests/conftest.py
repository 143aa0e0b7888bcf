"""What every kind of test may ask for."""

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.translation.engines import cedict


@pytest.fixture(scope="session")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a run keeps the dictionary, which takes ten seconds to build: whoever needs it first does."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    return folder / "cache"


@pytest.fixture(scope="session")
def dictionary_folder(cache_dir: Path) -> Path:
    """The same, with the dictionary in it."""
    cache_dir.mkdir(exist_ok=True)
    path = cedict.path_in(cache_dir)
    with (cache_dir / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            cedict.build_apart(path)
    return cache_dir


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Deal out the tests of whole processes, which wait most of their time, so that all workers wait at once.

    Each worker begins with an equal run of what there is, and takes from the others' ends when it is through.
    """
    shares = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    files: dict[Path, list[pytest.Item]] = {}
    others: list[pytest.Item] = []
    for item in items:
        if "e2e" in item.path.parts:
            files.setdefault(item.path, []).append(item)
        else:
            others.append(item)
    dealt: list[list[pytest.Item]] = [[] for _ in range(shares)]
    # Whole files, for what the tests of one share takes seconds to start.
    for tests in sorted(files.values(), key=_seconds, reverse=True):
        min(dealt, key=_seconds).extend(tests)
    size = -(-len(items) // shares)
    items.clear()
    for tests in dealt:
        room = max(0, size - len(tests))
        items += [*tests, *others[:room]]
        del others[:room]
    items += others


def _seconds(items: Sequence[pytest.Item]) -> float:
    """That they may take, roughly: who has been given a longer time-out needs it."""
    marks = [item.get_closest_marker("timeout") for item in items]
    return sum(5 if mark is None else mark.args[0] / 6 for mark in marks)
