"""The form for a better translation, and the buttons by which moderators decide on it."""

import re
from typing import TYPE_CHECKING, Literal, Self, cast

import discord

from bot.gateway.people import acting, speaker_for
from bot.gateway.services import Services
from bot.gateway.suggesting import Subject, bridge_of, decided, describe
from bot.gateway.views.base import LastingButton, PersonalModal
from bot.i18n import Speaker
from bot.model import GuildId, Moderator, Power, Suggestion, SuggestionId, UserId
from bot.relay.suggestions import MAX_TEXT

if TYPE_CHECKING:
    from bot.gateway.client import Magpie

Verdict = Literal["approve", "reject", "withdraw"]


class SuggestForm(PersonalModal):
    """Shows the original and says what is kept, then takes the better translation."""

    def __init__(self, asked_by: discord.Interaction, services: Services, subject: Subject) -> None:
        speaker = speaker_for(services.texts, asked_by)
        super().__init__(asked_by, speaker.say("suggest-title"))
        self._services = services
        self._subject = subject
        self._typed: discord.ui.TextInput[Self] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph,
            default=subject.present or None,
            max_length=MAX_TEXT,
            custom_id="suggestion",
        )
        self.add_item(discord.ui.TextDisplay(speaker.say("suggest-original", original=subject.original)))
        self.add_item(discord.ui.Label(text=speaker.say("suggest-label"), component=self._typed))
        self.add_item(discord.ui.TextDisplay(speaker.say("suggest-kept")))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        assert interaction.guild_id is not None, "the menu is for servers only"
        person = Moderator(user_id=UserId(interaction.user.id), guild_id=GuildId(interaction.guild_id))
        suggestions, subject = self._services.suggestions, self._subject
        suggestion = await suggestions.submit(
            subject.link,
            target=subject.target,
            original=subject.original,
            present=subject.present,
            suggestion=self._typed.value,
            by=person,
        )
        speaker = speaker_for(self._services.texts, interaction)
        posted = await ask_moderators(self._services, interaction.client, suggestion)
        thanks = speaker.say("suggest-thanks" if posted else "suggest-thanks-waiting")
        used = suggestions.approved_of(person.user_id, suggestion.bridge_id)
        if used:
            thanks = f"{thanks}\n{speaker.say('suggest-credit', count=used)}"
        await interaction.response.send_message(thanks, ephemeral=True)


class Decide(
    LastingButton,
    template=re.compile(r"suggestion:(?P<verdict>approve|reject|withdraw):(?P<id>[0-9]{1,18})"),
):
    """A button that works after every restart: all it needs to know is in its id."""

    def __init__(self, verdict: Verdict, suggestion_id: SuggestionId, label: str) -> None:
        self._verdict = verdict
        self._suggestion_id = suggestion_id
        style = discord.ButtonStyle.success if verdict == "approve" else discord.ButtonStyle.danger
        super().__init__(f"suggestion:{verdict}:{suggestion_id}", label, style)

    @classmethod
    def of_id(cls, match: re.Match[str], label: str) -> Self:
        return cls(cast("Verdict", match["verdict"]), SuggestionId(int(match["id"])), label)

    async def press(self, client: "Magpie", interaction: discord.Interaction) -> None:
        services = client.services
        by = acting(interaction, Power.WORDS)
        acts = {
            "approve": services.suggestions.approve,
            "reject": services.suggestions.reject,
            "withdraw": services.suggestions.withdraw,
        }
        suggestion = await acts[self._verdict](self._suggestion_id, by=by)
        speaker = services.notices.speaker_of(by.guild_id)
        approved = self._verdict == "approve"
        text = await decided(interaction.client, speaker, suggestion, in_use=approved, by=interaction.user)
        view = WithdrawView(speaker, suggestion.id) if approved else None
        await interaction.response.edit_message(content=text, view=view)


class DecisionView(discord.ui.View):
    """Approve, or reject."""

    def __init__(self, speaker: Speaker, suggestion_id: SuggestionId) -> None:
        super().__init__(timeout=None)
        self.add_item(Decide("approve", suggestion_id, speaker.say("suggestion-approve")))
        self.add_item(Decide("reject", suggestion_id, speaker.say("suggestion-reject")))


class WithdrawView(discord.ui.View):
    """Nothing that was approved is for ever."""

    def __init__(self, speaker: Speaker, suggestion_id: SuggestionId) -> None:
        super().__init__(timeout=None)
        self.add_item(Decide("withdraw", suggestion_id, speaker.say("suggestion-withdraw")))


async def ask_moderators(services: Services, client: discord.Client, suggestion: Suggestion) -> bool:
    """Post it where the moderators of the bridge's home are told, else those of the person's own server."""
    view = bridge_of(services, suggestion.suggested_in, suggestion)
    homes = () if view is None else (view.bridge.home_guild_id,)
    for guild_id in dict.fromkeys((*homes, suggestion.suggested_in)):
        speaker = services.notices.speaker_of(guild_id)
        text = await describe(services, client, speaker, suggestion, seen_from=guild_id)
        if await services.notices.ask_moderators(guild_id, text, DecisionView(speaker, suggestion.id)):
            return True
    return False
