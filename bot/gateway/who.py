"""Who wrote what a copy shows."""

import discord

from bot.gateway.people import find_user
from bot.gateway.services import Copies
from bot.i18n import Speaker
from bot.model import NOBODY, MessageId
from bot.relay.marks import escape


async def who_wrote(
    client: discord.Client, copies: Copies, speaker: Speaker, message: discord.Message
) -> str:
    """The person, their server and the original, in a way that pings nobody."""
    author = await copies.author_of(MessageId(message.id))
    if author is None:
        return speaker.say("who-not-a-copy")
    guild = client.get_guild(author.guild_id)
    server = speaker.say("who-server-unknown") if guild is None else escape(guild.name)
    name = escape(message.author.display_name)
    url = f"https://discord.com/channels/{author.guild_id}/{author.shown_in}/{author.message_id}"
    if author.user_id == NOBODY:
        return speaker.say("who-forgotten", server=server, url=url)
    user = await find_user(client, author.user_id)
    if user is None:
        return speaker.say("who-is", name=name, user=author.user_id, server=server, url=url)
    return speaker.say("who-is-handle", name=name, handle=user.name, server=server, url=url)
