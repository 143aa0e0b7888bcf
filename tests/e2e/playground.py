"""The process of the playground, and what it leaves behind: rules that were broken, the bot's last words."""

import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

Json = dict[str, Any]


@dataclass
class _Notes:
    """What a playground writes down."""

    folder: Path
    data: Path
    """With the bot's log in it, or in a folder below it."""
    lines_read: int = 0

    @property
    def report(self) -> Path:
        """What breaks Discord's description of its API, line by line."""
        return self.folder / "report.txt"

    def unread(self) -> list[str]:
        lines = self.report.read_text(encoding="utf-8").splitlines()[self.lines_read :]
        self.lines_read += len(lines)
        return lines


_open: list[_Notes] = []


@contextmanager
def playground(*arguments: str, env: dict[str, str] | None = None) -> Generator[Json]:
    """The process of ``magpie playground``; what it printed when all was ready.

    Where Discord's description of its API is at hand, no request of the bot and no answer of the loopback
    may break it: this fails in the end for what ``broken_rules`` has not told of before.
    """
    with tempfile.TemporaryDirectory() as folder:
        kept = dict(itertools.pairwise(arguments)).get("--data")
        notes = _Notes(Path(folder), data=Path(kept or folder))
        notes.report.touch()
        checked = [sys.executable, "-m", "tests.e2e.checked", str(notes.report), "--json", "--no-browser"]
        environment = {**(os.environ if env is None else env), "TMPDIR": folder}
        with subprocess.Popen(
            [*checked, *arguments], cwd=ROOT, stdout=subprocess.PIPE, env=environment, text=True
        ) as process:
            _open.append(notes)
            try:
                assert process.stdout is not None
                line = process.stdout.readline()
                assert line, f"the playground ended with {process.wait(10)} instead of getting ready"
                yield json.loads(line)
            finally:
                _open.remove(notes)
                process.terminate()
                try:
                    process.wait(20)
                finally:
                    process.kill()
        broken = notes.unread()
        assert not broken, "\n".join(broken)


def broken_rules() -> list[str]:
    """What broke Discord's description since this was last asked, in any playground that is open."""
    return [line for notes in _open for line in notes.unread()]


def last_words(lines: int = 40) -> str:
    """The end of the log of each bot whose playground is open."""
    logs: list[str] = []
    for notes in _open:
        # It may go away while it is looked for.
        with suppress(OSError):
            for log in notes.data.rglob("bot.log"):
                words = log.read_text(encoding="utf-8", errors="replace").splitlines()
                logs.append("\n".join(words[-lines:]))
    return "\n\n".join(logs)
