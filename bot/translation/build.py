"""A translator out of plain settings, for the application, the command line and the tests."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.translation.budget import Budget
from bot.translation.cache import Cache, Shared
from bot.translation.chain import Failed
from bot.translation.engines import EngineSettings, build_engines
from bot.translation.engines.remote import Remote
from bot.translation.translator import Translator


def build_translator(
    *,
    engines: Sequence[str],
    phrasebook: Path,
    cache_dir: Path,
    models_dir: Path = Path("data/models"),
    remote: Remote | None = None,
    timeout: float = 8.0,
    concurrency: int = 8,
    cache_size: int = 512,
    shared: Shared | None = None,
    clock: Callable[[], float] = time.monotonic,
    budget: Budget | None = None,
    failed: Failed = lambda engine, scope: None,
) -> Translator:
    """``timeout`` is an engine's time for a message, in seconds; an unknown engine is a ``ConfigError``.

    An engine that is not installed or not configured is left out and named in ``Translator.skipped``.

    ``warm_up`` builds the dictionary in ``cache_dir`` when it is not there yet; nothing needs to wait for it.
    """
    settings = EngineSettings(
        phrasebook=phrasebook,
        cache_dir=cache_dir,
        models_dir=models_dir,
        timeout=timeout,
        remote=remote or Remote(),
    )
    chain, skipped = build_engines(engines, settings)
    return Translator(
        chain,
        skipped=skipped,
        cache=Cache(cache_size),
        clock=clock,
        timeout=timeout,
        concurrency=concurrency,
        shared=shared,
        budget=budget,
        failed=failed,
    )
