"""Which webhooks are ours. One that was replaced stays known: its messages are still in the channel."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.model import ChannelId, WebhookId
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import webhooks


class Webhooks:
    """The relay's ``OwnWebhooks``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def webhook_ids(self) -> Sequence[tuple[ChannelId, WebhookId]]:
        statement = select(webhooks.c.channel_id, webhooks.c.webhook_id).order_by(webhooks.c.webhook_id)
        async with self._database.read() as connection:
            rows = (await connection.execute(statement)).all()
        return [(ChannelId(channel_id), WebhookId(webhook_id)) for channel_id, webhook_id in rows]

    async def remember_webhook(self, channel_id: ChannelId, webhook_id: WebhookId) -> None:
        async with self._database.begin() as connection:
            insertion = insert_into(connection, webhooks).values(webhook_id=webhook_id, channel_id=channel_id)
            await connection.execute(
                insertion.on_conflict_do_update(
                    index_elements=[webhooks.c.webhook_id],
                    # A moderator can move a webhook to another channel.
                    set_={"channel_id": insertion.excluded.channel_id},
                )
            )
