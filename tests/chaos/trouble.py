"""Everything that goes wrong on purpose: kills, faults, gateways, webhooks, permissions, engines."""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import Awaitable, Callable

from tests.chaos.places import Places, Side
from tests.chaos.plan import Kill, Trouble
from tests.chaos.tempo import Note, Tempo
from tests.integration.translation.mt_server import MTServer

MANAGE_WEBHOOKS = 1 << 29
READ_MESSAGE_HISTORY = 1 << 16
MOST_WAITING = 12
"""Faults that have not struck yet, so that calm can come."""


class Troublemaker:
    """Carries out the part of the plan that is not people's."""

    def __init__(self, places: Places, engine: MTServer, tempo: Tempo, note: Note) -> None:
        self._places = places
        self._engine = engine
        self._tempo = tempo
        self._note = note
        self._town = places.town
        self._ending: set[asyncio.Task[None]] = set()
        self.caused: Counter[str] = Counter()
        self.starts = 0

    async def kill(self, kills: tuple[Kill, ...]) -> None:
        """Kill the bot again and again; it runs afterwards."""
        for kill in kills:
            await self._tempo.until(kill.at)
            await asyncio.sleep(kill.up)
            await self._town.control("POST", "/bot", {"action": "kill"})
            self._note("kill")
            self.caused["kill"] += 1
            self._tempo.killed()
            await asyncio.sleep(kill.down)
            await self._start(kill)

    async def _start(self, kill: Kill) -> None:
        self.starts += 1
        starting = asyncio.create_task(self._town.control("POST", "/bot", {"action": "start"}))
        if kill.boot is not None:
            await asyncio.wait([starting], timeout=kill.boot)
            pid = (await self._town.control("GET", "/bot"))["pid"]
            if pid is not None:
                # The playground starts what dies by itself.
                os.kill(pid, signal.SIGKILL)
                self._note("kill while it starts")
                self.caused["kill"] += 1
                self.starts += 1
        await starting
        self._note("the bot runs")

    async def make(self, troubles: tuple[Trouble, ...]) -> None:
        """Everything else, each at its time."""
        for trouble in troubles:
            await self._tempo.until(trouble.at)
            self._note(f"makes {trouble}")
            await self._make(trouble)

    async def calm(self) -> None:
        """Take back whatever is still wrong."""
        await asyncio.gather(*self._ending)
        self._engine.fault = None
        self._engine.released.set()
        await self._town.control("DELETE", "/faults")
        await self._town.control("POST", "/gateway", {"action": "close"})

    async def _make(self, trouble: Trouble) -> None:
        side = self._places.side(trouble.bridge, trouble.side)
        match trouble.what:
            case "fault":
                if len(await self._town.control("GET", "/faults")) >= MOST_WAITING:
                    await self._town.control("DELETE", "/faults")
                await self._town.control("POST", "/faults", trouble.fault)
            case "close" | "reconnect" | "invalidate" | "stall":
                await self._town.control(
                    "POST", "/gateway", {"action": trouble.what, "seconds": trouble.lasts}
                )
            case "webhook":
                await self._remove_webhooks(side)
            case "move":
                await self._move_webhooks(side)
            case "permission":
                await self._remove_webhooks(side)
                await self._deny(side, MANAGE_WEBHOOKS, trouble.lasts)
            case "history":
                await self._deny(side, READ_MESSAGE_HISTORY, trouble.lasts)
            case "engine":
                self._break_engine(trouble)
            case _:
                raise ValueError(trouble.what)
        self.caused[_name(trouble)] += 1

    async def _remove_webhooks(self, side: Side) -> None:
        for webhook in await side.moderator.call("GET", f"/channels/{side.channel_id}/webhooks"):
            await side.moderator.call("DELETE", f"/webhooks/{webhook['id']}")

    async def _move_webhooks(self, side: Side) -> None:
        elsewhere = self._places.elsewhere[side.guild_id]
        for webhook in await side.moderator.call("GET", f"/channels/{side.channel_id}/webhooks"):
            await side.moderator.call("PATCH", f"/webhooks/{webhook['id']}", {"channel_id": elsewhere})

    async def _deny(self, side: Side, permission: int, seconds: float) -> None:
        path = f"/channels/{side.channel_id}/permissions/{self._town.info['bot']['id']}"
        await side.moderator.call("PUT", path, {"type": 1, "allow": "0", "deny": str(permission)})

        async def give_back() -> None:
            await side.moderator.try_call("DELETE", path)

        self._later(seconds, give_back)

    def _break_engine(self, trouble: Trouble) -> None:
        self._engine.fault = trouble.fault["name"]
        self._engine.released.clear()

        async def mend() -> None:
            self._engine.fault = None
            self._engine.released.set()

        self._later(trouble.lasts, mend)

    def _later(self, seconds: float, act: Callable[[], Awaitable[None]]) -> None:
        async def wait() -> None:
            await asyncio.sleep(seconds)
            await act()

        task = asyncio.create_task(wait())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)


def _name(trouble: Trouble) -> str:
    if trouble.what != "fault":
        return trouble.what
    fault = trouble.fault
    kind = "dropped" if fault.get("drop") else str(fault.get("status", "slow"))
    scope = f" {fault['scope']}" if "scope" in fault else ""
    return f"{kind}{scope}{' after' if fault.get('after_effect') else ''}"
