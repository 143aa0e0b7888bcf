"""What one message counts for each server of its bridge: decided from its text, which is kept nowhere."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.model import Counted, GuildId, Incoming, Link, TalkKind, Tongue
from bot.translation.lexicon import HAN_RUN

_NOT_TALK = re.compile(r"<a?:\w+:\d+>|<[@#][!&]?\d+>|<t:-?\d+(?::\w)?>|</[^:>]+:\d+>|https?://\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_LONGEST = 1_000
"""Characters of Chinese that are cut into words; of what is longer the rest is taken to be like them."""


class Zones(Protocol):
    """The time zones of servers."""

    def zone_of(self, guild_id: GuildId) -> ZoneInfo: ...


class Counting:
    """Of messages that go over to at least one channel of the other language."""

    def __init__(self, zones: Zones, words: Callable[[str], Sequence[str]]) -> None:
        """``words``: the words of a run of Chinese characters."""
        self._zones = zones
        self._words = words

    def entries(self, incoming: Incoming, source: Link, links: Iterable[Link]) -> Sequence[Counted]:
        """One for each server that sees it, its own first; none for what stays in its language."""
        side = side_of(source)
        others = [link for link in links if link.channel_id != source.channel_id]
        if all(side_of(link) is side for link in others):
            return ()
        characters, words = measure(incoming.content, self._words)
        guilds = dict.fromkeys([source.guild_id, *(link.guild_id for link in others)])
        return [
            Counted(
                guild_id=guild_id,
                day=local.date(),
                hour=local.hour,
                side=side,
                kind=kind_of(incoming),
                characters=characters,
                words=words,
            )
            for guild_id in guilds
            for local in [_local(incoming.created_at, self._zones.zone_of(guild_id))]
        ]


def side_of(link: Link) -> Tongue:
    """The language of a channel, however it is written."""
    return Tongue.CHINESE if link.language.is_chinese else Tongue.ENGLISH


def kind_of(incoming: Incoming) -> TalkKind:
    if incoming.poll is not None:
        return TalkKind.POLL
    if incoming.forward is not None:
        return TalkKind.FORWARD
    if incoming.stickers:
        return TalkKind.STICKER
    return TalkKind.FILE if incoming.attachments else TalkKind.TEXT


def measure(text: str, words: Callable[[str], Sequence[str]]) -> tuple[int, int]:
    """Characters and words of what somebody wrote, without mentions, links, emoji and white space."""
    said = _NOT_TALK.sub(" ", text)
    characters = len("".join(said.split()))
    chinese = HAN_RUN.findall(said)
    if not chinese:
        return characters, len(_WORD.findall(said))
    count, left = 0, _LONGEST
    for run in chinese:
        if left:
            count += len(words(run[:left]))
            left = max(0, left - len(run))
    han = sum(map(len, chinese))
    return characters, len(_WORD.findall(HAN_RUN.sub(" ", said))) + count * han // min(han, _LONGEST)


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(UTC).astimezone(zone)
