"""For whom and for which day something counts that happens on a bridge."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.model import BridgeId, GuildId, Link, Tally, TallyKind
from bot.translation.scope import Scope


class Days(Protocol):
    """The servers' own."""

    def today(self, guild_id: GuildId, now: datetime) -> date: ...


class Notebook(Protocol):
    """What is written a little later."""

    def note(self, tallies: Iterable[Tally]) -> None: ...


class Tallying:
    """Each server of a bridge counts what happens on it; what is explained, only where it is read."""

    def __init__(
        self,
        notebook: Notebook,
        *,
        days: Days,
        guilds_on: Callable[[BridgeId], Collection[GuildId]],
        clock: Callable[[], datetime],
    ) -> None:
        self._notebook = notebook
        self._days = days
        self._guilds_on = guilds_on
        self._clock = clock

    def on_bridge(
        self,
        bridge_id: BridgeId,
        kind: TallyKind,
        *names: str,
        times: int = 1,
        at: datetime | None = None,
    ) -> Sequence[Tally]:
        """Now, or at another moment; for each of the names, where it has any."""
        moment = at or self._clock()
        return [
            Tally(guild_id=guild_id, bridge_id=bridge_id, day=day, kind=kind, name=name, times=times)
            for guild_id in self._guilds_on(bridge_id)
            for day in [self._days.today(guild_id, moment)]
            for name in names or ("",)
        ]

    def explained(self, key: str, link: Link) -> Sequence[Tally]:
        """An expression of our own dictionary, to those who read a channel."""
        day = self._days.today(link.guild_id, self._clock())
        return [
            Tally(guild_id=link.guild_id, bridge_id=link.bridge_id, day=day, kind=TallyKind.NOTE, name=key)
        ]

    def wrote(self, link: Link, engines: Collection[str]) -> None:
        """A copy, with translations of these engines."""
        if engines:
            self._notebook.note(self.on_bridge(link.bridge_id, TallyKind.ENGINE_USED, *engines))

    def failed(self, engine: str, scope: Scope) -> None:
        """An engine was asked in vain, on a bridge or elsewhere."""
        if scope.bridge_id is not None:
            self._notebook.note(self.on_bridge(scope.bridge_id, TallyKind.ENGINE_FAILED, engine))
