"""What the log never holds."""

import logging
from collections.abc import Iterator

import pytest

from bot.observability.logs import configure_logging

TOKEN = "MTIz.token-of-the-bot.secret"


@pytest.fixture(autouse=True)
def leave_logging_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_the_token_never_reaches_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("DEBUG", secrets=[TOKEN])
    logger = logging.getLogger("anywhere")
    logger.info("logging in with %s", TOKEN)
    logger.error("failed", exc_info=RuntimeError(f"Bot {TOKEN} was refused"))
    logged = capsys.readouterr().err
    assert "logging in with ***" in logged
    assert TOKEN not in logged


def test_a_webhooks_token_never_reaches_a_log(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging("INFO")
    logging.getLogger("anywhere").info("POST /webhooks/123/abcdefghijklmnopqrstuvwxyz0123 failed")
    assert "/webhooks/123/*** failed" in capsys.readouterr().err
