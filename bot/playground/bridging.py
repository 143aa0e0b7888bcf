"""What a moderator does first: link the two communities' channels, with the bot's own commands."""

import asyncio
import contextlib
import re
from collections.abc import Callable, Generator
from typing import Any, Final, cast

import aiohttp

from bot.playground.objects import Channel, Command, Guild, User
from bot.playground.seed import FOR_MODERATORS
from bot.playground.state import TEXT
from bot.playground.validation import Json
from bot.playground.world import World

BRIDGE: Final = "Harbor ⇄ 茶馆"
ANSWERS_WITHIN: Final = 15.0
_CODE = re.compile(r"`([0-9A-Za-z][0-9A-Za-z-]{3,40})`")


async def bridge_the_communities(world: World, say: Callable[[str], None]) -> None:
    """Link the first English and the first Chinese channel, unless they are; RuntimeError if it fails."""
    command = next((one for one in world.state.commands.values() if one.body["name"] == "bridge"), None)
    if command is None:
        say("Warning: the bot has registered no /bridge command, so nothing is bridged yet.")
        return
    english, chinese = _first(world, "en"), _first(world, "zh-Hans")
    async with aiohttp.ClientSession(base_url=world.address) as http:
        here = Moderator(world, http, command, english)
        there = Moderator(world, http, command, chinese)
        if _links(await here.run("list"), english, chinese):
            return
        steps = [await here.run("create", name=BRIDGE)]
        steps.append(await here.run("link", bridge=BRIDGE, channel=english, language="en"))
        shared = await here.run("share", bridge=BRIDGE)
        steps.append(shared)
        code = _CODE.search(shared)
        if code is not None:
            steps.append(await there.run("join", code=code.group(1), channel=chinese, language="zh-Hans"))
            steps.append(await here.run("trust", channel=str(chinese.id), level="trusted"))
        steps += [await one.run("log", channel=one.log) for one in (here, there)]
        if not _links(await here.run("list"), english, chinese):
            raise RuntimeError("The communities could not be bridged. The bot answered:\n" + "\n".join(steps))
    say(f"Bridged #{english.name} and #{chinese.name}")


def _first(world: World, language: str) -> Channel:
    return next(one for one in world.state.channels.values() if one.language == language and one.type == TEXT)


def _links(listing: str, here: Channel, there: Channel) -> bool:
    return f"<#{here.id}>" in listing and (there.name in listing or f"<#{there.id}>" in listing)


class Moderator:
    """Uses the bot's commands in a channel as the owner of its guild, through the ordinary API."""

    def __init__(self, world: World, http: aiohttp.ClientSession, command: Command, channel: Channel) -> None:
        self._world = world
        self._http = http
        self._command = command
        self._channel = channel
        guild: Guild = world.state.guilds[channel.guild_id or 0]
        self._user: User = world.state.users[guild.owner_id]
        self.log = next(
            one for one in world.state.channels_of(guild) if one.name in FOR_MODERATORS and one.type == TEXT
        )
        """Where the guild's moderators are told."""

    async def run(self, subcommand: str, **values: str | Channel) -> str:
        """Run a subcommand and return what the bot answered to it."""
        registered = next(one for one in self._command.body["options"] if one["name"] == subcommand)
        options = [
            _option(one, values[one["name"]])
            for one in registered.get("options", [])
            if one["name"] in values
        ]
        body: Json = {
            "type": 2,
            "application_id": str(self._world.state.application_id),
            "guild_id": str(self._channel.guild_id),
            "channel_id": str(self._channel.id),
            "session_id": "playground",
            "nonce": str(self._world.snowflakes.next()),
            "data": {
                "id": str(self._command.id),
                "name": self._command.body["name"],
                "type": 1,
                "version": str(self._command.version),
                "options": [{"type": 1, "name": subcommand, "options": options}],
            },
        }
        with self._answers(body["nonce"]) as answers:
            headers = {"Authorization": self._user.token}
            async with self._http.post("/api/v10/interactions", json=body, headers=headers) as response:
                if response.status != 204:
                    raise RuntimeError(f"/bridge {subcommand} was refused: {await response.text()}")
            try:
                return await asyncio.wait_for(answers.get(), ANSWERS_WITHIN)
            except TimeoutError:
                raise RuntimeError(f"The bot did not answer /bridge {subcommand}") from None

    @contextlib.contextmanager
    def _answers(self, nonce: str) -> Generator["asyncio.Queue[str]"]:
        """Collect the finished answers to the interaction with this nonce."""
        found: asyncio.Queue[str] = asyncio.Queue()
        mine: list[str] = []

        def listen(event: str, data: Json, user_id: int | None) -> None:
            if user_id != self._user.id:
                return
            if event == "INTERACTION_CREATE" and data.get("nonce") == nonce:
                mine.append(str(data["id"]))
            elif event in {"MESSAGE_CREATE", "MESSAGE_UPDATE"} and not data["flags"] & 128:
                origin = cast("Json", data.get("interaction_metadata") or {})
                if origin.get("id") in mine:
                    found.put_nowait(str(data["content"]))
            elif event == "INTERACTION_FAILURE" and data.get("nonce") == nonce:
                found.put_nowait("(no answer)")

        stop = self._world.hub.listen(listen)
        try:
            yield found
        finally:
            stop()


def _option(registered: Json, value: str | Channel) -> Json:
    chosen: Any = value
    if isinstance(value, Channel):
        chosen = str(value.id)
    elif registered.get("choices"):
        chosen = _choice(cast("list[Json]", registered["choices"]), value)
    return {"type": registered["type"], "name": registered["name"], "value": chosen}


def _choice(choices: list[Json], wanted: str) -> Any:
    """Return the value of the choice that stands for a language code, however the bot spells it."""
    for choice in choices:
        for spelling in (choice["value"], choice["name"]):
            if _plain(str(spelling)) == _plain(wanted):
                return choice["value"]
    return wanted


def _plain(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())
