"""Leaving the rounds, or somebody, or reporting them: what is asked first, and what is answered."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

import discord

from bot.errors import UserError
from bot.gateway.answers import show
from bot.gateway.hiding import MOST_OFFERED
from bot.gateway.partners import names_of_others
from bot.gateway.services import Services
from bot.gateway.taking_part import look_now, require_admitted, require_way_in
from bot.gateway.views.base import PersonalView
from bot.gateway.views.confirm import ConfirmView
from bot.gateway.views.pair_report import open_report
from bot.gateway.views.parting import LeaveView, PartnerView
from bot.i18n import Speaker
from bot.model import GuildId, Pair, PairId, UserId

Answer = tuple[str, PersonalView | None]
"""What is said, with the buttons below it."""

_END = "pair-end-question", "pair-end-which"
_NEXT = "pair-next-question", "pair-next-which"


async def ask_to_leave(services: Services, interaction: discord.Interaction, speaker: Speaker) -> Answer:
    """Who has a partner says what becomes of that; nobody else is asked anything."""
    guild_id, user_id = _who(interaction)
    pairs = await services.pairing.partners.mine(guild_id, user_id)

    async def leave(*, parting: bool) -> str:
        await services.pairing.departures.leave(guild_id, user_id, parting=parting)
        if not pairs:
            return speaker.say("pair-left")
        return speaker.say("pair-left-parted" if parting else "pair-left-kept")

    if not pairs:
        return await leave(parting=True), None
    names = await _names(interaction.client, speaker, pairs, user_id)
    question = speaker.say("pair-leave-question", names=speaker.join(names.values()))
    return question, LeaveView(interaction, speaker, leave)


async def ask_to_end(services: Services, interaction: discord.Interaction, speaker: Speaker) -> Answer:
    """Whom to part from, if there are several, and whether they are sure."""
    guild_id, user_id = _who(interaction)
    pairs = await services.pairing.partners.mine(guild_id, user_id)
    if not pairs:
        raise UserError("error-pair-none")

    async def end(pair_id: PairId) -> str:
        await services.pairing.departures.end(pair_id, user_id)
        return speaker.say("pair-ended")

    return await _part(interaction, speaker, pairs, _END, end)


async def ask_for_next(services: Services, interaction: discord.Interaction, speaker: Speaker) -> Answer:
    """A new partner at once; who has as many as they want parts from one first, if they are sure."""
    guild_id, user_id = _who(interaction)
    await require_way_in(services, interaction)
    require_admitted(services, guild_id, user_id)
    profile = await services.pairing.profiles.get(user_id)
    if profile is None:
        raise UserError("error-pair-no-profile")
    pairs = await services.pairing.partners.mine(guild_id, user_id)
    if len(pairs) < profile.capacity:
        had = [pair.id for pair in pairs]
        return await look_now(services, speaker, guild_id, user_id, had=had), None

    async def exchange(pair_id: PairId) -> str:
        had = [pair.id for pair in await services.pairing.partners.mine(guild_id, user_id)]
        await services.pairing.departures.end(pair_id, user_id)
        return await look_now(services, speaker, guild_id, user_id, had=had)

    return await _part(interaction, speaker, pairs, _NEXT, exchange)


async def ask_whom_to_report(
    services: Services, interaction: discord.Interaction, speaker: Speaker
) -> Answer | None:
    """Of which pair, present or past, if there are several; else the form at once, and nothing to say."""
    guild_id, user_id = _who(interaction)
    past = await services.pairing.partners.past(guild_id, user_id)
    pairs = [pair for pair in reversed(past) if pair.others(user_id)][:MOST_OFFERED]
    if not pairs:
        raise UserError("error-pair-nobody-to-report")
    if len(pairs) == 1:
        await open_report(services, interaction, pairs[0].id)
        return None
    names = await _names(interaction.client, speaker, pairs, user_id)

    async def chosen(pressed: discord.Interaction, pair_id: PairId) -> None:
        await open_report(services, pressed, pair_id)

    return speaker.say("pair-report-which"), PartnerView(interaction, speaker, names, chosen)


async def _part(
    interaction: discord.Interaction,
    speaker: Speaker,
    pairs: Sequence[Pair],
    asks: tuple[str, str],
    act: Callable[[PairId], Awaitable[str]],
) -> Answer:
    question, which = asks
    names = await _names(interaction.client, speaker, pairs, UserId(interaction.user.id))

    def sure(asked_by: discord.Interaction, pair_id: PairId) -> tuple[str, ConfirmView]:
        async def yes(pressed: discord.Interaction) -> str:
            # Looking for somebody new may take longer than Discord waits for a first answer.
            await pressed.response.defer()
            return await act(pair_id)

        panel = ConfirmView(
            asked_by,
            speaker,
            yes=speaker.say("pair-end-yes"),
            no=speaker.say("pair-end-no"),
            kept=speaker.say("pair-kept"),
            action=yes,
        )
        return speaker.say(question, names=names[pair_id]), panel

    if len(pairs) == 1:
        return sure(interaction, pairs[0].id)

    async def chosen(pressed: discord.Interaction, pair_id: PairId) -> None:
        text, panel = sure(pressed, pair_id)
        await show(pressed, text, view=panel)

    return speaker.say(which), PartnerView(interaction, speaker, names, chosen)


async def _names(
    client: discord.Client, speaker: Speaker, pairs: Sequence[Pair], user_id: UserId
) -> Mapping[PairId, str]:
    return {pair.id: await names_of_others(client, speaker, pair, user_id) for pair in pairs}


def _who(interaction: discord.Interaction) -> tuple[GuildId, UserId]:
    assert interaction.guild_id is not None, "guild_only"
    return GuildId(interaction.guild_id), UserId(interaction.user.id)
