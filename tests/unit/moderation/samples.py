"""Rules and messages as these tests need them."""

from datetime import UTC, datetime, timedelta
from itertools import count

from bot.model import (
    Action,
    Attachment,
    Author,
    ChannelId,
    GuildId,
    Incoming,
    MessageId,
    Rule,
    RuleId,
    RuleKind,
    UserId,
)
from bot.moderation.values import parse

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
GUILD = GuildId(10)
_ids = count(1)


def snowflake(made: datetime) -> int:
    """An id that Discord would have given then."""
    return int((made.timestamp() - 1_420_070_400) * 1000) << 22


LONG_AGO = UserId(snowflake(NOW - timedelta(days=900)))


def rule(kind: RuleKind, value: str, action: Action = Action.HOLD) -> Rule:
    return Rule(
        id=RuleId(next(_ids)),
        guild_id=GUILD,
        bridge_id=None,
        kind=kind,
        value=parse(kind, value),
        action=action,
        added_by=UserId(1),
        added_at=NOW,
    )


def said(
    content: str = "",
    *,
    by: UserId = LONG_AGO,
    at: datetime = NOW,
    files: tuple[Attachment, ...] = (),
    message_id: int | None = None,
    edited_at: datetime | None = None,
) -> Incoming:
    return Incoming(
        id=MessageId(next(_ids) if message_id is None else message_id),
        channel_id=ChannelId(20),
        guild_id=GUILD,
        author=Author(id=by, name="Ann", avatar_url=None),
        content=content,
        created_at=at,
        edited_at=edited_at,
        attachments=files,
    )


def file(name: str, size: int = 1000, description: str | None = None) -> Attachment:
    return Attachment(filename=name, url="https://cdn.example/x", size=size, description=description)
