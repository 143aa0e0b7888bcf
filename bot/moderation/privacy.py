"""What is kept about a person: shown, handed over, and forgotten when they say so.

Their messages' traces are many rows among very many, so they are gone through in steps, none of which keeps
anybody else waiting.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from bot.errors import UserError
from bot.model import CaseId, ChannelId, Deleted, Dropped, MessageId, Trace, UserId
from bot.moderation.choices import Choices

SPAN = 5_000
"""Numbers of messages that one step looks through; some milliseconds."""
TAKEN_BACK_AT_ONCE = 100
"""Messages whose copies are sent for in one transaction, as many as Discord itself deletes at once."""


class PersonStore(Protocol):
    """What the database has about a person."""

    async def numbers(self) -> tuple[int, int]:
        """The least and the greatest number of a relayed message."""
        ...

    async def traces(self, user_id: UserId, *, after: int, span: int) -> Sequence[Trace]:
        """The person's, of the ``span`` numbers after that one."""
        ...

    async def drop_waiting(self, user_id: UserId) -> Dropped:
        """Let nothing they said go out any more."""
        ...

    async def empty_traces(self, user_id: UserId, *, after: int, span: int) -> None:
        """Nobody has said what they said."""
        ...

    async def forget(self, user_id: UserId, *, now: datetime) -> None:
        """Everything but the traces, and but what must stay."""
        ...


class Dossier(Protocol):
    """The same, as people are shown it."""

    async def counts(self, user_id: UserId) -> Mapping[str, int]:
        """Rows by section, without the traces."""
        ...

    async def sections(self, user_id: UserId) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Rows by section, ready for JSON."""
        ...


class Leaving(Protocol):
    """Pairing, which others take part in, too: they are to learn of it before everything is gone."""

    async def leave_everywhere(self, user_id: UserId) -> None: ...


class Forgets(Protocol):
    """Has people's ids in memory, and lets go of one."""

    async def forget_person(self, user_id: UserId) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How much is kept about a person."""

    messages: int
    copies: int
    rows: Mapping[str, int]
    """By section, see ``bot.storage.dossier``."""
    opted_out: bool
    days: int
    """How long the traces of messages stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a long work has come."""

    percent: int
    messages: int


class Privacy:
    """One work at a time for each person."""

    def __init__(
        self,
        store: PersonStore,
        dossier: Dossier,
        choices: Choices,
        *,
        take_back: Callable[[Deleted], Awaitable[None]],
        wake: Callable[[ChannelId], None],
        close: Callable[[CaseId], Awaitable[None]],
        leaving: Leaving,
        memories: Sequence[Forgets],
        clock: Callable[[], datetime],
        keep: timedelta,
    ) -> None:
        """``take_back``: has the copies of messages deleted, in their turn; ``wake``: sets a lane going;
        ``close``: ends what moderators were asked about a message.

        ``keep``: how long the traces of messages stay.
        """
        self._store = store
        self._dossier = dossier
        self._choices = choices
        self._take_back = take_back
        self._wake = wake
        self._close = close
        self._leaving = leaving
        self._memories = memories
        self._clock = clock
        self._keep = keep
        self._busy: set[UserId] = set()

    async def summary(self, user_id: UserId) -> Summary:
        messages = copies = 0
        async for traces, _ in self._steps(user_id):
            messages += len(traces)
            copies += sum(len(trace.copies) for trace in traces)
        return Summary(
            messages=messages,
            copies=copies,
            rows=await self._dossier.counts(user_id),
            opted_out=self._choices.opted_out(user_id),
            days=self._keep.days,
        )

    async def opt_out(self, user_id: UserId) -> bool:
        """At once: nothing is accepted any more, and what waits is dropped; False when it was so already."""
        news = await self._choices.opt_out(user_id)
        await self._drop_waiting(user_id)
        return news

    async def opt_in(self, user_id: UserId) -> bool:
        """False when it is so already."""
        return await self._choices.opt_in(user_id)

    async def remove_copies(self, user_id: UserId) -> AsyncGenerator[Progress]:
        """Send for every copy of what they have said, through the ordinary lanes, which takes its time."""
        async with self._alone(user_id):
            messages = 0
            async for traces, percent in self._steps(user_id):
                for gone in _by_channel(traces):
                    await self._take_back(gone)
                    messages += len(gone.message_ids)
                yield Progress(percent=percent, messages=messages)

    async def forget(self, user_id: UserId) -> None:
        """Everything but what ``bot.storage.persons`` says must stay."""
        async with self._alone(user_id):
            await self._drop_waiting(user_id)
            await self._leaving.leave_everywhere(user_id)
            least, most = await self._store.numbers()
            for after in range(least - 1, most, SPAN):
                await self._store.empty_traces(user_id, after=after, span=SPAN)
            await self._store.forget(user_id, now=self._clock())
            await self._choices.reread(user_id)
            for memory in self._memories:
                await memory.forget_person(user_id)

    async def export(self, user_id: UserId) -> AsyncIterator[str]:
        """Everything as one JSON document, piece by piece."""
        head: dict[str, Any] = {"about": str(user_id), "exported_at": self._clock().isoformat()}
        head |= await self._dossier.sections(user_id)
        yield json.dumps(head, ensure_ascii=False, indent=1)[:-2]
        yield ',\n "messages": ['
        separator = "\n  "
        async for traces, _ in self._steps(user_id):
            for trace in traces:
                yield separator + json.dumps(_plain(trace))
                separator = ",\n  "
        yield "\n ]\n}\n"

    async def _steps(self, user_id: UserId) -> AsyncIterator[tuple[Sequence[Trace], int]]:
        """Their traces, with the share in percent that was looked through."""
        least, most = await self._store.numbers()
        for after in range(least - 1, most, SPAN):
            traces = await self._store.traces(user_id, after=after, span=SPAN)
            yield traces, min(100, (after + SPAN - least + 1) * 100 // (most - least + 1))
            # A person's wish for much must not keep the others' messages waiting.
            await asyncio.sleep(0)

    async def _drop_waiting(self, user_id: UserId) -> None:
        dropped = await self._store.drop_waiting(user_id)
        for channel_id in dropped.lanes:
            self._wake(channel_id)
        for _, case_id in dropped.ended:
            await self._close(case_id)

    @asynccontextmanager
    async def _alone(self, user_id: UserId) -> AsyncGenerator[None]:
        if user_id in self._busy:
            raise UserError("error-privacy-busy")
        self._busy.add(user_id)
        try:
            yield
        finally:
            self._busy.discard(user_id)


def _by_channel(traces: Iterable[Trace]) -> Iterable[Deleted]:
    """As if their author had deleted them, some at a time."""
    found: dict[ChannelId, list[MessageId]] = {}
    for trace in traces:
        if not trace.deleted:
            found.setdefault(trace.channel_id, []).append(trace.message_id)
    for channel_id, message_ids in found.items():
        for at in range(0, len(message_ids), TAKEN_BACK_AT_ONCE):
            some = tuple(message_ids[at : at + TAKEN_BACK_AT_ONCE])
            yield Deleted(channel_id=channel_id, message_ids=some)


def _plain(trace: Trace) -> Mapping[str, Any]:
    thread = {} if trace.thread_id is None else {"thread": str(trace.thread_id)}
    return {
        "message": str(trace.message_id),
        "channel": str(trace.channel_id),
        "server": str(trace.guild_id),
        **thread,
        "copies": [
            {"channel": str(channel_id), "message": str(message_id)}
            for channel_id, message_id in trace.copies
        ],
    }
