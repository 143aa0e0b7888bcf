"""Libraries that write what people say into their logs are told not to."""

import logging


def hush(*names: str) -> None:
    """Let these loggers speak of errors only; below that they quote requests, addresses and answers."""
    for name in names:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.ERROR))
