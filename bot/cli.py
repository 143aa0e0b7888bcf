"""The command line: ``magpie run | playground | ...``."""


def main() -> int:
    """Run the command named on the command line; the exit code."""
    raise SystemExit("not built yet")
