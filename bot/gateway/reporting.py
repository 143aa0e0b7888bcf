"""A report on its way from somebody who read something to the moderators of both sides."""

from datetime import timedelta

import aiohttp
import discord

from bot.errors import UserError
from bot.gateway import record
from bot.gateway.people import name_of
from bot.gateway.services import Services
from bot.gateway.threads import place_in
from bot.gateway.views.cases import decisions
from bot.model import Case, CaseKind, GuildId, MessageId, Said, UserId

MOST = 5
WITHIN = timedelta(hours=1)
"""So many reports a person may make in such a time."""


async def reportable(services: Services, reporter: UserId, message: discord.Message) -> Said:
    """What a message of a linked channel says; UserError where there is nothing to report, or not now."""
    if services.bridges.link_of(place_in(message.channel, message.channel.id).channel_id) is None:
        raise UserError("error-report-unbridged")
    said = await services.said.in_message(MessageId(message.id))
    if not said:
        raise UserError("error-report-unbridged")
    if said[0].user_id == reporter:
        raise UserError("error-report-own")
    lately = await services.cases.made_by(reporter, CaseKind.REPORTED, within=WITHIN)
    reported = {case.message_id for case in lately}
    if said[0].message_id in reported:
        raise UserError("error-report-again")
    if len(reported) >= MOST:
        raise UserError("error-report-often", max=MOST)
    return said[0]


async def report(
    services: Services, interaction: discord.Interaction, message: discord.Message, reason: str
) -> bool:
    """To the server where it was read and the one where it was written; whether any moderator was told."""
    assert interaction.guild_id is not None, "the menu is for servers only"
    reporter, here = UserId(interaction.user.id), GuildId(interaction.guild_id)
    # Asked again: a form may stay open for long.
    said = await reportable(services, reporter, message)
    texts = [await _original(interaction.client, said)]
    if message.id != said.message_id:
        texts.append(message.content)
    cases, told = list[Case](), False
    for guild_id in dict.fromkeys((here, said.guild_id)):
        case = await services.cases.open(
            guild_id,
            CaseKind.REPORTED,
            about=said.user_id,
            by=reporter,
            reason=reason,
            bridge_id=said.bridge_id,
            channel_id=said.shown_in,
            message_id=said.message_id,
        )
        cases.append(case)
        speaker = services.notices.speaker_of(guild_id)
        who = [speaker.say("report-by", name=await name_of(interaction.client, reporter))]
        view = decisions(speaker, case)
        shown = [*(who if guild_id == here else []), *(record.quoted(text) for text in texts if text.strip())]
        text = await record.entry(interaction.client, speaker, case, url=said.url, lines=shown)
        told = await record.ask(services, case, text, view) or told
    services.outcomes.remember([case.id for case in cases], interaction)
    return told


async def _original(client: discord.Client, said: Said) -> str:
    """Fetched for this moment, since it is kept nowhere but on Discord."""
    try:
        found = await client.get_partial_messageable(said.shown_in).fetch_message(said.message_id)
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        return ""
    return found.content
