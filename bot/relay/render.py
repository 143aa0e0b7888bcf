"""From a message and its translation to the webhook messages people will see. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

import regex

from bot.model import Address, Forward, Incoming, Style
from bot.relay.cards import card_lines
from bot.relay.files import pack
from bot.relay.marks import escape, url
from bot.relay.mentions import Localiser
from bot.relay.polls import poll_lines, result_lines
from bot.relay.ports import Part
from bot.relay.replies import reply_line
from bot.relay.scene import Scene
from bot.relay.split import cut, split
from bot.translation import Quality, Translation

_GLOSS_WIDTH = 600
"""A gloss longer than this helps nobody to read on."""

_CODE_BLOCK = regex.compile(r"```.*?```", regex.DOTALL)
_EMPHASIS = regex.compile(r"[*_~]{1,3}")
_LIST_MARK = regex.compile(r"^[-*]\s+")
_LINE_MARK = regex.compile(r"^(?:-#|#{1,3}|>>>|>)\s+")


def render(incoming: Incoming, translation: Translation, scene: Scene) -> tuple[Part, ...]:
    """The parts, in order; nothing for a message with nothing to show."""
    if scene.in_place and scene.original is not None:
        return _in_place(incoming, translation, scene, scene.original)
    local = Localiser(incoming.mentions, scene)
    luggage = pack(incoming, scene)
    lines = [
        *_beside(scene),
        *_late(scene),
        *_forward(incoming.forward, scene),
        *_reply(incoming, scene),
        *_body(incoming, translation, scene, local),
        *(poll_lines(incoming.poll, scene, local) if incoming.poll else ()),
        *(result_lines(incoming.poll_result, scene, local) if incoming.poll_result else ()),
        *chain.from_iterable(card_lines(card, scene, local) for card in incoming.cards),
        *_waiting(incoming, scene),
        *scene.notes,
        *luggage.lines,
    ]
    contents: list[str] = split("\n".join(lines)) or ([""] if luggage.files else [])
    return tuple(
        Part(
            name=scene.name,
            avatar_url=incoming.author.avatar_url,
            content=content,
            # With the part that every edit keeps, however short or long it makes the message.
            files=() if at else luggage.files,
            file_limit=scene.venue.file_limit,
            pings=frozenset(scene.known.pings),
            suppress_embeds=incoming.suppress_embeds,
        )
        for at, content in enumerate(contents)
    )


def _reply(incoming: Incoming, scene: Scene) -> Iterable[str]:
    if incoming.reply is not None:
        # What a poll's end says repeats the question anyway.
        quoted = "" if incoming.poll_result else scene.quoted
        reply = replace(incoming.reply, author_name="…") if scene.nameless else incoming.reply
        yield reply_line(reply, scene.answered, quoted, scene.say)


def _waiting(incoming: Incoming, scene: Scene) -> Iterable[str]:
    """What the content's gloss says, for a message that has none."""
    shows_text = incoming.poll or incoming.poll_result or incoming.cards
    if scene.pending and shows_text and not incoming.content.strip():
        yield scene.say("relay-waiting")


def _forward(forward: Forward | None, scene: Scene) -> Iterable[str]:
    """Where it was is told to those only who can look there."""
    if forward is None:
        return
    channel_id = scene.known.channels.get(forward.channel_id)
    if channel_id is None:
        yield scene.say("relay-forward")
    else:
        yield scene.say("relay-forward-from", channel=f"<#{channel_id}>")


def _beside(scene: Scene) -> Iterable[str]:
    if scene.beside is not None:
        yield scene.say("relay-thread", name=escape(scene.beside))


def _late(scene: Scene) -> Iterable[str]:
    if scene.said_at is not None:
        yield scene.say("relay-said-at", time=f"<t:{int(scene.said_at.timestamp())}:t>")


def _body(incoming: Incoming, translation: Translation, scene: Scene, local: Localiser) -> Iterable[str]:
    if not incoming.content.strip():
        return
    original = local(incoming.content)
    text = local(translation.text)
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
    local = Localiser(incoming.mentions, scene)
    text = local(translation.text)
    match translation.quality:
        case Quality.VERBATIM:
            return ()
        case Quality.GLOSS:
            body = list(_gloss(local(incoming.content), text, scene))
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
