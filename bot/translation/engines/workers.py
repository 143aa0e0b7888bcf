"""Threads for calls that may hang: a stuck one is written off and replaced, and never waited for."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TypeVar

from bot.errors import EngineError

T = TypeVar("T")


class _Job:
    """A call on its way to a thread."""

    def __init__(self, work: Callable[[], None]) -> None:
        self.work = work
        self.running = False
        self.given_up = False


class Workers:
    """At most ``size`` threads at work, and at most ``lost`` more that hang in a call nobody waits for."""

    def __init__(self, name: str, *, size: int, lost: int = 32) -> None:
        self._name = name
        self._size = size
        self._lost_limit = lost
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._lock = Lock()
        self._alive = 0
        self._lost = 0
        self._closed = False

    async def run(self, call: Callable[[], T]) -> T:
        """The call's result; a thread that hangs when the caller stops waiting is replaced."""
        if self._closed or self._lost >= self._lost_limit:
            raise EngineError("closed" if self._closed else "too many of its calls hang")
        future: Future[T] = Future()

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(call())
            # The error belongs to the one who waits; the thread must survive it.
            except BaseException as error:  # noqa: BLE001
                future.set_exception(error)

        job = _Job(work)
        self._jobs.put(job)
        with self._lock:
            if self._alive < self._size:
                self._start()
        try:
            return await asyncio.wrap_future(future)
        except asyncio.CancelledError:
            self._give_up(job)
            raise

    def close(self) -> None:
        """Let idle threads go; one that hangs is a daemon and holds nothing up."""
        with self._lock:
            self._closed = True
            for _ in range(self._alive):
                self._jobs.put(None)

    def _start(self) -> None:
        self._alive += 1
        Thread(target=self._serve, name=self._name, daemon=True).start()

    def _give_up(self, job: _Job) -> None:
        with self._lock:
            job.given_up = True
            if job.running:
                self._lost += 1
                self._alive -= 1
                # Not at once: it would take up the next call of a message that is being given up as a whole.
                asyncio.get_running_loop().call_soon(self._replace)

    def _replace(self) -> None:
        with self._lock:
            if not self._closed and self._alive < self._size and not self._jobs.empty():
                self._start()

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            with self._lock:
                if job.given_up:
                    continue
                job.running = True
            job.work()
            with self._lock:
                job.running = False
                if job.given_up:
                    self._lost -= 1
                    return
        with self._lock:
            self._alive -= 1
