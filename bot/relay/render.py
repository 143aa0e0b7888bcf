"""From a message and its translation to the webhook messages people will see. Pure."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import regex

from bot.model import Address, Attachment, ChannelId, Incoming, Mentions, Reply, RoleId, Style, UserId
from bot.relay.ports import Part
from bot.relay.split import cut, split
from bot.translation import Quality, Translation

MAX_FILES = 10
FILE_LIMIT = 10 * 1024 * 1024
"""Bytes a file may have in a server without boosts."""

_GLOSS_WIDTH = 600
"""A gloss longer than this helps nobody to read on."""

_CODE_OR_MENTION = regex.compile(r"```.*?```|`[^`\n]+`|<(@[!&]?|#)(\d{1,20})>", regex.DOTALL)
_CODE_BLOCK = regex.compile(r"```.*?```", regex.DOTALL)
_MARKDOWN = regex.compile(r"([\\*_~`|\[\]<>#])")
_EMPHASIS = regex.compile(r"[*_~]{1,3}")
_LIST_MARK = regex.compile(r"^[-*]\s+")
_LINE_MARK = regex.compile(r"^(?:-#|#{1,3}|>>>|>)\s+")


class Say(Protocol):
    """The texts of one locale."""

    def __call__(self, text_id: str, /, **args: str | int) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a destination adds to a message."""

    style: Style
    say: Say
    name: str
    """Of the author, as the webhook will carry it."""
    answered: Address | None = None
    """Where the message that is replied to is seen in the destination."""
    pending: bool = False
    """A better translation is on its way."""
    unavailable: Collection[str] = ()
    """URLs of files that cannot be relayed."""
    notes: Sequence[str] = ()
    """Lines that explain expressions."""
    pinyin: Callable[[str], str] | None = None
    """How a line of the original is read aloud, when readers are to be shown that."""
    in_place_of: Address | None = None
    """The original, when the copy translates it in its own channel."""


def render(incoming: Incoming, translation: Translation, scene: Scene) -> tuple[Part, ...]:
    """The parts, in order; nothing for a message with nothing to show."""
    if scene.in_place_of is not None:
        return _in_place(incoming, translation, scene, scene.in_place_of)
    files, notes = _files(incoming.attachments, scene)
    lines = [
        *_reply(incoming.reply, scene),
        *_body(incoming, translation, scene),
        *scene.notes,
        *(scene.say("relay-sticker", name=escape(name)) for name in incoming.stickers),
        *notes,
    ]
    contents: list[str] = split("\n".join(lines)) or ([""] if files else [])
    return tuple(
        Part(
            name=scene.name,
            avatar_url=incoming.author.avatar_url,
            content=content,
            # With the part that every edit keeps, however short or long it makes the message.
            files=() if at else files,
            suppress_embeds=incoming.suppress_embeds,
        )
        for at, content in enumerate(contents)
    )


def mentions_as_text(content: str, mentions: Mentions) -> str:
    """``<@1>`` becomes ``@Maya``; what has no known name, and all code, is left as it is."""

    def name_of(found: "regex.Match[str]") -> str:
        sigil, number = found.group(1), found.group(2)
        if number is None:
            return found.group()
        match sigil:
            case "#":
                name = mentions.channels.get(ChannelId(int(number)))
            case "@&":
                name = mentions.roles.get(RoleId(int(number)))
            case _:
                name = mentions.users.get(UserId(int(number)))
        return found.group() if name is None else f"{sigil[0]}{escape(name)}"

    return _CODE_OR_MENTION.sub(name_of, content)


