"""What moderators' commands do, and what is answered: always with the way back."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import discord

from bot.errors import UserError
from bot.gateway import measures, record
from bot.gateway.finding import Target, bridges_of
from bot.gateway.people import acting, speaker_for
from bot.gateway.reasons import followed
from bot.gateway.services import Services
from bot.model import CaseKind, GuildId, Measure, Moderator, Power, Said
from bot.relay.marks import escape

_IMPOSED = {
    Measure.MUTE: ("moderate-mute", "moderate-mute-until"),
    Measure.BAN: ("moderate-ban", "moderate-ban-until"),
}
_LIFTED = {Measure.MUTE: "moderate-unmute", Measure.BAN: "moderate-unban"}
_IN_FORCE = {Measure.MUTE: "moderate-is-mute", Measure.BAN: "moderate-is-ban"}
_NOT_IN_FORCE = {Measure.MUTE: "error-not-mute", Measure.BAN: "error-not-ban"}
SHOWN = 8
"""Cases of a person that are shown at once."""
LATELY = timedelta(days=14)
"""How far back a purge of some number of messages looks."""


async def impose(
    services: Services,
    interaction: discord.Interaction,
    measure: Measure,
    target: Target,
    *,
    length: timedelta | None,
    reason: str | None,
) -> str:
    """Mute or ban, for a while or until it is lifted."""
    by = acting(interaction, Power.MODERATE)
    until = None if length is None else discord.utils.utcnow() + length
    case = await measures.impose(
        services,
        interaction.client,
        measure,
        target.user_id,
        guild_id=by.guild_id,
        by=by.user_id,
        until=until,
        reason=reason,
    )
    speaker = speaker_for(services.texts, interaction)
    forever, for_a_while = _IMPOSED[measure]
    args = {"name": target.name, "number": str(case.number)}
    if until is None:
        return speaker.say(forever, **args)
    return speaker.say(for_a_while, **args, until=record.moment(until))


async def lift(
    services: Services,
    interaction: discord.Interaction,
    measure: Measure,
    target: Target,
    reason: str | None,
) -> str:
    """End a measure of this server."""
    by = acting(interaction, Power.MODERATE)
    case = await measures.lift(
        services,
        interaction.client,
        measure,
        target.user_id,
        guild_id=by.guild_id,
        by=by.user_id,
        reason=reason,
    )
    if case is None:
        raise UserError(_NOT_IN_FORCE[measure], name=target.name)
    speaker = speaker_for(services.texts, interaction)
    text = speaker.say(_LIFTED[measure], name=target.name, number=str(case.number))
    left = services.sanctions.in_force(by.guild_id, target.user_id, discord.utils.utcnow())
    return text if left is None else f"{text}\n{speaker.say('moderate-still-out')}"


async def warn(services: Services, interaction: discord.Interaction, target: Target, reason: str) -> str:
    """On record, and told to the person where they spoke last."""
    by = acting(interaction, Power.MODERATE)
    case, told = await measures.warn(services, interaction.client, target.user_id, by=by, reason=reason)
    say = speaker_for(services.texts, interaction).say
    if told is None:
        return say("moderate-warned-untold", name=target.name, number=str(case.number))
    return say("moderate-warned", name=target.name, number=str(case.number), channel=told)


async def history(services: Services, interaction: discord.Interaction, target: Target) -> str:
    """Who it is, what is in force, and what is on this server's record."""
    by, speaker = acting(interaction, Power.MODERATE), speaker_for(services.texts, interaction)
    cases = await services.cases.of_person(target.user_id, guild_id=by.guild_id)
    lines = [speaker.say("moderate-history", name=target.name, id=str(target.user_id), count=len(cases))]
    if target.said:
        lines.append(speaker.say("case-link", url=target.said[0].url))
    measure = services.sanctions.in_force(by.guild_id, target.user_id, discord.utils.utcnow())
    if measure is not None:
        lines.append(speaker.say(_IN_FORCE[measure]))
    lines += [await record.describe(interaction.client, speaker, case) for case in cases[:SHOWN]]
    return "\n".join(lines)


async def remove(
    services: Services,
    interaction: discord.Interaction,
    said: Sequence[Said],
    reason: str | None,
    *,
    kind: CaseKind = CaseKind.DELETED,
) -> str:
    """Delete everywhere, and say what was done and what was not."""
    by = acting(interaction, Power.MODERATE)
    removed = await measures.remove(services, interaction.client, said, by=by, kind=kind, reason=reason)
    return told_of_removal(services, interaction, removed)


