"""/bridge: what moderators do with bridges."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.gateway.answers import answer
from bot.gateway.arguments import BridgeName, CodeText
from bot.gateway.forums import require_alike
from bot.gateway.joining import announce, join
from bot.gateway.labels import language_name
from bot.gateway.listing import list_bridges, suggestions
from bot.gateway.people import acting, may, require, require_sees, speaker_for
from bot.gateway.permissions import Linkable, Writable, require_for_bridge, require_for_log
from bot.gateway.views.confirm import confirm_removal
from bot.gateway.views.problems import ProblemsView
from bot.i18n.texts import Argument
from bot.model import ChannelId, Language, Moderator, Power, Style
from bot.relay.bridges import CODE_LIFETIME

if TYPE_CHECKING:
    from bot.gateway.client import Magpie
    from bot.gateway.services import Services

_STYLE_SET = {
    Style.TRANSLATION: "bridge-style-translation",
    Style.WITH_ORIGINAL: "bridge-style-with-original",
}


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Bridge(commands.GroupCog, group_name="bridge"):
    """Every command takes the power over bridges; ``/bridge access`` is in ``cogs.access``."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self._bridges = services.bridges

    def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        return require(interaction, Power.BRIDGES)

    @app_commands.command()
    async def create(
        self, interaction: discord.Interaction, name: BridgeName, style: Style = Style.TRANSLATION
    ) -> None:
        view = await self._bridges.create(name, by=_by(interaction), style=style)
        await self._say(interaction, "bridge-created", bridge=view.bridge.name)

    @app_commands.command()
    async def link(
        self, interaction: discord.Interaction, bridge: BridgeName, channel: Linkable, language: Language
    ) -> None:
        require_sees(interaction, channel)
        require_for_bridge(channel)
        require_alike(interaction.client, self._bridges.find(bridge, by=_by(interaction)), channel)
        view = await self._bridges.link(bridge, ChannelId(channel.id), language, by=_by(interaction))
        await self._say_linked(
            interaction,
            "bridge-linked" if len(view.links) > 1 else "bridge-linked-alone",
            channel=channel.id,
            bridge=view.bridge.name,
            language=language,
        )
        await self._services.notice_board.open(view, added=ChannelId(channel.id))

    @app_commands.command()
    async def unlink(self, interaction: discord.Interaction, channel: Linkable) -> None:
        view = await self._bridges.unlink(ChannelId(channel.id), by=_by(interaction))
        await self._say(interaction, "bridge-unlinked", channel=channel.id, bridge=view.bridge.name)

    @app_commands.command(name="list")
    async def show_all(self, interaction: discord.Interaction) -> None:
        guild_id = _by(interaction).guild_id
        views = self._bridges.visible_to(guild_id)
        speaker = speaker_for(self._services.texts, interaction)
        await answer(interaction, list_bridges(interaction.client, speaker, views, seen_from=guild_id))

    @app_commands.command()
    async def pause(self, interaction: discord.Interaction, bridge: BridgeName) -> None:
        view = await self._bridges.set_paused(bridge, paused=True, by=_by(interaction))
        await self._say(interaction, "bridge-paused", bridge=view.bridge.name)

    @app_commands.command()
    async def resume(self, interaction: discord.Interaction, bridge: BridgeName) -> None:
        view = await self._bridges.set_paused(bridge, paused=False, by=_by(interaction))
        await self._say(interaction, "bridge-resumed", bridge=view.bridge.name)
        await self._services.relay.resumed(view)

    @app_commands.command()
    async def style(self, interaction: discord.Interaction, bridge: BridgeName, style: Style) -> None:
        view = await self._bridges.set_style(bridge, style, by=_by(interaction))
        await self._say(interaction, _STYLE_SET[style], bridge=view.bridge.name)

    @app_commands.command()
    async def bots(self, interaction: discord.Interaction, bridge: BridgeName, allow: bool) -> None:
        view = await self._bridges.set_allow_bots(bridge, allow, by=_by(interaction))
        text_id = "bridge-bots-allowed" if allow else "bridge-bots-ignored"
        await self._say(interaction, text_id, bridge=view.bridge.name)

    @app_commands.command()
    async def notes(self, interaction: discord.Interaction, bridge: BridgeName, show: bool) -> None:
        view = await self._bridges.set_notes(bridge, show, by=_by(interaction))
        text_id = "bridge-notes-shown" if show else "bridge-notes-hidden"
        await self._say(interaction, text_id, bridge=view.bridge.name)

    @app_commands.command()
    async def pinyin(self, interaction: discord.Interaction, bridge: BridgeName, show: bool) -> None:
        view = await self._bridges.set_pinyin(bridge, show, by=_by(interaction))
        text_id = "bridge-pinyin-shown" if show else "bridge-pinyin-hidden"
        await self._say(interaction, text_id, bridge=view.bridge.name)

    @app_commands.command(name="in-place")
    async def in_place(self, interaction: discord.Interaction, bridge: BridgeName, translate: bool) -> None:
        view = await self._bridges.set_in_place(bridge, translate, by=_by(interaction))
        text_id = "bridge-in-place-on" if translate else "bridge-in-place-off"
        await self._say(interaction, text_id, bridge=view.bridge.name)

    @app_commands.command()
    async def remove(self, interaction: discord.Interaction, bridge: BridgeName) -> None:
        view = self._bridges.find(bridge, by=_by(interaction))
        speaker = speaker_for(self._services.texts, interaction)
        question, panel = confirm_removal(interaction, speaker, self._services, view)
        await answer(interaction, question, view=panel)

    @app_commands.command()
    async def share(self, interaction: discord.Interaction, bridge: BridgeName) -> None:
        code = await self._bridges.share(bridge, by=_by(interaction))
        minutes = int(CODE_LIFETIME.total_seconds() // 60)
        await self._say(interaction, "bridge-share", code=code.code, minutes=minutes)

    @app_commands.command()
    async def join(
        self, interaction: discord.Interaction, code: CodeText, channel: Linkable, language: Language
    ) -> None:
        require_sees(interaction, channel)
        require_for_bridge(channel)
        joined = await join(self._services, interaction, code=code, channel=channel, language=language)
        bridge = joined.view.bridge.name
        await self._say_linked(
            interaction, "bridge-joined", channel=channel.id, bridge=bridge, language=language
        )
        await announce(self._services, interaction.client, joined)

    @app_commands.command()
    async def log(self, interaction: discord.Interaction, channel: Writable | None = None) -> None:
        guild_id = _by(interaction).guild_id
        if channel is None:
            await self._services.notices.set_log_channel(guild_id, None)
            await self._say(interaction, "bridge-log-off")
        else:
            require_sees(interaction, channel)
            require_for_log(channel)
            await self._services.notices.set_log_channel(guild_id, ChannelId(channel.id))
            await self._say(interaction, "bridge-log-set", channel=channel.id)

    @app_commands.command()
    async def problems(self, interaction: discord.Interaction) -> None:
        problems = self._services.problems
        page = await problems.page(0, by=_by(interaction))
        panel = ProblemsView(interaction, speaker_for(self._services.texts, interaction), problems, page)
        await answer(interaction, panel.text, view=panel)

    @link.autocomplete("bridge")
    @pause.autocomplete("bridge")
    @resume.autocomplete("bridge")
    @style.autocomplete("bridge")
    @bots.autocomplete("bridge")
    @notes.autocomplete("bridge")
    @pinyin.autocomplete("bridge")
    @in_place.autocomplete("bridge")
    @remove.autocomplete("bridge")
    @share.autocomplete("bridge")
    async def bridge_names(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Nothing for people without the right: a name tells something, too."""
        if not may(interaction, Power.BRIDGES):
            return []
        names = suggestions(self._bridges.visible_to(_by(interaction).guild_id), typed)
        return [app_commands.Choice(name=name, value=name) for name in names]

    async def _say_linked(
        self, interaction: discord.Interaction, text_id: str, *, channel: int, bridge: str, language: Language
    ) -> None:
        name = language_name(speaker_for(self._services.texts, interaction), language)
        await self._say(interaction, text_id, channel=channel, bridge=bridge, language=name)

    async def _say(self, interaction: discord.Interaction, text_id: str, **args: Argument) -> None:
        await answer(interaction, speaker_for(self._services.texts, interaction).say(text_id, **args))


def _by(interaction: discord.Interaction) -> Moderator:
    return acting(interaction, Power.BRIDGES)


async def setup(bot: "Magpie") -> None:
    await bot.add_cog(Bridge(bot.services))
