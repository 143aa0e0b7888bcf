"""What every kind of test may ask for."""

import fcntl
import os
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
    """Those that take longest begin first, so that no worker is left with one when the others have ended."""
    items.sort(key=_haste)


def _haste(item: pytest.Item) -> int:
    if item.get_closest_marker("timeout") is not None:
        return 0
    return 1 if "e2e" in item.path.parts else 2
