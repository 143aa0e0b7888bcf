"""Reports of a partner: to the moderators of the server, with the thread's last messages if they wish so."""

from collections.abc import Sequence

import aiohttp
import discord

from bot.errors import UserError
from bot.gateway import record
from bot.gateway.people import name_of
from bot.gateway.reporting import MOST, WITHIN
from bot.gateway.services import Services
from bot.gateway.views.cases import decisions
from bot.model import Case, CaseKind, Pair, PairId, ThreadId, UserId
from bot.relay.marks import escape
from bot.relay.split import cut

MOST_SHARED = 20
"""Messages of the thread."""
LOOKED_AT = 100
"""Of which some are the bot's own."""
MAX_SHOWN = 300
"""Characters of each."""


async def partners_of(services: Services, reporter: UserId, pair_id: PairId) -> Pair:
    """A pair that is, or was, the person's; UserError where it is not, or where they report too often."""
    pair = await services.pairing.meeting.partners.find(pair_id)
    if pair is None or pair.member(reporter) is None or not pair.others(reporter):
        raise UserError("error-pair-not-yours")
    lately = await services.cases.made_by(reporter, CaseKind.REPORTED, within=WITHIN)
    if len(lately) >= MOST:
        raise UserError("error-report-often", max=MOST)
    return pair


async def report_partner(
    services: Services,
    interaction: discord.Interaction,
    pair_id: PairId,
    about: UserId,
    reason: str,
    *,
    share: bool,
) -> bool:
    """Whether any moderator was told. Without ``share`` nothing that was said is shown to them."""
    reporter = UserId(interaction.user.id)
    # Asked again: a form may stay open for long.
    pair = await partners_of(services, reporter, pair_id)
    if about not in pair.others(reporter):
        raise UserError("error-pair-not-yours")
    lately = await services.cases.made_by(reporter, CaseKind.REPORTED, within=WITHIN)
    if any(case.user_id == about and case.message_id is None for case in lately):
        raise UserError("error-report-partner-again")
    case = await services.cases.open(
        pair.guild_id, CaseKind.REPORTED, about=about, by=reporter, reason=reason
    )
    text = await _entry(services, interaction, pair, case, share=share)
    speaker = services.notices.speaker_of(pair.guild_id)
    told = await record.ask(services, case, text, decisions(speaker, case))
    services.outcomes.remember([case.id], interaction)
    return told


async def _entry(
    services: Services, interaction: discord.Interaction, pair: Pair, case: Case, *, share: bool
) -> str:
    client, speaker = interaction.client, services.notices.speaker_of(pair.guild_id)
    reporter = UserId(interaction.user.id)
    lines = [
        speaker.say("report-by", name=await name_of(client, reporter)),
        speaker.say("report-in-pair", number=str(pair.id)),
    ]
    if share and pair.thread_id is not None:
        said = await _last_words(client, pair.thread_id)
        lines += [speaker.say("report-shared", count=len(said)), *said]
    else:
        lines.append(speaker.say("report-not-shared"))
    return await record.entry(client, speaker, case, lines=lines)


async def _last_words(client: discord.Client, thread_id: ThreadId) -> Sequence[str]:
    """What people said there last, oldest first; fetched for this moment, and kept nowhere."""
    channel = client.get_partial_messageable(thread_id)
    try:
        found = [one async for one in channel.history(limit=LOOKED_AT) if not one.author.bot]
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        return ()
    return [_quoted(message) for message in reversed(found[:MOST_SHARED])]


def _quoted(message: discord.Message) -> str:
    files = "".join(f" 📎 {escape(file.filename)}" for file in message.attachments)
    text = cut(escape(message.content), MAX_SHOWN)
    when = discord.utils.format_dt(message.created_at, "t")
    return f"> {when} **{escape(message.author.display_name)}**: {text}{files}"
