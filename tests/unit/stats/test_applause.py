"""Reactions that were missed, or cleared, are counted anew as far as can be seen."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.errors import DeliveryError
from bot.model import (
    BridgeId,
    ChannelId,
    GuildId,
    Language,
    Link,
    MessageId,
    OriginId,
    Place,
    Shown,
    Sight,
    Tongue,
    UserId,
)
from bot.stats.applause import MOST_LOOKED_AT, Applause

ENGLISH, CHINESE, TAIWANESE, LEFT = ChannelId(1), ChannelId(2), ChannelId(3), ChannelId(4)
LANGUAGES = {
    ENGLISH: Language.ENGLISH,
    CHINESE: Language.SIMPLIFIED,
    TAIWANESE: Language.TRADITIONAL,
}
ANN, WEI, LIN = UserId(11), UserId(12), UserId(13)


def _link(channel_id: ChannelId) -> Link | None:
    if channel_id not in LANGUAGES:
        return None
    return Link(
        channel_id=channel_id,
        guild_id=GuildId(channel_id),
        bridge_id=BridgeId(1),
        language=LANGUAGES[channel_id],
        linked_by=ANN,
        linked_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


@dataclass
class Fakes:
    """Discord, the bridge's turns and the database in one."""

    givers_of: Mapping[MessageId, Mapping[UserId, int]] = field(
        default_factory=dict[MessageId, Mapping[UserId, int]]
    )
    unseen: frozenset[ChannelId] = frozenset()
    asked: list[MessageId] = field(default_factory=list)
    counted: dict[MessageId, tuple[Tongue, dict[UserId, int]]] = field(
        default_factory=dict[MessageId, tuple[Tongue, dict[UserId, int]]]
    )

    async def givers(self, place: Place, message_id: MessageId) -> Mapping[UserId, int] | None:
        self.asked.append(message_id)
        if place.channel_id in self.unseen:
            raise DeliveryError("forbidden")
        return self.givers_of.get(message_id)

    async def in_turn(self, channel_id: ChannelId, work: Callable[[], Awaitable[object]]) -> None:
        await work()

    async def applaud(self, message_id: MessageId, user_id: UserId, *, side: Tongue, by: int) -> None:
        raise AssertionError

    async def recount(self, message_id: MessageId, reactions: Mapping[UserId, int], *, side: Tongue) -> None:
        self.counted[message_id] = side, dict(reactions)

    async def shown(self, message_ids: Sequence[MessageId]) -> Sequence[Shown]:
        """Each was said in English and has a copy in every other channel, numbered after it."""
        return [
            Shown(
                origin_id=OriginId(number),
                original=_sight(ENGLISH, number),
                copies=tuple(_sight(channel, number + channel) for channel in (CHINESE, TAIWANESE, LEFT)),
            )
            for number in message_ids
        ]


def _sight(channel_id: ChannelId, number: int) -> Sight:
    return Sight(
        place=Place(channel_id=channel_id), message_id=MessageId(number), carries=(OriginId(number),)
    )


def _applause(fakes: Fakes, *, quiet: frozenset[UserId] = frozenset()) -> Applause:
    return Applause(fakes, fakes, fakes, link_of=_link, opted_out=lambda user_id: user_id in quiet)


async def test_what_was_missed_is_looked_up_where_the_other_side_reads() -> None:
    fakes = Fakes({MessageId(102): {WEI: 2, LIN: 1}})
    await _applause(fakes, quiet=frozenset({LIN})).missed([MessageId(100)])
    # The original is read by its own side, and one channel has left the bridge.
    assert fakes.asked == [102, 103]
    assert fakes.counted == {102: (Tongue.CHINESE, {WEI: 2})}


async def test_what_cannot_be_seen_keeps_nothing_else_from_being_counted() -> None:
    fakes = Fakes({MessageId(102): {WEI: 1}, MessageId(103): {}}, unseen=frozenset({CHINESE}))
    await _applause(fakes).missed([MessageId(100)])
    assert fakes.counted == {103: (Tongue.CHINESE, {})}


async def test_after_a_long_absence_only_the_newest_are_looked_up() -> None:
    fakes = Fakes()
    await _applause(fakes).missed([MessageId(10 * number) for number in range(1, 100)])
    assert len(fakes.asked) == 2 * MOST_LOOKED_AT
    assert min(fakes.asked) == 10 * (100 - MOST_LOOKED_AT) + CHINESE


async def test_what_is_cleared_needs_no_look() -> None:
    fakes = Fakes()
    await _applause(fakes).cleared(CHINESE, MessageId(102))
    await _applause(fakes).cleared(LEFT, MessageId(104))
    await _applause(fakes).look_again(Place(channel_id=LEFT), MessageId(104))
    assert (fakes.asked, fakes.counted) == ([], {102: (Tongue.CHINESE, {})})
