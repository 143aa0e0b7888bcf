"""What becomes of a pair: its thread, a nudge where nobody speaks, the question how it went, and its end.

Every step does something on Discord and then writes down that it was done. After a crash the last step is
done again, so ``Rooms`` makes and says nothing that is there already.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.errors import DeliveryError, StorageError
from bot.model import ChannelId, EndReason, Onward, Pair, PairId, PairState, Round, Seeker, UserId
from bot.pairing.partners import Partners
from bot.pairing.ports import (
    Announcements,
    CannotSee,
    MemberGone,
    PairStore,
    Profiles,
    RoomGone,
    Rooms,
    Trouble,
    Waiting,
)
from bot.pairing.rounds import ASKED_BEFORE, goes_on
from bot.pairing.setups import Setups

_log = logging.getLogger(__name__)

SILENCE = timedelta(days=2)
"""After which a pair in which not everybody has spoken is nudged."""
GRACE = timedelta(days=1)
"""For which a pair whose time is over waits for a round that would decide about it."""
LONGER = timedelta(weeks=1)
PATIENCE = timedelta(days=1)
"""For which a thread that cannot be made is tried again."""
FIRST_REST, LONGEST_REST = timedelta(minutes=1), timedelta(minutes=10)
"""For which a pair is let be whose step has failed; twice as long each time."""
NEWS = timedelta(days=1)
"""For which it is worth telling a server of a round."""


class Meetings:
    """Of all pairs; ``attend`` does whatever is due by now."""

    def __init__(
        self,
        store: PairStore,
        rounds: Announcements,
        waiting: Waiting,
        *,
        partners: Partners,
        profiles: Profiles,
        setups: Setups,
        rooms: Rooms,
        trouble: Trouble,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._rounds = rounds
        self._waiting = waiting
        self._partners = partners
        self._profiles = profiles
        self._setups = setups
        self._rooms = rooms
        self._trouble = trouble
        self._clock = clock
        self._resting: dict[PairId, tuple[datetime, timedelta]] = {}
        """Until when, and for how long, pairs are let be."""

    async def attend(self) -> None:
        """Everything that is due, each once; what fails is tried again the next time."""
        for pair in await self._store.in_state(PairState.PLANNED):
            await self._try(self._open, pair)
        for pair in await self._store.in_state(PairState.ENDING):
            await self._try(self._close, pair)
        now = self._clock()
        due = await self._store.due(
            silent_since=now - SILENCE, asked_until=now + ASKED_BEFORE, over_since=now - GRACE
        )
        for pair in due:
            await self._try(self._look_after, pair)
        for round_ in await self._rounds.unannounced():
            await self._announce(round_)
        for seeker in await self._waiting.untold():
            await self._tell(seeker)

    async def _try(self, step: Callable[[Pair], Awaitable[None]], pair: Pair) -> None:
        if pair.id in self._resting and self._clock() < self._resting[pair.id][0]:
            return
        try:
            await step(pair)
        except MemberGone as gone:
            await self._waiting.remove(pair.guild_id, gone.user_id)
            await self._partners.end(pair, EndReason.REMOVED, because_of=gone.user_id)
        except CannotSee as shut_out:
            await self._leave_out(pair, shut_out.user_id)
        except RoomGone:
            await self._partners.end(pair, EndReason.IMPOSSIBLE)
        except DeliveryError as error:
            _log.warning("Pair %d has to wait: %s", pair.id, error)
            self._let_rest(pair)
        except StorageError:
            raise
        except Exception as error:  # noqa: BLE001 -- a defect in one pair's meeting must not end all others'
            _log.error("Pair %d failed with %s, another time", pair.id, type(error).__name__)
            self._let_rest(pair)
        else:
            self._resting.pop(pair.id, None)

    def _let_rest(self, pair: Pair) -> None:
        """A server that the bot has left may have many pairs, and Discord bars whom it refuses too often."""
        before = self._resting.get(pair.id)
        rest = FIRST_REST if before is None else min(2 * before[1], LONGEST_REST)
        self._resting[pair.id] = self._clock() + rest, rest

    async def _open(self, pair: Pair) -> None:
        if len(pair.members) < 2:
            # Whoever it was has had everything about themselves deleted.
            await self._partners.end(pair, EndReason.REMOVED)
            return
        setup = await self._setups.find(pair.guild_id)
        if setup is None:
            await self._partners.end(pair, EndReason.IMPOSSIBLE)
            return
        if pair.thread_id is None:
            try:
                thread_id = await self._rooms.open(pair, setup.channel_id)
            except DeliveryError:
                await self._despair(pair, setup.channel_id)
                raise
            await self._store.opened(pair.id, thread_id)
            pair = replace(pair, thread_id=thread_id)
        people = [member.user_id for member in pair.members]
        profiles = await self._profiles.many(people)
        await self._rooms.welcome(pair, profiles, await self._partners.icebreaker(pair, profiles))
        await self._store.welcomed(pair.id)
        self._partners.remember(pair)

    async def _despair(self, pair: Pair, channel_id: ChannelId) -> None:
        """Moderators hear of it; after a day the people look for partners again."""
        await self._trouble.cannot_meet(pair.guild_id, channel_id)
        if self._clock() - pair.made_at > PATIENCE:
            await self._partners.end(pair, EndReason.IMPOSSIBLE)

    async def _leave_out(self, pair: Pair, user_id: UserId) -> None:
        """Who takes part no longer, and has only kept the partner they had, is left in peace."""
        member = pair.member(user_id)
        if member is not None and member.onward is not Onward.PAUSE:
            await self._waiting.leave_out(pair.guild_id, user_id, at=self._clock())
        await self._partners.end(pair, EndReason.REMOVED, because_of=user_id)

    async def _close(self, pair: Pair) -> None:
        await self._rooms.close(pair)
        await self._store.closed(pair.id)
        self._partners.forget(pair)

    async def _look_after(self, pair: Pair) -> None:
        now = self._clock()
        if len(pair.members) < 2:
            await self._partners.end(pair, EndReason.REMOVED)
        elif now >= pair.ends_at + GRACE:
            if goes_on(pair, now):
                await self._store.prolong(pair.id, ends_at=now + LONGER)
            else:
                await self._store.end(pair.id, EndReason.ROUND, at=now)
        elif pair.asked_at is None and now >= pair.ends_at - ASKED_BEFORE:
            await self._rooms.ask(pair)
            await self._store.asked(pair.id, at=now)
        elif pair.nudged_at is None and pair.asked_at is None:
            profiles = await self._profiles.many([member.user_id for member in pair.members])
            await self._rooms.nudge(pair, await self._partners.icebreaker(pair, profiles))
            await self._store.nudged(pair.id, at=now)

    async def _announce(self, round_: Round) -> None:
        setup = await self._setups.find(round_.guild_id)
        worth_it = round_.matched and self._clock() - round_.at < NEWS
        try:
            if setup is not None and worth_it:
                await self._rooms.announce(round_, setup.channel_id)
        except DeliveryError as error:
            _log.warning("Round %d of server %d has to wait: %s", round_.number, round_.guild_id, error)
            return
        await self._rounds.announced(round_.id)

    async def _tell(self, seeker: Seeker) -> None:
        try:
            await self._rooms.tell_waiting(seeker)
        except DeliveryError as error:
            _log.warning("Somebody who waits could not be told: %s", error)
            return
        await self._waiting.told(seeker.guild_id, seeker.user_id)
