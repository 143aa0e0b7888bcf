"""Two communities, their channels, and people with and without the right to manage them."""

from dataclasses import dataclass
from typing import Any, Self

import discord
from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, MemberActor

from bot.gateway.client import Magpie
from bot.gateway.services import Services
from bot.model import Locale

MODERATES = discord.Permissions(manage_guild=True, moderate_members=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Maya and Wei moderate, Lin and Tom do not; everybody else is made by the test."""

    env: Env
    services: Services
    locales: dict[int, Locale]
    creators: GuildHandle
    rednote: GuildHandle
    general: ChannelHandle
    chat: ChannelHandle
    reports: ChannelHandle
    far: ChannelHandle
    maya: MemberActor
    tom: MemberActor
    lin: MemberActor
    wei: MemberActor

    @classmethod
    def build(cls, env: Env, services: Services, locales: dict[int, Locale]) -> Self:
        creators = env.create_guild("Creators", preferred_locale="en-US")
        rednote = env.create_guild("小红书", preferred_locale="zh-CN")
        moderators = creators.create_role("mods", permissions=MODERATES)
        managers = rednote.create_role("管理", permissions=MODERATES)
        town = cls(
            env=env,
            services=services,
            locales=locales,
            creators=creators,
            rednote=rednote,
            general=creators.create_text_channel("general"),
            chat=creators.create_text_channel("中文聊天"),
            reports=creators.create_text_channel("mod-log"),
            far=rednote.create_text_channel("英语角"),
            maya=creators.add_member(env.create_user("maya"), roles=[moderators]),
            tom=creators.add_member(env.create_user("tom")),
            lin=creators.add_member(env.create_user("lin"), roles=[moderators]),
            wei=rednote.add_member(env.create_user("wei"), roles=[managers]),
        )
        locales[town.lin.id] = Locale.ZH_TW
        locales[town.wei.id] = Locale.ZH_CN
        return town

    def say(self, locale: Locale, text_id: str, **args: Any) -> str:
        return self.services.texts(locale).say(text_id, **args)

    def wei_in_creators(self) -> MemberActor:
        """Wei visits the other server."""
        return self.creators.add_member(self.wei.user)

    @property
    def bot(self) -> Magpie:
        assert isinstance(self.env.bot, Magpie)
        return self.env.bot

    async def let(self, command: str, member: MemberActor) -> None:
        """A server's own setting: this person may use the command, whatever rights they have."""
        found = next(known for known in await self.bot.tree.fetch_commands() if known.name == command)
        self.creators.set_command_permissions(found, {member: True})

    async def linked(self, name: str = "Plaza") -> None:
        """A bridge between #general and #中文聊天."""
        await self.maya.slash(self.general, "bridge create", name=name)
        for channel, language in ((self.general, "en"), (self.chat, "zh-Hans")):
            await self.maya.slash(
                self.general, "bridge link", bridge=name, channel=channel, language=language
            )


def panel_of(result: InteractionResult) -> Any:
    """The message with the buttons, whether it was the first answer or came later."""
    return result.followups[-1] if result.followups else result.response


def text_of(result: InteractionResult) -> str:
    """What the person reads, over all messages of the answer."""
    first = [] if result.response is None else [result.response.content]
    return "\n".join([*first, *(message.content for message in result.followups)])
