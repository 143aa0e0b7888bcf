"""What an exchange amounts to, as everybody in its server may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import discord

from bot.errors import UserError
from bot.gateway.figure_texts import change, people_text
from bot.gateway.people import may
from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import BridgeId, Crowd, GuildId, Moderator, Power, Talk, Tongue
from bot.relay.bridges import BridgeView
from bot.relay.marks import escape
from bot.stats import figures
from bot.stats.figures import Period, Report

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


class Shown(StrEnum):
    """Which chart comes with them."""

    TRAFFIC = "traffic"
    HOURS = "hours"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose figures, and of what time."""

    guild_id: GuildId
    bridge: BridgeView | None
    """Nothing for all bridges of the server."""
    period: Period
    last: date
    """In the server's zone."""
    shown: Shown = Shown.TRAFFIC

    @property
    def bridge_id(self) -> BridgeId | None:
        return None if self.bridge is None else self.bridge.bridge.id


def report_text(services: Services, speaker: Speaker, asked: Asked, report: Report) -> str:
    """The headline numbers of both sides, then what they say of the exchange, with its formula."""
    lines = [_title(speaker, asked, report)]
    if report.index is None:
        return "\n".join([*lines, speaker.say("stats-empty")])
    for side in Tongue:
        lines += _side(speaker, report, side)
    lines += _busiest(services, speaker, asked.guild_id, report)
    lines += [
        speaker.say("stats-index", index=report.index),
        speaker.say(
            "stats-index-formula",
            share=round(100 * figures.share(report.talk)),
            balance=round(100 * figures.balance(report.talk)),
        ),
    ]
    if any(one.messages for one in report.before.values()):
        lines.append(speaker.say("stats-compared", period=_named(report)))
    return "\n".join(lines)


async def set_zone(services: Services, speaker: Speaker, typed: str, *, by: Moderator) -> str:
    """UserError when it is no time zone, or might be several."""
    zones = services.pairing.zones
    zone = zones.read(typed)
    await services.statistics.clocks.set(by.guild_id, zone)
    await services.weekly.setups.move(by.guild_id)
    return speaker.say("stats-zone-set", zone=zones.name(zone, speaker.locale.language))


def is_seen(interaction: discord.Interaction, view: BridgeView) -> bool:
    """Whether the person could read one of the server's channels on the bridge, or may change it."""
    if may(interaction, Power.BRIDGES):
        return True
    person, guild = interaction.user, interaction.guild
    if guild is None or not isinstance(person, discord.Member):
        return False
    channels = [guild.get_channel(link.channel_id) for link in view.links]
    return any(channel.permissions_for(person).view_channel for channel in channels if channel is not None)


def require_seen(interaction: discord.Interaction, view: BridgeView, *, typed: str) -> None:
    """Of others not even that there are any is told."""
    if not is_seen(interaction, view):
        raise UserError("error-bridge-unknown", name=typed)


def _title(speaker: Speaker, asked: Asked, report: Report) -> str:
    span = report.span
    period = speaker.say("stats-period", period=_named(report), first=span.first, last=span.last)
    if asked.bridge is None:
        return speaker.say("stats-server", period=period)
    return speaker.say("stats-bridge", bridge=escape(asked.bridge.bridge.name), period=period)


def _named(report: Report) -> str:
    """As texts tell a time that goes on from one that is over."""
    return report.period if report.current else f"past-{report.period.partition('-')[2]}"


def _side(speaker: Speaker, report: Report, side: Tongue) -> Sequence[str]:
    talk = report.talk[side]
    lines = [
        speaker.say(
            "stats-side",
            side=side,
            messages=talk.messages,
            change=change(speaker, talk.messages, report.before[side].messages),
            words=talk.words,
        ),
        *_crowd(speaker, report, side),
        speaker.say(
            "stats-answers",
            replies=talk.replies,
            reply_change=change(speaker, talk.replies, report.before[side].replies),
            reactions=talk.reactions,
            reaction_change=change(speaker, talk.reactions, report.before[side].reactions),
        ),
    ]
    return [*lines, *_wait(speaker, talk)]


def _crowd(speaker: Speaker, report: Report, side: Tongue) -> Sequence[str]:
    if report.forgotten:
        return []
    crowd = report.people.get(side, Crowd())
    return [
        speaker.say(
            "stats-people-weekly" if report.period is Period.WEEKS else "stats-people",
            spoke=people_text(speaker, crowd.spoke),
            reached=people_text(speaker, crowd.reached),
        )
    ]


def _wait(speaker: Speaker, talk: Talk) -> Sequence[str]:
    seconds = figures.seconds_to_answer(talk)
    if seconds is None:
        return []
    for unit, name, most in ((1, "seconds", 2 * _MINUTE), (_MINUTE, "minutes", 2 * _HOUR)):
        if seconds < most:
            return [speaker.say("stats-wait", unit=name, count=round(seconds / unit))]
    if seconds < 2 * _DAY:
        return [speaker.say("stats-wait", unit="hours", count=round(seconds / _HOUR))]
    return [speaker.say("stats-wait", unit="days", count=round(seconds / _DAY))]


def _busiest(services: Services, speaker: Speaker, guild_id: GuildId, report: Report) -> Sequence[str]:
    if report.busiest is None:
        return []
    zone = services.statistics.clocks.zone_of(guild_id).key
    return [
        speaker.say(
            "stats-busiest",
            begin=f"{report.busiest:02}:00",
            end=f"{(report.busiest + 1) % 24:02}:00",
            zone=services.pairing.zones.name(zone, speaker.locale.language),
        )
    ]
