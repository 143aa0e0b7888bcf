"""What moderators do about a whole bridge at once: lock it against a raid, and slow people down."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from bot.errors import UserError
from bot.model import Bridge, BridgeId, Case, CaseKind, GuildId, Incoming, MessageId, Moderator, UserId

MOST_SECONDS = 6 * 3600
"""As on Discord."""
MOST_REMEMBERED = 10_000
"""People of whom is known when they spoke last."""


class View(Protocol):
    """A bridge and who takes part in it."""

    @property
    def bridge(self) -> Bridge: ...

    @property
    def guild_ids(self) -> frozenset[GuildId]: ...


_View = TypeVar("_View", bound=View)


_View_co = TypeVar("_View_co", bound=View, covariant=True)


class Bridges(Protocol[_View_co]):
    """``bot.relay.bridges.Bridges``; only what the moderator's server takes part in is found."""

    def find(self, name: str, *, by: Moderator) -> _View_co: ...

    async def set_paused(self, name: str, paused: bool, *, by: Moderator) -> _View_co: ...


_View_contra = TypeVar("_View_contra", bound=View, contravariant=True)


class Crier(Protocol[_View_contra]):
    """Says it in every channel of a bridge, in its languages; never raises."""

    async def locked(self, view: _View_contra) -> None: ...

    async def unlocked(self, view: _View_contra) -> None: ...


class SlowStore(Protocol):
    """Seconds between one person's messages, by server and bridge. Each method is one transaction."""

    async def all(self) -> Mapping[tuple[GuildId, BridgeId], int]: ...

    async def set(self, guild_id: GuildId, bridge_id: BridgeId, seconds: int) -> None:
        """0: none."""
        ...


class Record(Protocol):
    """``bot.moderation.cases.Cases``."""

    async def open(
        self,
        guild_id: GuildId,
        kind: CaseKind,
        *,
        about: UserId | None,
        by: UserId | None = None,
        reason: str | None = None,
        bridge_id: BridgeId | None = None,
    ) -> Case: ...


class Modes(Generic[_View]):
    """Locks count for everybody on the bridge; slowness for what comes into one server's channels."""

    def __init__(
        self,
        *,
        bridges: Bridges[_View],
        store: SlowStore,
        record: Record,
        crier: Crier[_View],
        resumed: Callable[[_View], Awaitable[None]],
    ) -> None:
        """``resumed``: brings over what was changed while a bridge was locked."""
        self._bridges = bridges
        self._store = store
        self._record = record
        self._crier = crier
        self._resumed = resumed
        self._seconds: dict[tuple[GuildId, BridgeId], int] = {}
        self._spoke: OrderedDict[tuple[GuildId, BridgeId, UserId], tuple[datetime, MessageId]] = OrderedDict()

    async def load(self) -> None:
        """Read everything from the store; called once before the first event."""
        self._seconds = dict(await self._store.all())

    async def lock(self, bridge_name: str, *, by: Moderator, reason: str | None = None) -> Bridge:
        """Stop a bridge and say so on every side; any server that takes part may."""
        view = self._bridges.find(bridge_name, by=by)
        if view.bridge.paused:
            raise UserError("error-bridge-locked", bridge=view.bridge.name)
        view = await self._bridges.set_paused(bridge_name, paused=True, by=by)
        await self._put(view, CaseKind.LOCKED, by=by, reason=reason)
        await self._crier.locked(view)
        return view.bridge

    async def unlock(self, bridge_name: str, *, by: Moderator, reason: str | None = None) -> Bridge:
        """Let it go on with what is said from now on, and say so."""
        view = self._bridges.find(bridge_name, by=by)
        if not view.bridge.paused:
            raise UserError("error-bridge-not-locked", bridge=view.bridge.name)
        view = await self._bridges.set_paused(bridge_name, paused=False, by=by)
        await self._put(view, CaseKind.UNLOCKED, by=by, reason=reason)
        await self._crier.unlocked(view)
        await self._resumed(view)
        return view.bridge

    async def slow(self, bridge_name: str, seconds: int, *, by: Moderator) -> Bridge:
        """Let one person speak into the moderator's own channels every so many seconds; 0: as they like."""
        if not 0 <= seconds <= MOST_SECONDS:
            raise UserError("error-slow-seconds", max=MOST_SECONDS)
        bridge = self._bridges.find(bridge_name, by=by).bridge
        await self._store.set(by.guild_id, bridge.id, seconds)
        if seconds:
            self._seconds[by.guild_id, bridge.id] = seconds
        else:
            self._seconds.pop((by.guild_id, bridge.id), None)
        await self._record.open(
            by.guild_id,
            CaseKind.SLOWED,
            about=None,
            by=by.user_id,
            reason=f"{seconds} s",
            bridge_id=bridge.id,
        )
        return bridge

    def seconds(self, guild_id: GuildId, bridge_id: BridgeId) -> int:
        """What counts for a server's channels of a bridge; 0 where everybody speaks as they like."""
        return self._seconds.get((guild_id, bridge_id), 0)

    def too_fast(
        self, incoming: Incoming, guild_id: GuildId, bridge_id: BridgeId, *, counts: bool = True
    ) -> bool:
        """Whether somebody spoke into a server a moment ago; if not, and it ``counts``, now they have."""
        seconds = self._seconds.get((guild_id, bridge_id))
        if not seconds or incoming.guild_id == guild_id:
            return False
        key = (guild_id, bridge_id, incoming.author.id)
        spoke = self._spoke.get(key)
        if spoke is not None and spoke[1] != incoming.id:
            # By the message's own time: one that is caught up was not said just now.
            since = incoming.created_at - spoke[0]
            if timedelta(0) <= since < timedelta(seconds=seconds):
                return True
        if not counts:
            return False
        self._spoke[key] = incoming.created_at, incoming.id
        self._spoke.move_to_end(key)
        if len(self._spoke) > MOST_REMEMBERED:
            self._spoke.popitem(last=False)
        return False

    async def _put(self, view: _View, kind: CaseKind, *, by: Moderator, reason: str | None) -> None:
        await self._record.open(
            by.guild_id, kind, about=None, by=by.user_id, reason=reason, bridge_id=view.bridge.id
        )
