"""What a client wants a message to be: read from the request, checked, nothing done yet."""

import re
from dataclasses import dataclass, field
from typing import Final

from bot.playground.components import read_components
from bot.playground.errors import ApiError
from bot.playground.routing import Upload
from bot.playground.validation import Form, Json

MAX_FILES: Final = 10
MAX_FILE_SIZE: Final = 10 * 1024 * 1024
EPHEMERAL: Final = 1 << 6
LOADING: Final = 1 << 7
SUPPRESS_EMBEDS: Final = 1 << 2
SILENT: Final = 1 << 12
VOICE: Final = 1 << 13
COMPONENTS_V2: Final = 1 << 15
_SETTABLE: Final = SUPPRESS_EMBEDS | EPHEMERAL | SILENT | VOICE | COMPONENTS_V2

_USER = re.compile(r"<@!?(\d{1,20})>")
_ROLE = re.compile(r"<@&(\d{1,20})>")
_EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedMentions:
    """Whom a message may ping; without any word about it, everybody it names."""

    parse: frozenset[str] = frozenset({"users", "roles", "everyone"})
    users: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    replied_user: bool = True

    def users_in(self, content: str) -> list[int]:
        """Return the users named that may be pinged, each once."""
        named = dict.fromkeys(int(one) for one in _USER.findall(content))
        return [one for one in named if "users" in self.parse or one in self.users]

    def roles_in(self, content: str) -> list[int]:
        """Return the roles named that may be pinged, each once."""
        named = dict.fromkeys(int(one) for one in _ROLE.findall(content))
        return [one for one in named if "roles" in self.parse or one in self.roles]

    def everyone_in(self, content: str) -> bool:
        """Tell whether it names everyone and may."""
        return "everyone" in self.parse and _EVERYONE.search(content) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDetails:
    """What a client says of a file that it sends; length in seconds and loudness are a voice message's."""

    description: str | None = None
    duration: float | None = None
    waveform: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PollDraft:
    """A poll that was asked for; each answer is its ``poll_media``."""

    question: str
    answers: list[Json]
    hours: int
    allow_multiselect: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A message that was asked for. None means that the request did not speak of it."""

    content: str | None = None
    embeds: list[Json] | None = None
    components: list[Json] | None = None
    allowed: AllowedMentions = field(default_factory=AllowedMentions)
    uploads: list[Upload] = field(default_factory=list[Upload])
    details: dict[str, FileDetails] = field(default_factory=dict[str, FileDetails])
    kept: list[int] | None = None
    flags: int | None = None
    tts: bool = False
    nonce: str | int | None = None
    enforce_nonce: bool = False
    reference: Form | None = None
    stickers: list[int] = field(default_factory=list[int])
    poll: PollDraft | None = None

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to see in it."""
        seen = self.content or self.embeds or self.uploads or self.components or self.stickers
        return not seen and self.poll is None


