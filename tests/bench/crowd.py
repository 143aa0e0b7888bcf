"""The people of a benchmark: they speak through the REST API, and one of them watches on the gateway."""

import asyncio
import itertools
import json
import time
from collections import defaultdict
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.bench.sentences import FIRST, NUMBER, Sentences

Json = dict[str, Any]
Place = tuple[int, str]
"""A bridge's number and the side on which somebody speaks: ``en`` or ``zh``."""

_CREATED = '{"t":"MESSAGE_CREATE"'


@dataclass
class Crowd:
    """Says numbered messages and knows when the copy of each was seen."""

    info: Json
    session: aiohttp.ClientSession
    said_at: dict[int, float] = field(default_factory=dict[int, float])
    seen_at: dict[int, float] = field(default_factory=dict[int, float])
    doubled: int = 0
    _waiting: dict[int, asyncio.Future[None]] = field(default_factory=dict[int, asyncio.Future[None]])
    _originals: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict[str, list[int]](list))
    _copies: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict[str, list[int]](list))

    def __post_init__(self) -> None:
        self._numbers = itertools.count(FIRST)
        self._sentences = Sentences()
        self._sources = {
            pair[there]["id"]: pair[here]["id"]
            for pair in self.info["bridges"]
            for here, there in (("en", "zh"), ("zh", "en"))
        }

    @classmethod
    @asynccontextmanager
    async def gathered(cls, info: Json) -> AsyncGenerator["Crowd"]:
        """Watching."""
        connector = aiohttp.TCPConnector(limit=0)
        async with (
            aiohttp.ClientSession(connector=connector) as session,
            session.ws_connect(info["gateway"] + "?v=10&encoding=json", max_msg_size=0) as socket,
        ):
            crowd = cls(info, session)
            await socket.receive_json()
            await socket.send_json({"op": 2, "d": {"token": info["watcher"], "properties": {}, "intents": 0}})
            tasks = [asyncio.create_task(crowd._watch(socket)), asyncio.create_task(_beat(socket))]
            try:
                yield crowd
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def say(self, place: Place) -> int:
        """One message; its number."""
        number = next(self._numbers)
        bridge, side = place
        channel_id = self.info["bridges"][bridge][side]["id"]
        speakers = self.info["speakers"]
        self._waiting[number] = asyncio.get_running_loop().create_future()
        self.said_at[number] = time.monotonic()
        async with self.session.post(
            f"{self.info['api']}/channels/{channel_id}/messages",
            headers={"Authorization": speakers[number % len(speakers)]},
            json={"content": self._sentences.text(number, side)},
        ) as response:
            assert response.status == 200, f"a person was refused: {response.status}"
            await response.read()
        return number

    async def copied(self, number: int, *, within: float) -> bool:
        """Wait until the copy was seen; False if it took too long."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await asyncio.shield(self._waiting[number])
        return number in self.seen_at

    def latencies(self) -> dict[int, float]:
        """Seconds from a message to its copy, for those that have one."""
        return {number: seen - self.said_at[number] for number, seen in self.seen_at.items()}

    def inversions(self) -> float:
        """The share of copies that stand behind one whose original is newer."""
        wrong = total = 0
        for channel_id, copies in self._copies.items():
            place = {number: at for at, number in enumerate(self._originals[self._sources[channel_id]])}
            total += len(copies)
            wrong += sum(place[one] > place[two] for one, two in itertools.pairwise(copies))
        return wrong / total if total else 0.0

    def begin(self) -> None:
        """Forget what was; the next message is the first again, for one bot as for the other."""
        self.said_at.clear()
        self.seen_at.clear()
        self._waiting.clear()
        self._originals.clear()
        self._copies.clear()
        self.doubled = 0

    async def control(self, method: str, path: str, body: Json | None = None) -> Any:
        async with self.session.request(method, self.info["control"] + path, json=body) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def translator(self, **how: float) -> None:
        """How quick the translation server is from now on; see ``Sentences``."""
        self._sentences = Sentences(**how)
        async with self.session.post(self.info["translator"], json=how) as response:
            assert response.status == 200

    def translation_took(self, number: int) -> float:
        return self._sentences.seconds_for(number)

    async def _watch(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for frame in socket:
            if frame.type is aiohttp.WSMsgType.TEXT and frame.data.startswith(_CREATED):
                self._look_at(json.loads(frame.data)["d"], time.monotonic())

    def _look_at(self, message: Json, now: float) -> None:
        channels = self._copies if message.get("webhook_id") else self._originals
        # A gloss is shown with its original, so the number may stand there twice.
        for number in dict.fromkeys(map(int, NUMBER.findall(message["content"]))):
            if number not in self.said_at:
                continue
            channels[message["channel_id"]].append(number)
            if channels is self._originals:
                continue
            if number in self.seen_at:
                self.doubled += 1
            else:
                self.seen_at[number] = now
                self._waiting[number].set_result(None)


async def _beat(socket: aiohttp.ClientWebSocketResponse) -> None:
    while True:
        await asyncio.sleep(30)
        await socket.send_json({"op": 1, "d": None})
