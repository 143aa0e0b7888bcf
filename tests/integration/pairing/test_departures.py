"""Leaving the queue, one's partners, or both, on a real database."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.model import EndReason, GuildId, Onward, PairId, UserId, Wishes
from bot.pairing.departures import Departures
from bot.pairing.pool import Pool
from bot.storage.profiles import Profiles
from tests.integration.pairing.town import CHANNEL, GUILD, MONDAY, Discord, Town, living, settle

ANN, BEN, MEI, WEI = (UserId(number) for number in (1, 2, 101, 102))
ELSEWHERE = GuildId(8)


class Consent:
    """Everybody's."""

    async def of(self, user_id: UserId) -> Wishes:
        return Wishes()

    async def change(self, user_id: UserId, *, pairing: bool) -> Wishes:
        return Wishes(pairing=pairing)


@dataclass
class Leaving:
    """A town after its first round, and what is done in it."""

    town: Town
    departures: Departures
    woken: list[bool] = field(default_factory=list[bool])

    async def taking_part(self) -> set[UserId]:
        return {one.user_id for one in await self.town.seekers.of_server(GUILD)}

    async def partners_of(self, user_id: UserId) -> list[UserId]:
        pairs = await self.town.partners.mine(GUILD, user_id)
        return [one for pair in pairs for one in pair.others(user_id)]

    async def pair_of(self, user_id: UserId) -> PairId:
        [pair] = await self.town.partners.mine(GUILD, user_id)
        return pair.id


@pytest.fixture
async def leaving(tmp_path: Path) -> AsyncIterator[Leaving]:
    """Ann is with Mei and Ben with Wei."""
    async with living(f"sqlite:///{tmp_path / 'town.db'}", Discord(), now=MONDAY) as town:
        town.now = MONDAY - timedelta(days=1)
        await settle(town.database, english=2, chinese=2)
        await town.setups.set_up(GUILD, CHANNEL, zone="UTC")
        town.now = MONDAY
        await town.keeper.attend()
        pool = Pool(town.seekers, Profiles(town.database), Consent(), clock=lambda: town.now)
        woken: list[bool] = []
        departures = Departures(pool, town.partners, wake=lambda: woken.append(True))
        yield Leaving(town=town, departures=departures, woken=woken)


async def test_whoever_leaves_with_their_partner_is_gone_and_the_partner_comes_first(
    leaving: Leaving,
) -> None:
    [ended] = await leaving.departures.leave(GUILD, ANN, parting=True)
    assert leaving.woken
    assert await leaving.town.partners.mine(GUILD, MEI) == []
    mei, wei = [await leaving.town.seekers.get(GUILD, one) for one in (MEI, WEI)]
    assert mei is not None
    assert wei is not None
    assert mei.waited > wei.waited
    assert ANN not in await leaving.taking_part()
    found = await leaving.town.pairs.get(ended.id)
    assert found is not None
    assert found.reason is EndReason.LEFT


async def test_whoever_leaves_can_keep_their_partner_and_gets_no_other_when_that_one_goes(
    leaving: Leaving,
) -> None:
    assert await leaving.departures.leave(GUILD, ANN, parting=False) == ()
    assert await leaving.partners_of(ANN) == [MEI]
    await leaving.departures.leave(GUILD, MEI, parting=True)
    assert await leaving.taking_part() == {BEN, WEI}
    leaving.town.now += timedelta(weeks=1)
    await leaving.town.keeper.attend()
    assert await leaving.partners_of(ANN) == []


async def test_who_takes_no_part_cannot_leave(leaving: Leaving) -> None:
    await leaving.departures.leave(GUILD, ANN, parting=True)
    with pytest.raises(UserError, match="error-pair-not-joined"):
        await leaving.departures.leave(GUILD, ANN, parting=True)


async def test_leaving_everywhere_leaves_nothing_in_any_server(leaving: Leaving) -> None:
    mine = await leaving.town.seekers.get(GUILD, ANN)
    assert mine is not None
    await leaving.departures.leave_everywhere(ANN)
    assert await leaving.town.seekers.of_person(ANN) == []
    assert await leaving.partners_of(MEI) == []
    assert leaving.woken
    mei = await leaving.town.seekers.get(GUILD, MEI)
    assert mei is not None
    assert mei.waited > 0


async def test_ending_a_pair_keeps_ones_place_in_the_rounds(leaving: Leaving) -> None:
    await leaving.departures.end(await leaving.pair_of(ANN), ANN)
    assert await leaving.partners_of(MEI) == []
    assert ANN in await leaving.taking_part()


async def test_a_pair_ends_once_and_by_its_own_people_only(leaving: Leaving) -> None:
    pair_id = await leaving.pair_of(ANN)
    with pytest.raises(UserError, match="error-pair-not-yours"):
        await leaving.departures.end(pair_id, BEN)
    await leaving.departures.end(pair_id, ANN)
    with pytest.raises(UserError, match="error-pair-over"):
        await leaving.departures.end(pair_id, MEI)


async def test_moderators_part_people_and_both_come_first(leaving: Leaving) -> None:
    [pair] = await leaving.town.partners.mine(GUILD, ANN)
    assert await leaving.departures.dissolve(pair)
    assert not await leaving.departures.dissolve(pair)
    for person in (ANN, MEI):
        found = await leaving.town.seekers.get(GUILD, person)
        assert found is not None
        assert found.waited > 0


async def test_a_block_parts_those_two_and_nobody_else(leaving: Leaving) -> None:
    [ended] = await leaving.departures.block(ANN, MEI)
    assert {member.user_id for member in ended.members} == {ANN, MEI}
    assert await leaving.partners_of(BEN) == [WEI]
    assert await leaving.departures.block(ANN, WEI) == []


async def test_whoever_wants_a_pause_is_not_sent_back_to_the_queue_by_a_partner_who_goes(
    leaving: Leaving,
) -> None:
    pair_id = await leaving.pair_of(ANN)
    await leaving.town.seekers.remove(GUILD, ANN)
    await leaving.town.partners.answer(pair_id, ANN, onward=Onward.PAUSE)
    await leaving.departures.end(pair_id, MEI)
    assert ANN not in await leaving.taking_part()
