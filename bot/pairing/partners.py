"""What people do in their pairs: speak, ask for a question, say how it went, leave."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.errors import UserError
from bot.model import (
    EndReason,
    GuildId,
    Onward,
    Pair,
    PairId,
    PairState,
    Profile,
    ThreadId,
    UserId,
)
from bot.pairing.ports import Icebreakers, PairStore, Profiles


class Partners:
    """Of all pairs; which threads are theirs is held in memory, for it is asked of every message."""

    def __init__(
        self,
        store: PairStore,
        *,
        profiles: Profiles,
        icebreakers: Icebreakers,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._profiles = profiles
        self._icebreakers = icebreakers
        self._clock = clock
        self._threads: dict[ThreadId, PairId] = {}
        self._silent: dict[PairId, set[UserId]] = {}

    async def load(self) -> None:
        """Read which threads are pairs'; called once before the first event."""
        self._threads.clear()
        self._silent.clear()
        for pair in await self._store.in_state(PairState.PLANNED, PairState.OPEN):
            self.remember(pair)

    def remember(self, pair: Pair) -> None:
        """It has a thread from now on."""
        if pair.thread_id is not None:
            self._threads[pair.thread_id] = pair.id
            self._silent[pair.id] = {one.user_id for one in pair.members if one.spoke_at is None}

    def forget(self, pair: Pair) -> None:
        """Its thread is closed."""
        if pair.thread_id is not None:
            self._threads.pop(pair.thread_id, None)
        self._silent.pop(pair.id, None)

    async def of_thread(self, thread_id: ThreadId) -> Pair | None:
        """The pair whose thread it is, if it is not over."""
        if thread_id not in self._threads:
            return None
        pair = await self._store.in_thread(thread_id)
        return pair if pair is not None and pair.state is PairState.OPEN else None

    async def last_in(self, thread_id: ThreadId) -> Pair | None:
        """The pair whose thread it is, or was."""
        return await self._store.in_thread(thread_id)

    def is_room(self, thread_id: ThreadId) -> bool:
        """Whether people meet there; asked of every message."""
        return thread_id in self._threads

    async def spoke(self, thread_id: ThreadId, user_id: UserId) -> None:
        """Somebody said something; when first is all that is kept."""
        pair_id = self._threads.get(thread_id)
        silent = None if pair_id is None else self._silent.get(pair_id)
        if pair_id is None or silent is None or user_id not in silent:
            return
        await self._store.spoke(pair_id, user_id, at=self._clock())
        silent.discard(user_id)

    async def mine(self, guild_id: GuildId, user_id: UserId) -> Sequence[Pair]:
        """A person's pairs that are not over."""
        return await self._store.of_person(user_id, guild_id=guild_id, living=True)

    async def past(self, guild_id: GuildId, user_id: UserId) -> Sequence[Pair]:
        """All of a person's pairs, oldest first."""
        return await self._store.of_person(user_id, guild_id=guild_id)

    async def own(self, pair_id: PairId, user_id: UserId) -> Pair:
        """A pair that is not over, for one of its people; UserError for everybody else."""
        pair = await self._store.get(pair_id)
        if pair is None or pair.member(user_id) is None:
            raise UserError("error-pair-not-yours")
        if pair.state is not PairState.OPEN:
            raise UserError("error-pair-over")
        return pair

    async def find(self, pair_id: PairId) -> Pair | None:
        return await self._store.get(pair_id)

    async def another(self, pair_id: PairId, user_id: UserId) -> str:
        """The key of an icebreaker that the pair has not had; it counts as asked."""
        pair = await self.own(pair_id, user_id)
        found = await self.icebreaker(pair, await self._profiles.many([user_id, *pair.others(user_id)]))
        if found is None:
            raise UserError("error-pair-no-questions")
        return found

    async def translate(self, pair_id: PairId, user_id: UserId) -> bool:
        """Switch between translating for a person and not; what it is now."""
        pair = await self.own(pair_id, user_id)
        member = pair.member(user_id)
        assert member is not None, "refused before"
        await self._store.translate(pair_id, user_id, on=not member.translated)
        return not member.translated

    async def answer(
        self,
        pair_id: PairId,
        user_id: UserId,
        *,
        met: bool | None = None,
        liked: bool | None = None,
        onward: Onward | None = None,
    ) -> Pair:
        """How it went, and what next; as it stands afterwards."""
        pair = await self._store.get(pair_id)
        if pair is None or pair.member(user_id) is None:
            raise UserError("error-pair-not-yours")
        if onward is not None and pair.state not in (PairState.PLANNED, PairState.OPEN):
            raise UserError("error-pair-over")
        await self._store.answer(pair_id, user_id, met=met, liked=liked, onward=onward)
        return await self._store.get(pair_id) or pair

    async def end(self, pair: Pair, reason: EndReason, *, because_of: UserId | None = None) -> bool:
        """It is over, and whoever did not cause it comes first the next time; False when it was over.

        Who said that they want nobody new for now is left in peace.
        """
        staying = [one.user_id for one in pair.members if one.onward is not Onward.PAUSE]
        alone = [one for one in staying if one != because_of] if reason is not EndReason.ROUND else []
        return await self._store.end(pair.id, reason, at=self._clock(), left_alone=alone)

    async def leave(self, guild_id: GuildId | None, user_id: UserId, reason: EndReason) -> Sequence[Pair]:
        """End all that a person is in, in one server or in all."""
        mine = await self._store.of_person(user_id, guild_id=guild_id, living=True)
        return [pair for pair in mine if await self.end(pair, reason, because_of=user_id)]

    async def part(self, user_id: UserId, other: UserId) -> Sequence[Pair]:
        """End what two people are in together: one of them has blocked the other."""
        mine = await self._store.of_person(user_id, living=True)
        both = [pair for pair in mine if pair.member(other) is not None]
        return [pair for pair in both if await self.end(pair, EndReason.BLOCKED, because_of=user_id)]

    async def room_gone(self, thread_id: ThreadId) -> None:
        """Somebody has deleted the thread."""
        pair = await self._store.in_thread(thread_id) if thread_id in self._threads else None
        if pair is not None:
            await self.end(pair, EndReason.IMPOSSIBLE)

    async def icebreaker(self, pair: Pair, profiles: Mapping[UserId, Profile]) -> str | None:
        """The key of one that its people have not had; it counts as asked. Nothing if there is none left."""
        had = await self._store.questions_of([member.user_id for member in pair.members])
        found = self._icebreakers.choose(list(profiles.values()), had=had)
        if found is not None:
            await self._store.ask(pair.id, found)
        return found
