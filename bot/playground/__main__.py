"""``python -m bot.playground``, the same as ``magpie playground``."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.playground.command import PlaygroundOptions, run_playground


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground")
    parser.add_argument("--json", action="store_true", help="print one line of JSON when everything is ready")
    parser.add_argument("--no-browser", action="store_true", help="do not open the page")
    parser.add_argument("--server-only", action="store_true", help="start no bot")
    parser.add_argument("--port", type=int, help="8787; with --json any free port")
    parser.add_argument("--data", type=Path, help="keep everything in this folder")
    given = parser.parse_args()
    options = PlaygroundOptions(
        as_json=given.json,
        open_browser=not given.no_browser,
        server_only=given.server_only,
        port=given.port,
        data=given.data,
    )
    return asyncio.run(run_playground(options))


if __name__ == "__main__":
    sys.exit(main())
