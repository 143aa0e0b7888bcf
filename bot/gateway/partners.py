"""What people see of their own language exchange: partners, the next round, and why they wait."""

import discord

from bot.gateway.people import name_of
from bot.gateway.record import moment
from bot.gateway.services import Services
from bot.gateway.taking_part import first_after, next_round, sees_the_way_in
from bot.i18n import Speaker
from bot.model import GuildId, Joining, Pair, PairingSetup, PairState, Profile, Seeker, UserId, WhyWaiting
from bot.pairing.pool import is_left_out, is_paused

SHOWN = 15
"""Past pairs, the newest."""

_WAYS = {Joining.ROUNDS: "pair-status-rounds", Joining.ONCE: "pair-status-once"}
_WHY = {
    WhyWaiting.NOBODY: "pair-why-nobody",
    WhyWaiting.NUMBERS: "pair-why-numbers",
    WhyWaiting.NO_FIT: "pair-why-no-fit",
}


async def names_of_others(client: discord.Client, speaker: Speaker, pair: Pair, user_id: UserId) -> str:
    """Of a person's partners in a pair; a dash where they have had everything about themselves deleted."""
    names = [await name_of(client, one) for one in pair.others(user_id)]
    return speaker.join(names) or "—"


async def status_text(services: Services, interaction: discord.Interaction, speaker: Speaker) -> str:
    """In which way somebody takes part, with whom, when the next round is, and why they wait."""
    assert interaction.guild_id is not None, "guild_only"
    guild_id, user_id = GuildId(interaction.guild_id), UserId(interaction.user.id)
    pairing, say, client = services.pairing, speaker.say, interaction.client
    setup = await pairing.setups.find(guild_id)
    seeker = await pairing.pool.find(guild_id, user_id)
    pairs = await pairing.partners.mine(guild_id, user_id)
    lines = [say("pair-status")]
    if setup is None:
        lines.append(say("error-pairing-not-set-up"))
    sees = setup is None or sees_the_way_in(interaction, setup)
    if seeker is not None and is_left_out(seeker):
        lines.append(say("pair-status-left-out", sees="yes" if sees else "no"))
    else:
        lines += _way(speaker, seeker, setup, pairs=bool(pairs))
        if not sees and (seeker is not None or pairs):
            lines.append(say("error-pair-cannot-see"))
    lines += [await _partner(client, speaker, pair, user_id) for pair in pairs]
    if setup is not None:
        lines.append(next_round(speaker, setup))
    profile = await pairing.profiles.get(user_id)
    if seeker is None or is_left_out(seeker) or profile is None or len(pairs) >= profile.capacity:
        return "\n".join(lines)
    if not pairing.admission.admits(guild_id, user_id):
        return "\n".join([*lines, "", say("error-pair-kept-out")])
    return "\n".join([*lines, *_waiting(speaker, seeker, profile)])


def _way(speaker: Speaker, seeker: Seeker | None, setup: PairingSetup | None, *, pairs: bool) -> list[str]:
    say, now = speaker.say, discord.utils.utcnow()
    if seeker is None:
        return [say("pair-status-content" if pairs else "pair-status-out")]
    if is_paused(seeker, now):
        assert seeker.paused_until is not None, "paused"
        if setup is None or setup.paused:
            return [say("pair-status-paused", until=moment(seeker.paused_until, "D"))]
        return [say("pair-status-paused", until=moment(first_after(setup, seeker.paused_until), "F"))]
    lines = [say(_WAYS[seeker.joining])]
    if seeker.asap:
        lines.append(say("pair-status-asap"))
    lines.append(say("pair-status-dm" if seeker.dm else "pair-status-quiet"))
    return lines


async def _partner(client: discord.Client, speaker: Speaker, pair: Pair, user_id: UserId) -> str:
    names = await names_of_others(client, speaker, pair, user_id)
    if pair.thread_id is None or pair.state is PairState.PLANNED:
        return speaker.say("pair-status-partner-soon", names=names)
    return speaker.say(
        "pair-status-partner", names=names, thread=f"<#{pair.thread_id}>", until=moment(pair.ends_at, "D")
    )


def _waiting(speaker: Speaker, seeker: Seeker, profile: Profile) -> list[str]:
    """For how long, why, and what they can do."""
    say = speaker.say
    if not seeker.waited:
        return []
    if seeker.why is None:
        return ["", say("pair-status-front")]
    learns = next(iter(profile.learns), "none")
    lines = ["", say("pair-status-waited", count=seeker.waited), say(_WHY[seeker.why], learns=learns)]
    ways = ["pair-way-now"]
    if not profile.groups and seeker.why is not WhyWaiting.NOBODY:
        ways.append("pair-way-groups")
    if seeker.why is WhyWaiting.NO_FIT:
        ways.append("pair-way-hours")
    else:
        ways.append("pair-way-invite")
    return [*lines, say("pair-ways"), *(say(way) for way in ways)]


async def history_text(
    services: Services, client: discord.Client, speaker: Speaker, guild_id: GuildId, user_id: UserId
) -> str:
    """Whom somebody was paired with in a server, newest first; never why it ended."""
    pairs = await services.pairing.partners.past(guild_id, user_id)
    shown = pairs[::-1][:SHOWN]
    if not shown:
        return speaker.say("pair-history-none")
    lines = [
        speaker.say(
            "pair-history-line",
            at=moment(pair.made_at, "d"),
            names=await names_of_others(client, speaker, pair, user_id),
            met=_how(pair, user_id),
        )
        for pair in shown
    ]
    lines.insert(0, speaker.say("pair-history", count=len(pairs)))
    if len(pairs) > len(shown):
        lines.append(speaker.say("pair-history-more", count=len(pairs) - len(shown)))
    return "\n".join(lines)


def _how(pair: Pair, user_id: UserId) -> str:
    """By what the person has said themselves, and else by what everybody in the thread has seen."""
    me = pair.member(user_id)
    if me is not None and me.met is not None:
        return "yes" if me.met else "no"
    wrote = len(pair.members) > 1 and all(member.spoke_at is not None for member in pair.members)
    return "wrote" if wrote else "unknown"
