"""The gateway: identify, heartbeat, resume, and everything that may go wrong on the way."""

import asyncio
import contextlib
import json
import logging
import zlib
from typing import Any, Final, cast

from aiohttp import WSCloseCode, WSMsgType, web

from bot.playground.hub import Intent
from bot.playground.members import chunk_members
from bot.playground.objects import User
from bot.playground.sessions import Session, compact
from bot.playground.validation import Json
from bot.playground.world import World

log = logging.getLogger(__name__)

HEARTBEAT: Final = 41.25
"""Seconds between a client's heartbeats."""
COMMANDS: Final = 120
"""Frames that a client may send in a minute."""
ALL_INTENTS: Final = (1 << 26) - 1
BACKLOG: Final = 20_000
"""Frames that wait for a slow reader before it is cut off."""


class Kick(Exception):
    """Ends a connection with a code of Discord's."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Connection:
    """One WebSocket; frames leave in order through its own task, so that no reader slows another."""

    def __init__(self, world: World, socket: web.WebSocketResponse, *, compressed: bool) -> None:
        self._world = world
        self._socket = socket
        self._zlib = zlib.compressobj() if compressed else None
        self._outbox: asyncio.Queue[str] = asyncio.Queue()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._commands: list[float] = []
        self._last_heartbeat = world.clock()
        self.session: Session | None = None
        self.close_code: int | None = None
        self._kicked = asyncio.Event()
        self._kick_reason = ""

    def send(self, frame: str) -> None:
        """Queue a frame."""
        self._outbox.put_nowait(frame)
        if self._outbox.qsize() > BACKLOG:
            self.kick(4000, "You read too slowly.")

    def op(self, code: int, data: Any = None) -> None:
        """Queue a frame that is no event."""
        self.send(json.dumps({"op": code, "d": data, "s": None, "t": None}))

    def kick(self, code: int, reason: str) -> None:
        """Close the connection from our side."""
        if self.close_code is None:
            self.close_code = code
            self._kick_reason = reason
        self._kicked.set()
        self._flowing.set()

    async def read(self) -> None:
        """Carry out what the client sends until it leaves or is sent away."""
        kicked = asyncio.ensure_future(self._kicked.wait())
        try:
            while True:
                receiving = asyncio.ensure_future(self._socket.receive())
                await asyncio.wait({receiving, kicked}, return_when=asyncio.FIRST_COMPLETED)
                if not receiving.done():
                    receiving.cancel()
                    await asyncio.gather(receiving, return_exceptions=True)
                    break
                message = receiving.result()
                if message.type not in {WSMsgType.TEXT, WSMsgType.BINARY}:
                    return
                self.receive(message.data)
        except Kick as kick:
            self.close_code, self._kick_reason = kick.code, kick.reason
        finally:
            kicked.cancel()
            await asyncio.gather(kicked, return_exceptions=True)
        # The same task reads and closes: so the client's own goodbye is waited for and the code gets there.
        await self._socket.close(code=self.close_code or 4000, message=self._kick_reason.encode())

    def stall(self, seconds: float | None) -> None:
        """Send nothing any more, not even acknowledgements (for so many seconds, or for good)."""
        self._flowing.clear()
        if seconds is not None:
            asyncio.get_running_loop().call_later(seconds, self._flowing.set)

    async def write(self) -> None:
        """Send what is queued until the connection ends."""
        with contextlib.suppress(ConnectionError):
            while True:
                frame = await self._outbox.get()
                await self._flowing.wait()
                if self._zlib is None:
                    await self._socket.send_str(frame)
                else:
                    packed = self._zlib.compress(frame.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
                    await self._socket.send_bytes(packed)

    async def watch(self) -> None:
        """Cut off a client that no longer sends heartbeats."""
        while True:
            await asyncio.sleep(HEARTBEAT / 2)
            if self._world.clock() - self._last_heartbeat > HEARTBEAT * 1.75:
                self.kick(4009, "Session timed out.")
                return

    def receive(self, text: str | bytes) -> None:
        """Carry out one frame of the client's."""
        now = self._world.clock()
        self._commands = [moment for moment in self._commands if moment > now - 60]
        self._commands.append(now)
        if len(self._commands) > COMMANDS:
            self._world.traffic.violate("gateway commands")
            raise Kick(4008, "Rate limited.")
        try:
            frame = json.loads(text)
        except ValueError as error:
            raise Kick(4002, "Error while decoding payload.") from error
        if not isinstance(frame, dict) or not isinstance(cast("Json", frame).get("op"), int):
            raise Kick(4002, "Error while decoding payload.")
        payload = cast("Json", frame)
        self._carry_out(int(payload["op"]), payload.get("d"))

    def _carry_out(self, code: int, data: Any) -> None:
        if code == 1:
            self._last_heartbeat = self._world.clock()
            self.op(11)
        elif code == 2:
            self._identify(_object(data))
        elif code == 6:
            self._resume(_object(data))
        elif self.session is None:
            raise Kick(4003, "Not authenticated.")
        elif code == 8:
            self._members(self.session, _object(data))
        elif code not in {3, 4, 14, 31, 37, 43}:
            raise Kick(4001, "Unknown opcode.")

    def _user(self, data: Json) -> User:
        token = str(data.get("token", "")).removeprefix("Bot ")
        user = self._world.state.by_token(token)
        if user is None:
            raise Kick(4004, "Authentication failed.")
        return user

    def _identify(self, data: Json) -> None:
        if self.session is not None:
            raise Kick(4005, "Already authenticated.")
        world = self._world
        user = self._user(data)
        intents = ALL_INTENTS
        shard = (0, 1)
        if user.bot:
            intents = data.get("intents")
            if not isinstance(intents, int) or not 0 <= intents <= ALL_INTENTS:
                raise Kick(4013, "Invalid intent(s).")
            privileged = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
            if intents & privileged & ~world.state.privileged_intents:
                raise Kick(4014, "Disallowed intent(s).")
            shard = _shard(data.get("shard"))
        self.session = session = world.sessions.open(user, intents, shard)
        session.outlet = self
        world.hello(session)

    def _resume(self, data: Json) -> None:
        if self.session is not None:
            raise Kick(4005, "Already authenticated.")
        user = self._user(data)
        seq = data.get("seq")
        session = self._world.sessions.resume(str(data.get("session_id")), user)
        missed = session.missed(seq) if session is not None and isinstance(seq, int) else None
        if session is None or missed is None:
            self.op(9, data=False)
            return
        self.session = session
        session.outlet = self
        session.detached_at = None
        for frame in missed:
            self.send(frame)
        session.push("RESUMED", compact({"_trace": []}))
        if user.bot:
            self._world.awake(user)

    def _members(self, session: Session, data: Json) -> None:
        asked = data.get("guild_id")
        guilds = cast("list[Any]", asked) if isinstance(asked, list) else [asked]
        for guild_id in guilds:
            guild = self._world.state.guilds.get(int(guild_id or 0))
            if guild is None or session.user.id not in guild.members:
                continue
            for chunk in chunk_members(self._world, guild, session, data):
                session.push("GUILD_MEMBERS_CHUNK", compact(chunk))


