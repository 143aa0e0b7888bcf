"""The engines by name, and how each is built from the settings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import ConfigError
from bot.translation.engines.dictionary import Dictionary
from bot.translation.engines.gloss import GlossEngine
from bot.translation.engines.google import GoogleEngine
from bot.translation.engines.memory import MemoryEngine, read_phrasebook
from bot.translation.engines.protocol import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """Everything any engine needs to know."""

    phrasebook: Path
    cache_dir: Path
    google_url: str | None
    timeout: float


def _memory(settings: EngineSettings) -> Engine:
    return MemoryEngine(read_phrasebook(settings.phrasebook))


def _google(settings: EngineSettings) -> Engine:
    # Its own deadline comes a little before the chain's, so that it says itself what went wrong.
    return GoogleEngine(timeout=settings.timeout * 0.9, url=settings.google_url)


def _gloss(settings: EngineSettings) -> Engine:
    return GlossEngine(Dictionary(settings.cache_dir))


_BUILDERS: dict[str, Callable[[EngineSettings], Engine]] = {
    "memory": _memory,
    "google": _google,
    "gloss": _gloss,
}
ENGINE_NAMES = tuple(_BUILDERS)


def build_engines(names: Sequence[str], settings: EngineSettings) -> list[Engine]:
    """The engines in the order they are asked in; ``ConfigError`` names every name that is wrong."""
    unknown = [name for name in names if name not in _BUILDERS]
    if unknown:
        raise ConfigError(f"Unknown engine: {', '.join(unknown)}. Known are: {', '.join(_BUILDERS)}.")
    return [_BUILDERS[name](settings) for name in dict.fromkeys(names)]
