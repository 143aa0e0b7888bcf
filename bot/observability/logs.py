"""Logging: one line a fact, on standard error, never with people's text or a secret."""

import logging
import re
import sys
from collections.abc import Iterable

FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"

_WEBHOOK_TOKEN = re.compile(r"(/webhooks/\d+/)[\w-]{20,}")
_CHATTY = {"discord": logging.WARNING, "alembic": logging.WARNING}


class _Redacted(logging.Formatter):
    """Whatever a library puts into a line or a traceback, secrets come out as ***."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(FORMAT)
        self._secrets = [secret for secret in secrets if len(secret) >= 8]

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, "***")
        return _WEBHOOK_TOKEN.sub(r"\1***", line)


def configure_logging(level: str, *, secrets: Iterable[str] = ()) -> None:
    """Send everything from ``level`` up to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Redacted(secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name, least in _CHATTY.items():
        logging.getLogger(name).setLevel(max(least, root.level))
