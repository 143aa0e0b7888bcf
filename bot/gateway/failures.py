"""The one place that turns an error into what a person reads."""

import logging
from collections.abc import Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import PlanError, UserError
from bot.gateway.answers import answer
from bot.gateway.labels import permission_names, power_name
from bot.gateway.people import speaker_for
from bot.gateway.permissions import PermissionsNeeded, PowerNeeded
from bot.i18n import Speaker, Texts

_log = logging.getLogger(__name__)

_UNKNOWN_INTERACTION = 10062


class Failures:
    """Expected failures are explained; everything else is logged under a reference that is shown."""

    def __init__(self, texts: Texts, *, new_reference: Callable[[], str]) -> None:
        self._texts = texts
        self._new_reference = new_reference

    async def answer(self, interaction: discord.Interaction, error: Exception) -> None:
        """Tell the person, in their own language."""
        if _is_expired(_cause(error)):
            # Discord forgets an interaction after three seconds; then nobody is left to be told.
            _log.info("Too late to answer %s", _place(interaction))
            return
        text = self.explain(error, speaker_for(self._texts, interaction), where=_place(interaction))
        try:
            await answer(interaction, text)
        except discord.HTTPException as failure:
            level = logging.INFO if _is_expired(failure) else logging.WARNING
            _log.log(level, "Could not answer %s: %s", _place(interaction), failure.code)

    def explain(self, error: BaseException, speaker: Speaker, *, where: str) -> str:
        """What to say about an error; ``where`` names the command for the log."""
        error = _cause(error)
        expected = _expected(error, speaker)
        if expected is not None:
            return expected
        reference = self._new_reference()
        _log.error("Failure %s in %s", reference, where, exc_info=error)
        return speaker.say("error-unexpected", reference=reference)


def _expected(error: BaseException, speaker: Speaker) -> str | None:
    args: dict[str, str | int] = {}
    match error:
        case PermissionsNeeded():
            text_id, args = error.message_id, {**error.args_for_text}
            args["permissions"] = permission_names(speaker, error.permissions)
        case PowerNeeded():
            text_id = error.message_id
            args["power"] = power_name(speaker, error.power)
        case PlanError():
            text_id = "error-pairing-plan"
        case UserError():
            text_id, args = error.message_id, {**error.args_for_text}
        case app_commands.MissingPermissions() | commands.MissingPermissions():
            text_id = "error-missing-permissions"
            args["permissions"] = permission_names(speaker, error.missing_permissions)
        case app_commands.NoPrivateMessage() | commands.NoPrivateMessage():
            text_id = "error-guild-only"
        case app_commands.TransformerError(type=discord.AppCommandOptionType.channel):
            text_id = "error-channel-hidden"
            args["permission"] = permission_names(speaker, ["view_channel"])
        case app_commands.TransformerError() | commands.UserInputError():
            text_id = "error-argument"
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            text_id = "error-outdated"
        case _:
            return None
    return speaker.say(text_id, **args)


def _cause(error: BaseException) -> BaseException:
    """What really happened, under the library's wrapping."""
    while isinstance(error, app_commands.CommandInvokeError | commands.CommandInvokeError):
        error = error.original
    return error


def _is_expired(error: BaseException) -> bool:
    return isinstance(error, discord.NotFound) and error.code == _UNKNOWN_INTERACTION


def _place(interaction: discord.Interaction) -> str:
    """Names only, never what was typed."""
    command = interaction.command
    return interaction.type.name if command is None else f"/{command.qualified_name}"
