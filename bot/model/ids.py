"""Distinct types for ids, so that a channel is never taken for a message.

The first group are Discord's snowflakes, the second group our own row numbers.
"""

from typing import NewType

GuildId = NewType("GuildId", int)
ChannelId = NewType("ChannelId", int)
MessageId = NewType("MessageId", int)
UserId = NewType("UserId", int)
RoleId = NewType("RoleId", int)
WebhookId = NewType("WebhookId", int)

BridgeId = NewType("BridgeId", int)
OriginId = NewType("OriginId", int)
DeliveryId = NewType("DeliveryId", int)
