"""Which expressions were explained in which channel lately, so that none is explained all day long."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, or_, select

from bot.model import ChannelId, MessageId, Tally
from bot.storage.dialect import insert_into
from bot.storage.engine import Database
from bot.storage.schema import notes_shown
from bot.storage.tallies import add as add_tallies

REST = timedelta(hours=24)
"""Between two notes on one term in one channel."""
_REMEMBERED = 4096


def _now() -> datetime:
    return datetime.now(UTC)


class NotesShown:
    """The relay's ``NotesShown``."""

    def __init__(self, database: Database, *, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._clock = clock
        # What is known to be taken costs no query.
        self._taken: OrderedDict[tuple[ChannelId, str], tuple[MessageId, datetime]] = OrderedDict()
        self._swept_at: datetime | None = None

    async def claim(
        self,
        channel_id: ChannelId,
        message_id: MessageId,
        terms: Sequence[str],
        *,
        most: int,
        counts: Callable[[str], Sequence[Tally]] = lambda term: (),
    ) -> Collection[str]:
        """Those of ``terms``, at most ``most``, that this message explains in the channel.

        A message keeps what it once claimed, so that an edit shows the same. ``counts``: what it counts for
        that a term is explained.
        """
        now = self._clock()
        mine: list[str] = []
        for term in terms:
            if len(mine) == most:
                break
            if await self._claim_one(channel_id, message_id, term, now, counts):
                mine.append(term)
        return mine

    async def _claim_one(
        self,
        channel_id: ChannelId,
        message_id: MessageId,
        term: str,
        now: datetime,
        counts: Callable[[str], Sequence[Tally]],
    ) -> bool:
        known = self._taken.get((channel_id, term))
        if known is not None and now - known[1] < REST:
            return known[0] == message_id
        row = {"message_id": message_id, "shown_at": now}
        async with self._database.begin() as connection:
            if self._swept_at is None or now - self._swept_at > REST:
                self._swept_at = now
                await connection.execute(delete(notes_shown).where(notes_shown.c.shown_at <= now - REST))
            known = select(notes_shown.c.shown_at).where(
                notes_shown.c.channel_id == channel_id,
                notes_shown.c.term == term,
                notes_shown.c.message_id == message_id,
            )
            is_new = (await connection.execute(known)).one_or_none() is None
            claim = (
                insert_into(connection, notes_shown)
                .values(channel_id=channel_id, term=term, **row)
                .on_conflict_do_update(
                    index_elements=[notes_shown.c.channel_id, notes_shown.c.term],
                    set_=row,
                    where=or_(notes_shown.c.shown_at <= now - REST, notes_shown.c.message_id == message_id),
                )
                .returning(notes_shown.c.term)
            )
            taken = (await connection.execute(claim)).one_or_none() is not None
            if taken and is_new:
                await add_tallies(connection, counts(term))
        if taken:
            self._taken[channel_id, term] = (message_id, now)
            self._taken.move_to_end((channel_id, term))
            if len(self._taken) > _REMEMBERED:
                self._taken.popitem(last=False)
        return taken
