"""Names of threads are words of people, too: whose thread appears elsewhere at once, and under what name."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from bot.model import Action, Author, Incoming, Link, MessageId, Thread, UserId
from bot.relay.gate import Gate

NOBODY = UserId(0)


class OptedOut(Protocol):
    """``bot.relay.ports.Choices``."""

    def opted_out(self, user_id: UserId) -> bool: ...


class Titles:
    """Asks about a thread what is asked of a message that says its name."""

    def __init__(self, *, gate: Gate, choices: OptedOut, clock: Callable[[], datetime]) -> None:
        self._gate = gate
        self._choices = choices
        self._clock = clock

    def opens_in(self, thread: Thread, source: Link, links: Sequence[Link]) -> Sequence[Link]:
        """Where a new thread has a counterpart before anybody else speaks in it."""
        said = self._said(thread, source)
        if self._choices.opted_out(said.author.id):
            return ()
        heard = [link for link in links if not self._gate.is_kept_out(said, source, link)]
        # What its owner says in it comes next, and is what counts.
        slow = self._gate.too_fast(said, heard, counts=False)
        return [link for link in heard if link.guild_id not in slow]

    def may_be_read(self, thread: Thread, source: Link | None, link: Link) -> bool:
        """Whether the name as it was written may be shown, in whatever language."""
        said = self._said(thread, link if source is None else source)
        if self._choices.opted_out(said.author.id) or self._gate.is_kept_out(said, source, link):
            return False
        if source is None:
            return self.may_be_read_as(thread.name, thread, source, link)
        verdicts = self._gate.arriving(said, source, [link])
        asked = {source.guild_id, link.guild_id}
        return not any(_acts(verdict.action) for guild, verdict in verdicts.items() if guild in asked)

    def may_be_read_as(self, text: str, thread: Thread, source: Link | None, link: Link) -> bool:
        """The same for a translation."""
        said = self._said(thread, link if source is None else source)
        verdicts = self._gate.translated([text], said, source, link)
        return not any(_acts(verdict.action) for verdict in verdicts.values())

    def _said(self, thread: Thread, source: Link) -> Incoming:
        """An edit, so that no rule about floods counts it as something new."""
        now = self._clock()
        return Incoming(
            id=MessageId(thread.id),
            channel_id=thread.channel_id,
            guild_id=source.guild_id,
            author=Author(id=thread.owner_id or NOBODY, name="", avatar_url=None, is_bot=thread.is_ours),
            content=thread.name,
            created_at=now,
            edited_at=now,
            thread_id=thread.id,
        )


def _acts(action: Action | None) -> bool:
    return action is not None and action > Action.LOG
