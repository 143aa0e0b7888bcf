"""Files that come with a message: named, typed and measured as Discord does, voice messages checked."""

import mimetypes
import re
import struct
from typing import Final

from bot.playground.drafts import VOICE, Draft, FileDetails
from bot.playground.errors import ApiError
from bot.playground.objects import Attachment, Channel
from bot.playground.routing import Upload
from bot.playground.world import World

_NOTHING: Final = FileDetails()


def store(world: World, channel: Channel, draft: Draft) -> list[Attachment]:
    """Keep the files of a message and return them as its attachments."""
    voice = bool((draft.flags or 0) & VOICE)
    return [
        _stored(world, channel, one, draft.details.get(one.key, _NOTHING), voice=voice)
        for one in draft.uploads
    ]


def store_one(world: World, channel: Channel, upload: Upload) -> Attachment:
    """Keep a single file, as an option of a command."""
    return _stored(world, channel, upload, _NOTHING, voice=False)


def check_voice(draft: Draft) -> None:
    """Refuse a voice message that is more or less than one recording with its length and loudness."""
    if not (draft.flags or 0) & VOICE:
        return
    if draft.content or draft.embeds or draft.components or draft.stickers or draft.poll is not None:
        raise ApiError(50159)
    if len(draft.uploads) != 1 or not _kind(draft.uploads[0], draft.uploads[0].filename).startswith("audio/"):
        raise ApiError(50160)
    details = draft.details.get(draft.uploads[0].key, _NOTHING)
    if details.duration is None or not details.waveform:
        raise ApiError(50161)


def _stored(
    world: World, channel: Channel, upload: Upload, details: FileDetails, *, voice: bool
) -> Attachment:
    name = re.sub(r"[^\w.\-]", "_", upload.filename, flags=re.ASCII).strip("._") or "unknown"
    attachment = Attachment(
        id=world.snowflakes.next(),
        channel_id=channel.id,
        filename=name[:200],
        size=len(upload.content),
        content_type=_kind(upload, name),
        description=details.description,
        duration=details.duration if voice else None,
        waveform=details.waveform if voice else None,
    )
    if size := _picture_size(upload.content):
        attachment.width, attachment.height = size
    world.files.put(attachment.id, upload.content)
    return attachment


def _kind(upload: Upload, name: str) -> str:
    """Return a file's type as Discord does: by its name, whatever the client called it."""
    return mimetypes.guess_type(name)[0] or upload.content_type or "application/octet-stream"


def _picture_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or GIF."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return int(width), int(height)
    if content[:6] in {b"GIF87a", b"GIF89a"} and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return int(width), int(height)
    return None
