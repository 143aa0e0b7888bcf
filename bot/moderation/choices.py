"""What people choose for themselves, in every server alike."""

import asyncio
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypedDict, Unpack

from bot.errors import UserError
from bot.model import Language, MessageId, UserId, Wishes

MAX_HIDDEN = 200
"""People whom one person may hide."""


class WishStore(Protocol):
    """The durable side (tables ``people`` and ``hidden``)."""

    async def all(self) -> Mapping[UserId, Wishes]:
        """Of those who are not to be relayed, or chose a language."""
        ...

    async def of(self, user_id: UserId) -> Wishes: ...

    async def put(self, user_id: UserId, wishes: Wishes) -> None: ...

    async def everybody_hidden(self) -> Collection[UserId]:
        """Whom anybody has hidden."""
        ...

    async def hidden_by(self, user_id: UserId) -> Sequence[UserId]: ...

    async def hide(self, user_id: UserId, hidden_id: UserId) -> bool:
        """False when it is so already."""
        ...

    async def unhide(self, user_id: UserId, hidden_id: UserId) -> bool:
        """False when it is so already."""
        ...

    async def hides(self, message_id: MessageId, hidden_id: UserId) -> bool:
        """Whether whoever wrote a message has hidden a person."""
        ...


class _Changes(TypedDict, total=False):
    pings: bool
    opted_out_at: datetime | None
    language: Language | None
    pairing: bool
    leaderboard: bool


class Choices:
    """What is asked of every message is held in memory; the rest is looked up."""

    def __init__(self, store: WishStore, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._wishes: dict[UserId, Wishes] = {}
        self._hidden: set[UserId] = set()
        # A wish is read, changed and written: two at once would lose one.
        self._turn = asyncio.Lock()

    async def load(self) -> None:
        """Read what every message is asked about; called once before the first event."""
        self._wishes = dict(await self._store.all())
        self._hidden = set(await self._store.everybody_hidden())

    def opted_out(self, user_id: UserId) -> bool:
        """Whether nothing a person says is relayed."""
        wishes = self._wishes.get(user_id)
        return wishes is not None and wishes.opted_out_at is not None

    def language_of(self, user_id: UserId) -> Language | None:
        """In which language a person wants to be addressed; nothing for that of their Discord."""
        wishes = self._wishes.get(user_id)
        return None if wishes is None else wishes.language

    async def of(self, user_id: UserId) -> Wishes:
        return await self._store.of(user_id)

    async def opt_out(self, user_id: UserId) -> bool:
        """From this moment nothing they say is accepted; False when it is so already."""
        if self.opted_out(user_id):
            return False
        await self.change(user_id, opted_out_at=self._clock())
        return True

    async def opt_in(self, user_id: UserId) -> bool:
        """False when it is so already."""
        if not self.opted_out(user_id):
            return False
        await self.change(user_id, opted_out_at=None)
        return True

    async def change(self, user_id: UserId, **changes: Unpack[_Changes]) -> Wishes:
        """Of one person's wishes these."""
        async with self._turn:
            wishes = replace(await self._store.of(user_id), **changes)
            await self._store.put(user_id, wishes)
            self._wishes[user_id] = wishes
            self._trim(user_id)
        return wishes

    async def reread(self, user_id: UserId) -> None:
        """Somebody has changed what is stored of a person."""
        async with self._turn:
            self._wishes[user_id] = await self._store.of(user_id)
            self._trim(user_id)

    # Hiding.

    async def hidden_by(self, user_id: UserId) -> Sequence[UserId]:
        return await self._store.hidden_by(user_id)

    async def hide(self, user_id: UserId, hidden_id: UserId) -> bool:
        """False when it is so already."""
        if user_id == hidden_id:
            raise UserError("error-hide-yourself")
        if len(await self._store.hidden_by(user_id)) >= MAX_HIDDEN:
            raise UserError("error-hide-too-many", max=MAX_HIDDEN)
        self._hidden.add(hidden_id)
        return await self._store.hide(user_id, hidden_id)

    async def unhide(self, user_id: UserId, hidden_id: UserId) -> bool:
        """False when it is so already."""
        return await self._store.unhide(user_id, hidden_id)

    async def is_hidden_from_writer(self, user_id: UserId, answered: MessageId) -> bool:
        """Whether whoever wrote a message wants nothing to do with a person who answers it."""
        return user_id in self._hidden and await self._store.hides(answered, user_id)

    def _trim(self, user_id: UserId) -> None:
        wishes = self._wishes[user_id]
        if wishes.opted_out_at is None and wishes.language is None:
            del self._wishes[user_id]
