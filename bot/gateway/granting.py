"""Powers for roles: who may have which, and what is said about it."""

from collections.abc import Sequence

import discord

from bot.errors import UserError
from bot.gateway.labels import power_name
from bot.gateway.measures import note
from bot.gateway.people import managing, speaker_for
from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import CaseKind, Grant, GuildId, Power, RoleId, UserId


async def grant(
    services: Services, interaction: discord.Interaction, role: discord.Role, power: Power
) -> str:
    """Give a role of the server a power; what to answer."""
    by = managing(interaction)
    _require_grantable(interaction, role)
    speaker = speaker_for(services.texts, interaction)
    named = {"role": role.mention, "power": power_name(speaker, power)}
    granted = _grant(by.guild_id, role, power)
    if not await services.access.grant(granted):
        return speaker.say("access-granted-before", **named)
    await _note(services, interaction, "grant", granted)
    return speaker.say("access-granted", **named)


async def revoke(
    services: Services, interaction: discord.Interaction, role: discord.Role, power: Power
) -> str:
    """Take a power from a role again; what to answer."""
    by = managing(interaction)
    speaker = speaker_for(services.texts, interaction)
    named = {"role": role.mention, "power": power_name(speaker, power)}
    revoked = _grant(by.guild_id, role, power)
    if not await services.access.revoke(revoked):
        return speaker.say("access-not-granted", **named)
    await _note(services, interaction, "revoke", revoked)
    return speaker.say("access-revoked", **named)


def list_grants(speaker: Speaker, grants: Sequence[Grant]) -> str:
    """By power, with who has every power anyway."""
    lines = [speaker.say("access-list-title" if grants else "access-list-empty")]
    for power in Power:
        roles = [f"<@&{grant.role_id}>" for grant in grants if grant.power is power]
        if roles:
            name = power_name(speaker, power)
            lines.append(speaker.say("access-list-line", power=name, roles=speaker.join(roles)))
    return "\n".join([*lines, speaker.say("access-list-always")])


def _require_grantable(interaction: discord.Interaction, role: discord.Role) -> None:
    if role.is_default():
        raise UserError("error-role-everyone")
    if role.managed:
        raise UserError("error-role-managed", role=role.mention)
    if interaction.guild is None or interaction.guild.get_role(role.id) is None:
        raise UserError("error-role-gone")


def _grant(guild_id: GuildId, role: discord.Role, power: Power) -> Grant:
    return Grant(guild_id=guild_id, role_id=RoleId(role.id), power=power)


async def _note(services: Services, interaction: discord.Interaction, act: str, grant: Grant) -> None:
    """On the server's record, by the role's name."""
    role = None if interaction.guild is None else interaction.guild.get_role(grant.role_id)
    words = f"/bridge access {act} @{grant.role_id if role is None else role.name} {grant.power}"
    await note(
        services,
        interaction.client,
        grant.guild_id,
        CaseKind.SETTING,
        by=UserId(interaction.user.id),
        reason=words,
    )
