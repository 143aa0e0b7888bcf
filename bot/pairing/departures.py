"""Leaving: the queue, one's partners, or both; and what follows for those who are left."""

from collections.abc import Callable, Sequence

from bot.errors import UserError
from bot.model import EndReason, GuildId, Onward, Pair, PairId, UserId
from bot.pairing.partners import Partners
from bot.pairing.pool import Pool


class Departures:
    """Whoever is left by somebody comes first the next time; nobody is told who wanted what."""

    def __init__(self, pool: Pool, partners: Partners, *, wake: Callable[[], None]) -> None:
        """``wake``: there are threads to close."""
        self._pool = pool
        self._partners = partners
        self._wake = wake

    async def leave(self, guild_id: GuildId, user_id: UserId, *, parting: bool) -> Sequence[Pair]:
        """Take part no longer; the pairs that have ended by it.

        ``parting``: from one's present partners, too; else one stays with them for as long as it lasts.
        """
        pairs = await self._partners.mine(guild_id, user_id)
        if await self._pool.find(guild_id, user_id) is not None:
            await self._pool.leave(guild_id, user_id)
        elif not pairs:
            raise UserError("error-pair-not-joined")
        if not parting:
            for pair in pairs:
                # Should the partner go, whoever has left is not to be looked for a new one.
                await self._partners.answer(pair.id, user_id, onward=Onward.PAUSE)
            return ()
        ended = await self._partners.leave(guild_id, user_id, EndReason.LEFT)
        self._wake()
        return ended

    async def leave_everywhere(self, user_id: UserId) -> None:
        """Their wish not to be paired at all, or not to be known any more."""
        await self._pool.leave_everywhere(user_id)
        if await self._partners.leave(None, user_id, EndReason.LEFT):
            self._wake()
        # A partner who went at the same moment has sent them back to the queue.
        await self._pool.leave_everywhere(user_id)

    async def end(self, pair_id: PairId, user_id: UserId) -> None:
        """Part from somebody, and go on taking part; UserError if there is nothing to end."""
        pair = await self._partners.find(pair_id)
        if pair is None or pair.member(user_id) is None:
            raise UserError("error-pair-not-yours")
        if not await self._partners.end(pair, EndReason.LEFT, because_of=user_id):
            raise UserError("error-pair-over")
        self._wake()

    async def dissolve(self, pair: Pair) -> bool:
        """Moderators part people; False when they were parted already."""
        ended = await self._partners.end(pair, EndReason.DISSOLVED)
        self._wake()
        return ended

    async def block(self, user_id: UserId, other: UserId) -> Sequence[Pair]:
        """Never meet somebody again; the pairs that have ended by it."""
        await self._pool.block(user_id, other)
        ended = await self._partners.part(user_id, other)
        if ended:
            self._wake()
        return ended
