"""Taking part in a server's language exchange, or not just now: what is done, and what is answered."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import discord

from bot.errors import UserError
from bot.gateway.people import sees
from bot.gateway.record import moment
from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import GuildId, Joining, PairId, PairingSetup, UserId
from bot.pairing.setups import following_round

AWAY = 4
"""Weeks of a pause, unless somebody says otherwise: who forgets to come back is back by then."""
SKIPPED = timedelta(hours=12)
"""How long after its time a round that somebody skips may still take place."""


def require_admitted(services: Services, guild_id: GuildId, user_id: UserId) -> None:
    """Nobody waits in vain whom moderators keep out."""
    if not services.pairing.admission.admits(guild_id, user_id):
        raise UserError("error-pair-kept-out")


async def require_way_in(services: Services, interaction: discord.Interaction) -> None:
    """Nobody can be let into a thread of a channel that they cannot see; UserError, or where none is."""
    assert interaction.guild_id is not None, "guild_only"
    setup = await services.pairing.setups.of(GuildId(interaction.guild_id))
    if not sees_the_way_in(interaction, setup):
        raise UserError("error-pair-cannot-see")


def sees_the_way_in(interaction: discord.Interaction, setup: PairingSetup) -> bool:
    """Whether somebody sees the channel in which people meet; a missing one is not for them to mend."""
    channel = interaction.client.get_channel(setup.channel_id)
    return not isinstance(channel, discord.TextChannel) or sees(interaction, channel)


async def join(
    services: Services,
    speaker: Speaker,
    guild_id: GuildId,
    user_id: UserId,
    *,
    joining: Joining,
    dm: bool | None = None,
) -> str:
    """``dm``: whether they want to be told by direct message when they are not matched."""
    setup = await services.pairing.setups.of(guild_id)
    require_admitted(services, guild_id, user_id)
    seeker = await services.pairing.pool.join(guild_id, user_id, joining=joining, dm=dm)
    say = speaker.say
    return "\n".join(
        [
            say("pair-joined" if joining is Joining.ROUNDS else "pair-joined-once"),
            next_round(speaker, setup),
            say("pair-joined-dm" if seeker.dm else "pair-joined-quiet"),
            say("pair-joined-ways"),
        ]
    )


async def pause(
    services: Services, speaker: Speaker, guild_id: GuildId, user_id: UserId, *, weeks: int | None
) -> str:
    until = await services.pairing.pool.pause_weeks(guild_id, user_id, AWAY if weeks is None else weeks)
    lines = [speaker.say("pair-paused", until=moment(until, "D"))]
    if await services.pairing.partners.mine(guild_id, user_id):
        lines.append(speaker.say("pair-paused-pair"))
    return "\n".join(lines)


async def skip(services: Services, speaker: Speaker, guild_id: GuildId, user_id: UserId) -> str:
    """Take no part in the next round, and in the one after that again."""
    setup = await services.pairing.setups.of(guild_id)
    if setup.paused:
        raise UserError("error-pair-no-rounds")
    seeker = await services.pairing.pool.find(guild_id, user_id)
    until = setup.next_at + SKIPPED
    if seeker is not None and seeker.paused_until is not None and seeker.paused_until >= until:
        return speaker.say("pair-skipped-already", back=_back(setup, seeker.paused_until))
    await services.pairing.pool.pause(guild_id, user_id, until=until)
    return speaker.say("pair-skipped", round=moment(setup.next_at, "F"), back=_back(setup, until))


async def look_now(
    services: Services, speaker: Speaker, guild_id: GuildId, user_id: UserId, *, had: Collection[PairId]
) -> str:
    """A partner at once if there is one, else a place in the line; one, however often it is pressed.

    ``had``: the pairs they were in when they pressed.
    """
    setup = await services.pairing.setups.of(guild_id)
    require_admitted(services, guild_id, user_id)

    async def join() -> None:
        await services.pairing.pool.join(guild_id, user_id, joining=Joining.ONCE, asap=True)

    found = await services.pairing.rounds.match_now(guild_id, user_id, had=had, join=join)
    services.pairing.keeper.wake()
    if found is not None:
        return speaker.say("pair-next-found")
    return "\n".join([speaker.say("pair-next-waiting"), next_round(speaker, setup)])


def next_round(speaker: Speaker, setup: PairingSetup) -> str:
    """When it is, in the reader's own time."""
    if setup.paused:
        return speaker.say("pair-rounds-paused")
    return speaker.say("pair-round-next", at=moment(setup.next_at, "F"), away=moment(setup.next_at, "R"))


def coming_rounds(setup: PairingSetup) -> Iterator[datetime]:
    """All of them, from the next one on."""
    while True:
        yield setup.next_at
        setup = replace(setup, next_at=following_round(setup, setup.next_at))


def first_after(setup: PairingSetup, until: datetime) -> datetime:
    """The first round in which somebody takes part again who pauses until then."""
    return next(at for at in coming_rounds(setup) if at >= until)


def _back(setup: PairingSetup, until: datetime) -> str:
    return discord.utils.format_dt(first_after(setup, until), "F")
