"""Reactions: what people give to a message in one channel, we give to it in the others.

An event only says where to look. When its lane comes to it, people's reactions are read from Discord and ours
are made to agree with them. So it does not matter how often that is done, how late, or after what crash.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from bot.model import ChannelId, Delivery, Emoji, Link, MessageId, Place, Reactions, Shown, Sight
from bot.relay.ports import ChannelGone, Forbidden, Full, Refused

_log = logging.getLogger(__name__)

MOST = 20
"""Different emoji below one message; Discord's limit."""
REMEMBERED = 256
"""Messages whose reactions are shared by the lanes of one mark."""


class ReactionBoard(Protocol):
    """Reactions on Discord. Every call may raise the errors of ``bot.relay.ports``."""

    async def under(self, place: Place, message_id: MessageId) -> Reactions | None:
        """Without emoji that we cannot use; nothing when the message, or its thread, is gone."""
        ...

    async def add(self, place: Place, message_id: MessageId, emoji: Emoji) -> None: ...

    async def remove(self, place: Place, message_id: MessageId, emoji: Emoji) -> None:
        """Take back our own."""
        ...


class ShownMessages(Protocol):
    """The part of the outbox that knows what shows what."""

    async def shown(self, message_ids: Sequence[MessageId]) -> Sequence[Shown]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What makes our reactions to a message agree with people's elsewhere."""

    add: tuple[Emoji, ...]
    remove: tuple[Emoji, ...]


def plan(wanted: Sequence[Emoji], there: Reactions, *, certain: bool) -> Plan:
    """``certain``: every place where people may have reacted was seen; otherwise nothing is taken back."""
    remove = tuple(emoji for emoji in there.ours if certain and emoji not in wanted)
    shown = {*there.people, *(emoji for emoji in there.ours if emoji not in remove)}
    add: list[Emoji] = []
    for emoji in wanted:
        if emoji not in there.ours and (emoji in shown or len(shown) < MOST):
            add.append(emoji)
            shown.add(emoji)
    return Plan(add=tuple(add), remove=remove)


def elsewhere(
    shown: Sequence[Shown], channel_id: ChannelId, *, linked: Collection[ChannelId]
) -> Sequence[Sight]:
    """Where people of other linked channels react to these messages.

    Below a copy that carries several messages, reactions are for the last of them.
    """
    return [
        sight
        for one in shown
        for sight in one.outside(channel_id)
        if sight.place.channel_id in linked and sight.carries[-1:] == (one.origin_id,)
    ]


def out_of_line(
    shown: Sequence[Shown],
    seen: Mapping[MessageId, Reactions],
    *,
    looked_at: Collection[MessageId],
    linked: Collection[ChannelId],
) -> Sequence[MessageId]:
    """Messages of which a channel does not show what people gave elsewhere, as far as that was seen.

    ``seen`` has what has reactions, ``looked_at`` all that was looked at in the ``linked`` channels.
    """
    by_origin = {one.origin_id: one for one in shown}
    found: list[MessageId] = []
    for one in shown:
        for channel_id in dict.fromkeys([*one.channels, *linked]):
            here = one.in_channel(channel_id)
            if not here and _given(seen.get(sight.message_id) for sight in one.outside(channel_id)):
                # Its copy may still be on its way, and needs to be told when it is there.
                found.append(one.original.message_id)
                break
            if not here or here[-1].message_id not in looked_at:
                continue
            together = [by_origin[origin_id] for origin_id in here[-1].carries if origin_id in by_origin]
            others = elsewhere(together, channel_id, linked=linked)
            certain = len(together) == len(here[-1].carries) and all(
                sight.message_id in looked_at for sight in others
            )
            wanted = _given(seen.get(sight.message_id) for sight in others)
            there = seen.get(here[-1].message_id, Reactions())
            todo = plan(wanted, there, certain=certain)
            if todo.add or todo.remove:
                found.append(one.original.message_id)
                break
    return found


class MatchReactions:
    """Carries out ``Kind.REACTIONS``. Whatever hinders it, the lane goes on: nothing said is lost."""

    def __init__(
        self,
        board: ReactionBoard,
        messages: ShownMessages,
        *,
        others: Callable[[ChannelId], Sequence[Link]],
    ) -> None:
        """``others``: the links of a channel's bridge but its own."""
        self._board = board
        self._messages = messages
        self._others = others
        self._looks = _Looks(board)
        self._told: set[ChannelId] = set()

    async def __call__(self, delivery: Delivery, link: Link) -> None:
        channel_id = link.channel_id
        linked = {other.channel_id for other in self._others(channel_id)}
        shown = await self._messages.shown([delivery.origin.message_id])
        here = [sight for one in shown for sight in one.in_channel(channel_id)]
        if not here:
            return
        # Below the last part: that is where a long message ends for its readers.
        *earlier, last = here
        if len(last.carries) > 1:
            shown = await self._messages.shown([last.message_id])
        sights = elsewhere(shown, channel_id, linked=linked)
        wanted, certain = await self._wanted(delivery.revision, sights)
        try:
            await self._match(last, wanted, certain=certain)
            for sight in earlier:
                if len(sight.carries) == 1:
                    # It was the last part once.
                    await self._match(sight, (), certain=True)
        except (Forbidden, Refused) as error:
            if channel_id not in self._told:
                _log.warning("Channel %s does not let us react: %s", channel_id, error)
                self._told.add(channel_id)
        else:
            self._told.discard(channel_id)

    async def _wanted(self, mark: int, sights: Sequence[Sight]) -> tuple[Sequence[Emoji], bool]:
        """What people gave there, and whether all of it was seen."""
        seen: list[Reactions | None] = []
        certain = True
        for sight in sights:
            try:
                seen.append(await self._looks.at(sight, mark=mark))
            except (Forbidden, Refused, ChannelGone) as error:
                # That channel's own trouble, of which its own lane will hear.
                _log.info("Reactions in channel %s cannot be seen: %s", sight.place.channel_id, error)
                certain = False
        return _given(seen), certain

    async def _match(self, sight: Sight, wanted: Sequence[Emoji], *, certain: bool) -> None:
        there = await self._board.under(sight.place, sight.message_id)
        if there is None:
            return
        todo = plan(wanted, there, certain=certain)
        for emoji in todo.remove:
            with suppress(Refused):
                await self._board.remove(sight.place, sight.message_id, emoji)
        for emoji in todo.add:
            try:
                await self._board.add(sight.place, sight.message_id, emoji)
            except Full:
                return
            except Refused as error:
                _log.info("An emoji cannot be used in channel %s: %s", sight.place.channel_id, error)


def _given(seen: Iterable[Reactions | None]) -> Sequence[Emoji]:
    return list(dict.fromkeys(emoji for one in seen if one is not None for emoji in one.people))


class _Looks:
    """What was read for a mark, shared by the lanes that carry it out."""

    def __init__(self, board: ReactionBoard) -> None:
        self._board = board
        self._tasks: OrderedDict[tuple[int, MessageId], asyncio.Task[Reactions | None]] = OrderedDict()

    async def at(self, sight: Sight, *, mark: int) -> Reactions | None:
        key = (mark, sight.message_id)
        task = self._tasks.get(key)
        if task is None:
            task = asyncio.create_task(self._board.under(sight.place, sight.message_id), name="reactions")
            self._tasks[key] = task
            while len(self._tasks) > REMEMBERED:
                self._tasks.popitem(last=False)
        try:
            return await asyncio.shield(task)
        except BaseException:
            self._tasks.pop(key, None)
            raise
