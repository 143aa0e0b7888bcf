"""Sessions: begun for both, stopped by either, and how it was, for oneself."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Self, cast

import discord

from bot.errors import UserError
from bot.gateway import session_texts
from bot.gateway.meeting import Meeting
from bot.gateway.pair_languages import both_ways
from bot.gateway.people import speaker_for
from bot.gateway.views.room import RoomButton
from bot.i18n import Speaker
from bot.model import Pair, Session, SessionId

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

Half = Literal["first", "second"]
Said = Literal["liked", "disliked", "again"]
_LABELS: dict[Said, tuple[str, str]] = {
    "liked": ("👍", "session-answer-liked"),
    "disliked": ("👎", "session-answer-disliked"),
    "again": ("🔁", "session-answer-again"),
}
_THANKS: dict[Said, str] = {"liked": "session-answered-liked", "disliked": "session-answered-disliked"}


class StopSession(
    RoomButton, template=re.compile(r"session:stop:(?P<half>first|second):(?P<id>[0-9]{1,18})")
):
    """For the session that is under way, not for an earlier one."""

    def __init__(self, half: Half, session_id: SessionId, label: str) -> None:
        self._session_id = session_id
        super().__init__(stop_id(half, session_id), label, discord.ButtonStyle.secondary)

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        return cls(cast("Half", match["half"]), SessionId(int(match["id"])), label)

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        meeting = client.services.pairing.meeting
        pair = await meeting.here(interaction)
        running = await meeting.sessions.running_of(pair.id)
        if running is None or running.id != self._session_id:
            raise UserError("error-session-none")
        await stop(meeting, interaction, pair)


class SessionAnswer(
    RoomButton, template=re.compile(r"session:(?P<said>liked|disliked|again):(?P<id>[0-9]{1,18})")
):
    """A session that took place is a meeting, and how it was counts for the pair."""

    def __init__(self, said: Said, session_id: SessionId, label: str) -> None:
        self._said: Said = said
        self._session_id = session_id
        super().__init__(answer_id(said, session_id), label, discord.ButtonStyle.secondary)

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        return cls(cast("Said", match["said"]), SessionId(int(match["id"])), label)

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        meeting = client.services.pairing.meeting
        pair = await meeting.here(interaction)
        session = await _session_of(meeting, pair, self._session_id)
        if self._said == "again":
            await begin(meeting, interaction, pair, _minutes(session))
            return
        await meeting.answer(interaction, pair.id, met=True, liked=self._said == "liked")
        speaker = speaker_for(client.services.texts, interaction)
        await interaction.response.send_message(speaker.say(_THANKS[self._said]), ephemeral=True)


def stop_id(half: Half, session_id: SessionId) -> str:
    return f"session:stop:{half}:{session_id}"


def answer_id(said: Said, session_id: SessionId) -> str:
    return f"session:{said}:{session_id}"


def stop_view(speakers: Sequence[Speaker], half: Half, session_id: SessionId) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(StopSession(half, session_id, f"⏹️ {both_ways(speakers, 'session-stop')}"))
    return view


def over_view(speakers: Sequence[Speaker], session_id: SessionId) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for said, (emoji, text_id) in _LABELS.items():
        view.add_item(SessionAnswer(said, session_id, f"{emoji} {both_ways(speakers, text_id)}"))
    return view


async def begin(meeting: Meeting, interaction: discord.Interaction, pair: Pair, minutes: int) -> None:
    """For everybody in the thread to read."""
    session = await meeting.sessions.start(pair, minutes)
    meeting.wake()
    speakers = await meeting.languages.speakers(pair)
    await interaction.response.send_message(
        session_texts.began(speakers, session), view=stop_view(speakers, "first", session.id)
    )


async def stop(meeting: Meeting, interaction: discord.Interaction, pair: Pair) -> None:
    await meeting.sessions.stop(pair)
    speakers = await meeting.languages.speakers(pair)
    await interaction.response.send_message(session_texts.stopped(speakers))


async def _session_of(meeting: Meeting, pair: Pair, session_id: SessionId) -> Session:
    found = [one for one in await meeting.sessions.of_pair(pair.id) if one.id == session_id]
    if not found:
        # An id that was put together by somebody else.
        raise UserError("error-panel-old")
    return found[0]


def _minutes(session: Session) -> int:
    return round((session.ends_at - session.started_at).total_seconds() / 60)
