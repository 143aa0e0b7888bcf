"""The bot, but nothing is counted: ``python -m tests.bench.uncounted run``, for ``tests.bench.counting``."""

import sys
from collections.abc import Iterable, Sequence

from bot.cli import main
from bot.model import Counted, Incoming, Link
from bot.stats.counting import Counting


def _nothing(self: Counting, incoming: Incoming, source: Link, links: Iterable[Link]) -> Sequence[Counted]:
    del self, incoming, source, links
    return ()


if __name__ == "__main__":
    Counting.entries = _nothing
    sys.exit(main(sys.argv[1:]))
