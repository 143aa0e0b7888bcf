"""The local engine's models on disk: what is there, whether it is whole, and where more comes from.

A direction is a folder, ``en-zh`` or ``zh-en``, with the model's files and a ``manifest.json``:
``{"files": [{"name": ..., "size": bytes, "sha256": hex}, ...]}``. A mirror is the same folders behind any web
server.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from bot.errors import ModelError

DIRECTIONS = ("en-zh", "zh-en")
MANIFEST = "manifest.json"
_CHUNK = 1 << 20
_MODEL_FILES = ("model*.bin", "lex*.bin", "*vocab*.spm")

Progress = Callable[[str, int, int], None]
"""Called with a file's name, the bytes there are and the bytes there will be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of a model."""

    name: str
    size: int
    """Bytes."""
    sha256: str


def read_manifest(text: str | bytes) -> tuple[ModelFile, ...]:
    """``ModelError`` when it is none, or names files outside its folder."""
    try:
        files = tuple(
            ModelFile(name=str(file["name"]), size=int(file["size"]), sha256=str(file["sha256"]))
            for file in json.loads(text)["files"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError("The manifest is not one of a model; check the address.") from error
    for file in files:
        if not file.name or Path(file.name).name != file.name:
            raise ModelError(f"The manifest names a file outside its folder: {file.name!r}.")
    if not files:
        raise ModelError("The manifest is empty; check the address.")
    return files


def manifest_of(folder: Path) -> tuple[ModelFile, ...]:
    """Of the model's files as they lie there."""
    places = sorted({place for pattern in _MODEL_FILES for place in folder.glob(pattern)})
    return tuple(
        ModelFile(name=place.name, size=place.stat().st_size, sha256=sha256(place)) for place in places
    )


def sha256(place: Path) -> str:
    """In hex, read piece by piece."""
    digest = hashlib.sha256()
    with place.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _whole(place: Path, file: ModelFile) -> bool:
    return place.is_file() and place.stat().st_size == file.size and sha256(place) == file.sha256


class ModelStore:
    """The folder of models. A direction appears in it whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def installed(self) -> tuple[str, ...]:
        return tuple(name for name in DIRECTIONS if (self.folder / name / MANIFEST).is_file())

    def size(self, direction: str) -> int:
        """Bytes on disk."""
        return sum(file.size for file in self.files(direction))

    def files(self, direction: str) -> tuple[ModelFile, ...]:
        """As the manifest says; ``ModelError`` when it cannot be read."""
        try:
            return read_manifest((self.folder / direction / MANIFEST).read_bytes())
        except FileNotFoundError:
            raise ModelError(f"The model {direction} is not installed: magpie models install") from None

    def problems(self, direction: str) -> list[str]:
        """What is wrong with an installed direction, a line each; reads every byte."""
        found: list[str] = []
        for file in self.files(direction):
            place = self.folder / direction / file.name
            if not place.is_file():
                found.append(f"{file.name} is missing")
            elif not _whole(place, file):
                found.append(f"{file.name} is damaged")
        return found

    def remove(self, direction: str) -> bool:
        """Whether it was there."""
        place = self.folder / direction
        if not place.is_dir():
            return False
        shutil.rmtree(place)
        return True

    def partial(self, direction: str) -> Path:
        """Where a download collects its files, so that a broken-off one goes on where it was."""
        place = self.folder / f".{direction}.part"
        place.mkdir(parents=True, exist_ok=True)
        return place

    def room_for(self, files: Iterable[ModelFile]) -> None:
        """``ModelError`` when the disk is too small."""
        self.folder.mkdir(parents=True, exist_ok=True)
        needed = sum(file.size for file in files)
        free = shutil.disk_usage(self.folder).free
        if needed > free:
            raise ModelError(
                f"{needed / 1e6:.0f} MB are needed in {self.folder}, {free / 1e6:.0f} MB are free."
            )

    def accept(self, direction: str, collected: Path, files: tuple[ModelFile, ...]) -> None:
        """Take a folder in once every file of it is right; the one that was there before goes."""
        damaged = [file.name for file in files if not _whole(collected / file.name, file)]
        for name in damaged:
            (collected / name).unlink(missing_ok=True)
        if damaged:
            raise ModelError(f"{', '.join(damaged)} came damaged; run the command again to fetch it anew.")
        for stranger in set(collected.iterdir()) - {collected / file.name for file in files}:
            stranger.unlink()
        document = {"files": [asdict(file) for file in files]}
        (collected / MANIFEST).write_text(json.dumps(document, indent=1), encoding="utf-8")
        target = self.folder / direction
        if target.exists():
            shutil.rmtree(target)
        collected.rename(target)

    def install_from(self, source: Path, direction: str, progress: Progress) -> None:
        """Copy a direction from ``source``/<direction>, checked by its manifest if it has one."""
        place = source / direction
        if not place.is_dir():
            raise ModelError(f"There is no folder {place}.")
        manifest = place / MANIFEST
        files = read_manifest(manifest.read_bytes()) if manifest.is_file() else manifest_of(place)
        if not any(file.name.startswith("model") for file in files):
            raise ModelError(f"There is no model in {place}.")
        self.room_for(files)
        collected = self.partial(direction)
        for file in files:
            try:
                shutil.copyfile(place / file.name, collected / file.name)
            except OSError as error:
                raise ModelError(f"{file.name} cannot be copied: {error.strerror}.") from error
            progress(file.name, file.size, file.size)
        self.accept(direction, collected, files)

    def install_from_mozilla(self, direction: str, progress: Progress) -> None:
        """By the library itself, from where Firefox gets its models; ``ModelError`` without network."""
        try:
            discovery: Any = import_module("fxtranslate.discovery")
        except ImportError:
            raise ModelError(
                'Fetching models needs the library: pip install "fxtranslate>=0.5,<0.6"'
            ) from None
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder) as scratch:
            try:
                source, target = direction.split("-")
                discovery.add_models(source, target, cache_dir=scratch, progress=False)
            except ValueError as error:
                raise ModelError(
                    f"Mozilla's server did not give the model {direction}: {error}. Try again later, or "
                    "name a mirror with --source or a folder with --from."
                ) from error
            self.install_from(Path(scratch), direction, progress)
