"""``bot.relay.gate.Docket`` for Discord: cases on the record, and posts in moderators' log channels."""

import asyncio
import logging
from collections.abc import Callable, Collection, Coroutine, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

import aiohttp
import discord

from bot.gateway.holding import Descriptions
from bot.gateway.notices import Notices
from bot.gateway.views.hold import HoldView, below
from bot.model import Action, Case, CaseId, CaseKind, ChannelId, GuildId, Held, Incoming, MessageId
from bot.moderation.cases import Cases
from bot.moderation.sanctions import Sanctions
from bot.moderation.silence import Silence
from bot.relay.bridges import Bridges
from bot.relay.gate import Ruling
from bot.relay.split import split

_log = logging.getLogger(__name__)

MUTED_FOR = timedelta(hours=1)
"""By a rule; moderators who want more say so."""
SLOWED = "🐌"
_KINDS = {Action.LOG: CaseKind.LOGGED, Action.HOLD: CaseKind.HELD, Action.DROP: CaseKind.DROPPED}
_FAILURES = (discord.HTTPException, aiohttp.ClientError, OSError)


class Waiting(Protocol):
    """``bot.storage.holds.Holds``."""

    async def of_case(self, case_id: CaseId, guild_id: GuildId) -> Held | None: ...


class Docket:
    """What is shown is shown in the background: no message waits for a log channel."""

    def __init__(
        self,
        *,
        cases: Cases,
        sanctions: Sanctions,
        bridges: Bridges,
        notices: Notices,
        descriptions: Descriptions,
        waiting: Waiting,
        silence: Silence,
        clock: Callable[[], datetime],
    ) -> None:
        self._cases = cases
        self._sanctions = sanctions
        self._bridges = bridges
        self._notices = notices
        self._descriptions = descriptions
        self._waiting = waiting
        self._silence = silence
        self._clock = clock
        self._client: discord.Client | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        # A case's posts are made and changed in their order.
        self._turns: dict[CaseId, asyncio.Lock] = {}

    def attach(self, client: discord.Client) -> None:
        """Post through this client from now on."""
        self._client = client

    async def aclose(self) -> None:
        """Give up what is still under way."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def settle(self) -> None:
        """Wait until everything that was to be shown is."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def open(self, ruling: Ruling) -> CaseId:
        """On the server's record; a MUTE takes effect by that."""
        incoming, guild_id, reason = ruling.incoming, ruling.guild_id, _reason(ruling)
        bridge = self._bridges.bridge_of(incoming.channel_id)
        bridge_id = None if bridge is None else bridge.id
        if ruling.action is Action.MUTE:
            case = await self._sanctions.mute(
                guild_id,
                incoming.author.id,
                until=self._clock() + MUTED_FOR,
                reason=reason,
                bridge_id=bridge_id,
                channel_id=incoming.channel_id,
                message_id=incoming.id,
            )
            await self._silence(guild_id, incoming.author.id)
            return case.id
        kind = CaseKind.DROPPED if ruling.keeps_old else _KINDS[ruling.action]
        case = await self._cases.open(
            guild_id,
            kind,
            about=incoming.author.id,
            reason=reason,
            bridge_id=bridge_id,
            channel_id=incoming.channel_id,
            message_id=incoming.id,
        )
        return case.id

    async def close(self, case_id: CaseId) -> None:
        """The message is gone, will not go over, or was on record already."""
        if await self._cases.close(case_id):
            self._soon(self._conclude(case_id, "hold-gone"))

    async def silenced(self, case_id: CaseId) -> None:
        """Its author is muted or banned."""
        if await self._cases.close(case_id):
            self._soon(self._conclude(case_id, "hold-silenced"))

    async def over(self, guild_id: GuildId, case_id: CaseId) -> None:
        """Another server, or time, has decided."""
        del guild_id
        self._soon(self._conclude(case_id, "hold-over"))

    async def expired(self, guild_id: GuildId, count: int) -> None:
        await self._notices.tell_moderators(guild_id, "log-holds-dropped", count=count)

    def tell(self, ruling: Ruling, case_id: CaseId) -> None:
        self._soon(self._tell(ruling, case_id))

    def changed(self, incoming: Incoming, cases: Mapping[GuildId, CaseId]) -> None:
        for guild_id, case_id in cases.items():
            self._soon(self._tell_anew(incoming, guild_id, case_id))

    def kept_out(self, incoming: Incoming, guild_ids: Collection[GuildId]) -> None:
        causes = (self._sanctions.causes(guild_id, incoming.author.id) for guild_id in guild_ids)
        for case_id in sorted({case_id for cases in causes for case_id in cases}):
            self._soon(self._cases.kept_out(case_id, incoming.id))

    def slowed(self, incoming: Incoming) -> None:
        self._soon(self._mark_slow(incoming))

    async def decided(self, case_id: CaseId, line: str, *, seen: MessageId | None) -> None:
        """Let the post in the log channel say so, unless it is the one where it was decided."""
        told = await self._cases.told_of(case_id)
        if told is not None and told[1] != seen:
            await self._append(*told, line)

    async def settled(self, case_id: CaseId, text: str, *, seen: MessageId | None) -> None:
        """Let the post in the log channel be ``text`` from now on, unless that is where it was decided."""
        told = await self._cases.told_of(case_id)
        if told is None or told[1] == seen or self._client is None:
            return
        channel_id, message_id = told
        post = self._client.get_partial_messageable(channel_id).get_partial_message(message_id)
        try:
            await post.edit(content=text, view=None)
        except _FAILURES as failure:
            _log.warning("A post in channel %d stays as it is: %s", channel_id, type(failure).__name__)

    async def _tell(self, ruling: Ruling, case_id: CaseId) -> None:
        case = await self._cases.get(case_id)
        if self._client is None or case is None:
            return
        async with self._turn(case_id):
            held = ruling.action is Action.HOLD and not ruling.keeps_old
            if held and case.closed:
                return
            speaker = self._notices.speaker_of(ruling.guild_id)
            text = await self._descriptions.of_ruling(self._client, speaker, ruling, number=case.number)
            view = HoldView(speaker, case_id, ruling.incoming.revision) if held else None
            await self._post(case, text, view)

    async def _tell_anew(self, incoming: Incoming, guild_id: GuildId, case_id: CaseId) -> None:
        case, held = await self._cases.get(case_id), await self._waiting.of_case(case_id, guild_id)
        if self._client is None or case is None or held is None or held.revision != incoming.revision:
            return
        async with self._turn(case_id):
            speaker = self._notices.speaker_of(guild_id)
            if (told := await self._cases.told_of(case_id)) is not None:
                await self._append(*told, speaker.say("hold-edited"))
            text = await self._descriptions.of_held(
                self._client, speaker, held, guild_id=guild_id, number=case.number
            )
            await self._post(case, text, HoldView(speaker, case_id, held.revision))

    async def _post(self, case: Case, text: str, view: HoldView | None) -> None:
        channel_id = self._notices.log_channel(case.guild_id)
        if channel_id is None or self._client is None:
            return
        channel = self._client.get_partial_messageable(channel_id)
        try:
            *others, last = split(text)
            for piece in others:
                await channel.send(piece, suppress_embeds=True)
            if view is None:
                await channel.send(last, suppress_embeds=True)
                return
            posted = await channel.send(last, suppress_embeds=True, view=view)
        except _FAILURES as failure:
            _log.warning("Case %d could not be shown: %s", case.id, type(failure).__name__)
            return
        await self._cases.told(case.id, told_in=channel_id, told_by=MessageId(posted.id))

    async def _conclude(self, case_id: CaseId, text_id: str) -> None:
        async with self._turn(case_id):
            case, told = await self._cases.get(case_id), await self._cases.told_of(case_id)
            if case is not None and told is not None:
                await self._append(*told, self._notices.speaker_of(case.guild_id).say(text_id))

    async def _append(self, channel_id: ChannelId, message_id: MessageId, line: str) -> None:
        """Say how it ended below what was asked, and take the buttons away."""
        if self._client is None:
            return
        try:
            post = await self._client.get_partial_messageable(channel_id).fetch_message(message_id)
            await post.edit(content=below(post.content, line), view=None)
        except _FAILURES as failure:
            _log.warning("A post in channel %d stays as it is: %s", channel_id, type(failure).__name__)

    async def _mark_slow(self, incoming: Incoming) -> None:
        if self._client is None:
            return
        shown_in = incoming.channel_id if incoming.thread_id is None else incoming.thread_id
        message = self._client.get_partial_messageable(shown_in).get_partial_message(incoming.id)
        try:
            await message.add_reaction(SLOWED)
        except _FAILURES as failure:
            _log.info("Channel %d takes no reaction: %s", shown_in, type(failure).__name__)

    def _turn(self, case_id: CaseId) -> asyncio.Lock:
        lock = self._turns.setdefault(case_id, asyncio.Lock())
        for old in [one for one, turn in self._turns.items() if one != case_id and not turn.locked()][:-100]:
            del self._turns[old]
        return lock

    def _soon(self, doing: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._quietly(doing))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _quietly(self, doing: Coroutine[Any, Any, None]) -> None:
        try:
            await doing
        except Exception as error:  # noqa: BLE001 -- nobody waits for it, and the message itself is dealt with
            # Its kind only: a traceback, or the error's own text, could quote the message.
            _log.error("Moderators could not be told: %s", type(error).__name__)


def _reason(ruling: Ruling) -> str:
    """The rules' own words."""
    found = "; ".join(f"{finding.kind.value}: {finding.matched}" for finding in ruling.verdict.findings)
    return found if len(found) <= 300 else f"{found[:299]}…"
