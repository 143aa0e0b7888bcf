"""The error tree: every failure that we expect.

``MagpieError``
    ``UserError``       somebody asked for what cannot be; carries the id and arguments of the text to show
    ``ConfigError``     the operator's settings are wrong; printed at start, exit code 2
    ``StorageError``    the database cannot be used as it is; it is left untouched
    ``DeliveryError``   a destination refused; see ``bot.relay.ports`` for what a lane does about each kind
    ``EngineError``     a translation engine gave no usable answer; the chain asks the next one
    ``Unavailable``     an engine is not installed or not configured; the chain does without it
    ``PlanError``       a round of pairing could not be worked out; nothing was changed, it can be tried again
    ``ChartError``      a chart could not be drawn; what it shows is told in words alone
    ``ModelError``      the local engine's models cannot be fetched or read; the text says what to do

Anything else is a defect: it is logged in full with a reference that the person is shown.
"""


class MagpieError(Exception):
    """The root of everything expected."""


class UserError(MagpieError):
    """A request that cannot be carried out; ``message_id`` names a text in ``locales/``."""

    def __init__(self, message_id: str, **args: str | int) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.args_for_text = args


class ConfigError(MagpieError):
    """Settings that cannot be used; the text lists every one of them."""


class StorageError(MagpieError):
    """A database that is newer, damaged or out of reach."""


class DeliveryError(MagpieError):
    """A destination did not take a message."""


class EngineError(MagpieError):
    """An engine has no usable answer; ``retriable`` if asking again later may help.

    ``retry_after``: seconds for which the service itself asked to be left alone.
    """

    def __init__(self, reason: str, *, retriable: bool = True, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retriable = retriable
        self.retry_after = retry_after


class Unavailable(MagpieError):
    """An engine that cannot be had here; the text says what it takes, for the operator."""


class PlanError(MagpieError):
    """A round of pairing could not be worked out."""


class ChartError(MagpieError):
    """A chart could not be drawn."""


class ModelError(MagpieError):
    """The local engine's models cannot be fetched or read."""
