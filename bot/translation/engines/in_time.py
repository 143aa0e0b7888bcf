"""HTTP in a thread, within a deadline: what ``requests`` alone does not promise.

Its time-outs are for a single read, so that a server which sends a byte a second holds a thread for ever.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from json import loads
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from bot.translation.engines.refusals import seconds

_MOST_BYTES = 1_000_000
_CONNECT = 5.0
_CHUNK = 16_384


@dataclass(frozen=True, slots=True)
class Answer:
    """A response that was read to its end: what libraries look at."""

    status_code: int
    text: str

    def json(self) -> object:
        """The body's JSON; ``ValueError`` if it is none."""
        return loads(self.text)

    def close(self) -> None:
        """Read to its end already."""


class InTime:
    """Stands in for the module ``requests``; every thread has a session and a deadline of its own."""

    def __init__(self, *, amend: Callable[[str], str] = str) -> None:
        self._thread = threading.local()
        self._amend = amend

    def until(self, deadline: float) -> None:
        """Set the moment (monotonic) by which this thread's next answer must be complete."""
        self._thread.deadline = deadline
        self._thread.retry_after = None

    @property
    def retry_after(self) -> float | None:
        """For how long the last answer in this thread asked to be left alone, in seconds."""
        return getattr(self._thread, "retry_after", None)

    def get(self, url: str, params: Mapping[str, str], proxies: object = None) -> Answer:
        """One GET, as the libraries call it."""
        del proxies
        return self.send("GET", url, params=params)

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        json: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """One answer of at most a megabyte, within the deadline; else a ``RequestException``."""
        left = self._left()
        with self._session().request(
            method,
            url,
            params=params,
            json=json,
            headers=headers,
            stream=True,
            timeout=(min(left, _CONNECT), left),
            allow_redirects=False,
        ) as response:
            self._thread.retry_after = seconds(response.headers.get("Retry-After"))
            text = self._body(response).decode("utf-8", errors="replace")
            return Answer(response.status_code, self._amend(text))

    def _body(self, response: requests.Response) -> bytes:
        body = bytearray()
        try:
            # What has arrived, rather than a full chunk: a drip must not put the deadline off.
            while data := response.raw.read1(_CHUNK, decode_content=True):
                body += data
                self._left()
                if len(body) > _MOST_BYTES:
                    raise requests.ConnectionError("the answer is too long")
        except HTTPError as error:
            raise requests.ConnectionError(type(error).__name__) from None
        return bytes(body)

    def _left(self) -> float:
        left = float(self._thread.deadline) - time.monotonic()
        if left <= 0:
            raise requests.Timeout("the answer took too long")
        return left

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._thread, "session", None)
        if session is None:
            session = requests.Session()
            session.headers["User-Agent"] = "Mozilla/5.0 (compatible; Magpie)"
            self._thread.session = session
        return session
