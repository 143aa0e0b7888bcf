"""/profile: the panel that shows a profile or what was not understood of a form, and opens its forms."""

import discord

from bot.gateway import profiling
from bot.gateway.answers import answer, show
from bot.gateway.people import speaker_for
from bot.gateway.profiling import NotUnderstood, TimesTyped, Typed
from bot.gateway.services import Services
from bot.gateway.views.base import PersonalModal, PersonalView
from bot.gateway.views.confirm import ConfirmView
from bot.gateway.views.parts import Press
from bot.gateway.views.profile_forms import AboutForm, TimesForm
from bot.i18n import Speaker
from bot.model import Profile, UserId


class ProfilePanel(PersonalView):
    """One panel through all its forms, so that nothing older than what it shows can be pressed."""

    def __init__(self, asked_by: discord.Interaction, services: Services) -> None:
        super().__init__(asked_by, speaker_for(services.texts, asked_by))
        self._services = services

    def card(self, profile: Profile) -> str:
        """What the profile says, and the forms to change it."""
        self.clear_items()
        say = self.speaker.say
        self.add_item(Press(say("profile-button-times"), self._edit_times))
        self.add_item(Press(say("profile-button-about"), self._edit_about))
        return profiling.card(self._services, self.speaker, profile)

    def _complaint(self, failure: NotUnderstood) -> str:
        """What was not understood, and the form again as it was filled in."""

        async def again(interaction: discord.Interaction) -> None:
            await self._open(interaction, failure.typed)

        self.clear_items()
        say = self.speaker.say
        self.add_item(Press(say("profile-again"), again, style=discord.ButtonStyle.primary))
        errors = [f"• {say(error.message_id, **error.args_for_text)}" for error in failure.errors]
        return "\n".join([say("profile-not-saved"), *errors])

    async def _edit_times(self, interaction: discord.Interaction) -> None:
        profile = await self._services.pairing.profiles.get(UserId(interaction.user.id))
        await self._open(interaction, profiling.times_of(self._services, self.speaker, profile))

    async def _edit_about(self, interaction: discord.Interaction) -> None:
        profile = await self._services.pairing.profiles.get(UserId(interaction.user.id))
        await self._open(interaction, profiling.about_of(profile))

    async def _open(self, interaction: discord.Interaction, typed: Typed) -> None:
        await interaction.response.send_modal(form(interaction, self._services, typed, panel=self))

    async def submitted(self, interaction: discord.Interaction, typed: Typed) -> None:
        """What a form brings back."""
        self.asked_by = interaction
        try:
            text = self.card(await profiling.save(self._services, UserId(interaction.user.id), typed))
        except NotUnderstood as failure:
            text = self._complaint(failure)
        if interaction.message is None:
            # A command has opened the form, so there is no panel yet.
            await answer(interaction, text, view=self)
        else:
            await show(interaction, text, view=self)


def form(
    asked_by: discord.Interaction, services: Services, typed: Typed, *, panel: ProfilePanel | None = None
) -> PersonalModal:
    """A form that is filled in so."""
    speaker = speaker_for(services.texts, asked_by)

    async def submitted(interaction: discord.Interaction, entered: Typed) -> None:
        # A panel may have ended while its form lay open.
        shown = panel
        if shown is None or shown.is_finished():
            shown = ProfilePanel(interaction, services)
        await shown.submitted(interaction, entered)

    if isinstance(typed, TimesTyped):
        return TimesForm(asked_by, speaker, typed, submitted)
    return AboutForm(asked_by, speaker, typed, submitted)


def confirm_deletion(
    asked_by: discord.Interaction, speaker: Speaker, services: Services
) -> tuple[str, ConfirmView]:
    """The question before a profile is deleted, and its panel."""

    async def delete(interaction: discord.Interaction) -> str:
        gone = await services.pairing.profiles.delete(UserId(interaction.user.id))
        return speaker.say("profile-deleted" if gone else "profile-deleted-already")

    panel = ConfirmView(
        asked_by,
        speaker,
        yes=speaker.say("profile-delete-yes"),
        no=speaker.say("profile-delete-no"),
        kept=speaker.say("profile-kept"),
        action=delete,
    )
    return speaker.say("profile-delete-question"), panel
