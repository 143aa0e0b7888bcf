"""What Magpie keeps, on SQLite or PostgreSQL. The services name what they need of it in their ports."""

from bot.storage.bridges import Bridges
from bot.storage.engine import Database
from bot.storage.guilds import Guilds
from bot.storage.outbox import Outbox
from bot.storage.pins import Pins
from bot.storage.webhooks import Webhooks

__all__ = ["Bridges", "Database", "Guilds", "Outbox", "Pins", "Webhooks"]
