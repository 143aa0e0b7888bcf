"""Who is asking, what they may do, and how to address them."""

from collections.abc import Collection
from typing import TYPE_CHECKING, cast

import discord
from discord import app_commands

from bot.gateway.permissions import FOR_MODERATORS, Linkable, PowerNeeded
from bot.gateway.threads import place_in
from bot.i18n import Speaker, Texts
from bot.model import NOBODY, GuildId, Locale, Moderator, Power, RoleId, UserId
from bot.relay.bridges import Bridges
from bot.relay.marks import escape
from bot.translation.detect import detect

if TYPE_CHECKING:
    from discord.ext import commands

    from bot.gateway.client import Magpie


def speaker_for(texts: Texts, interaction: discord.Interaction) -> Speaker:
    """The texts in the language that the person has chosen, else that of their own Discord."""
    choices = cast("Magpie", interaction.client).services.choices
    language = choices.language_of(UserId(interaction.user.id))
    return texts.nearest(str(interaction.locale)) if language is None else texts(Locale.of(language))


def speaker_in(texts: Texts, bridges: Bridges, context: "commands.Context[commands.Bot]") -> Speaker:
    """For text commands, which do not tell the person's language: the command's, else the channel's."""
    spoken = detect(context.invoked_with or "").language
    if spoken is not None and spoken.is_chinese:
        return texts(Locale.of(spoken))
    link = bridges.link_of(place_in(context.channel, context.channel.id).channel_id)
    if link is not None:
        return texts(Locale.of(link.language))
    return texts.nearest(None if context.guild is None else str(context.guild.preferred_locale))


def powers(interaction: discord.Interaction) -> Collection[Power]:
    """What the person may do in the server they are asking in.

    Who manages the server may do everything, and who may time people out on Discord may moderate; beside
    that what ``/bridge access`` has granted one of their roles.
    """
    guild_id, person = interaction.guild_id, interaction.user
    if guild_id is None or not isinstance(person, discord.Member):
        return ()
    if interaction.permissions.manage_guild:
        return frozenset(Power)
    access = cast("Magpie", interaction.client).services.access
    granted = set(access.granted(GuildId(guild_id), [RoleId(role.id) for role in person.roles]))
    if interaction.permissions.moderate_members:
        granted.add(Power.MODERATE)
    return granted


def may(interaction: discord.Interaction, power: Power) -> bool:
    """Whether the person has a power in the server they are asking in."""
    return power in powers(interaction)


def require(interaction: discord.Interaction, power: Power) -> bool:
    """Refuse everybody without the power, whatever the server's settings for the command say."""
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    if not may(interaction, power):
        raise PowerNeeded(power)
    return True


def acting(interaction: discord.Interaction, power: Power) -> Moderator:
    """The person, if they have the power; everybody else is refused."""
    require(interaction, power)
    return _acting(interaction)


def managing(interaction: discord.Interaction) -> Moderator:
    """The person, if they manage the server on Discord; no power that a role was given is enough."""
    if interaction.guild_id is None:
        raise app_commands.NoPrivateMessage
    if not interaction.permissions.manage_guild:
        raise app_commands.MissingPermissions([FOR_MODERATORS])
    return _acting(interaction)


def _acting(interaction: discord.Interaction) -> Moderator:
    assert interaction.guild_id is not None, "refused before"
    return Moderator(user_id=UserId(interaction.user.id), guild_id=GuildId(interaction.guild_id))


def sees(interaction: discord.Interaction, channel: Linkable) -> bool:
    """Whether the person could read the channel without the bridge."""
    person = interaction.user
    return isinstance(person, discord.Member) and channel.permissions_for(person).view_channel


def require_sees(interaction: discord.Interaction, channel: Linkable) -> None:
    """Nobody gets to read a channel by bridging it."""
    if not sees(interaction, channel):
        raise app_commands.MissingPermissions(["view_channel"])


async def find_user(client: discord.Client, user_id: UserId) -> discord.User | None:
    """Somebody who may share no server with us any more; nobody for whoever had themselves forgotten."""
    if user_id == NOBODY:
        return None
    known = client.get_user(user_id)
    if known is not None:
        return known
    try:
        return await client.fetch_user(user_id)
    except discord.HTTPException:
        return None


async def name_of(client: discord.Client, user_id: UserId) -> str:
    """A name that people of any server can read."""
    user = await find_user(client, user_id)
    if user is None:
        return "—" if user_id == NOBODY else f"<@{user_id}>"
    return escape(user.display_name)
