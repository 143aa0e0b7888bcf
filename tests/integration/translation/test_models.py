"""Models are fetched whole or not at all, and a broken-off download goes on where it was."""

import hashlib
import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import ModelError
from bot.observability import model_commands
from bot.observability.progress import ProgressBar
from bot.translation.model_download import download
from bot.translation.models import ModelStore, read_manifest

FILES = {
    "model.enzh.intgemm.alphas.bin": bytes(range(256)) * 2000,
    "lex.50.50.enzh.s2t.bin": b"lexicon" * 1000,
    "srcvocab.enzh.spm": b"source",
    "trgvocab.enzh.spm": b"target",
}


def quiet(_name: str, _have: int, _whole: int) -> None:
    """Nobody watches."""


def manifest() -> bytes:
    files = [
        {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in FILES.items()
    ]
    return json.dumps({"files": files}).encode()


@dataclass
class Mirror:
    """A web server with one direction; ``cut`` ends the next big file after so many bytes."""

    url: str = ""
    cut: int | None = None
    damaged: bool = False
    ranges: list[str] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        if name == "manifest.json":
            return web.Response(body=manifest())
        data = FILES[name]
        if self.damaged:
            data = bytes(len(data))
        start = 0
        if wanted := request.headers.get("Range"):
            self.ranges.append(wanted)
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
        response = web.StreamResponse(status=206 if start else 200)
        response.content_length = len(data) - start
        await response.prepare(request)
        if self.cut is not None and len(data) > self.cut:
            await response.write(data[: self.cut])
            self.cut = None
            assert request.transport is not None
            request.transport.close()
            return response
        await response.write(data[start:])
        return response


@pytest_asyncio.fixture
async def mirror() -> AsyncIterator[Mirror]:
    mirror = Mirror()
    application = web.Application()
    application.router.add_get("/models/en-zh/{name}", mirror.handle)
    async with TestServer(application) as server:
        mirror.url = str(server.make_url("/models"))
        yield mirror


@pytest.fixture
def store(tmp_path: Path) -> ModelStore:
    return ModelStore(tmp_path / "models")


async def test_a_model_is_fetched_and_whole(mirror: Mirror, store: ModelStore) -> None:
    await download(store, "en-zh", source=mirror.url, progress=quiet)
    assert store.installed() == ("en-zh",)
    assert store.problems("en-zh") == []
    assert store.size("en-zh") == sum(map(len, FILES.values()))


async def test_a_broken_off_download_goes_on_where_it_was(mirror: Mirror, store: ModelStore) -> None:
    mirror.cut = 100_000
    with pytest.raises(ModelError, match="run the command again"):
        await download(store, "en-zh", source=mirror.url, progress=quiet)
    assert store.installed() == ()
    await download(store, "en-zh", source=mirror.url, progress=quiet)
    assert store.problems("en-zh") == []
    assert mirror.ranges == ["bytes=100000-"]


async def test_a_damaged_file_is_not_taken_in(mirror: Mirror, store: ModelStore) -> None:
    mirror.damaged = True
    with pytest.raises(ModelError, match="came damaged"):
        await download(store, "en-zh", source=mirror.url, progress=quiet)
    assert store.installed() == ()
    mirror.damaged = False
    await download(store, "en-zh", source=mirror.url, progress=quiet)
    assert store.problems("en-zh") == []


async def test_a_wrong_address_is_said(mirror: Mirror, store: ModelStore) -> None:
    with pytest.raises(ModelError, match="answers 404"):
        await download(store, "en-zh", source=mirror.url + "/elsewhere", progress=quiet)


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "", "a/b"])
def test_a_manifest_cannot_name_files_outside_its_folder(name: str) -> None:
    text = json.dumps({"files": [{"name": name, "size": 1, "sha256": "00"}]})
    with pytest.raises(ModelError):
        read_manifest(text)


async def test_a_folder_serves_as_well_and_the_commands_tell_what_they_did(
    store: ModelStore, tmp_path: Path
) -> None:
    source = tmp_path / "usb" / "en-zh"
    source.mkdir(parents=True)
    for name, data in FILES.items():
        (source / name).write_bytes(data)
    said: list[str] = []
    done = await model_commands.install(
        store, ["en-zh"], folder=tmp_path / "usb", source=None, progress=quiet, say=said.append
    )
    assert done == 0
    assert model_commands.show(store, say=said.append) == 0
    assert model_commands.verify(store, ["en-zh"], say=said.append) == 0
    (store.folder / "en-zh" / "srcvocab.enzh.spm").write_bytes(b"other!")
    assert model_commands.verify(store, ["en-zh", "zh-en"], say=said.append) == 1
    assert model_commands.remove(store, ["en-zh", "zh-en"], say=said.append) == 0
    assert [line.split(":")[0] for line in said] == [
        "✓ en-zh", "✓ en-zh", "· zh-en", "✓ en-zh", "✗ en-zh", "✗ zh-en", "✓ en-zh", "· zh-en",
    ]  # fmt: skip
    assert store.installed() == ()


async def test_a_folder_without_a_model_is_refused(store: ModelStore, tmp_path: Path) -> None:
    (tmp_path / "usb" / "en-zh").mkdir(parents=True)
    with pytest.raises(ModelError, match="no model"):
        store.install_from(tmp_path / "usb", "en-zh", quiet)


def test_progress_is_told_in_lines_where_there_is_no_terminal() -> None:
    out = io.StringIO()
    bar = ProgressBar(out, clock=iter([0.0, 0.1, 6.0, 6.1, 7.0, 7.1]).__next__)
    for have in (1, 50, 60, 100):
        bar("model.bin", have * 10_000, 1_000_000)
    assert out.getvalue().splitlines()[-1] == "100 %  1.0 of 1.0 MB  model.bin"
    assert len(out.getvalue().splitlines()) <= 3
