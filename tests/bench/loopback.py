"""A loopback Discord with as many channels as a benchmark asks for, and a translation server beside it.

``python -m tests.bench.loopback BRIDGES [SERVERS]`` prints one JSON line when it is ready, and ends with its
standard input; ``SERVERS`` more have a channel each, in which nobody speaks. The translation server speaks
LibreTranslate's language. It knows nothing but the sentences of ``tests.bench.sentences`` and takes its time
for each: the same time for the same message, whichever bot asks.
"""

import asyncio
import json
import os
import sys
from typing import Any

from aiohttp import web

from bot.playground.command import build_world
from bot.playground.control import Control
from bot.playground.info import describe
from bot.playground.membership import add_member
from bot.playground.objects import Channel, Guild, Role, User
from bot.playground.permissions import EVERYONE
from bot.playground.server import Server
from bot.playground.state import TEXT
from bot.playground.world import World
from tests.bench.sentences import Sentences

CHANNELS_A_GUILD = 50
SPEAKERS = 40
KEPT = 60
"""Messages a channel remembers here, so that a long run does not fill this process."""

Json = dict[str, Any]


def populate(world: World, bridges: int, servers: int) -> Json:
    """People, pairs of servers with so many pairs of channels in all, and quiet servers; what there is."""
    people = [_person(world, number) for number in range(SPEAKERS + 1)]
    pairs: list[Json] = []
    while len(pairs) < bridges:
        count = min(CHANNELS_A_GUILD, bridges - len(pairs))
        english = _community(world, people, "en-US", "en", count, owner=people[0])
        chinese = _community(world, people, "zh-CN", "zh-Hans", count, owner=people[0])
        pairs += [
            {
                "en": {"id": str(one.id), "guild": str(one.guild_id)},
                "zh": {"id": str(two.id), "guild": str(two.guild_id)},
            }
            for one, two in zip(english, chinese, strict=True)
        ]
    quiet = [_community(world, [], "en-US", "en", 1, owner=people[0])[0] for _ in range(servers)]
    tokens = [person.token for person in people]
    return {
        "bridges": pairs,
        "quiet": [{"id": str(one.id), "guild": str(one.guild_id)} for one in quiet],
        "watcher": tokens[0],
        "speakers": tokens[1:],
    }


def _person(world: World, number: int) -> User:
    user_id = world.snowflakes.next()
    person = User(
        id=user_id, username=f"person.{number}", global_name=f"Person {number}", token=f"token-{number}"
    )
    world.state.users[user_id] = person
    return person


def _community(
    world: World, people: list[User], locale: str, language: str, channels: int, *, owner: User
) -> list[Channel]:
    state = world.state
    guild = Guild(id=world.snowflakes.next(), name=f"Bench {locale}", owner_id=owner.id, locale=locale)
    guild.roles[guild.id] = Role(id=guild.id, name="@everyone", permissions=EVERYONE)
    state.guilds[guild.id] = guild
    for person in people:
        add_member(world, guild, person)
    made: list[Channel] = []
    for number in range(channels):
        channel = Channel(
            id=world.snowflakes.next(),
            type=TEXT,
            guild_id=guild.id,
            name=f"bench-{number}",
            position=number,
            language=language,
        )
        state.channels[channel.id] = channel
        made.append(channel)
    add_member(world, guild, state.bot)
    return made


class Translator:
    """LibreTranslate's two routes, and one that says how quick it is."""

    def __init__(self) -> None:
        self._sentences = Sentences()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/translator/languages", self._languages),
            web.post("/translator/translate", self._translate),
            web.post("/translator", self._change),
        ]

    async def _languages(self, _request: web.Request) -> web.Response:
        return web.json_response([{"code": "en", "name": "English"}, {"code": "zh", "name": "Chinese"}])

    async def _translate(self, request: web.Request) -> web.Response:
        body = await request.json()
        texts = body["q"] if isinstance(body["q"], list) else [body["q"]]
        await asyncio.sleep(max(self._sentences.seconds(text) for text in texts))
        found = [self._sentences.translated(text, body["target"]) for text in texts]
        return web.json_response({"translatedText": found if isinstance(body["q"], list) else found[0]})

    async def _change(self, request: web.Request) -> web.Response:
        self._sentences = Sentences(**await request.json())
        return web.json_response({})


async def forget(world: World) -> None:
    """Drop the oldest messages, for as long as the process lives."""
    while True:
        await asyncio.sleep(1)
        for messages in world.state.messages.values():
            for message_id in list(messages)[:-KEPT]:
                del messages[message_id]


async def serve(bridges: int, servers: int = 0) -> None:
    world = build_world()
    there = populate(world, bridges, servers)
    control = Control(world, lambda: describe(world, None))
    server = Server(world, [*Translator().routes(), *control.routes()])
    control.gateway = server.gateway
    await server.start()
    forgetting = asyncio.create_task(forget(world))
    info = describe(world, None)
    known = {key: info[key] for key in ("api", "gateway", "cdn", "control", "bot")}
    sys.stdout.write(
        json.dumps({**known, **there, "translator": f"{world.address}/translator", "pid": os.getpid()}) + "\n"
    )
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    forgetting.cancel()
    await server.close()


if __name__ == "__main__":
    asyncio.run(serve(*map(int, sys.argv[1:])))
