"""The bot as a process of its own: started, watched, started again when it dies by itself."""

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path
from typing import Final

from bot.playground.validation import Json
from bot.playground.world import World

READY_WITHIN: Final = 180.0
STOPS_WITHIN: Final = 10.0
_BACKOFF: Final = (0.5, 1.0, 2.0, 5.0, 10.0)
_ROOT: Final = Path(__file__).resolve().parents[2]

_GUARDED: Final = """
import os, runpy, signal, sys, threading
def watch(pipe):
    # The playground holds the other end: when it is gone, however it went, so are we.
    while os.read(pipe, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Timer(12.0, os._exit, (1,)).start()
pipe = os.dup(0)
null = os.open(os.devnull, os.O_RDONLY)
os.dup2(null, 0)
threading.Thread(target=watch, args=(pipe,), daemon=True, name="playground-watch").start()
sys.argv = ["magpie", "run"]
runpy.run_module("bot", run_name="__main__", alter_sys=True)
"""


class BotProcess:
    """Keeps ``magpie run`` alive against the loopback; its log goes to ``bot.log`` in the folder."""

    def __init__(self, world: World, folder: Path) -> None:
        self._world = world
        self._folder = folder
        self._process: asyncio.subprocess.Process | None = None
        self._keeper: asyncio.Task[None] | None = None
        self._wanted = False
        self._lock = asyncio.Lock()
        self.restarts = 0

    @property
    def pid(self) -> int | None:
        """Return the process id while it runs."""
        process = self._process
        return process.pid if process is not None and process.returncode is None else None

    @property
    def log(self) -> Path:
        """Return where the bot's log goes."""
        return self._folder / "bot.log"

    def as_json(self) -> Json:
        """Return its process id and whether it runs."""
        return {"managed": True, "pid": self.pid, "running": self.pid is not None, "restarts": self.restarts}

    async def start(self) -> None:
        """Start the bot unless it runs; returns when it is on the gateway with its commands registered."""
        async with self._lock:
            if self.pid is not None and self._wanted:
                return
            self._wanted = True
            self._world.commands_synced.clear()
            self._world.bot_ready.clear()
            await self._spawn()
            self._keeper = asyncio.create_task(self._keep())
            await self._until_ready()

    async def _until_ready(self) -> None:
        ready = asyncio.gather(self._world.bot_ready.wait(), self._world.commands_synced.wait())
        keeper = self._keeper
        if keeper is None:
            return
        try:
            await asyncio.wait({ready, keeper}, timeout=READY_WITHIN, return_when=asyncio.FIRST_COMPLETED)
            if not ready.done():
                message = f"The bot did not get ready. Its last words ({self.log}):\n{self.last_words()}"
                raise RuntimeError(message)
        finally:
            ready.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await ready

    def last_words(self) -> str:
        """Return the end of the bot's log."""
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])

    async def _spawn(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-c",
                _GUARDED,
                stdin=asyncio.subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=self._environment(),
                # Ctrl-C goes to the playground alone, which then stops the bot in good order.
                start_new_session=True,
            )

    def _environment(self) -> dict[str, str]:
        world = self._world
        environment = {**os.environ}
        environment.setdefault("MAGPIE_ENGINES", "memory,gloss")
        database = (self._folder / "magpie.sqlite3").resolve()
        environment |= {
            "DISCORD_TOKEN": world.state.bot.token,
            "MAGPIE_DISCORD_API": f"{world.address}/api/v10",
            "MAGPIE_DISCORD_GATEWAY": world.gateway,
            "MAGPIE_DISCORD_CDN": world.address,
            "MAGPIE_DATABASE_URL": f"sqlite:///{database}",
            "PYTHONPATH": os.pathsep.join(filter(None, [str(_ROOT), environment.get("PYTHONPATH", "")])),
            "PYTHONUNBUFFERED": "1",
            "PYTHONIOENCODING": "utf-8",
        }
        return environment

    async def _keep(self) -> None:
        """Start the bot again whenever it dies by itself; a wrong setting (exit code 2) is not retried."""
        failures = 0
        loop = asyncio.get_running_loop()
        while True:
            process = self._process
            if process is None:
                return
            began = loop.time()
            code = await process.wait()
            if not self._wanted or code == 2:
                return
            failures = 0 if loop.time() - began > 60 else failures + 1
            await asyncio.sleep(_BACKOFF[min(failures, len(_BACKOFF) - 1)])
            self.restarts += 1
            await self._spawn()

    async def kill(self) -> None:
        """End the bot at once (SIGKILL); it stays down."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask the bot to end (SIGTERM), end it after ten seconds; it stays down."""
        await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> None:
        async with self._lock:
            self._wanted = False
            if self._keeper is not None and self.pid is None:
                self._keeper.cancel()
            process = self._process
            if process is not None and process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.send_signal(how)
                try:
                    await asyncio.wait_for(process.wait(), STOPS_WITHIN)
                except TimeoutError:
                    process.kill()
                    await process.wait()
            if self._keeper is not None:
                with contextlib.suppress(asyncio.CancelledError):
                    await self._keeper
                self._keeper = None
            await self._world.until_bot_gone()

    async def close(self) -> None:
        """End the bot for good."""
        await self.stop()
