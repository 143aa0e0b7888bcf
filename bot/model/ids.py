"""Distinct types for ids, so that a channel is never taken for a message.

The first group are Discord's snowflakes, the second group our own row numbers.
"""

from datetime import UTC, datetime
from typing import NewType

GuildId = NewType("GuildId", int)
ChannelId = NewType("ChannelId", int)
ThreadId = NewType("ThreadId", int)
MessageId = NewType("MessageId", int)
UserId = NewType("UserId", int)
RoleId = NewType("RoleId", int)
WebhookId = NewType("WebhookId", int)

BridgeId = NewType("BridgeId", int)
OriginId = NewType("OriginId", int)
DeliveryId = NewType("DeliveryId", int)
SuggestionId = NewType("SuggestionId", int)
RuleId = NewType("RuleId", int)
CaseId = NewType("CaseId", int)

_DISCORD_EPOCH = 1_420_070_400_000


def message_id_at(moment: datetime) -> MessageId:
    """The least id a message of that moment can have: Discord's ids begin with milliseconds."""
    return MessageId((int(moment.timestamp() * 1000) - _DISCORD_EPOCH) << 22)


def moment_of(message_id: MessageId) -> datetime:
    """When a message was said, to the millisecond."""
    return datetime.fromtimestamp(((message_id >> 22) + _DISCORD_EPOCH) / 1000, UTC)