def escape(text: str) -> str:
    """``text`` so that Discord shows it letter by letter, on one line."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _reply(reply: Reply | None, scene: Scene) -> Iterable[str]:
    if reply is None:
        return
    if reply.author_name is None and scene.answered is None:
        yield scene.say("relay-reply-nobody")
        return
    name = escape(reply.author_name or "…")
    if scene.answered is None:
        yield scene.say("relay-reply-lost", name=name)
    else:
        yield scene.say("relay-reply", name=name, url=url(scene.answered))


def url(address: Address) -> str:
    """A message's address, as Discord's client understands it."""
    return f"https://discord.com/channels/{address.guild_id}/{address.channel_id}/{address.message_id}"


def _body(incoming: Incoming, translation: Translation, scene: Scene) -> Iterable[str]:
    if not incoming.content.strip():
        return
    original = mentions_as_text(incoming.content, incoming.mentions)
    text = mentions_as_text(translation.text, incoming.mentions)
    if translation.quality is Quality.GLOSS:
        yield original
        yield from _read_aloud(original, scene)
        yield from _gloss(original, text, scene)
        return
    yield text
    if translation.quality is Quality.VERBATIM:
        return
    if scene.style is Style.WITH_ORIGINAL or scene.pinyin is not None:
        for line in _bare(original):
            yield f"-# {line}"
            yield from _read_aloud(line, scene)


def _gloss(original: str, text: str, scene: Scene) -> Iterable[str]:
    gloss = _on_one_line(text)
    if gloss and gloss != _on_one_line(original):
        gloss = cut(gloss, _GLOSS_WIDTH)
        yield scene.say("relay-gloss-pending" if scene.pending else "relay-gloss", gloss=gloss)
    elif scene.pending:
        yield scene.say("relay-waiting")


def _read_aloud(original: str, scene: Scene) -> Iterable[str]:
    """A line of pinyin for each line that has any; none for a spoiler, which it would give away."""
    if scene.pinyin is None:
        return
    for line in _bare(original):
        plain = _EMPHASIS.sub("", line)
        if "||" not in line and "`" not in line and "://" not in line:
            read = scene.pinyin(plain)
            if read != plain:
                yield f"-# {read}"


def _in_place(
    incoming: Incoming, translation: Translation, scene: Scene, original: Address
) -> tuple[Part, ...]:
    """Beside the original, so without what can be seen there; nothing if there is nothing to add."""
    text = mentions_as_text(translation.text, incoming.mentions)
    match translation.quality:
        case Quality.VERBATIM:
            return ()
        case Quality.GLOSS:
            body = list(_gloss(mentions_as_text(incoming.content, incoming.mentions), text, scene))
        case Quality.HUMAN | Quality.MACHINE:
            body = [text]
    if not body:
        return ()
    lines = [scene.say("relay-in-place", url=url(original)), *body, *scene.notes]
    return tuple(
        Part(name=scene.name, avatar_url=incoming.author.avatar_url, content=content, suppress_embeds=True)
        for content in split("\n".join(lines))
    )


def _on_one_line(text: str) -> str:
    """As a gloss is shown: marks of lines and code say nothing in the middle of a line."""
    return " ".join(" / ".join(_LIST_MARK.sub("", line) for line in _bare(text)).split())


def _bare(text: str) -> Iterable[str]:
    """The lines that say something, without what makes them titles, quotes or small."""
    for line in _CODE_BLOCK.sub("", text).splitlines():
        if bare := _LINE_MARK.sub("", line.strip()):
            yield bare


def _files(attachments: Iterable[Attachment], scene: Scene) -> tuple[tuple[Attachment, ...], list[str]]:
    files: list[Attachment] = []
    notes: list[str] = []
    for attachment in attachments:
        if attachment.url in scene.unavailable:
            notes.append(scene.say("relay-attachment-failed", name=escape(attachment.filename)))
        elif attachment.size > FILE_LIMIT or len(files) == MAX_FILES:
            megabytes = max(1, round(attachment.size / 1_048_576))
            notes.append(
                scene.say("relay-attachment-too-big", name=escape(attachment.filename), size=megabytes)
            )
        else:
            files.append(attachment)
    return tuple(files), notes