class Gateway:
    """Accepts connections and knows those that are open."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._open: set[Connection] = set()
        self._left = asyncio.Event()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one client until it leaves."""
        encoding = request.query.get("encoding", "json")
        compress = request.query.get("compress")
        socket = web.WebSocketResponse(max_msg_size=1 << 20, timeout=2.0)
        await socket.prepare(request)
        if encoding != "json" or request.query.get("v", "10") not in {"9", "10"}:
            await socket.close(code=4012, message=b"Only version 10 in JSON is spoken here.")
            return socket
        if compress not in {None, "zlib-stream"}:
            await socket.close(code=4002, message=b"Only zlib-stream compression is offered here.")
            return socket
        connection = Connection(self._world, socket, compressed=compress == "zlib-stream")
        self._open.add(connection)
        tasks = [asyncio.ensure_future(connection.write()), asyncio.ensure_future(connection.watch())]
        connection.op(10, {"heartbeat_interval": int(HEARTBEAT * 1000), "_trace": ["loopback"]})
        try:
            await connection.read()
        finally:
            self._open.discard(connection)
            self._left.set()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self._leave(connection, socket)
        return socket

    def _leave(self, connection: Connection, socket: web.WebSocketResponse) -> None:
        session = connection.session
        if session is None:
            return
        # Who says goodbye properly does not come back; who is cut off may resume.
        goodbye = connection.close_code is None and socket.close_code in {
            WSCloseCode.OK,
            WSCloseCode.GOING_AWAY,
        }
        lost = connection.close_code in {4004, 4008, 4009}
        self._world.sessions.detach(session, connection, resumable=not goodbye and not lost)
        if session.user.bot:
            self._world.presence(session.user)

    def connections(self, user_id: int | None) -> list[Connection]:
        """Return somebody's open connections, or everybody's."""
        return [
            one
            for one in self._open
            if one.session is not None and (user_id is None or one.session.user.id == user_id)
        ]

    async def close(self) -> None:
        """End every connection, as a server that restarts."""
        for connection in list(self._open):
            connection.kick(WSCloseCode.GOING_AWAY, "The server stops.")
        while self._open:
            self._left.clear()
            await self._left.wait()


def _object(data: Any) -> Json:
    if not isinstance(data, dict):
        raise Kick(4002, "Error while decoding payload.")
    return cast("Json", data)


def _shard(value: Any) -> tuple[int, int]:
    if value is None:
        return (0, 1)
    numbers = (
        [one for one in cast("list[Any]", value) if isinstance(one, int)] if isinstance(value, list) else []
    )
    if len(numbers) != 2 or not 0 <= numbers[0] < numbers[1]:
        raise Kick(4010, "Invalid shard.")
    return (numbers[0], numbers[1])
