"""Several messages of one person as one webhook message, where a channel is at Discord's limit.

Each message has a slot of its own in such a copy, parted from the next one by a mark that nobody sees. A
change reads the copy from Discord and puts another text into its slot; a message that is deleted leaves an
empty slot behind. So slots never move: a change may be made twice, after whatever crash, and the others'
texts stay as they are, for they need neither be found nor translated again. And a copy that is found in a
channel says itself how many messages it carries.
"""

from collections.abc import Sequence
from dataclasses import replace

import regex

from bot.model import Delivery, Kind
from bot.relay.ports import Part, Sent
from bot.relay.split import MAX_WIDTH, cut, split, width

MARK = "\u2063"
"""INVISIBLE SEPARATOR. Before the line break, because what marks a title or a quote has to begin its line."""
MOST = 20
"""Messages in one copy; fewer than a lane reads ahead."""
_LEAST_ROOM = 20
_REACHES_ON = ("```", "`", "||", "**", "*", "~~", "__")
_QUOTES_ALL = regex.compile(r"^\s*>>> ", regex.MULTILINE)


def run(waiting: Sequence[Delivery]) -> Sequence[Delivery]:
    """The first deliveries that one copy might carry, as far as can be said before they are written."""
    for at, delivery in enumerate(waiting[:MOST]):
        if not (_may_begin(delivery) if at == 0 else _may_follow(waiting[at - 1], delivery)):
            return waiting[:at]
    return waiting[:MOST]


def fitting(messages: Sequence[Sequence[Part]]) -> int:
    """How many of the first written messages one copy can carry."""
    room, first = MAX_WIDTH, messages[0]
    for at, parts in enumerate(messages):
        if len(parts) != 1 or replace(parts[0], content="") != replace(first[0], content=""):
            return at
        content = parts[0].content
        room -= width(content) + (2 if at else 0)
        if room < 0 or not content or parts[0].files or _reaches_on(content):
            return at
    return len(messages)


def joined(messages: Sequence[Sequence[Part]]) -> Part:
    """The one part that shows all of them."""
    return replace(messages[0][0], content=_content([parts[0].content for parts in messages]))


def unmarked(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Without marks of people's own, which would be taken for ours."""
    return tuple(
        replace(part, content=part.content.replace(MARK, "")) if MARK in part.content else part
        for part in parts
    )


def slots(content: str) -> list[str]:
    """The texts that a copy carries, in order; one if it was not coalesced."""
    return [text.removeprefix("\n") for text in content.split(MARK)]


def carried(present: Sequence[Sent]) -> int:
    """How many messages were posted by an attempt that left ``present`` behind."""
    return len(slots(present[0].content)) if present else 1


def with_slot(content: str, slot: int, text: str) -> str:
    """The copy's content with another text in one of its slots; as it is if it has no such slot."""
    texts = slots(content)
    if slot >= len(texts):
        return content
    texts[slot] = text
    return _content(texts)


def is_empty(content: str) -> bool:
    """Whether nothing is left to see."""
    return not content.replace(MARK, "").strip()


def in_slot(content: str, slot: int, parts: Sequence[Part]) -> tuple[Part, ...]:
    """``parts`` for a message that has a slot in a copy: the first is the whole copy as it has to be.

    What does not fit there goes on in parts of its own, as with any message that an edit makes too long.
    """
    if not parts:
        return (Part(name="", avatar_url=None, content=with_slot(content, slot, "")),)
    first, room = parts[0], MAX_WIDTH - width(with_slot(content, slot, "")) - 1
    if width(first.content) <= room:
        return replace(first, content=with_slot(content, slot, first.content)), *parts[1:]
    text = "\n".join(part.content for part in parts)
    pieces = split(text, room) if room >= _LEAST_ROOM else [cut(text, max(1, room)), text]
    rest = split("\n".join(pieces[1:]))
    return (
        replace(first, content=with_slot(content, slot, pieces[0])),
        *(replace(first, content=piece) for piece in rest),
    )


def _content(texts: Sequence[str]) -> str:
    lines = [("\n" if text and any(texts[:at]) else "") + text for at, text in enumerate(texts)]
    return MARK.join(lines)


def _may_begin(delivery: Delivery) -> bool:
    incoming = delivery.incoming
    return (
        delivery.kind is Kind.CREATE
        and incoming is not None
        and not delivery.origin.deleted
        # After a failure each goes alone, so that the one at fault is found.
        and delivery.attempts == 0
        # What comes late says when it was said.
        and not delivery.approved
        # A translation beside its original names the one it belongs to.
        and incoming.channel_id != delivery.channel_id
    )


def _may_follow(previous: Delivery, delivery: Delivery) -> bool:
    if previous.incoming is None or delivery.incoming is None or not _may_begin(delivery):
        return False
    return (
        delivery.incoming.author.id == previous.incoming.author.id
        and delivery.origin.place == previous.origin.place
        and delivery.incoming.reply is None
    )


def _reaches_on(text: str) -> bool:
    """Whether Discord might read what follows as a part of it: a mark is open, or it quotes to the end."""
    return bool(_QUOTES_ALL.search(text)) or any(text.count(mark) % 2 for mark in _REACHES_ON)
