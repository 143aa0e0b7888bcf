"""Nothing is lost, doubled, out of order or stale, whatever happens: ``python -m tests.chaos``."""
