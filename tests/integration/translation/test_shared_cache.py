"""Translations shared between processes: readable to them alone, and never in anybody's way."""

import asyncio
import os
import secrets
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.errors import ConfigError
from bot.model import Language
from bot.translation.cache import Key
from bot.translation.result import Detected, Quality, Translation
from bot.translation.shared_cache import SharedCache, open_shared_cache

redis = pytest.importorskip("redis.asyncio")
URL = os.environ.get("MAGPIE_TEST_REDIS_URL", "redis://127.0.0.1:6379/0")
KEY = Key("a secret about whiskers", None, Language.SIMPLIFIED)
TRANSLATION = Translation(
    text="关于胡须的秘密",
    source=Detected.ENGLISH,
    target=Language.SIMPLIFIED,
    quality=Quality.MACHINE,
    engine="fake",
)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class FakeStore:
    """A server in memory, which can be down or slow."""

    def __init__(self) -> None:
        self.entries: dict[str, bytes] = {}
        self.lifetimes: list[int] = []
        self.asked = 0
        self.trouble: BaseException | None = None
        self.hangs = False

    async def get(self, name: str) -> bytes | None:
        await self._serve()
        return self.entries.get(name)

    async def set(self, name: str, value: bytes, *, ex: int) -> object:
        await self._serve()
        self.lifetimes.append(ex)
        self.entries[name] = value
        return True

    async def aclose(self) -> None:
        """Nothing to close."""

    async def _serve(self) -> None:
        self.asked += 1
        if self.hangs:
            await asyncio.Event().wait()
        if self.trouble is not None:
            raise self.trouble


def over(store: FakeStore, *, secret: str = "k" * 16, engines: tuple[str, ...] = ("google",)) -> SharedCache:
    return SharedCache(store, secret=secret, engines=engines, clock=Clock())


async def test_what_one_process_puts_in_another_finds_and_nobody_else_can_read() -> None:
    store = FakeStore()
    await over(store).put(KEY, TRANSLATION)
    assert await over(store).get(KEY) == TRANSLATION
    ((name, sealed),) = store.entries.items()
    assert "whiskers" not in name
    assert b"whiskers" not in sealed
    assert TRANSLATION.text.encode() not in sealed
    assert max(store.lifetimes) <= 3600


async def test_another_chain_key_or_glossary_finds_nothing() -> None:
    store = FakeStore()
    await over(store).put(KEY, TRANSLATION)
    assert await over(store, engines=("deepl",)).get(KEY) is None
    assert await over(store, secret="another secret of some length").get(KEY) is None
    assert await over(store).get(Key(KEY.text, None, Language.SIMPLIFIED, (1, 2))) is None


async def test_an_entry_that_was_tampered_with_is_no_entry() -> None:
    store = FakeStore()
    cache = over(store)
    await cache.put(KEY, TRANSLATION)
    store.entries = {name: sealed[:-4] + b"AAAA" for name, sealed in store.entries.items()}
    assert await cache.get(KEY) is None


@pytest.mark.parametrize("hangs", [True, False])
async def test_a_server_in_trouble_is_told_once_and_left_alone(
    hangs: bool, caplog: pytest.LogCaptureFixture
) -> None:
    store, clock = FakeStore(), Clock()
    store.hangs, store.trouble = hangs, None if hangs else ConnectionError("redis://:password@host")
    cache = SharedCache(store, secret="k" * 16, engines=["google"], clock=clock)
    for _ in range(5):
        assert await cache.get(KEY) is None
        await cache.put(KEY, TRANSLATION)
    assert store.asked == 1
    assert len(caplog.records) == 1
    assert "password" not in caplog.text
    store.hangs, store.trouble, clock.now = False, None, 31.0
    await cache.put(KEY, TRANSLATION)
    assert await cache.get(KEY) == TRANSLATION


def test_a_short_key_or_a_wrong_address_is_told_at_start() -> None:
    for url, secret in ((URL, "short"), ("http://host", "k" * 16)):
        with pytest.raises(ConfigError):
            open_shared_cache(url, secret=secret, engines=[])


@pytest_asyncio.fixture
async def server() -> AsyncIterator[str]:
    client = redis.from_url(URL, socket_connect_timeout=1)
    try:
        await client.ping()
    except (redis.RedisError, OSError):
        pytest.skip(f"no Valkey or Redis answers at {URL}")
    finally:
        await client.aclose()
    yield URL


async def test_with_a_real_server(server: str) -> None:
    secret = secrets.token_hex(16)
    one, other = (open_shared_cache(server, secret=secret, engines=["google"]) for _ in range(2))
    try:
        assert await one.get(KEY) is None
        await one.put(KEY, TRANSLATION)
        assert await other.get(KEY) == TRANSLATION
    finally:
        await one.aclose()
        await other.aclose()


async def test_with_no_server_nothing_is_raised(unused_tcp_port: int) -> None:
    cache = open_shared_cache(f"redis://127.0.0.1:{unused_tcp_port}", secret="k" * 16, engines=[])
    assert await cache.get(KEY) is None
    await cache.put(KEY, TRANSLATION)
    await cache.aclose()
