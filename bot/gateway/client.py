"""The bot as Discord sees it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands

from bot.errors import UserError
from bot.gateway.allowance import Allowance
from bot.gateway.answers import reply
from bot.gateway.failures import Failures
from bot.gateway.people import speaker_in
from bot.gateway.services import Services
from bot.gateway.strangers import Strangers
from bot.gateway.tree import CommandTranslator, Tree, describe
from bot.gateway.views.base import is_outlived

if TYPE_CHECKING:
    import re

MAX_MESSAGES = 100
"""Messages the library may remember; edits and deletions come as raw events, so hardly any are needed."""


def intents() -> discord.Intents:
    """What Magpie listens to, and nothing else."""
    return discord.Intents(
        guilds=True,
        guild_messages=True,
        guild_reactions=True,
        message_content=True,
        emojis_and_stickers=True,
        moderation=True,
    )


def mentioned(bot: "Magpie", _message: discord.Message) -> Sequence[str]:
    """The prefix of text commands. Chinese is written without spaces, so none is asked for."""
    user = bot.user
    return [] if user is None else [f"<@{user.id}>", f"<@!{user.id}>"]


class Magpie(commands.Bot):
    """Loads the cogs and answers; what it knows and does is in ``services``."""

    def __init__(
        self, services: Services, *, extensions: Iterable[str], allowance: Allowance | None = None
    ) -> None:
        """``allowance``: where others ask Discord as this bot, too."""
        super().__init__(
            command_prefix=mentioned,
            strip_after_prefix=True,
            help_command=None,
            tree_cls=Tree,
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=MAX_MESSAGES,
            http_trace=(allowance or Allowance()).trace(),
        )
        self.services = services
        self.failures = Failures(services.texts, new_reference=services.new_reference)
        self._extensions_to_load = tuple(extensions)
        self.run_id = services.new_reference()
        self._standing: list[re.Pattern[str]] = []
        self._strangers = Strangers(super().fetch_user)
        services.notices.attach(self)
        services.notice_board.attach(self)

    async def setup_hook(self) -> None:
        """Before the first event: load the cogs, name the commands in every language, tell Discord."""
        await self.services.notices.load()
        await self.services.notice_board.load()
        for extension in self._extensions_to_load:
            await self.load_extension(extension)
        names = self.services.command_names
        await self.tree.set_translator(CommandTranslator(names))
        describe(self.tree, names)
        await self.tree.sync()

    async def fetch_user(self, user_id: int, /) -> discord.User:
        """As the library does, one after the other, and remembered for some minutes."""
        return await self._strangers.find(user_id)

    def add_dynamic_items(self, *items: type[discord.ui.DynamicItem[Any]]) -> None:
        """As the library does, and know their ids from those of panels that have ended."""
        super().add_dynamic_items(*items)
        self._standing += [item.__discord_ui_compiled_template__ for item in items]

    async def on_interaction(self, interaction: discord.Interaction, /) -> None:
        """Panels do not outlive the process, and end; whoever still uses one is told."""
        if is_outlived(interaction, self.run_id, self._standing):
            await self.failures.answer(interaction, UserError("error-panel-old"))

    async def on_message(self, message: discord.Message, /) -> None:
        """Text commands of people; copies of ours may begin with a mention, too."""
        if message.webhook_id is not None or message.author.bot:
            return
        context: commands.Context[Magpie] = await self.get_context(message)
        if context.prefix is not None and not context.invoked_with:
            await self._hint(context)
        else:
            await self.invoke(context)

    async def on_command_error(
        self, context: commands.Context[Any], exception: commands.CommandError, /
    ) -> None:
        """The same explanations as for slash commands; an unknown word gets a hint."""
        if isinstance(exception, commands.CommandNotFound):
            await self._hint(context)
            return
        speaker = speaker_in(self.services.texts, self.services.bridges, context)
        text = self.failures.explain(exception, speaker, where=f"@{context.command}")
        await reply(context, text)

    async def _hint(self, context: "commands.Context[Magpie]") -> None:
        assert self.user is not None, "nobody can mention a bot that is not logged in"
        speaker = speaker_in(self.services.texts, self.services.bridges, context)
        await reply(context, speaker.say("help-hint", bot=self.user.id))
