"""A message that is held, or was dropped, as a server's moderators read it."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Protocol

import discord

from bot.gateway.problems import place_name
from bot.gateway.rulings import why
from bot.i18n import Speaker
from bot.model import Action, Address, ChannelId, Finding, GuildId, Held, Incoming, Language, Link
from bot.relay.bridges import Bridges
from bot.relay.gate import Ruling
from bot.relay.marks import escape, url
from bot.translation import Quality, Scope, Translation

PATIENCE = 10.0
"""Seconds for a translation; moderators see the original in any case."""
MAX_QUOTED = 1_500
"""Characters of each text."""

_TOLD = {
    Action.LOG: "hold-logged",
    Action.HOLD: "hold-asks",
    Action.DROP: "hold-dropped",
    Action.MUTE: "hold-muted-author",
}


class Translates(Protocol):
    """The entry point of ``bot.translation``."""

    async def translate(
        self, text: str, *, target: Language, source: Language | None = None, scope: Scope | None = None
    ) -> Translation: ...


class Descriptions:
    """Shows both texts: nobody should have to judge what they cannot read."""

    def __init__(self, bridges: Bridges, translator: Translates, scope_of: Callable[[Link], Scope]) -> None:
        self._bridges = bridges
        self._translator = translator
        self._scope_of = scope_of

    async def of_ruling(
        self, client: discord.Client, speaker: Speaker, ruling: Ruling, *, number: int
    ) -> str:
        """What a rule made of a message."""
        text_id = "hold-kept-old" if ruling.keeps_old else _TOLD[ruling.action]
        return await self._describe(
            client,
            speaker,
            text_id,
            ruling.incoming,
            ruling.channels,
            seen_from=ruling.guild_id,
            number=number,
            findings=ruling.verdict.findings,
            translations=ruling.translations,
        )

    async def of_held(
        self, client: discord.Client, speaker: Speaker, held: Held, *, guild_id: GuildId, number: int
    ) -> str:
        """What still waits, as it is by now."""
        return await self._describe(
            client, speaker, "hold-asks", held.incoming, held.channels, seen_from=guild_id, number=number
        )

    async def _describe(
        self,
        client: discord.Client,
        speaker: Speaker,
        text_id: str,
        incoming: Incoming,
        channels: Sequence[ChannelId],
        *,
        seen_from: GuildId,
        number: int,
        findings: Sequence[Finding] = (),
        translations: Sequence[str] = (),
    ) -> str:
        shown_in = incoming.channel_id if incoming.thread_id is None else ChannelId(incoming.thread_id)
        lines = [
            speaker.say(
                text_id,
                number=str(number),
                name=escape(incoming.author.name),
                id=str(incoming.author.id),
                url=url(Address(guild_id=incoming.guild_id, channel_id=shown_in, message_id=incoming.id)),
                place=place_name(client, incoming.channel_id, seen_from=seen_from),
                to=speaker.join(place_name(client, one, seen_from=seen_from) for one in channels),
            )
        ]
        if findings:
            lines.append(speaker.say("hold-why", why=why(speaker, findings)))
        lines += _quoted("\n".join(incoming.texts))
        lines += [
            speaker.say("hold-file", name=escape(file.filename), url=file.url)
            for file in incoming.attachments
        ]
        translated = translations or await self._translated(incoming, channels)
        if translated:
            lines += [speaker.say("hold-translation"), *_quoted("\n".join(translated))]
        return "\n".join(lines)

    async def _translated(self, incoming: Incoming, channels: Sequence[ChannelId]) -> Sequence[str]:
        """As it would be read where it was to go; nothing if that cannot be had in time."""
        source = self._bridges.link_of(incoming.channel_id)
        links = [link for one in channels if (link := self._bridges.link_of(one)) is not None]
        foreign = [
            link for link in links if source is None or link.language.is_chinese != source.language.is_chinese
        ]
        text = "\n".join(incoming.texts)
        if not foreign or not text:
            return ()
        asked = self._translator.translate(
            text,
            target=foreign[0].language,
            source=self._bridges.source_language(incoming, foreign[0]),
            scope=self._scope_of(foreign[0]),
        )
        try:
            translation = await asyncio.wait_for(asked, PATIENCE)
        except TimeoutError:
            return ()
        return () if translation.quality is Quality.VERBATIM else (translation.text,)


def _quoted(text: str) -> list[str]:
    shown = text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}…"
    return [f"> {line}" for line in shown.split("\n")] if shown.strip() else []
