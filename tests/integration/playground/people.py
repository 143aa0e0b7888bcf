"""People and bots for these tests: the ordinary REST API, and a gateway socket."""

import asyncio
import json
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp

from bot.playground.objects import Channel, Guild, User
from bot.playground.world import World

Json = dict[str, Any]


class Person:
    """Somebody who speaks to the API with a token of their own."""

    def __init__(self, world: World, http: aiohttp.ClientSession, user: User) -> None:
        self.world = world
        self.user = user
        self._http = http
        self._nonce = 0
        self.headers: Mapping[str, str] = {}

    async def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        patient: bool = True,
        reason: str | None = None,
        **rest: Any,
    ) -> tuple[int, Any]:
        """Send a request; returns status and JSON. Who is patient waits when told to, and asks again."""
        authorization = f"Bot {self.user.token}" if self.user.bot else self.user.token
        address = f"{self.world.address}/api/v10{path}"
        headers = {"Authorization": authorization}
        if reason is not None:
            headers["X-Audit-Log-Reason"] = reason
        async with self._http.request(method, address, json=body, headers=headers, **rest) as response:
            self.headers = response.headers
            answer: Any = await response.json() if response.status != 204 else None
        if response.status == 429 and patient:
            await asyncio.sleep(answer["retry_after"])
            return await self.call(method, path, body, **rest)
        return response.status, answer

    async def ok(self, method: str, path: str, body: Any = None, **rest: Any) -> Any:
        """Send a request that must succeed; returns its JSON."""
        status, answer = await self.call(method, path, body, **rest)
        assert status < 300, f"{method} {path}: {status} {answer}"
        return answer

    async def say(self, channel: Channel, content: str, **rest: Any) -> Json:
        return await self.ok("POST", f"/channels/{channel.id}/messages", {"content": content, **rest})

    async def interact(self, kind: int, channel: Channel, data: Json, **rest: Any) -> str:
        """Use a command (2), component (3), autocomplete (4) or modal (5); returns the nonce."""
        self._nonce += 1
        nonce = f"{self.user.id % 1000}{self._nonce}"
        body: Json = {
            "type": kind,
            "application_id": str(self.world.state.application_id),
            "guild_id": str(channel.guild_id),
            "channel_id": str(channel.id),
            "session_id": "test",
            "nonce": nonce,
            "data": data,
            **rest,
        }
        await self.ok("POST", "/interactions", body)
        return nonce

    async def connect(self, **identify: Any) -> "Socket":
        """Open a gateway socket and identify."""
        socket = Socket(await self._http.ws_connect(f"{self.world.gateway}?v=10&encoding=json"), self)
        await socket.begin()
        await socket.send(2, {"token": self.user.token, "properties": {}, **identify})
        return socket

    async def reconnect(self, session_id: str, seq: int) -> "Socket":
        """Open a gateway socket and resume."""
        socket = Socket(await self._http.ws_connect(f"{self.world.gateway}?v=10&encoding=json"), self)
        await socket.begin()
        await socket.send(6, {"token": self.user.token, "session_id": session_id, "seq": seq})
        return socket


class Socket:
    """A gateway connection; frames that were not asked for stay in ``seen``."""

    def __init__(self, wire: aiohttp.ClientWebSocketResponse, person: Person) -> None:
        self._wire = wire
        self.person = person
        self.seen: list[Json] = []
        self.seq = 0

    async def begin(self) -> None:
        assert (await self.receive())["op"] == 10

    async def send(self, op: int, data: Any = None) -> None:
        await self._wire.send_str(json.dumps({"op": op, "d": data}))

    async def receive(self) -> Json:
        message = await asyncio.wait_for(self._wire.receive(), 5)
        if message.type is not aiohttp.WSMsgType.TEXT:
            raise ConnectionError(self._wire.close_code)
        frame: Json = json.loads(message.data)
        self.seq = frame.get("s") or self.seq
        self.seen.append(frame)
        return frame

    async def event(self, name: str, fits: Callable[[Json], bool] = lambda _data: True) -> Json:
        """Return the data of the next such event."""
        while True:
            frame = await self.receive()
            if frame.get("t") == name and fits(frame["d"]):
                return frame["d"]

    async def op(self, code: int) -> Any:
        """Return the data of the next frame with this opcode."""
        while (frame := await self.receive())["op"] != code:
            pass
        return frame["d"]

    async def close_code(self) -> int | None:
        """Read until the server closes; returns with which code."""
        with_code: int | None = None
        while with_code is None:
            message = await asyncio.wait_for(self._wire.receive(), 5)
            if message.type is not aiohttp.WSMsgType.TEXT:
                with_code = self._wire.close_code
        return with_code

    async def quiet(self, name: str) -> bool:
        """Tell whether no such event came before the answer to a heartbeat that is sent now."""
        before = len(self.seen)
        await self.send(1, self.seq)
        await self.op(11)
        return all(frame.get("t") != name for frame in self.seen[before:])

    async def close(self) -> None:
        await self._wire.close()


class Town:
    """The loopback with its people by first name, and its channels by name."""

    def __init__(self, world: World, http: aiohttp.ClientSession) -> None:
        self.world = world
        self.http = http
        self.bot = Person(world, http, world.state.bot)
        self.control = f"{world.address}/control"

    def person(self, username: str) -> Person:
        user = next(one for one in self.world.state.users.values() if one.username == username)
        return Person(self.world, self.http, user)

    def channel(self, name: str) -> Channel:
        return next(one for one in self.world.state.channels.values() if one.name == name)

    @property
    def harbor(self) -> Guild:
        return self.world.state.guilds[self.channel("general").guild_id or 0]

    async def ask(self, method: str, path: str, body: Json | None = None) -> Any:
        """Use the control port."""
        async with self.http.request(method, self.control + path, json=body) as response:
            assert response.status == 200, await response.text()
            return await response.json()
