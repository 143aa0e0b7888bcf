"""What is said in a session: when it begins, when to switch, when it is over."""

from collections.abc import Sequence

import discord

from bot.i18n import Speaker
from bot.model import Session, SessionState, Tongue

_TONGUES = {Tongue.ENGLISH: "meet-tongue-en", Tongue.CHINESE: "meet-tongue-zh"}


def began(speakers: Sequence[Speaker], session: Session) -> str:
    """Which language comes first, and until when."""
    minutes = round((session.ends_at - session.started_at).total_seconds() / 60)
    return "\n".join(
        f"⏱️ {speaker.say('session-began', minutes=minutes, **_parts(speaker, session))}"
        for speaker in speakers
    )


def switched(speakers: Sequence[Speaker], session: Session) -> str:
    return "\n".join(
        f"🔄 {speaker.say('session-switch', **_parts(speaker, session))}" for speaker in speakers
    )


def over(speakers: Sequence[Speaker]) -> str:
    return "\n".join(f"🏁 {speaker.say('session-over')}" for speaker in speakers)


def stopped(speakers: Sequence[Speaker]) -> str:
    return "\n".join(f"⏹️ {speaker.say('session-stopped')}" for speaker in speakers)


def status(speaker: Speaker, session: Session) -> str:
    """Which language it is now, and until when."""
    text_id = "session-status-first" if session.state is SessionState.FIRST else "session-status-second"
    return speaker.say(text_id, **_parts(speaker, session))


def _parts(speaker: Speaker, session: Session) -> dict[str, str]:
    second = next(tongue for tongue in Tongue if tongue is not session.first)
    return {
        "first": speaker.say(_TONGUES[session.first]),
        "second": speaker.say(_TONGUES[second]),
        "switch": discord.utils.format_dt(session.switches_at, "t"),
        "end": discord.utils.format_dt(session.ends_at, "t"),
    }
