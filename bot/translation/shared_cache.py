"""Translations that several processes share for an hour, in Valkey or Redis, readable to none but them.

Names of entries are HMACs and their contents are encrypted (Fernet: AES and an HMAC), so that neither a
message nor its translation can be read there. Without the server everything works as it does without a
shared cache: each failure costs a fraction of a second at most, once, and then there is peace for a while.
"""

import asyncio
import base64
import hmac
import json
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol, cast

from bot.errors import ConfigError
from bot.model import Language
from bot.translation.cache import Key
from bot.translation.result import Detected, Quality, Translation

log = logging.getLogger(__name__)

LIFETIME = 3600
"""Seconds an entry lives at most."""
PATIENCE = 0.25
"""Seconds the server may take."""
PEACE = 30.0
"""Seconds for which a server that failed is not asked."""


class Store(Protocol):
    """What is used of the client; tests have one of their own."""

    async def get(self, name: str) -> bytes | None: ...

    async def set(self, name: str, value: bytes, *, ex: int) -> object: ...

    async def aclose(self) -> None: ...


class SharedCache:
    """Behind the cache in memory; never raises for the server's sake."""

    def __init__(
        self,
        store: Store,
        *,
        secret: str,
        engines: Sequence[str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``engines``: other chains translate otherwise, so that each has entries of its own."""
        from cryptography.fernet import Fernet  # noqa: PLC0415

        self._store = store
        self._clock = clock
        self._quiet_until = 0.0
        self._engines = list(engines)
        self._index = _derived(secret, b"names")
        self._fernet = Fernet(base64.urlsafe_b64encode(_derived(secret, b"contents")))

    async def get(self, key: Key) -> Translation | None:
        sealed = await self._try(self._store.get, self._name(key))
        if not isinstance(sealed, bytes):
            return None
        return self._opened(sealed)

    async def put(self, key: Key, translation: Translation) -> None:
        fields = [
            translation.text,
            translation.source.value,
            translation.target.value,
            translation.quality.value,
            translation.engine,
        ]
        sealed = self._fernet.encrypt(json.dumps(fields).encode())

        async def store(name: str) -> object:
            return await self._store.set(name, sealed, ex=LIFETIME)

        await self._try(store, self._name(key))

    async def aclose(self) -> None:
        await self._store.aclose()

    def _name(self, key: Key) -> str:
        facts = [self._engines, key.text, key.source, key.target, key.words]
        digest = hmac.digest(self._index, json.dumps(facts).encode(), "sha256")
        return f"magpie:t:{digest.hex()}"

    def _opened(self, sealed: bytes) -> Translation | None:
        from cryptography.fernet import InvalidToken  # noqa: PLC0415

        try:
            text, source, target, quality, engine = json.loads(self._fernet.decrypt(sealed, ttl=LIFETIME))
            return Translation(
                text=str(text),
                source=Detected(source),
                target=Language(target),
                quality=Quality(quality),
                engine=str(engine),
            )
        except (InvalidToken, ValueError, TypeError):
            # Written with another key, or by another version.
            return None

    async def _try(self, call: Callable[[str], Awaitable[object]], name: str) -> object:
        if self._clock() < self._quiet_until:
            return None
        try:
            async with asyncio.timeout(PATIENCE):
                return await call(name)
        # Whatever ails the server, no message waits for a cache; the error's text may hold the address.
        except Exception as error:  # noqa: BLE001
            self._quiet_until = self._clock() + PEACE
            log.warning("The shared cache is left alone for %g s (%s)", PEACE, type(error).__name__)
            return None


def open_shared_cache(url: str, *, secret: str, engines: Sequence[str]) -> SharedCache:
    """A shared cache at ``url``; connects when it is first used."""
    if len(secret) < 16:
        raise ConfigError("MAGPIE_CACHE_KEY needs at least 16 characters.")
    try:
        import cryptography.fernet  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
        from redis.asyncio import from_url  # noqa: PLC0415  # pyright: ignore[reportUnknownVariableType]
    except ImportError:
        raise ConfigError('MAGPIE_CACHE_URL needs: pip install "redis>=5.2"') from None
    try:
        client = cast("Store", from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE))
    except ValueError:
        raise ConfigError("MAGPIE_CACHE_URL is no address of a Valkey or Redis server.") from None
    return SharedCache(client, secret=secret, engines=engines)


def _derived(secret: str, purpose: bytes) -> bytes:
    return hmac.digest(secret.encode(), b"magpie shared cache: " + purpose, "sha256")
