"""The playground's communities: people acting through the ordinary REST API and the gateway."""

import asyncio
import itertools
import json
import re
import time
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import aiohttp

from tests.e2e.playground import Json

MANAGE_GUILD = 1 << 5
LOADING = 1 << 7
PATIENCE = 60.0
"""Seconds after which what has not come will not come: many times what a slow machine needs."""
CODE = re.compile(r"\b[A-HJ-NP-Z2-9]{10}\b")

T = TypeVar("T")

_numbers = itertools.count(1)


@dataclass
class Person:
    """Somebody with a token of their own; waits when the server says so."""

    session: aiohttp.ClientSession
    api: str
    user: Json
    application_id: str

    @property
    def name(self) -> str:
        return str(self.user["name"])

    async def call(self, method: str, path: str, body: Json | None = None, **rest: Any) -> Any:
        """The answer's JSON; an AssertionError with Discord's own words for an error."""
        status, answer = await self.try_call(method, path, body, **rest)
        assert status < 300, f"{method} {path}: {status} {answer}"
        return answer

    async def try_call(
        self, method: str, path: str, body: Json | None = None, *, files: Sequence[tuple[str, bytes]] = ()
    ) -> tuple[int, Any]:
        while True:
            headers = {"Authorization": self.user["token"]}
            data: aiohttp.FormData | None = None
            if files:
                data = aiohttp.FormData(quote_fields=False)
                data.add_field("payload_json", json.dumps(body or {}), content_type="application/json")
                for number, (filename, content) in enumerate(files):
                    data.add_field(f"files[{number}]", content, filename=filename)
            async with self.session.request(
                method, self.api + path, headers=headers, json=None if files else body, data=data
            ) as response:
                answer = await response.json() if response.content_type == "application/json" else None
                if response.status != 429 or answer is None:
                    return response.status, answer
            await asyncio.sleep(answer["retry_after"])

    async def say(self, channel_id: str, content: str = "", **rest: Any) -> Json:
        files = rest.pop("files", ())
        body = {"content": content, **rest}
        return await self.call("POST", f"/channels/{channel_id}/messages", body, files=files)

    async def edit(self, message: Json, content: str) -> Json:
        path = f"/channels/{message['channel_id']}/messages/{message['id']}"
        return await self.call("PATCH", path, {"content": content})

    async def delete(self, message: Json) -> None:
        await self.call("DELETE", f"/channels/{message['channel_id']}/messages/{message['id']}")

    async def history(self, channel_id: str, *, after: int = 0) -> list[Json]:
        """Everything in the channel that came after, oldest first."""
        found: list[Json] = []
        while True:
            page = await self.call("GET", f"/channels/{channel_id}/messages?limit=100&after={after}")
            found += page
            if len(page) < 100:
                return sorted(found, key=lambda message: int(message["id"]))
            after = max(int(message["id"]) for message in page)


@dataclass
class Bridge:
    """A bridge of its own, so that no test waits for another one's limits."""

    name: str
    english: str
    chinese: str


@dataclass
class Town:
    """The two communities, their people, and the control of what holds them."""

    info: Json
    session: aiohttp.ClientSession
    people: dict[str, Person] = field(default_factory=dict[str, Person])
    _moderators: dict[str, Person] = field(default_factory=dict[str, Person])

    @property
    def english_guild(self) -> str:
        return self._guild(lambda language: language == "en")

    @property
    def chinese_guild(self) -> str:
        return self._guild(lambda language: language.startswith("zh"))

    @property
    def guilds(self) -> tuple[str, str]:
        return self.english_guild, self.chinese_guild

    def first_channel(self, guild_id: str) -> str:
        """A text channel that was there from the beginning."""
        return next(guild["channels"][0]["id"] for guild in self.info["guilds"] if guild["id"] == guild_id)

    async def moderator(self, guild_id: str) -> Person:
        """Somebody who may manage that server."""
        if guild_id not in self._moderators:
            self._moderators[guild_id] = await self._find_moderator(guild_id)
        return self._moderators[guild_id]

    async def _find_moderator(self, guild_id: str) -> Person:
        for person in self.people.values():
            for guild in await person.call("GET", "/users/@me/guilds"):
                if guild["id"] == guild_id and int(guild["permissions"]) & MANAGE_GUILD:
                    return person
        raise AssertionError(f"nobody moderates {guild_id}")

    async def members(self, guild_id: str) -> list[Person]:
        """The people of a server who are no moderators."""
        moderator = await self.moderator(guild_id)
        return [
            person
            for person in self.people.values()
            if guild_id in map(_id, person.user["guilds"]) and person is not moderator
        ]

    async def new_bridge(self, *, here_is: Json | None = None, there_is: Json | None = None) -> Bridge:
        """Two fresh channels, text channels by default, linked by their moderators with commands."""
        # An earlier test may have cut its connection; what is asked meanwhile is lost, as it is on Discord.
        await until(lambda: self.control("GET", "/bot"), lambda bot: bot["online"])
        name = f"bridge-{next(_numbers)}"
        here, there = await self.moderator(self.english_guild), await self.moderator(self.chinese_guild)
        made: list[str] = []
        for person, guild_id, kind in (
            (here, self.english_guild, here_is),
            (there, self.chinese_guild, there_is),
        ):
            body = {"name": name, "type": 0, **(kind or {})}
            made.append((await person.call("POST", f"/guilds/{guild_id}/channels", body))["id"])
        english, chinese = made
        # Nobody can give a command in a forum.
        asked = [english, chinese] if here_is is None else [self.first_channel(one) for one in self.guilds]
        async with Listener.of(here, self.info) as left, Listener.of(there, self.info) as right:
            ask, tell = left.command(asked[0]), right.command(asked[1])
            assert name in (await ask("bridge create", name=name))["content"]
            await ask("bridge link", bridge=name, channel=english, language="en")
            code = CODE.search((await ask("bridge share", bridge=name))["content"])
            assert code is not None
            await tell("bridge join", code=code.group(), channel=chinese, language="zh-Hans")
            await ask("bridge trust", channel=chinese, level="trusted")
        return Bridge(name=name, english=english, chinese=chinese)

    async def control(self, method: str, path: str, body: Json | None = None) -> Any:
        async with self.session.request(method, self.info["control"] + path, json=body) as response:
            assert response.status < 300, await response.text()
            return await response.json() if response.content_type == "application/json" else None

    def _guild(self, speaks: Callable[[str], bool]) -> str:
        return next(guild["id"] for guild in self.info["guilds"] if speaks(guild["channels"][0]["language"]))


