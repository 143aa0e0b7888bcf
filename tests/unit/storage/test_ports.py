"""Storage may not know the relay, so that it fits the relay's ports is checked from here."""

import inspect
from typing import TYPE_CHECKING

import pytest

from bot import storage
from bot.relay import ports

if TYPE_CHECKING:

    def fits(database: storage.Database) -> None:
        """Types, as the type checker sees them."""
        _bridges: ports.BridgeStore = storage.Bridges(database)
        _outbox: ports.Outbox = storage.Outbox(database)
        _webhooks: ports.OwnWebhooks = storage.Webhooks(database)
        _guilds: ports.LogChannels = storage.Guilds(database)


@pytest.mark.parametrize(
    ("port", "adapter"),
    [
        (ports.BridgeStore, storage.Bridges),
        (ports.Outbox, storage.Outbox),
        (ports.OwnWebhooks, storage.Webhooks),
        (ports.LogChannels, storage.Guilds),
    ],
)
def test_storage_offers_what_the_relay_needs(port: type, adapter: type) -> None:
    for name, method in inspect.getmembers(port, inspect.isfunction):
        if not name.startswith("_"):
            wanted = inspect.signature(method).parameters.keys()
            assert inspect.signature(getattr(adapter, name)).parameters.keys() == wanted
