"""What an engine is asked and has to answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from bot.model import Language
from bot.translation.result import Detected, Quality
from bot.translation.scope import NOWHERE, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Pieces of one message in their order, each a single line; ``⟦0⟧`` stands for protected markup."""

    texts: tuple[str, ...]
    source: Detected
    """Mixed messages and other languages are for an engine that finds out itself."""
    target: Language
    scope: Scope = NOWHERE
    glossary: tuple[tuple[str, str], ...] = ()
    """Terms of the bridge that occur in the texts, each with what it is called in ``target``."""
    context: tuple[str, ...] = ()
    """What was said just before, oldest first, for engines that can make use of it; not to be translated."""


class Engine(Protocol):
    """One way to translate. The chain cuts a hanging engine off; a failing one raises ``EngineError``."""

    @property
    def name(self) -> str: ...

    @property
    def quality(self) -> Quality: ...

    def accepts(self, query: Query) -> bool:
        """Whether these languages are this engine's business."""
        ...

    async def translate(self, query: Query) -> Sequence[str | None]:
        """An answer for each text, ``None`` where it has none."""
        ...

    async def warm_up(self) -> None:
        """Load what the first answer would otherwise wait for."""
        ...

    async def aclose(self) -> None: ...


@runtime_checkable
class Instant(Protocol):
    """An engine that can also answer at once, on the event loop, with no network."""

    def answer(self, text: str, *, source: Detected, target: Language) -> str | None: ...
