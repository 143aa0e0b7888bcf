"""One webhook of ours a channel, whatever comes of the request that makes it."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from bot.gateway.once import Once, RequestRefused
from bot.gateway.webhook_cache import TOO_MANY, WebhookCache
from bot.model import ChannelId, WebhookId
from bot.relay.ports import DeliveryError, Forbidden, Unreachable

if TYPE_CHECKING:
    import discord

CHANNEL = ChannelId(21)


class Channel(Once):
    """A channel's webhooks; ``failure`` is told when one is made, ``after_effect`` or instead."""

    def __init__(self) -> None:
        self.webhooks: list[dict[str, str]] = []
        self.failure: DeliveryError | None = None
        self.after_effect = False

    async def get(self, path: str, *, token: str) -> list[dict[str, str]]:
        assert path == f"/channels/{CHANNEL}/webhooks"
        return list(self.webhooks)

    async def post(self, path: str, body: Any, *, token: str) -> dict[str, str]:
        failure, self.failure = self.failure, None
        webhook = {"id": str(len(self.webhooks) + 1), "token": "secret", "application_id": "9"}
        if failure is None or self.after_effect:
            self.webhooks.append(webhook)
        if failure is not None:
            raise failure
        return webhook


class Recorded:
    def __init__(self) -> None:
        self.webhooks: list[tuple[ChannelId, WebhookId]] = []

    async def webhook_ids(self) -> Sequence[tuple[ChannelId, WebhookId]]:
        return self.webhooks

    async def remember_webhook(self, channel_id: ChannelId, webhook_id: WebhookId) -> None:
        self.webhooks.append((channel_id, webhook_id))


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
def cache(channel: Channel) -> WebhookCache:
    cache = WebhookCache(Recorded(), channel)
    http = SimpleNamespace(token="t")
    cache.attach(cast("discord.Client", SimpleNamespace(http=http, application_id=9)))
    return cache


async def test_a_channel_gets_one_webhook_which_is_known_as_ours(
    cache: WebhookCache, channel: Channel
) -> None:
    first = await cache.of(CHANNEL)
    cache.forget(CHANNEL)
    assert await cache.of(CHANNEL) == first
    assert cache.is_ours(first.id)
    assert len(channel.webhooks) == 1


async def test_a_webhook_that_was_made_although_nobody_said_so_is_used(
    cache: WebhookCache, channel: Channel
) -> None:
    channel.failure, channel.after_effect = Unreachable("Discord answers 500", answered=True), True
    with pytest.raises(Unreachable) as raised:
        await cache.of(CHANNEL)
    assert not raised.value.answered, "no message is to blame"
    assert (await cache.of(CHANNEL)).id == 1
    assert len(channel.webhooks) == 1


async def test_a_channel_with_too_many_webhooks_lacks_a_right_and_no_message_is_refused(
    cache: WebhookCache, channel: Channel
) -> None:
    channel.failure = RequestRefused(400, TOO_MANY)
    with pytest.raises(Forbidden):
        await cache.of(CHANNEL)
