"""Moderators' decisions on reports and appeals, and who learns of them."""

from datetime import timedelta

import discord

from bot.errors import UserError
from bot.gateway import measures, record
from bot.gateway.people import acting, name_of, speaker_for
from bot.gateway.services import Services
from bot.model import NOBODY, Case, CaseId, CaseKind, Measure, Moderator, Power, UserId

_VERDICTS = {
    (CaseKind.REPORTED, True): "decided-report-granted",
    (CaseKind.REPORTED, False): "decided-report-refused",
    (CaseKind.APPEALED, True): "decided-appeal-granted",
    (CaseKind.APPEALED, False): "decided-appeal-refused",
}
MEASURES = {CaseKind.MUTED: Measure.MUTE, CaseKind.BANNED: Measure.BAN}


async def waiting(services: Services, interaction: discord.Interaction, case_id: CaseId) -> Case:
    """A case that this moderator may decide; looked up, whatever the button says."""
    by = acting(interaction, Power.MODERATE)
    case = await services.cases.get(case_id)
    if case is None or case.guild_id != by.guild_id:
        raise UserError("error-case-elsewhere")
    if case.closed:
        raise UserError("error-case-decided")
    if case.kind is CaseKind.APPEALED:
        await _require_another(services, interaction, case, by)
    return case


def require_possible(case: Case, act: str) -> None:
    """People who had themselves forgotten take with them what a report of them is about."""
    mutes_nobody = act == "mute" and case.user_id in {None, NOBODY}
    if mutes_nobody or (act == "delete" and case.message_id is None):
        raise UserError("error-report-forgotten")


async def decide_report(
    services: Services,
    interaction: discord.Interaction,
    case_id: CaseId,
    act: str,
    *,
    length: timedelta | None = None,
    reason: str | None = None,
) -> str:
    """Delete everywhere, mute, or dismiss; what stands in the place of the question."""
    case = await waiting(services, interaction, case_id)
    require_possible(case, act)
    by = await _settle(services, interaction, case)
    if act == "delete" and case.message_id is not None:
        said = await services.said.in_message(case.message_id)
        await measures.remove(services, interaction.client, said, by=by, refers_to=case.id)
    elif act == "mute" and case.user_id is not None:
        await measures.impose(
            services,
            interaction.client,
            Measure.MUTE,
            case.user_id,
            guild_id=by.guild_id,
            by=by.user_id,
            until=None if length is None else discord.utils.utcnow() + length,
            reason=reason,
        )
    return await _decided(services, interaction, case, by, granted=act != "dismiss")


async def decide_appeal(
    services: Services, interaction: discord.Interaction, case_id: CaseId, *, lifts: bool
) -> str:
    """Lift what is appealed against, or keep it; what stands in the place of the question."""
    case = await waiting(services, interaction, case_id)
    by = await _settle(services, interaction, case)
    about = None if case.refers_to is None else await services.cases.get(case.refers_to)
    whom = None if about is None or about.user_id == NOBODY else about.user_id
    if lifts and about is not None and whom is not None and about.kind in MEASURES:
        await measures.lift(
            services,
            interaction.client,
            MEASURES[about.kind],
            whom,
            guild_id=by.guild_id,
            by=by.user_id,
        )
    return await _decided(services, interaction, case, by, granted=lifts)


async def outcome(services: Services, case: Case) -> CaseKind | None:
    """What became of a report or an appeal: approved, rejected, or nothing so far."""
    decisions = {CaseKind.APPROVED, CaseKind.REJECTED}
    return next((one.kind for one in await services.cases.referring(case) if one.kind in decisions), None)


async def _settle(services: Services, interaction: discord.Interaction, case: Case) -> Moderator:
    """Close it: of two who press at once, one decides."""
    by = acting(interaction, Power.MODERATE)
    if not await services.cases.close(case.id):
        raise UserError("error-case-decided")
    return by


async def _decided(
    services: Services, interaction: discord.Interaction, case: Case, by: Moderator, *, granted: bool
) -> str:
    kind = CaseKind.APPROVED if granted else CaseKind.REJECTED
    await services.cases.open(
        case.guild_id, kind, about=case.user_id, by=by.user_id, message_id=case.message_id, refers_to=case.id
    )
    seen_by = services.outcomes.answered(case.id)
    if seen_by is not None:
        say = speaker_for(services.texts, seen_by).say
        await services.outcomes.show(case.id, say("report-acted" if granted else "report-dismissed"))
    speaker = services.notices.speaker_of(case.guild_id)
    line = speaker.say(
        _VERDICTS[case.kind, granted], moderator=await name_of(interaction.client, UserId(by.user_id))
    )
    closed = await services.cases.get(case.id) or case
    return f"{await record.entry(interaction.client, speaker, closed)}\n{line}"


async def _require_another(
    services: Services, interaction: discord.Interaction, appeal: Case, by: Moderator
) -> None:
    """Nobody judges what they have decided themselves, but for a server's owner."""
    about = None if appeal.refers_to is None else await services.cases.get(appeal.refers_to)
    owner = None if interaction.guild is None else interaction.guild.owner_id
    if about is not None and about.by == by.user_id and owner != by.user_id:
        raise UserError("error-appeal-own")
