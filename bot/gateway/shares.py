"""/stats me, /stats leaderboard and /stats pairing in words."""

from dataclasses import dataclass
from datetime import datetime

import discord

from bot.gateway.figure_texts import people_text, period_text
from bot.gateway.people import name_of
from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import LEAST, Encounters, GuildId, Tongue, UserId
from bot.stats.figures import Period, Span, span_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Where somebody asks, of which days, and when that was."""

    guild_id: GuildId
    period: Period
    now: datetime


async def own_text(services: Services, speaker: Speaker, question: Question, user_id: UserId) -> str:
    """What the asker has had of the exchange, as far back as it is remembered."""
    statistics = services.statistics
    today = statistics.clocks.today(question.guild_id, question.now)
    own = await statistics.shares.of(question.guild_id, user_id, question.period, today=today)
    say = speaker.say
    lines = [say("stats-me", period=period_text(speaker, question.period, own.span))]
    if own.said:
        lines.append(say("stats-me-said", said=own.said, replied=own.replied))
    else:
        lines.append(say("stats-me-silent"))
    if own.said or own.reached:
        lines.append(say("stats-me-reached", reached=own.reached))
    if own.sessions:
        lines.append(say("stats-me-sessions", count=own.sessions, minutes=own.minutes))
    if own.streak > 1:
        lines.append(say("stats-me-streak", days=own.streak))
    return "\n".join([*lines, say("stats-me-memory", since=own.since)])


async def leaderboard_text(
    services: Services, client: discord.Client, speaker: Speaker, question: Question
) -> str:
    """Of those who want to be on it; how to get there, for everybody else."""
    span = _span(services, question)
    leaders = await services.statistics.shares.leaders(question.guild_id, span)
    title = speaker.say("stats-leaderboard", period=period_text(speaker, question.period, span))
    if not leaders:
        return "\n".join([title, speaker.say("stats-leaderboard-empty")])
    lines = [
        speaker.say(
            "stats-leaderboard-line",
            place=place,
            name=await name_of(client, leader.user_id),
            replied=leader.replied,
            reached=leader.reached,
        )
        for place, leader in enumerate(leaders, start=1)
    ]
    return "\n".join([title, *lines, speaker.say("stats-leaderboard-note")])


async def pairing_text(services: Services, speaker: Speaker, question: Question) -> str:
    """What language exchange amounts to; of too few people no more than that."""
    span = _span(services, question)
    found = await services.statistics.chronicle.encounters(question.guild_id, span)
    lines = [speaker.say("stats-pairing", period=period_text(speaker, question.period, span))]
    if not (found.people or found.rounds or found.sessions or found.waiting):
        return "\n".join([*lines, speaker.say("stats-pairing-empty")])
    lines.append(speaker.say("stats-pairing-rounds", count=found.rounds))
    if found.people < LEAST:
        lines.append(speaker.say("stats-pairing-few", least=LEAST))
    else:
        lines += _pairs(speaker, found)
    if found.waiting:
        waiting = people_text(speaker, found.waiting)
        lines.append(speaker.say("stats-pairing-waiting", people=waiting))
    return "\n".join(lines)


def _pairs(speaker: Speaker, found: Encounters) -> list[str]:
    say = speaker.say
    lines = [say("stats-pairing-pairs", made=found.made, met=found.met, continued=found.continued)]
    if found.sessions:
        lines.append(say("stats-pairing-sessions", count=found.sessions, minutes=found.minutes))
    if found.speaking:
        minutes = {tongue.value: found.speaking.get(tongue, 0) for tongue in Tongue}
        lines.append(say("stats-pairing-speaking", **minutes))
    return lines


def _span(services: Services, question: Question) -> Span:
    today = services.statistics.clocks.today(question.guild_id, question.now)
    return span_of(question.period, today)[0]
