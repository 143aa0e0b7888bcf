"""Progress of long work on the command line: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable
from typing import TextIO

_WIDTH = 30
_EVERY = 5.0
"""Seconds between two lines where no bar can be drawn."""


class ProgressBar:
    """Call it with a name, how much there is and how much there will be."""

    def __init__(self, out: TextIO | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out or sys.stderr
        self._clock = clock
        self._told_at = -_EVERY
        self._told: tuple[str, int] | None = None

    def __call__(self, name: str, have: int, whole: int) -> None:
        share = have / whole if whole else 1.0
        percent = int(share * 100)
        if (name, percent) == self._told:
            return
        self._told = (name, percent)
        size = f"{have / 1e6:.1f} of {whole / 1e6:.1f} MB"
        if self._out.isatty():
            filled = int(share * _WIDTH)
            bar = "█" * filled + "·" * (_WIDTH - filled)
            self._out.write(f"\r{bar} {percent:3} %  {size}  {name}\x1b[K" + ("\n" if have >= whole else ""))
        elif have >= whole or self._clock() - self._told_at >= _EVERY:
            self._told_at = self._clock()
            self._out.write(f"{percent:3} %  {size}  {name}\n")
        self._out.flush()
