"""Firefox's translation models on this machine: no text leaves it.

The models run in a process of their own (``worker``), because a translator belongs to the thread that made it
and holds Python's lock while it works. Chinese comes out in Simplified; OpenCC makes it Traditional.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from bot.errors import EngineError, Unavailable
from bot.model import Language
from bot.translation.engines.local.process import WorkerProcess
from bot.translation.engines.protocol import Engine, Query
from bot.translation.models import ModelStore
from bot.translation.result import Detected, Quality
from bot.translation.script import convert


def build(folder: Path, *, timeout: float) -> Engine:
    """``Unavailable`` says which of the two, library or models, is to be installed."""
    if find_spec("fxtranslate") is None:
        raise Unavailable('its library is not installed: pip install "fxtranslate>=0.5,<0.6"')
    directions = ModelStore(folder).installed()
    if not directions:
        raise Unavailable("its models are not installed: magpie models install")
    return LocalEngine(WorkerProcess.for_models(folder, timeout=timeout), directions=directions)


class LocalEngine:
    """Asks the worker for all the texts of a message at once."""

    name = "local"
    quality = Quality.MACHINE

    def __init__(self, worker: WorkerProcess, *, directions: Sequence[str]) -> None:
        self._worker = worker
        self._directions = frozenset(directions)

    def accepts(self, query: Query) -> bool:
        """English and Chinese, also mixed, in the directions that are installed."""
        return query.source is not Detected.OTHER and _direction(query) in self._directions

    async def translate(self, query: Query) -> Sequence[str | None]:
        texts = list(query.texts)
        if not query.target.is_chinese:
            # The models have read more Simplified than Traditional.
            texts = [convert(text, Language.SIMPLIFIED) for text in texts]
        answers = await self._worker.ask(_direction(query), texts)
        if len(answers) != len(texts):
            raise EngineError("the worker lost count")
        if query.target is Language.TRADITIONAL:
            return [convert(answer, query.target) for answer in answers]
        return answers

    async def warm_up(self) -> None:
        """Start the worker, which loads the models."""
        await self._worker.start()

    async def aclose(self) -> None:
        await self._worker.aclose()


def _direction(query: Query) -> str:
    return "en-zh" if query.target.is_chinese else "zh-en"
