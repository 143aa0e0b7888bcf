"""The playground with every request and answer checked against Discord's own description of its API.

``python -m tests.e2e.checked REPORT ARGUMENTS...``: arguments as for ``magpie playground``. What broke the
description is written to the file REPORT when it ends.
"""

import asyncio
import json
import sys
from pathlib import Path

from bot.cli import playground_options
from bot.playground.command import run_playground
from tests.integration.playground.openapi import OpenApiChecker, description_path


def main(report: str, *arguments: str) -> int:
    path = description_path()
    checker = None if path is None else OpenApiChecker(path)
    try:
        return asyncio.run(run_playground(playground_options(arguments), [checker] if checker else []))
    finally:
        if checker is not None:
            found = {
                "checked": sum(checker.checked.values()),
                "invalid": checker.invalid_requests + checker.invalid_responses,
            }
            Path(report).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
