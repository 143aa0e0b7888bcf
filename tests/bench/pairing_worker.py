"""The process in which rounds are worked out, which then tells a file what it took: megabytes, and seconds of
CPU."""

import json
import sys
import time
from pathlib import Path

from bot.pairing.worker import main


def peak() -> float:
    """The most memory the process has had since it began to run this program, as the kernel counts it."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    raise AssertionError("this kernel does not tell")


if __name__ == "__main__":
    main()
    Path(sys.argv[1]).write_text(json.dumps([peak(), time.process_time()]), encoding="ascii")
