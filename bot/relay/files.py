"""The files of a copy: which are brought along, and what is said of the others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.model import FILE_LIMIT, Attachment, Incoming, Sticker
from bot.relay.marks import escape
from bot.relay.scene import Scene
from bot.relay.split import cut

MAX_FILES = 10
MOST_BYTES = MAX_FILES * FILE_LIMIT
"""Of one message's files together; they are held in memory while they are uploaded."""
MAX_ALT = 1024
SPOILER = "SPOILER_"
"""What Discord's client puts before the name of a file to be hidden until it is clicked on."""

_UNFIT_FOR_A_NAME = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Luggage:
    """What goes along with a copy."""

    files: tuple[Attachment, ...]
    lines: tuple[str, ...]
    """Small text about the files."""


def pack(incoming: Incoming, scene: Scene) -> Luggage:
    """Attachments, stickers and the pictures of embeds, in this order."""
    files: list[Attachment] = []
    lines: list[str] = []
    total = 0
    for file in incoming.attachments:
        reason = _reason_to_leave(file, files, total, scene)
        if reason is not None:
            lines.append(_left_behind(reason, file, scene))
            continue
        if file.voice_seconds is not None:
            lines.append(scene.say("relay-voice", length=_length(file.voice_seconds)))
        total += file.size
        files.append(_described(file, scene))
    for sticker in incoming.stickers:
        image = _image(sticker)
        if image is None or _reason_to_leave(image, files, total, scene) is not None:
            lines.append(scene.say("relay-sticker", name=escape(sticker.name)))
        else:
            files.append(image)
    for card in incoming.cards:
        if card.picture is not None and _reason_to_leave(card.picture, files, total, scene) is None:
            files.append(card.picture)
    return Luggage(files=tuple(files), lines=tuple(lines))


def kept(
    present: Sequence[tuple[str, int]], wanted: Sequence[Attachment]
) -> tuple[list[int], list[Attachment]]:
    """Which of a copy's files stay, by their places, and which ``wanted`` ones it lacks.

    ``present``: names and sizes, in their order. Discord rewrites names, but never the order or the sizes.
    """
    stay: list[int] = []
    lacking: list[Attachment] = []
    free = list(range(len(present)))
    for file in wanted:
        same = [at for at in free if _plain(present[at][0]) == _plain(shown_name(file))]
        fitting = next((at for at in same if file.size in {0, present[at][1]}), None)
        if fitting is None:
            fitting = next((at for at in free if present[at][1] == file.size), None)
        if fitting is None:
            lacking.append(file)
        else:
            free.remove(fitting)
            stay.append(fitting)
    return sorted(stay), lacking


def _reason_to_leave(file: Attachment, packed: Sequence[Attachment], total: int, scene: Scene) -> str | None:
    if file.url in scene.unavailable:
        return "relay-attachment-failed"
    if file.size > scene.venue.file_limit:
        return "relay-attachment-too-big"
    if len(packed) == MAX_FILES or total + file.size > max(MOST_BYTES, scene.venue.file_limit):
        return "relay-attachment-left-out"
    return None


def _left_behind(reason: str, file: Attachment, scene: Scene) -> str:
    # Discord's client renews the signature of a link to a file when somebody opens it.
    where = f"<{file.url}>" if file.spoiler else file.url
    name = escape(file.filename)
    if reason == "relay-attachment-too-big":
        return scene.say(reason, name=name, url=where, size=max(1, round(file.size / 1_048_576)))
    return scene.say(reason, name=name, url=where)


def _described(file: Attachment, scene: Scene) -> Attachment:
    if not file.description:
        return file
    return replace(file, description=cut(scene.said(file.description), MAX_ALT))


def _image(sticker: Sticker) -> Attachment | None:
    if sticker.url is None:
        return None
    ending = sticker.url.partition("?")[0].rpartition(".")[2]
    stem = _UNFIT_FOR_A_NAME.sub("_", sticker.name).strip("_") or "sticker"
    return Attachment(filename=f"{stem}.{ending}", url=sticker.url, size=0, description=sticker.name)


def _length(seconds: float) -> str:
    minutes, rest = divmod(max(1, round(seconds)), 60)
    return f"{minutes}:{rest:02}"


def shown_name(file: Attachment) -> str:
    """The name to upload a file by."""
    spoiler = file.spoiler and not file.filename.startswith(SPOILER)
    return SPOILER + file.filename if spoiler else file.filename


def _plain(name: str) -> str:
    """A name as far as Discord leaves it alone."""
    return "".join(_letters(name)).casefold()


def _letters(name: str) -> Iterator[str]:
    return (letter for letter in name if letter.isascii() and letter.isalnum())
