"""The process in which charts are drawn: a line of input is a chart, and the output one picture after the
other.

Before each picture a line says of how many bytes it is, ``{"bytes": 12345}``, or why there is none,
``{"error": "…"}``. It ends when its input does, and its memory with it: the bot itself never loads what
charts are drawn with.
"""

import json
import os
import sys
import warnings
from typing import Any

from bot.stats.charts import read
from bot.stats.drawing import draw

NICE = 10
"""Messages are more urgent than pictures of them."""


def main() -> None:
    os.nice(NICE)
    # A glyph that the font lacks is only warned of, and would be seen as an empty box.
    warnings.simplefilter("error")
    for line in sys.stdin.buffer:
        try:
            picture = draw(read(line))
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is the answer to this chart alone
            _say({"error": f"{type(error).__name__}: {error}"})
        else:
            _say({"bytes": len(picture)}, picture)


def _say(answer: dict[str, Any], picture: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + picture)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
