"""Moderators who act at the same moment."""

import asyncio

import pytest

from bot.errors import StorageError, UserError
from bot.model import Language, Style
from tests.integration.relay.world import CHINESE, MODERATOR, TAIWANESE, World


async def test_two_bridges_never_get_the_same_name(here: World) -> None:
    with pytest.raises(UserError):
        await asyncio.gather(*(here.bridges.create("Pier", by=MODERATOR) for _ in range(2)))
    assert [view.bridge.name for view in here.bridges.views()] == ["Harbour", "Pier"]


async def test_a_pause_is_not_undone_by_a_change_of_style(here: World) -> None:
    await asyncio.gather(
        here.bridges.set_paused("Harbour", paused=True, by=MODERATOR),
        here.bridges.set_style("Harbour", Style.WITH_ORIGINAL, by=MODERATOR),
    )
    bridge = here.bridges.bridge_of(CHINESE)
    assert bridge is not None
    assert (bridge.paused, bridge.style) == (True, Style.WITH_ORIGINAL)


async def test_a_channel_linked_while_its_bridge_is_taken_down_belongs_to_none(here: World) -> None:
    await asyncio.gather(
        here.bridges.link("Harbour", TAIWANESE, Language.TRADITIONAL, by=MODERATOR),
        here.bridges.remove("Harbour", by=MODERATOR),
    )
    assert here.bridges.bridge_of(TAIWANESE) is None


async def test_a_channel_that_could_not_be_unlinked_stays_linked(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(_: object) -> None:
        raise StorageError("busy")

    monkeypatch.setattr(here.bridges._store, "unlink", busy)
    with pytest.raises(StorageError):
        await here.bridges.unlink(CHINESE, by=MODERATOR)
    await here.say("hello")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] hello"]
