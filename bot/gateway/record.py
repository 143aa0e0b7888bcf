"""Cases as moderators read them, in lists, whole, and in their server's log channel."""

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.gateway.people import name_of
from bot.gateway.reasons import reason_of
from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import Case, CaseKind, UserId

_KINDS = {
    CaseKind.LOGGED: "case-logged",
    CaseKind.HELD: "case-held",
    CaseKind.DROPPED: "case-dropped",
    CaseKind.APPROVED: "case-approved",
    CaseKind.REJECTED: "case-rejected",
    CaseKind.MUTED: "case-muted",
    CaseKind.UNMUTED: "case-unmuted",
    CaseKind.BANNED: "case-banned",
    CaseKind.UNBANNED: "case-unbanned",
    CaseKind.WARNED: "case-warned",
    CaseKind.DELETED: "case-deleted",
    CaseKind.PURGED: "case-purged",
    CaseKind.LOCKED: "case-locked",
    CaseKind.UNLOCKED: "case-unlocked",
    CaseKind.SLOWED: "case-slowed",
    CaseKind.REPORTED: "case-reported",
    CaseKind.APPEALED: "case-appealed",
    CaseKind.SETTING: "case-setting",
}
MAX_QUOTED = 700
"""Characters of a text beside a case: two of them and the rest stand in one message."""


def moment(at: datetime, style: discord.utils.TimestampStyle = "f") -> str:
    """As everybody's client writes it."""
    return discord.utils.format_dt(at, style)


def kind_name(speaker: Speaker, kind: CaseKind) -> str:
    return speaker.say(_KINDS[kind])


async def describe(client: discord.Client, speaker: Speaker, case: Case) -> str:
    """A case on one line, or on two if there is a reason."""
    say = speaker.say
    kind = kind_name(speaker, case.kind)
    parts = [say("case-head", number=str(case.number), kind=kind, at=moment(case.at))]
    if case.user_id is not None:
        parts.append(say("case-about", name=await _named(client, case.user_id)))
    # Who reports somebody is told to nobody but the moderators of the server they are in.
    if case.by is not None and case.by != case.user_id and case.kind is not CaseKind.REPORTED:
        parts.append(say("case-by", name=await _named(client, case.by)))
    if case.until is not None:
        parts.append(say("case-until", until=moment(case.until)))
    if case.channel_id is not None and case.message_id is not None:
        parts.append(say("case-message", message=str(case.message_id)))
    if case.kept_out:
        parts.append(say("case-kept-out", count=case.kept_out))
    if not case.closed:
        parts.append(say("case-open"))
    line = " · ".join(parts)
    reason = reason_of(speaker, case)
    return line if reason is None else f"{line}\n{say('case-reason', reason=reason)}"


async def in_full(services: Services, client: discord.Client, speaker: Speaker, case: Case) -> str:
    """A case with what refers to it."""
    lines = [await describe(client, speaker, case)]
    if case.refers_to is not None and (other := await services.cases.get(case.refers_to)) is not None:
        lines.append(speaker.say("case-refers", number=str(other.number)))
    later = [await describe(client, speaker, one) for one in await services.cases.referring(case)]
    return "\n".join([*lines, *(f"↳ {line}" for line in later)])


async def log(services: Services, client: discord.Client, case: Case, *, url: str | None = None) -> bool:
    """Tell the server's moderators, in its language; whether they could be told."""
    speaker = services.notices.speaker_of(case.guild_id)
    return await services.notices.post_case(case.guild_id, await entry(client, speaker, case, url=url))


async def ask(services: Services, case: Case, text: str, view: discord.ui.View | None) -> bool:
    """Put a case that waits before the server's moderators; whether they could be told.

    Where it stands is remembered, so that the post shows what was decided, wherever that was.
    """
    if view is None:
        return await services.notices.post_case(case.guild_id, text)
    posted = await services.notices.post_question(case.guild_id, text, view)
    if posted is None:
        return False
    channel_id, message_id = posted
    await services.cases.told(case.id, told_in=channel_id, told_by=message_id)
    return True


async def entry(
    client: discord.Client,
    speaker: Speaker,
    case: Case,
    *,
    url: str | None = None,
    lines: Sequence[str] = (),
) -> str:
    """What stands in the log of a case; ``lines`` are kept nowhere else."""
    shown = [await describe(client, speaker, case)]
    if url is not None:
        shown.append(speaker.say("case-link", url=url))
    return "\n".join([*shown, *lines])


def quoted(text: str) -> str:
    """Somebody's words, set apart; what is very long is cut."""
    shown = text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"
    return "\n".join(f"> {line}" for line in shown.split("\n"))


async def _named(client: discord.Client, user_id: UserId) -> str:
    name = await name_of(client, user_id)
    return name if name.startswith("<@") else f"{name} (`{user_id}`)"
