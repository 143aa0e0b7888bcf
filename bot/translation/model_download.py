"""Fetching models from a mirror: resumed where it broke off, checked before it counts."""

from pathlib import Path

import aiohttp

from bot.errors import ModelError
from bot.translation.models import MANIFEST, ModelFile, ModelStore, Progress, read_manifest

_CHUNK = 1 << 16
_TIMEOUT = aiohttp.ClientTimeout(total=None, sock_connect=10, sock_read=30)


async def download(store: ModelStore, direction: str, *, source: str, progress: Progress) -> None:
    """Install ``direction`` from ``source``/<direction>/; what was fetched stays for the next try."""
    base = f"{source.rstrip('/')}/{direction}"
    try:
        async with aiohttp.ClientSession(timeout=_TIMEOUT, raise_for_status=True) as session:
            async with session.get(f"{base}/{MANIFEST}") as response:
                files = read_manifest(await response.read())
            store.room_for(files)
            collected = store.partial(direction)
            for file in files:
                await _fetch(session, f"{base}/{file.name}", collected / file.name, file, progress)
    except aiohttp.ClientResponseError as error:
        raise ModelError(f"{base} answers {error.status}; check the address.") from None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise ModelError(
            f"The download from {base} broke off ({type(error).__name__}); run the command again to go on."
        ) from None
    store.accept(direction, collected, files)


async def _fetch(
    session: aiohttp.ClientSession, url: str, place: Path, file: ModelFile, progress: Progress
) -> None:
    have = _fetched(place, file)
    if have == file.size:
        progress(file.name, have, file.size)
        return
    headers = {"Range": f"bytes={have}-"} if have else {}
    async with session.get(url, headers=headers) as response:
        # A server that knows no ranges sends everything again.
        goes_on = response.status == 206
        have = have if goes_on else 0
        with place.open("ab" if goes_on else "wb") as target:
            async for chunk in response.content.iter_chunked(_CHUNK):
                target.write(chunk)
                have += len(chunk)
                if have > file.size:
                    break
                progress(file.name, have, file.size)


def _fetched(place: Path, file: ModelFile) -> int:
    """Bytes an earlier try has left; more than there are in the file are of another one."""
    if not place.exists():
        return 0
    if place.stat().st_size > file.size:
        place.unlink()
        return 0
    return place.stat().st_size
