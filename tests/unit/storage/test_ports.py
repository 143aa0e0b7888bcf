"""Storage may not know the relay, so that it fits the ports of its users is checked from here."""

import inspect
from typing import TYPE_CHECKING

import pytest

from bot import storage
from bot.gateway.notices import LogChannels
from bot.gateway.webhook_cache import OwnWebhooks
from bot.relay.bridge_ports import BridgeStore
from bot.relay.outbox import Outbox

if TYPE_CHECKING:

    def fits(database: storage.Database) -> None:
        """Types, as the type checker sees them."""
        _bridges: BridgeStore = storage.Bridges(database)
        _outbox: Outbox = storage.Outbox(database)
        _webhooks: OwnWebhooks = storage.Webhooks(database)
        _guilds: LogChannels = storage.Guilds(database)


@pytest.mark.parametrize(
    ("port", "adapter"),
    [
        (BridgeStore, storage.Bridges),
        (Outbox, storage.Outbox),
        (OwnWebhooks, storage.Webhooks),
        (LogChannels, storage.Guilds),
    ],
)
def test_storage_offers_what_its_users_need(port: type, adapter: type) -> None:
    for name, method in inspect.getmembers(port, inspect.isfunction):
        if not name.startswith("_"):
            wanted = inspect.signature(method).parameters.keys()
            assert inspect.signature(getattr(adapter, name)).parameters.keys() == wanted
