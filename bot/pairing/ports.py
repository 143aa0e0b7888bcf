"""What pairing needs of others: threads on Discord, and the pairs that are written down."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.errors import MagpieError
from bot.model import (
    ChannelId,
    EndReason,
    GuildId,
    Onward,
    Pair,
    PairId,
    PairState,
    Profile,
    Round,
    RoundId,
    Seeker,
    ThreadId,
    UserId,
)


class MemberGone(MagpieError):
    """Somebody of a pair is no longer in the server."""

    def __init__(self, user_id: UserId) -> None:
        super().__init__(str(user_id))
        self.user_id = user_id


class CannotSee(MagpieError):
    """Somebody of a pair cannot be let into the thread, for they do not see the channel that it is in."""

    def __init__(self, user_id: UserId) -> None:
        super().__init__(str(user_id))
        self.user_id = user_id


class RoomGone(MagpieError):
    """The thread was deleted."""


class Rooms(Protocol):
    """The threads in which people meet. Whatever is there already is not made, or said, a second time.

    ``DeliveryError`` where Discord refuses or does not answer; it can be tried again.
    """

    async def open(self, pair: Pair, channel_id: ChannelId) -> ThreadId:
        """Make the private thread of a pair."""
        ...

    async def welcome(self, pair: Pair, profiles: Mapping[UserId, Profile], icebreaker: str | None) -> None:
        """Let its people in and say who they are to each other; MemberGone, CannotSee, RoomGone.

        ``icebreaker``: the key of one.
        """
        ...

    async def nudge(self, pair: Pair, icebreaker: str | None) -> None:
        """RoomGone."""
        ...

    async def ask(self, pair: Pair) -> None:
        """How it went, and what they want next; RoomGone."""
        ...

    async def close(self, pair: Pair) -> None:
        """Say goodbye and archive it; nothing where there is none any more."""
        ...

    async def announce(self, round_: Round, channel_id: ChannelId) -> None:
        """Tell the server that a round has begun, without names."""
        ...

    async def tell_waiting(self, seeker: Seeker) -> None:
        """By direct message, that they were not matched, or were left out, and why."""
        ...


class PairStore(Protocol):
    """The durable side (``pairs``, ``pair_members``, ``questions``); each method is one transaction."""

    async def get(self, pair_id: PairId) -> Pair | None: ...

    async def in_thread(self, thread_id: ThreadId) -> Pair | None: ...

    async def in_state(self, *states: PairState) -> Sequence[Pair]: ...

    async def due(
        self, *, silent_since: datetime, asked_until: datetime, over_since: datetime
    ) -> Sequence[Pair]:
        """Open ones for which there is something to do, oldest first.

        Somebody in it has said nothing since it was made, before ``silent_since``, and it was not nudged; its
        time is over before ``asked_until``, and nobody was asked how it went; it was over before
        ``over_since``; or it has lost its people.
        """
        ...

    async def of_person(
        self, user_id: UserId, *, guild_id: GuildId | None = None, living: bool = False
    ) -> Sequence[Pair]: ...

    async def questions_of(self, user_ids: Collection[UserId]) -> Collection[str]: ...

    async def opened(self, pair_id: PairId, thread_id: ThreadId) -> None: ...

    async def welcomed(self, pair_id: PairId) -> None: ...

    async def end(
        self,
        pair_id: PairId,
        reason: EndReason,
        *,
        at: datetime,
        left_alone: Collection[UserId] = (),
    ) -> bool:
        """False when it was over before."""
        ...

    async def closed(self, pair_id: PairId) -> None: ...

    async def nudged(self, pair_id: PairId, *, at: datetime) -> None: ...

    async def asked(self, pair_id: PairId, *, at: datetime) -> None: ...

    async def prolong(self, pair_id: PairId, *, ends_at: datetime) -> None: ...

    async def spoke(self, pair_id: PairId, user_id: UserId, *, at: datetime) -> None: ...

    async def translate(self, pair_id: PairId, user_id: UserId, *, on: bool) -> None: ...

    async def answer(
        self,
        pair_id: PairId,
        user_id: UserId,
        *,
        met: bool | None = None,
        liked: bool | None = None,
        onward: Onward | None = None,
    ) -> None: ...

    async def ask(self, pair_id: PairId, key: str) -> None: ...


class Announcements(Protocol):
    """Rounds that the server was not told of yet."""

    async def unannounced(self) -> Sequence[Round]: ...

    async def announced(self, round_id: RoundId) -> None: ...


class Waiting(Protocol):
    """Who takes part; of those, who was not matched and wants to be told."""

    async def untold(self) -> Sequence[Seeker]: ...

    async def told(self, guild_id: GuildId, user_id: UserId) -> None: ...

    async def remove(self, guild_id: GuildId, user_id: UserId) -> bool:
        """Whoever is no longer in the server would only keep others from meeting somebody."""
        ...

    async def leave_out(self, guild_id: GuildId, user_id: UserId, *, at: datetime) -> None:
        """So would who cannot see where people meet; they are told, and may join again when they can."""
        ...


class Profiles(Protocol):
    """What people say of themselves."""

    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]: ...


class Trouble(Protocol):
    """Telling moderators what they have to mend."""

    async def cannot_meet(self, guild_id: GuildId, channel_id: ChannelId) -> None:
        """Threads cannot be made in the channel that was chosen."""
        ...


class Icebreakers(Protocol):
    """Something to talk about."""

    def choose(self, profiles: Sequence[Profile], *, had: Collection[str]) -> str | None:
        """The key of one that suits these people, and that they have not had; nothing if there is none."""
        ...
