"""The engines by name, and how each is built from the settings."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from bot.errors import ConfigError, Unavailable
from bot.translation.engines import local
from bot.translation.engines.dictionary import Dictionary
from bot.translation.engines.gloss import GlossEngine
from bot.translation.engines.libretranslate import LibreTranslateEngine
from bot.translation.engines.memory import MemoryEngine, read_phrasebook
from bot.translation.engines.protocol import Engine
from bot.translation.engines.remote import Remote

log = logging.getLogger(__name__)

_MARGIN = 0.9
"""An engine's own deadline comes a little before the chain's, so that it says itself what went wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """Everything any engine needs to know."""

    phrasebook: Path
    cache_dir: Path
    models_dir: Path
    timeout: float
    remote: Remote = field(default_factory=Remote)


class _Extra(Protocol):
    """The module of an engine whose library is installed only by those who use it."""

    def build(self, remote: Remote, *, timeout: float) -> Engine: ...


def _memory(settings: EngineSettings) -> Engine:
    return MemoryEngine(read_phrasebook(settings.phrasebook))


def _local(settings: EngineSettings) -> Engine:
    return local.build(settings.models_dir, timeout=settings.timeout * _MARGIN)


def _google(settings: EngineSettings) -> Engine:
    # Here and below: what these bring along takes five megabytes, for those who ask them.
    from bot.translation.engines.google import GoogleEngine  # noqa: PLC0415

    return GoogleEngine(timeout=settings.timeout * _MARGIN, url=settings.remote.google_url)


def _mymemory(settings: EngineSettings) -> Engine:
    from bot.translation.engines.mymemory import MyMemoryEngine  # noqa: PLC0415

    remote = settings.remote
    return MyMemoryEngine(
        timeout=settings.timeout * _MARGIN, url=remote.mymemory_url, email=remote.mymemory_email
    )


def _libretranslate(settings: EngineSettings) -> Engine:
    remote = settings.remote
    if remote.libretranslate_url is None:
        raise Unavailable("MAGPIE_LIBRETRANSLATE_URL is not set")
    return LibreTranslateEngine(
        timeout=settings.timeout * _MARGIN, url=remote.libretranslate_url, key=remote.libretranslate_key
    )


def _gloss(settings: EngineSettings) -> Engine:
    return GlossEngine(Dictionary(settings.cache_dir))


def _extra(name: str, requirement: str, *needed: str) -> Callable[[EngineSettings], Engine]:
    """An engine in a module of its own, imported when all that is ``needed`` is set."""

    def build(settings: EngineSettings) -> Engine:
        missing = [setting for setting in needed if getattr(settings.remote, setting) is None]
        if missing:
            variables = " and ".join(f"MAGPIE_{setting.upper()}" for setting in missing)
            raise Unavailable(f"{variables} {'is' if len(missing) == 1 else 'are'} not set")
        try:
            module = cast("_Extra", import_module(f"bot.translation.engines.{name}"))
        except ImportError:
            raise Unavailable(f'its library is not installed: pip install "{requirement}"') from None
        return module.build(settings.remote, timeout=settings.timeout * _MARGIN)

    return build


_BUILDERS: dict[str, Callable[[EngineSettings], Engine]] = {
    "memory": _memory,
    "local": _local,
    "deepl": _extra("deepl", "deepl>=1.20,<2", "deepl_key"),
    "azure": _extra("azure", "azure-ai-translation-text>=2.0,<3", "azure_key"),
    "openai": _extra("openai", "openai>=3,<4", "openai_model"),
    "libretranslate": _libretranslate,
    "google": _google,
    "mymemory": _mymemory,
    "gloss": _gloss,
}
ENGINE_NAMES = tuple(_BUILDERS)


def build_engines(names: Sequence[str], settings: EngineSettings) -> tuple[list[Engine], dict[str, str]]:
    """The engines in the order they are asked in, and those that cannot be had here with the reason.

    ``ConfigError`` names every name that is wrong.
    """
    unknown = [name for name in names if name not in _BUILDERS]
    if unknown:
        raise ConfigError(f"Unknown engine: {', '.join(unknown)}. Known are: {', '.join(_BUILDERS)}.")
    engines: list[Engine] = []
    skipped: dict[str, str] = {}
    for name in dict.fromkeys(names):
        try:
            engines.append(_BUILDERS[name](settings))
        except Unavailable as lack:
            skipped[name] = str(lack)
            log.warning("Engine %s is skipped: %s", name, lack)
    return engines, skipped
