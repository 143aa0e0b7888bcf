"""``magpie playground``: the loopback Discord, the bot and the page, until somebody ends it."""

import asyncio
import contextlib
import errno
import json
import os
import signal
import sys
import tempfile
import time
import webbrowser
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from random import SystemRandom
from typing import Final

from aiohttp import web

from bot.playground import abacus, seed, storage
from bot.playground.botprocess import BotProcess
from bot.playground.bridging import bridge_the_communities
from bot.playground.control import Control
from bot.playground.info import describe
from bot.playground.membership import add_member
from bot.playground.server import Observer, Server
from bot.playground.validation import Json
from bot.playground.world import World

DEFAULT_PORT: Final = 8787


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaygroundOptions:
    """What the command line asked for; ``port`` None is 8787, or any free one with ``as_json``."""

    as_json: bool = False
    open_browser: bool = True
    server_only: bool = False
    port: int | None = None
    data: Path | None = None


async def run_playground(options: PlaygroundOptions, observers: Iterable[Observer] = ()) -> int:
    """Run the playground until SIGINT or SIGTERM; returns the exit code."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stopping.set)
    try:
        async with AsyncExitStack() as stack:
            return await _run(options, stack, stopping, observers)
    except storage.DamagedState as error:
        _say(str(error))
        return 2


async def _run(
    options: PlaygroundOptions, stack: AsyncExitStack, stopping: asyncio.Event, observers: Iterable[Observer]
) -> int:
    folder = options.data
    if folder is None and not options.server_only:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="magpie-playground-")))
    world = build_world(options.data)
    if options.data is not None:
        await stack.enter_async_context(storage.Saver(world, options.data))
    bot = None if options.server_only else BotProcess(world, folder or Path())

    def info() -> Json:
        return describe(world, bot.pid if bot else None)

    control = Control(world, info)
    session = web.get("/playground/session", _session(info))
    server = Server(world, [session, *control.routes()])
    server.observers.extend(observers)
    control.gateway, control.bot = server.gateway, bot
    port = options.port if options.port is not None else (0 if options.as_json else DEFAULT_PORT)
    try:
        await server.start(port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        _say(f"Port {port} is taken by another program. Try make demo PORT={port + 1}, or --port {port + 1}.")
        return 1
    stack.push_async_callback(server.close)
    _say(f"The loopback Discord listens at {world.address}")
    if bot is not None and not await _start_bot(world, bot, stack, stopping):
        return 0 if stopping.is_set() else 1
    _announce(options, info())
    await stopping.wait()
    _say("Stopping ...")
    return 0


async def _start_bot(world: World, bot: BotProcess, stack: AsyncExitStack, stopping: asyncio.Event) -> bool:
    """Start the bot and link the communities; False if it was not to be."""
    stack.push_async_callback(bot.close)
    _say("Starting the bot ...")

    async def work() -> None:
        await bot.start()
        await bridge_the_communities(world, _say)

    task = asyncio.create_task(work())
    waiter = asyncio.create_task(stopping.wait())
    await asyncio.wait({task, waiter}, return_when=asyncio.FIRST_COMPLETED)
    waiter.cancel()
    if not task.done():
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        return False
    if (error := task.exception()) is not None:
        if not isinstance(error, RuntimeError | TimeoutError):
            raise error
        _say(str(error) or "The bot did not get ready in time.")
        return False
    return True


def build_world(folder: Path | None = None) -> World:
    """Return the saved world, or a fresh one with the bot in both communities."""
    state = storage.load(folder) if folder is not None else None
    fresh = state is None
    state = state or seed.seed()
    world = World(state, time.time, folder)
    other = abacus.find(state)
    if other is not None:
        world.resident = abacus.Abacus(world, other, SystemRandom())
    if fresh:
        for guild in state.guilds.values():
            for bot in (state.bot, other):
                if bot is not None:
                    add_member(world, guild, bot)
        if other is not None:
            abacus.register(world, other)
    return world


def _session(info: Callable[[], Json]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def handle(_request: web.Request) -> web.Response:
        engines = [one for one in os.environ.get("MAGPIE_ENGINES", "memory,gloss").split(",") if one]
        network = any(one not in {"memory", "gloss"} for one in engines)
        return web.json_response({**info(), "engines": engines, "network": network})

    return handle


def _announce(options: PlaygroundOptions, info: Json) -> None:
    if options.as_json:
        sys.stdout.write(json.dumps(info) + "\n")
    else:
        sys.stdout.write(f"\n  Magpie's playground is open:  {info['page']}\n  Ctrl-C ends it.\n\n")
    sys.stdout.flush()
    if options.open_browser and not options.as_json:
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(str(info["page"]))


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