def told_of_removal(services: Services, interaction: discord.Interaction, removed: measures.Removed) -> str:
    say = speaker_for(services.texts, interaction).say
    if removed.case is None:
        return say("moderate-nothing-to-delete")
    lines = [say("moderate-deleted", count=removed.messages, number=str(removed.case.number))]
    if removed.originals:
        lines.append(say("moderate-originals-deleted", count=removed.originals))
    if removed.elsewhere:
        lines.append(say("moderate-originals-elsewhere", count=removed.elsewhere))
    if removed.refused:
        lines.append(say("moderate-originals-refused", count=removed.refused))
    return "\n".join(lines)


async def purge(
    services: Services,
    interaction: discord.Interaction,
    target: Target,
    *,
    count: int | None,
    period: timedelta | None,
    reason: str | None,
) -> str:
    """The same for a person's last messages over this server's bridges."""
    if count is None and period is None:
        raise UserError("error-purge-what")
    by = acting(interaction, Power.MODERATE)
    said = await services.said.last_of(
        target.user_id,
        bridges_of(services, by.guild_id),
        since=discord.utils.utcnow() - (period or LATELY),
        limit=count or measures.MOST_AT_ONCE,
    )
    return await remove(services, interaction, said, reason, kind=CaseKind.PURGED)


async def lock(
    services: Services, interaction: discord.Interaction, bridge: str, *, locked: bool, reason: str | None
) -> str:
    """Close a bridge at once, which is said on every side; or open it again."""
    by = acting(interaction, Power.MODERATE)
    change = services.modes.lock if locked else services.modes.unlock
    changed = await change(bridge, by=by, reason=reason)
    await _log_newest(services, interaction.client, by, CaseKind.LOCKED if locked else CaseKind.UNLOCKED)
    text_id = "moderate-locked" if locked else "moderate-unlocked"
    return speaker_for(services.texts, interaction).say(text_id, bridge=escape(changed.name))


async def slow(services: Services, interaction: discord.Interaction, bridge: str, seconds: int) -> str:
    """Let one person speak into this server's channels every so many seconds."""
    by = acting(interaction, Power.MODERATE)
    changed = await services.modes.slow(bridge, seconds, by=by)
    await _log_newest(services, interaction.client, by, CaseKind.SLOWED)
    say = speaker_for(services.texts, interaction).say
    if not seconds:
        return say("moderate-slow-off", bridge=escape(changed.name))
    return say("moderate-slow", bridge=escape(changed.name), seconds=seconds)


async def _log_newest(services: Services, client: discord.Client, by: Moderator, kind: CaseKind) -> None:
    """What was put on record a moment ago."""
    newest, *_ = await services.cases.search(by.guild_id, kind=kind, by=by.user_id)
    await record.log(services, client, newest)


async def follow(services: Services, interaction: discord.Interaction, server: str, *, on: bool) -> str:
    """Let another server's measures count here, or no longer."""
    by = acting(interaction, Power.MODERATE)
    known = neighbours(services, interaction.client, by.guild_id)
    wanted = server.strip().casefold()
    found = next((one for one, name in known.items() if wanted in {str(one), name.casefold()}), None)
    if found is None:
        raise UserError("error-server-unknown")
    change = services.sanctions.follow if on else services.sanctions.unfollow
    name = escape(known[found])
    say = speaker_for(services.texts, interaction).say
    if await change(by.guild_id, found):
        words = followed(known[found], on=on)
        await measures.note(
            services, interaction.client, by.guild_id, CaseKind.SETTING, by=by.user_id, reason=words
        )
    return say("moderate-followed" if on else "moderate-unfollowed", server=name)


def neighbours(services: Services, client: discord.Client, guild_id: GuildId) -> Mapping[GuildId, str]:
    """The servers that share a bridge with this one, and those it follows already."""
    linked = {one for view in services.bridges.visible_to(guild_id) for one in view.guild_ids}
    names: dict[GuildId, str] = {}
    for other in sorted((linked | set(services.sanctions.followed(guild_id))) - {guild_id}):
        guild = client.get_guild(other)
        names[other] = str(other) if guild is None else guild.name
    return names
