"""The playground with every request and answer checked against Discord's own description of its API.

``python -m tests.e2e.checked REPORT ARGUMENTS...``: arguments as for ``magpie playground``. What breaks the
description is written to the file REPORT, line by line, as it happens.
"""

import asyncio
import sys
from pathlib import Path

from bot.cli import playground_options
from bot.playground.command import run_playground
from bot.playground.server import Observation
from tests.integration.playground.openapi import OpenApiChecker, description_path


def main(report: str, *arguments: str) -> int:
    path = description_path()
    checker = None if path is None else OpenApiChecker(path)

    def check(seen: Observation) -> None:
        if checker is not None:
            checker(seen)
            for found in (checker.invalid_requests, checker.invalid_responses):
                while found:
                    print(found.pop(), file=lines)

    with Path(report).open("a", encoding="utf-8", buffering=1) as lines:
        return asyncio.run(run_playground(playground_options(arguments), [check]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
