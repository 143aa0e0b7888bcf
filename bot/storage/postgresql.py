"""PostgreSQL, through a pool of connections; imported by those who use it."""

from contextlib import AbstractAsyncContextManager

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import create_async_engine

from bot.storage.connection import Connection


class Pooled:
    """``bot.storage.engine.Transactions``."""

    def __init__(self, url: URL) -> None:
        self._engine = create_async_engine(
            url,
            hide_parameters=True,
            pool_size=5,
            max_overflow=10,
            pool_timeout=30,
            pool_pre_ping=True,
            pool_recycle=1800,
            connect_args={"timeout": 10, "server_settings": {"application_name": "magpie"}},
        )

    def begin(self) -> AbstractAsyncContextManager[Connection]:
        return self._engine.begin()

    async def aclose(self) -> None:
        await self._engine.dispose()