def read_draft(body: Json, uploads: list[Upload], *, longest: int = 2_000) -> Draft:
    """Read a message from a body; raise 50035 for all that is wrong with it, 40005 for its files."""
    _check_sizes(uploads)
    form = Form(body)
    content = form.text("content", high=longest)
    flags = form.integer("flags", high=2**31)
    embeds = _embeds(form)
    components = read_components(form)
    allowed = _allowed(form)
    kept, details = _attachments(form, uploads)
    nonce = body.get("nonce")
    if nonce is not None and (not isinstance(nonce, int | str) or len(str(nonce)) > 25):
        form.wrong("nonce", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length.")
    stickers = form.snowflakes("sticker_ids", high=3) or []
    tts = form.flag("tts")
    enforce = form.flag("enforce_nonce")
    reference = form.form("message_reference")
    poll = _poll(form)
    form.check()
    if flags is not None and flags & COMPONENTS_V2 and (content or embeds):
        form.wrong("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Cannot be used here.")
        form.check()
    return Draft(
        content=None if content is None else content.strip(),
        embeds=embeds,
        components=components,
        allowed=allowed,
        uploads=uploads,
        details=details,
        kept=kept,
        flags=None if flags is None else flags & _SETTABLE,
        tts=tts,
        nonce=nonce,
        enforce_nonce=enforce,
        reference=reference,
        stickers=stickers,
        poll=poll,
    )


def emptied(body: Json) -> Json:
    """Return an edit's body in which null empties what it names."""
    found = dict(body)
    if found.get("content", "") is None:
        found["content"] = ""
    for key in ("embeds", "components", "attachments"):
        if key in found and found[key] is None:
            found[key] = []
    return found


def _check_sizes(uploads: list[Upload]) -> None:
    if any(len(upload.content) > MAX_FILE_SIZE for upload in uploads):
        raise ApiError(40005)


def _embeds(form: Form) -> list[Json] | None:
    if "embeds" not in form and "embed" in form and form.body["embed"] is not None:
        form = Form({**form.body, "embeds": [form.body["embed"]]}, form.path, form.errors)
    if "embeds" not in form:
        return None
    found: list[Json] = []
    total = 0
    for embed in form.forms("embeds", high=10):
        texts = [
            embed.text("title", high=256),
            embed.text("description", high=4096),
            *_nested(embed, "footer", "text", 2048),
            *_nested(embed, "author", "name", 256),
        ]
        for one in embed.forms("fields", high=25):
            for key, high in (("name", 256), ("value", 1024)):
                one.require(key)
                texts.append(one.text(key, high=high))
        embed.integer("color", high=0xFFFFFF)
        total += sum(len(text) for text in texts if text)
        found.append(_clean_embed(embed.body))
    if total > 6_000:
        form.wrong("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")
    return found


def _nested(embed: Form, key: str, name: str, high: int) -> list[str | None]:
    inner = embed.form(key)
    return [inner.text(name, high=high)] if inner is not None else []


_EMBED_KEYS: Final = frozenset(
    {"title", "description", "url", "timestamp", "color", "footer", "image", "thumbnail", "author", "fields"}
)


def _clean_embed(body: Json) -> Json:
    found: Json = {"type": "rich"}
    found |= {key: value for key, value in body.items() if key in _EMBED_KEYS and value is not None}
    if "fields" in found:
        found["fields"] = [{"inline": False, **one} for one in found["fields"] if isinstance(one, dict)]
    return found


def _poll(form: Form) -> PollDraft | None:
    body = form.form("poll")
    if body is None:
        return None
    for key in ("question", "answers"):
        body.require(key)
    question = body.form("question")
    text = question.text("text", low=1, high=300) if question else None
    if question and not text:
        question.require("text")
    answers: list[Json] = []
    for one in body.forms("answers", high=10):
        media = one.form("poll_media")
        words = media.text("text", low=1, high=55) if media else None
        emoji = _poll_emoji(media) if media else None
        if not words and not emoji:
            one.wrong("poll_media", "POLL_ANSWER_REQUIRED", "An answer needs text or an emoji.")
        answers.append({**({"text": words} if words else {}), **({"emoji": emoji} if emoji else {})})
    if "answers" in body and not answers:
        body.wrong("answers", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length.")
    return PollDraft(
        question=text or "",
        answers=answers,
        hours=body.integer("duration", low=1, high=768) or 24,
        allow_multiselect=body.flag("allow_multiselect"),
    )


def _poll_emoji(media: Form) -> Json | None:
    emoji = media.form("emoji")
    if emoji is None:
        return None
    number = emoji.snowflake("id")
    name = emoji.text("name", high=32)
    return {"id": None if number is None else str(number), "name": name} if number or name else None


def _allowed(form: Form) -> AllowedMentions:
    body = form.form("allowed_mentions")
    if body is None:
        return AllowedMentions()
    parse = [str(one) for one in body.items("parse", high=3) or []]
    for index, one in enumerate(parse):
        if one not in {"users", "roles", "everyone"}:
            message = "Value must be one of ('everyone', 'roles', 'users')."
            form.errors.add(("allowed_mentions", "parse", str(index)), "BASE_TYPE_CHOICES", message)
    users = body.snowflakes("users", high=100) or []
    roles = body.snowflakes("roles", high=100) or []
    for key, listed in (("users", users), ("roles", roles)):
        if listed and key in parse:
            message = f'parse:["{key}"] and {key}: [ids...] are mutually exclusive.'
            form.wrong("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)
    return AllowedMentions(
        parse=frozenset(parse),
        users=frozenset(users),
        roles=frozenset(roles),
        replied_user=body.flag("replied_user"),
    )


def _attachments(form: Form, uploads: list[Upload]) -> tuple[list[int] | None, dict[str, FileDetails]]:
    """Return which old attachments stay, and what is said of new ones by their key."""
    details: dict[str, FileDetails] = {}
    keys = {upload.key for upload in uploads}
    kept: list[int] | None = None
    if "attachments" in form:
        kept = []
        for one in form.forms("attachments", high=MAX_FILES):
            key = str(one.body.get("id"))
            description = one.text("description", high=1024)
            if key in keys:
                duration = one.body.get("duration_secs")
                details[key] = FileDetails(
                    description=description or None,
                    duration=float(duration) if isinstance(duration, int | float) else None,
                    waveform=one.text("waveform", high=400),
                )
            elif (number := one.snowflake("id")) is not None and number > 1_000:
                kept.append(number)
    if len(uploads) + len(kept or []) > MAX_FILES:
        form.wrong("attachments", "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_FILES} or fewer in length.")
    return kept, details
