"""``python -m tests.chaos``: a long run; exit code 1 if anything is lost, doubled, out of order or stale."""

import argparse
import json
import logging
import secrets
import signal
import sys
from dataclasses import asdict
from pathlib import Path

from tests.chaos.plan import KINDS, USUAL
from tests.chaos.planning import make_plan
from tests.chaos.run import Result, run

MOST_LISTED = 60


def main() -> int:
    options = _options()
    # Whoever ends the run ends the playground, too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # The translation server hangs up on purpose, and its library complains.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    plan = make_plan(
        options.seed,
        events=options.events,
        kills=options.kills,
        bridges=options.bridges,
        kinds=tuple(options.kinds.split(",")),
    )
    _say(f"seed {plan.seed}: {len(plan.acts)} events, {len(plan.kills)} kills, about {plan.duration:.0f} s")
    result = run(plan, say=_say, patience=options.patience, keep=options.keep)
    _say(table(result))
    if options.json is not None:
        options.json.write_text(json.dumps(_as_json(result), ensure_ascii=False, indent=2), encoding="utf-8")
    return 0 if result.good else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--events", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--bridges", type=int, default=10)
    parser.add_argument("--kinds", default=",".join(USUAL), help=f"of {','.join(KINDS)}")
    parser.add_argument("--patience", type=float, default=300.0, help="seconds to wait for quiet at the end")
    parser.add_argument("--json", type=Path, help="write the result to this file")
    parser.add_argument("--keep", type=Path, help="leave the bot's log and database in this folder")
    return parser.parse_args()


def table(result: Result) -> str:
    """The result for a terminal."""
    rows = [
        ("seed", result.seed),
        ("events", result.events),
        ("bridges", result.bridges),
        ("kills", result.kills),
        ("starts", result.starts),
        ("duration", f"{result.seconds:.0f} s, quiet {result.quiet_after:.0f} s after the last event"),
        ("requests", result.requests),
        ("troubles", ", ".join(f"{n} × {what}" for what, n in sorted(result.caused.items()))),
        *result.figures.items(),
    ]
    lines = [f"{name:>20}  {value}" for name, value in rows]
    lines += [f"  limit: {rule}: {count}" for rule, count in result.violations.items()]
    lines += [f"  {difference}" for difference in result.differences[:MOST_LISTED]]
    if (more := len(result.differences) - MOST_LISTED) > 0:
        lines.append(f"  ... and {more} more")
    lines.append("good" if result.good else "NOT GOOD")
    return "\n".join(lines)


def _as_json(result: Result) -> dict[str, object]:
    return {
        **asdict(result),
        "differences": [str(one) for one in result.differences],
        "figures": result.figures,
        "good": result.good,
    }


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
