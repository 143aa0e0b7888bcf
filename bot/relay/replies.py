"""The line above a reply that says what it answers, and how it follows what becomes of that.

A reply's copy quotes what the destination shows of the answered message: its copy there, or the original.
So the quotation is in the readers' language, never a translation of a translation, and no text is kept for
it: it is read from Discord when it is needed. When the answered message is edited or deleted, the copies of
its newest replies, or all of them, get their line anew. To find them an origin remembers which one it
answers: 15 bytes a reply with its index entry, as measured, and nothing for other messages.
"""

from collections.abc import Callable
from itertools import takewhile
from typing import Protocol

import regex

from bot.model import Address, Copy, Delivery, Link, Locale, Reply
from bot.relay import coalesce
from bot.relay.marks import escape, url
from bot.relay.outbox import Outbox
from bot.relay.ports import Destination, Part
from bot.relay.scene import Say
from bot.relay.split import cut

LENGTH = 80
"""Of a quotation, in UTF-16 units."""
MARK = "-# ↪ "
"""How the line begins in every language."""

_HIDDEN = regex.compile(r"\|\|.*?\|\|", regex.DOTALL)
_FENCE = regex.compile(r"```(?:[\w+#.-]*\n)?")
_EMPHASIS = regex.compile(r"\*{1,3}|__|~~|`")
_EMOJI = regex.compile(r"<a?:(\w{1,32}):\d{1,20}>")
_LINK = regex.compile(r"\[([^\]\n]{1,500})\]\(<?[^)\s]{1,1000}>?\)")
_MENTION = regex.compile(r"<(?:@[!&]?|\#)\d{1,20}>")
_HOLE = regex.compile("\ue000")
_LINE_MARK = regex.compile(r"^(?:#{1,3}|>>>|>)\s+")


class Previews(Protocol):
    """What people see of a message."""

    async def content(self, address: Address) -> str | None:
        """Its text; nothing when it is gone, or cannot be had soon."""
        ...


def quotation(content: str, slot: int | None) -> str:
    """The beginning of a message on one line; what is hidden in it, and our own small print, left out."""
    texts = coalesce.slots(content)
    own = texts[slot] if slot is not None and slot < len(texts) else content
    shown = _EMPHASIS.sub("", _LINK.sub(r"\1", _FENCE.sub(" ", _HIDDEN.sub("▇▇▇", own))))
    lines = (_LINE_MARK.sub("", line) for line in shown.splitlines() if not line.startswith("-# "))
    text = " ".join(_EMOJI.sub(r":\1:", " ".join(lines)).split())
    # Mentions are shown as what they mean, and must neither be cut nor escaped.
    mentions: list[str] = _MENTION.findall(text)
    kept = iter(mentions)
    return _HOLE.sub(lambda _: next(kept), escape(cut(_MENTION.sub("\ue000", _HOLE.sub("", text)), LENGTH)))


def reply_line(reply: Reply, answered: Address | None, quoted: str, say: Say) -> str:
    """What a reply's copy begins with."""
    if reply.author_name is None and answered is None:
        return say("relay-reply-nobody")
    name = escape(reply.author_name or "…")
    if answered is None:
        return say("relay-reply-lost", name=name)
    said = say("relay-reply", name=name, url=url(answered))
    return f"{said} {quoted}".rstrip()


class ReplyLines:
    """Brings the line of a reply's copy in line with what it answers, as that is now."""

    def __init__(
        self,
        *,
        outbox: Outbox,
        destination: Destination,
        previews: Previews | None,
        say: Callable[[Locale], Say],
    ) -> None:
        self._outbox = outbox
        self._destination = destination
        self._previews = previews
        self._say = say

    async def __call__(self, delivery: Delivery, link: Link) -> None:
        copies = await self._outbox.copies(delivery.origin.id, delivery.channel_id)
        # A translation beside its original has no such line.
        if not copies or delivery.origin.channel_id == delivery.channel_id:
            return
        first = copies[0]
        content = await self._destination.content(first)
        if content is None:
            return
        answered = await self._outbox.answered(delivery.origin.id, delivery.channel_id)
        quoted = await quoted_from(self._previews, answered)
        changed = self._changed(content, first, answered, quoted, self._say(Locale.of(link.language)))
        if changed != content:
            part = Part(name="", avatar_url=None, content=changed)
            await self._destination.edit(first, part, files_too=False)

    @staticmethod
    def _changed(content: str, copy: Copy, answered: Address | None, quoted: str, say: Say) -> str:
        texts = coalesce.slots(content)
        own = content if copy.slot is None or copy.slot >= len(texts) else texts[copy.slot]
        lines = own.split("\n")
        small = takewhile(lambda line: line.startswith("-# "), lines)
        at = next((at for at, line in enumerate(small) if line.startswith(MARK)), None)
        if at is None:
            return content
        if answered is None:
            lines[at] = say("relay-reply-nobody")
        elif (link := f"]({url(answered)})") in lines[at]:
            # The name is nowhere but in the copy itself.
            lines[at] = f"{lines[at].partition(link)[0]}{link} {quoted}".rstrip()
        own = "\n".join(lines)
        return own if copy.slot is None else coalesce.with_slot(content, copy.slot, own)


async def quoted_from(previews: Previews | None, answered: Address | None) -> str:
    """The quotation of a message; empty when there is none to be had."""
    if previews is None or answered is None:
        return ""
    content = await previews.content(answered)
    return "" if content is None else quotation(content, answered.slot)
