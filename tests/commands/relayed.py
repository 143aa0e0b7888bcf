"""Messages that have crossed the bridge between #general and #中文聊天, as the relay leaves them."""

from typing import Any

from simcord import ChannelHandle, MemberActor
from sqlalchemy import insert, select

from bot.model import ChannelId, GuildId, Moderator, UserId
from bot.storage.said import SaidStore
from bot.storage.schema import copies, origins
from tests.commands.town import Town


async def relayed(
    town: Town,
    author: MemberActor,
    text: str,
    *,
    channel: ChannelHandle | None = None,
    to: ChannelHandle | None = None,
) -> tuple[Any, Any]:
    """A message and its copy."""
    source, destination = channel or town.general, to or town.chat
    original = await author.send(source, text)
    guild = town.rednote if destination.id == town.far.id else town.creators
    webhook = guild.create_webhook(destination)
    copy = await webhook.send(f"译：{text}", username=author.name)
    store = town.services.said
    assert isinstance(store, SaidStore)
    link = town.services.bridges.link_of(ChannelId(source.id))
    assert link is not None
    async with store._database.begin() as connection:
        values = {
            "message_id": original.id,
            "channel_id": source.id,
            "guild_id": link.guild_id,
            "author_id": author.id,
            "bridge_id": link.bridge_id,
            "revision": 0,
        }
        await connection.execute(insert(origins).values(values))
        found = select(origins.c.id).where(origins.c.message_id == original.id)
        origin_id = (await connection.execute(found)).scalar_one()
        row = {
            "origin_id": origin_id,
            "channel_id": destination.id,
            "part": 0,
            "message_id": copy.id,
            "webhook_id": webhook.id,
        }
        await connection.execute(insert(copies).values(row))
    return original, copy


async def both_sides(town: Town) -> None:
    """A bridge between #general of Creators and #英语角 of 小红书, and a log channel for each."""
    await town.maya.slash(town.general, "bridge create", name="Plaza")
    await town.maya.slash(town.general, "bridge link", bridge="Plaza", channel=town.general, language="en")
    maya = Moderator(user_id=UserId(town.maya.id), guild_id=GuildId(town.creators.id))
    code = await town.services.bridges.share("Plaza", by=maya)
    await town.wei.slash(town.far, "bridge join", code=code.code, channel=town.far, language="zh-Hans")
    await town.maya.slash(town.general, "bridge log", channel=town.reports)
