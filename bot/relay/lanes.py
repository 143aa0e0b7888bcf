"""Lanes: a destination channel's deliveries, one at a time, in the order of their acceptance.

A lane's task exists only while its channel has work; what waits is in the outbox, not in memory.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from bot.errors import DeliveryError, StorageError
from bot.model import ChannelId, Delivery, Kind, Trouble
from bot.relay.outbox import Outbox
from bot.relay.ports import ChannelGone, Forbidden, Held, Limited, Refused, Unreachable

_log = logging.getLogger(__name__)

BATCH = 32
"""Deliveries read ahead; a run of deletions can be carried out as one."""
LONGEST_PAUSE = 30.0
LONGEST_WITHOUT_PERMISSION = 300.0
"""Seconds; a change of permissions is heard of, and refused requests count against the bot's address."""
MOST_FAILURES = 12
"""Attempts, about four minutes of them, before a delivery is set aside when Discord's answer is an error."""
MOST_DEFECTS = 3


class Deliver(Protocol):
    """What carries a delivery out; see ``bot.relay.deliver.Deliverer``."""

    def must_wait(self, first: Delivery) -> float:
        """Seconds until a delivery can go out without breaking a limit."""
        ...

    def foresee(self, waiting: Sequence[Delivery]) -> None:
        """Begin with what takes its time, before it is their turn."""
        ...

    async def __call__(self, waiting: Sequence[Delivery], *, doubtful: bool, pressed: bool) -> int: ...

    async def record(self, waiting: Sequence[Delivery]) -> int:
        """Put on record what was posted of the first, which is to be set aside; how many that settles."""
        ...


class Reports(Protocol):
    """What moderators are told. None of these raises."""

    async def forbidden(self, channel_id: ChannelId) -> None: ...

    async def allowed(self, channel_id: ChannelId, delivered: int) -> None:
        """What was forbidden is possible again; so many deliveries had waited."""
        ...

    async def channel_gone(self, channel_id: ChannelId) -> None: ...

    async def set_aside(self, delivery: Delivery, trouble: Trouble) -> None: ...


@dataclass(slots=True)
class _Lane:
    """The state of one channel while there is work."""

    wanted: bool = True
    """Something was put into the outbox since we last looked."""
    doubtful: bool = False
    pressed: bool = False
    """Its first delivery has waited for Discord's pace; what came meanwhile may go out with it."""
    held: bool = False
    """Nothing goes out until it is woken."""
    failures: int = 0
    foreseen: int = 0
    """The newest delivery that was read ahead."""
    delivered: int = 0
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    """What kept it waiting may be over."""
    task: asyncio.Task[None] | None = None

    def succeeded(self) -> None:
        """Its first delivery is dealt with, for good or ill."""
        self.doubtful, self.pressed, self.failures = False, False, 0


