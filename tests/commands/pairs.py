"""Pairs in a town, each in a private thread of its own, as a round leaves them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import discord
from simcord import ChannelHandle, InteractionResult, MemberActor

from bot.gateway.views.pair import welcome_view
from bot.gateway.views.pair_answers import ask_view
from bot.model import (
    ChannelId,
    EndReason,
    GuildId,
    Match,
    Pair,
    PairId,
    PairState,
    Profile,
    ThreadId,
    Tongue,
    UserId,
)
from bot.storage.engine import Database
from bot.storage.pairs import Pairs, insert_pairs
from bot.storage.profiles import Profiles
from tests.commands.town import Town

PRIVATE_THREAD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A pair, its thread, and what is pressed there."""

    town: Town
    id: PairId
    thread: ChannelHandle

    async def pair(self) -> Pair:
        found = await self.town.services.pairing.meeting.partners.find(self.id)
        assert found is not None
        return found

    async def press(self, who: MemberActor, custom_id: str) -> InteractionResult:
        """A button of the welcome, or of the question how it went."""
        channel: Any = self.town.bot.get_channel(self.thread.id)
        speakers = await self.town.services.pairing.meeting.languages.speakers(await self.pair())
        view = (welcome_view if ":welcome:" in custom_id else ask_view)(speakers, self.id)
        message = await channel.send("…", view=view)
        return await who.click(message, custom_id=custom_id)

    def said(self) -> list[str]:
        """Everything in the thread that everybody sees."""
        return [message.content for message in self.thread.history() if not message.flags.ephemeral]


async def meet(town: Town, *people: MemberActor, over: EndReason | None = None) -> Meeting:
    """In #general of the first server; Tom and Lin, if nobody else is named."""
    people = people or (town.tom, town.lin)
    database = database_of(town)
    now, guild_id = discord.utils.utcnow(), GuildId(town.creators.id)
    match = Match(members=tuple(UserId(one.id) for one in people), score=500)
    async with database.begin() as connection:
        [pair_id] = await insert_pairs(
            connection, guild_id, [match], round_id=None, at=now, ends_at=now + timedelta(weeks=1)
        )
    meeting = await _open(town, pair_id, match.members)
    if over is not None:
        await town.services.pairing.partners.end(await meeting.pair(), over)
    return meeting


async def _open(town: Town, pair_id: PairId, people: Sequence[UserId]) -> Meeting:
    thread = town.env.backend.create_thread(
        town.general.id, f"pair · {pair_id}", town.env.backend.bot_user.id, type=PRIVATE_THREAD
    )
    for one in people:
        town.env.backend.add_thread_member(thread.id, one)
    await town.env.settle()
    pairs = Pairs(database_of(town))
    await pairs.opened(pair_id, ThreadId(thread.id))
    await pairs.welcomed(pair_id)
    meeting = Meeting(town=town, id=pair_id, thread=ChannelHandle(town.env, town.creators, thread))
    town.services.pairing.partners.remember(await meeting.pair())
    return meeting


async def exchange_in(town: Town) -> None:
    """The first server pairs people from now on, in #general."""
    guild_id, channel_id = GuildId(town.creators.id), ChannelId(town.general.id)
    await town.services.pairing.setups.set_up(guild_id, channel_id, zone="Etc/UTC")


async def hold_round(town: Town) -> None:
    """A round in the first server, with the threads that follow from it."""
    await town.services.pairing.rounds.run(GuildId(town.creators.id))
    for pair in await Pairs(database_of(town)).in_state(PairState.PLANNED):
        await _open(town, pair.id, [member.user_id for member in pair.members])


async def speaks(town: Town, who: MemberActor, tongue: Tongue, **said: Any) -> None:
    """What they say in their profile."""
    profile = Profile(user_id=UserId(who.id), offers=frozenset({tongue}), **said)
    await Profiles(database_of(town)).put(profile)


def database_of(town: Town) -> Database:
    """What everything is written into."""
    store = town.services.pairing.meeting.partners._store
    assert isinstance(store, Pairs)
    return store._database
