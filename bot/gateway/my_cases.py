"""What people see of themselves: cases about them, appeals, and reports they made."""

import discord

from bot.errors import UserError
from bot.gateway import record
from bot.gateway.deciding import MEASURES, outcome
from bot.gateway.reasons import reason_of
from bot.gateway.services import Services
from bot.gateway.views.cases import decisions
from bot.i18n import Speaker
from bot.model import Case, CaseId, CaseKind, GuildId, UserId
from bot.moderation.cases import KEEP
from bot.relay.marks import escape

SHOWN = 10
_ABOUT_ME = frozenset(
    {CaseKind.MUTED, CaseKind.UNMUTED, CaseKind.BANNED, CaseKind.UNBANNED, CaseKind.WARNED, CaseKind.DELETED}
)
_APPEALS = {
    CaseKind.APPROVED: "me-appeal-granted",
    CaseKind.REJECTED: "me-appeal-refused",
    None: "me-appeal-waiting",
}
_REPORTS = {
    CaseKind.APPROVED: "me-report-granted",
    CaseKind.REJECTED: "me-report-refused",
    None: "me-report-waiting",
}


async def about(
    services: Services, client: discord.Client, speaker: Speaker, person: UserId
) -> tuple[str, list[Case]]:
    """The cases about somebody in every server as they read them, and those they may appeal against."""
    cases = [one for one in await services.cases.of_person(person) if one.kind in _ABOUT_ME][:SHOWN]
    if not cases:
        return speaker.say("me-cases-none"), []
    lines, open_to_appeal = [speaker.say("me-cases")], list[Case]()
    for case in cases:
        lines.append(_line(services, client, speaker, case))
        appeal = await _appeal(services, case)
        if appeal is not None:
            lines.append(speaker.say(_APPEALS[await outcome(services, appeal)]))
        elif _in_force(services, case):
            open_to_appeal.append(case)
    return "\n".join(lines), open_to_appeal


async def appeal(
    services: Services, client: discord.Client, person: UserId, case_id: CaseId, reason: str
) -> Case:
    """Put it before the server's other moderators, once."""
    case = await services.cases.get(case_id)
    if case is None or case.user_id != person or not _in_force(services, case):
        raise UserError("error-appeal-over")
    if await _appeal(services, case) is not None:
        raise UserError("error-appeal-again")
    appealed = await services.cases.open(
        case.guild_id, CaseKind.APPEALED, about=person, by=person, reason=reason, refers_to=case.id
    )
    speaker = services.notices.speaker_of(case.guild_id)
    against = speaker.say("appeal-against", case=await record.describe(client, speaker, case))
    text = await record.entry(client, speaker, appealed, lines=[against])
    await record.ask(services, appealed, text, decisions(speaker, appealed))
    return appealed


async def reports(services: Services, client: discord.Client, speaker: Speaker, person: UserId) -> str:
    """What somebody has reported, and what became of it in each server."""
    made = await services.cases.made_by(person, CaseKind.REPORTED, within=KEEP)
    if not made:
        return speaker.say("me-reports-none")
    lines = [speaker.say("me-reports")]
    for case in made[:SHOWN]:
        state = speaker.say(_REPORTS[await outcome(services, case)])
        lines.append(
            speaker.say(
                "me-report-line",
                server=_server(client, speaker, case.guild_id),
                number=str(case.number),
                at=record.moment(case.at, "d"),
                state=state,
            )
        )
    return "\n".join(lines)


def label(client: discord.Client, speaker: Speaker, case: Case) -> str:
    """A case among others to choose from."""
    server = client.get_guild(case.guild_id)
    name = speaker.say("server-unknown") if server is None else server.name
    return f"{name} · #{case.number} · {record.kind_name(speaker, case.kind)}"


def _line(services: Services, client: discord.Client, speaker: Speaker, case: Case) -> str:
    parts = [
        speaker.say(
            "me-case-line",
            server=_server(client, speaker, case.guild_id),
            number=str(case.number),
            kind=record.kind_name(speaker, case.kind),
            at=record.moment(case.at),
        )
    ]
    if _in_force(services, case):
        parts.append(
            speaker.say("me-case-in-force")
            if case.until is None
            else speaker.say("case-until", until=record.moment(case.until))
        )
    if _by_rule(case):
        # Its reason is the rule's own words, which would say how to get around it.
        return " · ".join([*parts, speaker.say("me-case-rule")])
    line, reason = " · ".join(parts), reason_of(speaker, case)
    return line if reason is None else f"{line}\n{speaker.say('case-reason', reason=reason)}"


def _by_rule(case: Case) -> bool:
    """What Discord decided has no moderator either, but is about no message."""
    return case.by is None and case.message_id is not None


def _server(client: discord.Client, speaker: Speaker, guild_id: GuildId) -> str:
    guild = client.get_guild(guild_id)
    return speaker.say("server-unknown") if guild is None else escape(guild.name)


def _in_force(services: Services, case: Case) -> bool:
    measure = MEASURES.get(case.kind)
    if measure is None or case.user_id is None:
        return False
    sanction = services.sanctions.get(case.guild_id, case.user_id, measure)
    return sanction is not None and sanction.case_id == case.id


async def _appeal(services: Services, case: Case) -> Case | None:
    later = await services.cases.referring(case)
    return next((one for one in later if one.kind is CaseKind.APPEALED), None)
