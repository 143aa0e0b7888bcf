"""Our webhooks: one of ours a channel, found or made once, and the only ones whose copies we may change."""

import asyncio
import logging
from collections.abc import Awaitable, Mapping, Sequence
from typing import Any, Protocol

import discord

from bot.gateway.once import Once, RequestRefused
from bot.gateway.webhook_api import Webhook
from bot.model import ChannelId, Copy, WebhookId
from bot.relay.ports import Forbidden, Unreachable

_log = logging.getLogger(__name__)

NAME = "Magpie 鹊桥"
TOO_MANY = 30007


class OwnWebhooks(Protocol):
    """Which webhooks are ours, known before the first event is looked at."""

    async def webhook_ids(self) -> Sequence[tuple[ChannelId, WebhookId]]: ...

    async def remember_webhook(self, channel_id: ChannelId, webhook_id: WebhookId) -> None: ...


class WebhookCache:
    """Tokens are in memory only; which webhooks are ours is on record."""

    def __init__(self, own: OwnWebhooks, once: Once) -> None:
        self._own = own
        self._once = once
        self._client: discord.Client
        self._ids: set[WebhookId] = set()
        self._by_channel: dict[ChannelId, Webhook] = {}
        self._looking_up: dict[ChannelId, asyncio.Task[Webhook]] = {}
        self._by_id: dict[WebhookId, Webhook] = {}
        self._dead: set[WebhookId] = set()

    def attach(self, client: discord.Client) -> None:
        """Look up and create webhooks through this client from now on."""
        self._client = client

    async def load(self) -> None:
        """Know our own webhooks before the first event is looked at."""
        self._ids = {webhook_id for _, webhook_id in await self._own.webhook_ids()}

    def is_ours(self, webhook_id: WebhookId) -> bool:
        return webhook_id in self._ids

    def forget(self, channel_id: ChannelId) -> None:
        """Look the channel's webhook up anew next time, for example because somebody changed its webhooks."""
        self._by_channel.pop(channel_id, None)
        self._looking_up.pop(channel_id, None)

    def known(self, channel_id: ChannelId) -> Webhook | None:
        """The channel's, if it was looked up already."""
        return self._by_channel.get(channel_id)

    async def of(self, channel_id: ChannelId) -> Webhook:
        """The channel's, made if need be: one look-up at a time, and one that failed is not remembered."""
        known = self._by_channel.get(channel_id)
        if known is not None:
            return known
        task = self._looking_up.get(channel_id)
        if task is None:
            task = asyncio.create_task(self._find_or_create(channel_id), name=f"webhook-{channel_id}")
            self._looking_up[channel_id] = task
        try:
            webhook = await asyncio.shield(task)
        except BaseException:
            if task.done() and self._looking_up.get(channel_id) is task:
                del self._looking_up[channel_id]
            raise
        # Unless it was forgotten meanwhile.
        if self._looking_up.get(channel_id) is task:
            del self._looking_up[channel_id]
            self._by_channel[channel_id] = webhook
        return webhook

    async def that_posted(self, copy: Copy) -> Webhook | None:
        """The webhook that posted a copy; only that one can change it."""
        if copy.webhook_id in self._dead:
            return None
        if copy.webhook_id not in self._by_id:
            await self._fetch_webhooks(copy.channel_id)
        webhook = self._by_id.get(copy.webhook_id)
        if webhook is None:
            self._dead.add(copy.webhook_id)
        return webhook

    def bury(self, webhook: Webhook) -> None:
        """It was removed: Discord wants it never to be asked for again."""
        _log.warning("Webhook %s of channel %s is gone", webhook.id, webhook.channel_id)
        self._dead.add(webhook.id)
        self._by_id.pop(webhook.id, None)
        self.forget(webhook.channel_id)

    async def _find_or_create(self, channel_id: ChannelId) -> Webhook:
        present = await self._fetch_webhooks(channel_id)
        if present:
            webhook = min(present, key=lambda webhook: webhook.id)
        else:
            created = await self._create(channel_id)
            webhook = Webhook(id=WebhookId(int(created["id"])), token=created["token"], channel_id=channel_id)
            self._by_id[webhook.id] = webhook
        # On record before it is used: its first message comes back as an event at once.
        await self._own.remember_webhook(channel_id, webhook.id)
        self._ids.add(webhook.id)
        return webhook

    async def _create(self, channel_id: ChannelId) -> Mapping[str, Any]:
        """An attempt of unknown outcome is not repeated here: the next one looks first."""
        try:
            return await _asked(self._once.post(_of(channel_id), {"name": NAME}, token=self._token))
        except RequestRefused as error:
            if error.code == TOO_MANY:
                raise Forbidden("the channel has all the webhooks it may have") from None
            raise

    async def _fetch_webhooks(self, channel_id: ChannelId) -> list[Webhook]:
        """The webhooks that this bot made in the channel."""
        rows = await _asked(self._once.get(_of(channel_id), token=self._token))
        ours: list[Webhook] = []
        for row in rows:
            webhook_id, token = WebhookId(int(row["id"])), row.get("token")
            if token and int(row.get("application_id") or 0) == self._client.application_id:
                webhook = Webhook(id=webhook_id, token=token, channel_id=channel_id)
                self._by_id[webhook_id] = webhook
                if webhook_id not in self._dead:
                    ours.append(webhook)
        return ours

    @property
    def _token(self) -> str:
        return self._client.http.token or ""


async def _asked(call: Awaitable[Any]) -> Any:
    """The answer; that there is none is not to count against the message that waits for it."""
    try:
        return await call
    except Unreachable as error:
        raise Unreachable(str(error), answered=False) from None


def _of(channel_id: ChannelId) -> str:
    return f"/channels/{channel_id}/webhooks"
