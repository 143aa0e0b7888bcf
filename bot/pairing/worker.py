"""The process in which a round is worked out: a question on its input, a plan on its output.

It ends when it has answered, and its memory with it: the bot itself never loads what a matching is solved
with.
"""

import gc
import os
import sys

from bot.pairing.matching import plan_round
from bot.pairing.wire import read_question, write_plan

NICE = 10
"""Messages are more urgent than rounds."""


def main() -> None:
    os.nice(NICE)
    # What it makes is in use until it ends, which is soon.
    gc.disable()
    question = read_question(sys.stdin.buffer.read())
    sys.stdout.buffer.write(write_plan(plan_round(question)))


if __name__ == "__main__":
    main()
