"""A translator out of plain settings, for the application, the command line and the tests."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.translation.cache import Cache
from bot.translation.engines import EngineSettings, build_engines
from bot.translation.translator import Translator


def build_translator(
    *,
    engines: Sequence[str],
    phrasebook: Path,
    cache_dir: Path,
    google_url: str | None = None,
    timeout: float = 8.0,
    concurrency: int = 8,
    cache_size: int = 4096,
    clock: Callable[[], float] = time.monotonic,
) -> Translator:
    """``timeout`` is an engine's time for a message, in seconds; an unknown engine is a ``ConfigError``.

    ``warm_up`` builds the dictionary in ``cache_dir`` when it is not there yet; nothing needs to wait for it.
    """
    settings = EngineSettings(
        phrasebook=phrasebook, cache_dir=cache_dir, google_url=google_url, timeout=timeout
    )
    return Translator(
        build_engines(engines, settings),
        cache=Cache(cache_size),
        clock=clock,
        timeout=timeout,
        concurrency=concurrency,
    )
