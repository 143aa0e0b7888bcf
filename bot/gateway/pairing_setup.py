"""What moderators decide about a server's language exchange, and what is answered."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import islice

import discord
from discord import app_commands

from bot.errors import UserError
from bot.gateway.measures import note
from bot.gateway.permissions import require_for_pairing
from bot.gateway.record import moment
from bot.gateway.services import Services
from bot.gateway.taking_part import coming_rounds
from bot.i18n import Speaker
from bot.model import CaseKind, ChannelId, Locale, Moderator, Pair, PairId, PairingSetup, ThreadId, UserId
from bot.pairing.time_of_day import parse_time_of_day

SHOWN = 3
"""Dates of rounds to come."""

_HOME_ZONES = {Locale.ZH_CN: "Asia/Shanghai", Locale.ZH_TW: "Asia/Taipei"}
"""By the server's language; everybody else says where they are."""
_NAMED = re.compile(
    r"<#(?P<thread>\d{15,20})>|<@!?(?P<person>\d{15,20})>|(?P<id>\d{15,20})|#?(?P<pair>\d{1,12})"
)
_LARGEST = 2**63 - 1
"""Number that the database takes."""


class Weekday(StrEnum):
    """As a choice, in the order of the week."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """0 is Monday."""
        return list(Weekday).index(self)


async def set_up(services: Services, speaker: Speaker, channel: discord.TextChannel, *, by: Moderator) -> str:
    """Pair people in private threads of a channel; PermissionsNeeded says what the bot lacks there."""
    if channel.guild.id != by.guild_id:
        raise UserError("error-channel-gone")
    require_for_pairing(channel)
    zone = await _zone_of(services, by)
    setup = await services.pairing.setups.set_up(by.guild_id, ChannelId(channel.id), zone=zone)
    await services.weekly.setups.follow_clock(by.guild_id)
    lines = [speaker.say("pairing-set-up", channel=channel.id), *schedule_lines(services, speaker, setup)]
    if not channel.permissions_for(channel.guild.default_role).view_channel:
        lines.append(speaker.say("pairing-channel-hidden", channel=channel.id))
    return "\n".join([*lines, "", speaker.say("pairing-set-up-next")])


async def _zone_of(services: Services, by: Moderator) -> str:
    """The moderator's own, else the one that goes with the server's language; the answer names it."""
    profile = await services.pairing.profiles.get(by.user_id)
    if profile is not None and profile.zone is not None:
        return profile.zone
    return _HOME_ZONES.get(services.notices.speaker_of(by.guild_id).locale, "Etc/UTC")


async def schedule(
    services: Services,
    speaker: Speaker,
    *,
    weekday: Weekday,
    time: str,
    weeks: int | None,
    zone: str | None,
    by: Moderator,
) -> str:
    """What is not said stays as it is."""
    known = await services.pairing.setups.of(by.guild_id)
    setup = await services.pairing.setups.schedule(
        by.guild_id,
        weekday=weekday.number,
        minute=parse_time_of_day(time),
        weeks=known.weeks if weeks is None else weeks,
        zone=known.zone if zone is None else services.pairing.zones.read(zone),
    )
    await services.weekly.setups.follow_clock(by.guild_id)
    return "\n".join([speaker.say("pairing-scheduled"), *schedule_lines(services, speaker, setup)])


def offer_zones(services: Services, speaker: Speaker, typed: str) -> list[app_commands.Choice[str]]:
    """Those that somebody may mean who has typed so much."""
    offers = services.pairing.zones.offers(typed, speaker.locale.language, now=discord.utils.utcnow())
    return [app_commands.Choice(name=offer.name[:100], value=offer.zone) for offer in offers]


def schedule_lines(services: Services, speaker: Speaker, setup: PairingSetup) -> Sequence[str]:
    """When the next rounds are, in everybody's own time, and on whose clock."""
    if setup.paused:
        return [speaker.say("pairing-rounds-paused")]
    dates = islice(coming_rounds(setup), SHOWN)
    return [
        speaker.say(
            "pairing-rounds-next",
            weeks=setup.weeks,
            time=f"{setup.minute // 60:02}:{setup.minute % 60:02}",
            zone=services.pairing.zones.name(setup.zone, speaker.locale.language),
        ),
        *(f"• {moment(at, 'F')}" for at in dates),
    ]


async def pause(services: Services, speaker: Speaker, *, paused: bool, by: Moderator) -> str:
    setup = await services.pairing.setups.pause(by.guild_id, paused=paused)
    if paused:
        return speaker.say("pairing-paused")
    return "\n".join([speaker.say("pairing-resumed"), *schedule_lines(services, speaker, setup)])


async def run(services: Services, speaker: Speaker, *, by: Moderator) -> str:
    """A round at once; threads are opened by whoever keeps the times."""
    round_ = await services.pairing.rounds.run(by.guild_id)
    services.pairing.keeper.wake()
    waiting = round_.people - round_.matched
    return speaker.say(
        "pairing-ran",
        number=round_.number,
        people=round_.people,
        matched=round_.matched,
        waiting=waiting,
    )


async def find_pairs(services: Services, typed: str, *, by: Moderator) -> Sequence[Pair]:
    """Pairs of the server that are not over: by number, by thread, or by one of their people."""
    match = _NAMED.fullmatch(typed.strip())
    number = 0 if match is None else int(match[match.lastgroup or 0])
    found: Sequence[Pair | None] = ()
    if match is not None and number <= _LARGEST:
        partners = services.pairing.partners
        if match["thread"]:
            found = [await partners.of_thread(ThreadId(number))]
        elif match["pair"]:
            found = [await partners.find(PairId(number))]
        else:
            found = await partners.mine(by.guild_id, UserId(number))
    living = [one for one in found if one and one.guild_id == by.guild_id and one.ended_at is None]
    if not living:
        raise UserError("error-pairing-pair")
    return living


async def dissolve(
    services: Services,
    client: discord.Client,
    speaker: Speaker,
    pairs: Sequence[Pair],
    *,
    reason: str | None,
    by: Moderator,
) -> str:
    """Part people gently: they learn that it is over, and not why. It is on record, with the reason."""
    ended = [pair for pair in pairs if await services.pairing.departures.dissolve(pair)]
    for pair in ended:
        words = f"/pairing dissolve #{pair.id}"
        await note(
            services,
            client,
            by.guild_id,
            CaseKind.SETTING,
            by=by.user_id,
            reason=words if reason is None else f"{words}: {reason}",
        )
    return speaker.say("pairing-dissolved", count=len(ended))


def dissolve_question(speaker: Speaker, pairs: Sequence[Pair]) -> str:
    """With the pairs that are meant, line by line."""
    shown = "\n".join(
        f"• #{pair.id}: " + " ↔ ".join(f"<@{member.user_id}>" for member in pair.members) for pair in pairs
    )
    return speaker.say("pairing-dissolve-question", count=len(pairs), pairs=shown)