@dataclass
class Listener:
    """A person's open gateway connection."""

    person: Person
    guild_ids: dict[str, str]
    socket: aiohttp.ClientWebSocketResponse
    session_id: str = ""
    events: list[tuple[str, Json]] = field(default_factory=list[tuple[str, Json]])
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    @asynccontextmanager
    async def of(cls, person: Person, info: Json) -> AsyncGenerator["Listener"]:
        async with person.session.ws_connect(info["gateway"] + "?v=10&encoding=json") as socket:
            listener = cls(person=person, guild_ids={}, socket=socket)
            hello = await socket.receive_json()
            assert hello["op"] == 10
            identify = {"token": person.user["token"], "intents": 0, "properties": {}, "capabilities": 0}
            await socket.send_json({"op": 2, "d": identify})
            every = hello["d"]["heartbeat_interval"] / 1000
            living = [asyncio.create_task(listener._read()), asyncio.create_task(listener._beat(every))]
            try:
                ready = await listener.wait_for("READY", lambda _: True)
                listener.session_id = ready["session_id"]
                yield listener
            finally:
                for task in living:
                    task.cancel()

    async def wait_for(self, name: str, wanted: Callable[[Json], bool], *, seconds: float = PATIENCE) -> Json:
        """The first event of that name and kind, since the connection was opened."""
        async with asyncio.timeout(seconds):
            while True:
                for event, data in self.events:
                    if event == name and wanted(data):
                        return data
                self.arrived.clear()
                await self.arrived.wait()

    def command(self, channel_id: str) -> Callable[..., Coroutine[Any, Any, Json]]:
        """Run slash commands in a channel; each call gives the bot's answer."""

        async def run(name: str, /, **options: Any) -> Json:
            channel = await self.person.call("GET", f"/channels/{channel_id}")
            commands = await self.person.call("GET", f"/applications/{self.person.application_id}/commands")
            first, *rest = name.split()
            command = next(command for command in commands if command["name"] == first)
            nonce = str(next(_numbers))
            body = {
                "type": 2,
                "application_id": self.person.application_id,
                "guild_id": channel["guild_id"],
                "channel_id": channel_id,
                "session_id": self.session_id,
                "nonce": nonce,
                "data": {
                    "id": command["id"],
                    "version": command["version"],
                    "name": first,
                    "type": 1,
                    "options": _options(command.get("options", []), rest, options),
                },
            }
            await self.person.call("POST", "/interactions", body)
            created = await self.wait_for("INTERACTION_CREATE", lambda data: data.get("nonce") == nonce)
            return await self.answer_to(created["id"])

        return run

    async def press(self, message: Json, custom_id: str) -> Json:
        """Press the first button of a message whose id begins so; what the bot makes of the interaction."""
        button = next(
            button
            for row in message["components"]
            for button in row["components"]
            if button["custom_id"].startswith(custom_id)
        )
        return await self._interact(
            3,
            message["channel_id"],
            {"component_type": 2, "custom_id": button["custom_id"]},
            message_id=message["id"],
            message_flags=message.get("flags", 0),
        )

    async def pick(self, menu: str, message: Json) -> Json:
        """Choose an entry of a message's Apps menu, by its English name."""
        commands = await self.person.call("GET", f"/applications/{self.person.application_id}/commands")
        entry = next(one for one in commands if one["name"] == menu)
        data = {
            "id": entry["id"],
            "version": entry["version"],
            "name": menu,
            "type": 3,
            "target_id": message["id"],
            "options": [],
        }
        return await self._interact(2, message["channel_id"], data)

    async def fill_in(self, asked: Json, **values: str) -> Json:
        """Send the form that came as the answer to an interaction; fields by their ids."""
        form = await self.wait_for(
            "INTERACTION_MODAL_CREATE", lambda data: data.get("nonce") == asked["nonce"]
        )
        components = [
            {"type": 18, "component": {"type": 4, "custom_id": field, "value": value}}
            for field, value in values.items()
        ]
        data = {"id": form["id"], "custom_id": form["custom_id"], "components": components}
        return await self._interact(5, asked["channel_id"], data)

    async def open_form(self, channel_id: str, name: str) -> Json:
        """Give a slash command that is answered with a form; for ``fill_form``."""
        commands = await self.person.call("GET", f"/applications/{self.person.application_id}/commands")
        first, *rest = name.split()
        command = next(command for command in commands if command["name"] == first)
        data = {
            "id": command["id"],
            "version": command["version"],
            "name": first,
            "type": 1,
            "options": _options(command.get("options", []), rest, {}),
        }
        return await self._interact(2, channel_id, data)

    async def fill_form(self, asked: Json, *values: str | list[str] | None) -> Json:
        """Send the form that came as the answer: its fields one after the other, a list for a choice."""
        form = await self.wait_for(
            "INTERACTION_MODAL_CREATE", lambda data: data.get("nonce") == asked["nonce"]
        )
        fields = [one["component"] for one in form["components"] if one["type"] == 18]
        components = [
            {"type": 18, "component": _filled(field, value)}
            for field, value in zip(fields, values, strict=True)
        ]
        data = {"id": form["id"], "custom_id": form["custom_id"], "components": components}
        return await self._interact(5, asked["channel_id"], data)

    async def _interact(self, kind: int, channel_id: str, data: Json, **rest: Any) -> Json:
        channel = await self.person.call("GET", f"/channels/{channel_id}")
        nonce = str(next(_numbers))
        body = {
            "type": kind,
            "application_id": self.person.application_id,
            "guild_id": channel["guild_id"],
            "channel_id": channel_id,
            "session_id": self.session_id,
            "nonce": nonce,
            "data": data,
            **rest,
        }
        await self.person.call("POST", "/interactions", body)
        created = await self.wait_for("INTERACTION_CREATE", lambda one: one.get("nonce") == nonce)
        return {**created, "channel_id": channel_id, "nonce": nonce}

    async def answer_to(self, interaction_id: str) -> Json:
        """The bot's answer to an interaction, once it has something to say."""

        def is_answer(message: Json) -> bool:
            asked = message.get("interaction_metadata", {}).get("id") == interaction_id
            return asked and not message.get("flags", 0) & LOADING

        async def first(name: str) -> Json:
            return await self.wait_for(name, is_answer)

        tasks = [asyncio.create_task(first(name)) for name in ("MESSAGE_CREATE", "MESSAGE_UPDATE")]
        done, waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in waiting:
            task.cancel()
        return done.pop().result()

    async def _beat(self, every: float) -> None:
        """Show that somebody is there."""
        while True:
            await asyncio.sleep(every)
            await self.socket.send_json({"op": 1, "d": None})

    async def _read(self) -> None:
        async for frame in self.socket:
            packet = json.loads(frame.data)
            if packet["op"] == 0:
                self.events.append((packet["t"], packet["d"]))
                self.arrived.set()


def _options(known: list[Json], path: list[str], values: Json) -> list[Json]:
    if path:
        child = next(option for option in known if option["name"] == path[0])
        nested = _options(child.get("options", []), path[1:], values)
        return [{"type": child["type"], "name": child["name"], "options": nested}]
    types = {option["name"]: option["type"] for option in known}
    return [{"type": types[name], "name": name, "value": value} for name, value in values.items()]


def _filled(field: Json, value: str | list[str] | None) -> Json:
    said = {"values": value or []} if field["type"] == 3 else {"value": value or ""}
    return {"type": field["type"], "custom_id": field["custom_id"], **said}


def _id(guild: Any) -> str:
    return str(guild["id"] if isinstance(guild, dict) else guild)


async def until(
    read: Callable[[], Coroutine[Any, Any, T]], condition: Callable[[T], bool], *, seconds: float = PATIENCE
) -> T:
    """Read until the condition holds; what was read then."""
    deadline = time.monotonic() + seconds
    while True:
        value = await read()
        if condition(value):
            return value
        assert time.monotonic() < deadline, f"still {value!r} after {seconds} s"
        await asyncio.sleep(0.02)
