"""Processes that this one starts for a while, and what they are given to know: how to run, and no secret."""

import os
import sys
from collections.abc import Mapping

_HANDED_ON = frozenset(
    {
        *("PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "TZ", "LANG", "LANGUAGE"),
        *("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "XDG_CACHE_HOME"),
    }
)
_HANDED_ON_IF = ("LC_", "PYTHON", "OPENBLAS_", "OMP_", "MKL_")
"""What the numbers are computed with is told here which processor it runs on."""


def own_module(name: str) -> tuple[str, ...]:
    """The command that runs one of our modules."""
    return (sys.executable, "-m", name)


def environment(own: Mapping[str, str] | None = None) -> dict[str, str]:
    """Ours, less whatever may be a token, a key or an address; the process finds the modules that we find.

    ``own``: what it needs beside that.
    """
    known = {
        name: value
        for name, value in os.environ.items()
        if name in _HANDED_ON or name.startswith(_HANDED_ON_IF)
    }
    return {**known, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **(own or {})}