class Lanes:
    """All lanes of this process."""

    def __init__(
        self,
        outbox: Outbox,
        deliver: Deliver,
        reports: Reports,
        *,
        forget: Callable[[ChannelId], Awaitable[object]],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._outbox = outbox
        self._deliver = deliver
        self._reports = reports
        self._forget = forget
        self._sleep = sleep
        self._lanes: dict[ChannelId, _Lane] = {}
        # Lanes that are held, with a delivery under way whose outcome is not known.
        self._doubtful: set[ChannelId] = set()
        # Channels whose moderators were told that a permission is missing.
        self._forbidden: set[ChannelId] = set()
        self._closing = False

    async def load(self) -> None:
        """Remember what moderators were told before the process began."""
        self._forbidden = set(await self._outbox.forbidden())

    def wake(self, channel_id: ChannelId, *, doubtful: bool = False) -> None:
        """Say that a channel has work. ``doubtful``: its first delivery may have been under way before."""
        if self._closing:
            return
        lane = self._lanes.get(channel_id)
        if lane is None:
            in_doubt = doubtful or channel_id in self._doubtful
            self._doubtful.discard(channel_id)
            lane = self._lanes[channel_id] = _Lane(doubtful=in_doubt)
            lane.task = asyncio.create_task(self._run(channel_id, lane), name=f"lane-{channel_id}")
        lane.wanted = True

    def retry(self, channel_id: ChannelId) -> None:
        """Say that what keeps a channel's lane waiting may be over, permissions for example."""
        if (lane := self._lanes.get(channel_id)) is not None:
            lane.failures = 0
            lane.changed.set()

    @property
    def busy(self) -> int:
        """Lanes with work."""
        return len(self._lanes)

    def is_at_work(self, channel_id: ChannelId) -> bool:
        return channel_id in self._lanes

    async def idle(self) -> None:
        """Wait until no lane has work."""
        while tasks := [lane.task for lane in self._lanes.values() if lane.task is not None]:
            await asyncio.wait(tasks)

    async def aclose(self, *, grace: float) -> None:
        """Let what is under way finish for at most ``grace`` seconds; the rest stays in the outbox."""
        self._closing = True
        tasks = [lane.task for lane in self._lanes.values() if lane.task is not None]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=grace)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _run(self, channel_id: ChannelId, lane: _Lane) -> None:
        try:
            while lane.wanted and not self._closing:
                try:
                    await self._work_off_all(channel_id, lane)
                except Exception:  # noqa: BLE001 -- most likely the database; whatever it is, the lane must go on
                    _log.exception("The lane of channel %s stumbled; it tries again", channel_id)
                    lane.wanted = lane.doubtful = True
                    await self._pause(lane)
        finally:
            del self._lanes[channel_id]
            if lane.held and lane.doubtful:
                self._doubtful.add(channel_id)

    async def _work_off_all(self, channel_id: ChannelId, lane: _Lane) -> None:
        lane.held = False
        while not self._closing and (waiting := await self._next(channel_id, lane)):
            done = await self._work_off(channel_id, lane, waiting)
            if lane.held:
                return
            if done and len(waiting) < BATCH and not lane.wanted:
                # That was all there was; whoever adds something says so.
                break
        if lane.delivered and channel_id in self._forbidden and not self._closing:
            self._forbidden.discard(channel_id)
            await self._outbox.set_forbidden(channel_id, forbidden=False)
            await self._reports.allowed(channel_id, lane.delivered)
            lane.delivered = 0

    async def _next(self, channel_id: ChannelId, lane: _Lane) -> Sequence[Delivery]:
        lane.wanted = False
        waiting = await self._outbox.next(channel_id, limit=BATCH)
        self._deliver.foresee([delivery for delivery in waiting if delivery.id > lane.foreseen])
        if waiting:
            lane.foreseen = max(lane.foreseen, waiting[-1].id)
        return waiting

    async def _work_off(self, channel_id: ChannelId, lane: _Lane, waiting: Sequence[Delivery]) -> bool:
        """Until something new is in the outbox: it may take back what was read ahead. True if it is done."""
        while waiting and not self._closing:
            if (seconds := self._deliver.must_wait(waiting[0])) > 0:
                lane.pressed = True
                await self._sleep(seconds)
                return False
            done = await self._attempt(channel_id, lane, waiting)
            if not done or lane.wanted:
                return False
            waiting = waiting[done:]
        return not waiting

    async def _attempt(self, channel_id: ChannelId, lane: _Lane, waiting: Sequence[Delivery]) -> int:
        """How many deliveries need no more attention; none when the outbox has to be asked again."""
        try:
            done = await self._deliver(waiting, doubtful=lane.doubtful, pressed=lane.pressed)
        except Refused as error:
            return await self._give_up(lane, waiting, Trouble.REFUSED, error)
        except ChannelGone:
            lost = await self._outbox.abandon(channel_id)
            _log.warning("Channel %s is gone; %d deliveries for it were dropped", channel_id, lost)
            await self._reports.channel_gone(channel_id)
            await self._forget(channel_id)
            self._forbidden.discard(channel_id)
            return 0
        except (Forbidden, Held, Limited) as error:
            return await self._blocked(channel_id, lane, error)
        except Unreachable as error:
            return await self._unreachable(channel_id, lane, waiting, error)
        except StorageError:
            raise
        except Exception:  # noqa: BLE001 -- a defect in one message must not stop the channel
            return await self._defect(lane, waiting)
        lane.succeeded()
        lane.delivered += done
        return done

    async def _unreachable(
        self, channel_id: ChannelId, lane: _Lane, waiting: Sequence[Delivery], error: Unreachable
    ) -> int:
        lane.doubtful = True
        first = waiting[0]
        if error.answered and await self._outbox.attempted(first.id) >= MOST_FAILURES:
            if first.kind is not Kind.DELETE:
                return await self._give_up(lane, waiting, Trouble.NO_ANSWER, error)
            # What its author took back must not stay for good because Discord was in trouble.
            await self._outbox.to_the_end(first)
        _log.warning("Channel %s cannot be reached: %s", channel_id, error)
        await self._pause(lane)
        return 0

    async def _blocked(self, channel_id: ChannelId, lane: _Lane, error: Forbidden | Held | Limited) -> int:
        if isinstance(error, Held):
            # Its task ends; whoever lets it go on wakes it.
            lane.held = True
            return 0
        if isinstance(error, Limited):
            # What is deleted or edited while it waits must not be posted as it was.
            await self._sleep(error.seconds)
            return 0
        # The first parts of a long message may have been let through.
        lane.doubtful, lane.delivered = True, 0
        if channel_id not in self._forbidden:
            _log.warning("Channel %s does not let us post: %s", channel_id, error)
            await self._outbox.set_forbidden(channel_id, forbidden=True)
            self._forbidden.add(channel_id)
            await self._reports.forbidden(channel_id)
        await self._pause(lane, longest=LONGEST_WITHOUT_PERMISSION)
        return 0

    async def _defect(self, lane: _Lane, waiting: Sequence[Delivery]) -> int:
        first = waiting[0]
        _log.exception("Delivery %d (origin %d) broke", first.id, first.origin.message_id)
        lane.doubtful = True
        if await self._outbox.attempted(first.id) < MOST_DEFECTS:
            await self._pause(lane)
            return 0
        return await self._give_up(lane, waiting, Trouble.DEFECT)

    async def _give_up(
        self, lane: _Lane, waiting: Sequence[Delivery], trouble: Trouble, because: DeliveryError | None = None
    ) -> int:
        """Set the first delivery aside, but not before it is known what of it is in the channel."""
        delivery, settled = waiting[0], 1
        try:
            settled = await self._deliver.record(waiting)
        except StorageError:
            raise
        except DeliveryError as error:
            # Discord as a whole is in trouble, not this message.
            lane.doubtful = True
            _log.warning("Channel %s cannot be looked at: %s", delivery.channel_id, error)
            await self._pause(lane)
            return 0
        except Exception:  # noqa: BLE001 -- a defect in one message must not stop the channel
            _log.exception("Delivery %d could not be put on record", delivery.id)
        if await self._outbox.set_aside(delivery, trouble):
            _log.warning(
                "Message %d for channel %d is set aside: %s",
                delivery.origin.message_id,
                delivery.channel_id,
                because or trouble,
            )
            await self._reports.set_aside(delivery, trouble)
        lane.succeeded()
        return settled

    async def _pause(self, lane: _Lane, *, longest: float = LONGEST_PAUSE) -> None:
        """Half a second after the first failure, twice as long after each further one; or until told to."""
        lane.failures += 1
        lane.changed.clear()
        seconds = min(longest, 0.5 * 2.0 ** min(lane.failures - 1, 10))
        waiting: list[asyncio.Future[Any]] = [
            asyncio.ensure_future(self._sleep(seconds)),
            asyncio.ensure_future(lane.changed.wait()),
        ]
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waiting:
                one.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
