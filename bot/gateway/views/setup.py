"""The panel of /setup: channels, details, permissions, done."""

from dataclasses import replace

import discord

from bot.errors import UserError
from bot.gateway.answers import show
from bot.gateway.forums import is_forum
from bot.gateway.labels import language_name, permission_names, style_name
from bot.gateway.people import acting, require_sees, sees
from bot.gateway.permissions import WRITABLE_TYPES, Linkable
from bot.gateway.services import Services
from bot.gateway.setting_up import build, lacking, linkable_channel, report
from bot.gateway.setup_plan import Place, Plan, counterpart, guess
from bot.gateway.translating import server_locale
from bot.gateway.views.base import PersonalModal, PersonalView
from bot.gateway.views.parts import Choose, ChooseChannel, Press
from bot.i18n import Speaker
from bot.model import ChannelId, Language, Power, Style
from bot.relay.bridges import MAX_NAME


class SetupView(PersonalView):
    """Holds the plan; each step shows what the plan says and changes it."""

    def __init__(
        self, asked_by: discord.Interaction, speaker: Speaker, services: Services, guild: discord.Guild
    ) -> None:
        super().__init__(asked_by, speaker)
        self._services = services
        self._guild = guild
        self.plan = _first_plan(asked_by, guild, services)
        self.text = self._channels_step()

    # Step 1: which channels.

    def _channels_step(self) -> str:
        say, plan = self.speaker.say, self.plan
        self.clear_items()
        first = None if plan.first is None else plan.first.channel_id
        second = None if plan.second is None else plan.second.channel_id
        self.add_item(ChooseChannel(say("setup-pick-first"), first, self._pick_first, row=0))
        if not plan.elsewhere:
            self.add_item(ChooseChannel(say("setup-pick-second"), second, self._pick_second, row=1))
        toggle = say("setup-here") if plan.elsewhere else say("setup-elsewhere")
        self.add_item(Press(toggle, self._toggle_elsewhere, row=2))
        self.add_item(Press(say("setup-next"), self._next, style=discord.ButtonStyle.primary, row=2))
        return say("setup-channels")

    async def _pick_first(self, interaction: discord.Interaction, channel_id: int | None) -> None:
        self.plan = replace(self.plan, first=self._place(interaction, channel_id))
        await show(interaction, self._channels_step(), view=self)

    async def _pick_second(self, interaction: discord.Interaction, channel_id: int | None) -> None:
        self.plan = replace(self.plan, second=self._place(interaction, channel_id))
        await show(interaction, self._channels_step(), view=self)

    async def _toggle_elsewhere(self, interaction: discord.Interaction) -> None:
        self.plan = replace(self.plan, elsewhere=not self.plan.elsewhere)
        await show(interaction, self._channels_step(), view=self)

    async def _next(self, interaction: discord.Interaction) -> None:
        if self.plan.problem is not None:
            raise UserError(self.plan.problem)
        await self._show_details(interaction)

    # Step 2: languages, style, reports, name.

    async def _show_details(self, interaction: discord.Interaction) -> None:
        await show(interaction, self._details_step(), view=self)

    def _details_step(self) -> str:
        say, plan = self.speaker.say, self.plan
        self.clear_items()
        for row, place in enumerate(plan.places):
            self.add_item(self._language_choice(place, row))
        styles = {style.value: say("setup-style", style=style_name(self.speaker, style)) for style in Style}
        self.add_item(Choose(styles, plan.style.value, self._pick_style, row=2))
        self.add_item(
            ChooseChannel(
                say("setup-pick-log"),
                plan.log_channel_id,
                self._pick_log,
                row=3,
                optional=True,
                types=WRITABLE_TYPES,
            )
        )
        self.add_item(Press(say("setup-back"), self._back, row=4))
        self.add_item(Press(say("setup-rename"), self._ask_name, row=4))
        self.add_item(Press(say("setup-build"), self._build, style=discord.ButtonStyle.success, row=4))
        if plan.elsewhere:
            return say("setup-details-elsewhere", name=self.name, channel=plan.places[0].channel_id)
        channels = " ⇄ ".join(f"<#{place.channel_id}>" for place in plan.places)
        return say("setup-details", name=self.name, channels=channels)

    def _language_choice(self, place: Place, row: int) -> Choose:
        labels = {
            language.value: self.speaker.say(
                "setup-language-of", channel=place.name, language=language_name(self.speaker, language)
            )
            for language in Language
        }

        async def pick(interaction: discord.Interaction, value: str) -> None:
            chosen = replace(place, language=Language(value))
            if row == 0:
                self.plan = replace(self.plan, first=chosen)
            else:
                self.plan = replace(self.plan, second=chosen)
            await self._show_details(interaction)

        return Choose(labels, place.language.value, pick, row=row)

    async def _pick_style(self, interaction: discord.Interaction, value: str) -> None:
        self.plan = replace(self.plan, style=Style(value))
        await self._show_details(interaction)

    async def _pick_log(self, interaction: discord.Interaction, channel_id: int | None) -> None:
        if channel_id is not None:
            require_sees(interaction, linkable_channel(self._guild, channel_id))
        chosen = None if channel_id is None else ChannelId(channel_id)
        self.plan = replace(self.plan, log_channel_id=chosen)
        await self._show_details(interaction)

    async def _back(self, interaction: discord.Interaction) -> None:
        await show(interaction, self._channels_step(), view=self)

    async def _ask_name(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(_NameModal(self))

    async def rename(self, interaction: discord.Interaction, name: str) -> None:
        """What the modal brings back."""
        self.plan = replace(self.plan, chosen_name=" ".join(name.split()) or None)
        await self._show_details(interaction)

    # Step 3: may we, and then do it.

    async def _build(self, interaction: discord.Interaction) -> None:
        by = acting(interaction, Power.BRIDGES)
        if lacking(self._guild, self.plan):
            await show(interaction, self._missing_step(), view=self)
            return
        # Posting the notices can take longer than the three seconds Discord waits.
        await interaction.response.defer()
        built = await build(self._services, self.plan, by=by)
        self.stop()
        await show(interaction, report(self.speaker, self._guild, built), view=None)

    def _missing_step(self) -> str:
        say = self.speaker.say
        self.clear_items()
        self.add_item(Press(say("setup-back"), self._show_details))
        self.add_item(Press(say("setup-check-again"), self._build, style=discord.ButtonStyle.primary))
        lines = [
            say("setup-missing-line", channel=channel_id, permissions=permission_names(self.speaker, names))
            for channel_id, names in lacking(self._guild, self.plan).items()
        ]
        return say("setup-missing", list="\n".join(lines))

    @property
    def name(self) -> str:
        views = self._services.bridges.visible_to(acting(self.asked_by, Power.BRIDGES).guild_id)
        return self.plan.name([view.bridge.name for view in views])

    def _place(self, interaction: discord.Interaction, channel_id: int | None) -> Place | None:
        if channel_id is None:
            return None
        channel = linkable_channel(self._guild, channel_id)
        require_sees(interaction, channel)
        return _place_of(channel)


class _NameModal(PersonalModal):
    def __init__(self, panel: SetupView) -> None:
        super().__init__(panel.asked_by, panel.speaker.say("setup-rename-title"))
        self._panel = panel
        self._name: discord.ui.TextInput[_NameModal] = discord.ui.TextInput(
            default=panel.name, max_length=MAX_NAME
        )
        self.add_item(discord.ui.Label(text=panel.speaker.say("setup-rename-label"), component=self._name))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await self._panel.rename(interaction, self._name.value)


def _first_plan(asked_by: discord.Interaction, guild: discord.Guild, services: Services) -> Plan:
    """The channel it was asked in, and the one that looks like its other half."""
    free = [
        _place_of(channel)
        for channel in (*guild.text_channels, *guild.forums)
        if services.bridges.link_of(ChannelId(channel.id)) is None and sees(asked_by, channel)
    ]
    first = next((place for place in free if place.channel_id == asked_by.channel_id), None)
    return Plan(first=first, second=None if first is None else counterpart(first, free))


def _place_of(channel: Linkable) -> Place:
    server = server_locale(channel.guild)
    topic = None if isinstance(channel, discord.VoiceChannel) else channel.topic
    return Place(
        channel_id=ChannelId(channel.id),
        name=channel.name,
        language=guess(channel.name, topic, server=server),
        is_forum=is_forum(channel),
    )
