"""``magpie models``: what an operator does with the local engine's models."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.errors import ModelError
from bot.translation.model_download import download
from bot.translation.models import DIRECTIONS, ModelStore, Progress

Say = Callable[[str], object]


def chosen(name: str) -> Sequence[str]:
    """The directions that ``all`` or a single name stands for."""
    return DIRECTIONS if name == "all" else (name,)


async def install(
    store: ModelStore,
    directions: Sequence[str],
    *,
    folder: Path | None,
    source: str | None,
    progress: Progress,
    say: Say,
) -> int:
    """From a folder, else from a mirror, else from Mozilla."""
    for direction in directions:
        if folder is not None:
            store.install_from(folder, direction, progress)
        elif source is not None:
            await download(store, direction, source=source, progress=progress)
        else:
            say(f"Fetching {direction} from Mozilla, about 44 MB ...")
            store.install_from_mozilla(direction, progress)
        say(f"✓ {direction}: {store.size(direction) / 1e6:.1f} MB in {store.folder / direction}")
    return 0


def show(store: ModelStore, *, say: Say) -> int:
    """What is installed and what is not."""
    installed = store.installed()
    for direction in DIRECTIONS:
        if direction in installed:
            say(f"✓ {direction}: {store.size(direction) / 1e6:.1f} MB")
        else:
            say(f"· {direction}: not installed (magpie models install {direction})")
    return 0


def verify(store: ModelStore, directions: Sequence[str], *, say: Say) -> int:
    """1 when a file is missing or damaged."""
    healthy = True
    for direction in directions:
        try:
            problems = store.problems(direction)
        except ModelError as error:
            problems = [str(error)]
        for problem in problems:
            say(f"✗ {direction}: {problem}")
        if not problems:
            say(f"✓ {direction}: every file is whole")
        healthy = healthy and not problems
    return 0 if healthy else 1


def remove(store: ModelStore, directions: Sequence[str], *, say: Say) -> int:
    for direction in directions:
        say(f"✓ {direction}: removed" if store.remove(direction) else f"· {direction}: was not installed")
    return 0
