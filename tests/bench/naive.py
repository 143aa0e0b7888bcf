"""An ordinary bridge bot, as its author would write it in an evening: what Magpie is measured beside.

``python -m tests.bench.naive LINKS``, LINKS being JSON: ``{"channel": ["other channel", "its language"]}``.
It translates in a thread and posts by discord.py's ``webhook.send`` under the author's name and avatar. It
stores nothing: what is under way when it ends is lost, and edits and deletions do not reach the other side.
"""

import asyncio
import json
import os
import sys

import discord
import requests
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

Links = dict[int, tuple[int, str]]


class Naive(discord.Client):
    """Copies each message of a linked channel into the other one."""

    def __init__(self, links: Links, translator: str) -> None:
        intents = discord.Intents.default()
        intents.message_content = True
        super().__init__(intents=intents)
        self._links = links
        self._translator = translator
        self._webhooks: dict[int, discord.Webhook] = {}

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or message.webhook_id or message.channel.id not in self._links:
            return
        channel_id, language = self._links[message.channel.id]
        text = await asyncio.to_thread(self._translate, message.content, language)
        webhook = await self._webhook(channel_id)
        await webhook.send(
            text,
            username=message.author.display_name,
            avatar_url=message.author.display_avatar.url,
            allowed_mentions=discord.AllowedMentions.none(),
        )

    def _translate(self, text: str, language: str) -> str:
        wanted = {"q": text, "source": "auto", "target": language, "format": "text"}
        answer = requests.post(f"{self._translator}/translate", json=wanted, timeout=8)
        answer.raise_for_status()
        return answer.json()["translatedText"]

    async def _webhook(self, channel_id: int) -> discord.Webhook:
        if channel_id not in self._webhooks:
            channel = self.get_channel(channel_id)
            assert isinstance(channel, discord.TextChannel), "the bot is not in that server"
            own = [webhook for webhook in await channel.webhooks() if webhook.user == self.user]
            self._webhooks[channel_id] = own[0] if own else await channel.create_webhook(name="Naive")
        return self._webhooks[channel_id]


def main(links: str) -> None:
    Route.BASE = os.environ["MAGPIE_DISCORD_API"]
    DiscordWebSocket.DEFAULT_GATEWAY = URL(os.environ["MAGPIE_DISCORD_GATEWAY"])
    Asset.BASE = os.environ["MAGPIE_DISCORD_CDN"]  # pyright: ignore[reportAttributeAccessIssue]
    table = {int(here): (int(there), language) for here, (there, language) in json.loads(links).items()}
    Naive(table, os.environ["MAGPIE_LIBRETRANSLATE_URL"]).run(os.environ["DISCORD_TOKEN"])


if __name__ == "__main__":
    main(sys.argv[1])
