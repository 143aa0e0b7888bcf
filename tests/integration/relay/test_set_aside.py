"""What becomes of a delivery that the lane gives up, while its author goes on."""

from sqlalchemy import func, select

from bot.model import Delivery, Trouble
from bot.relay.ports import Refused, Unreachable
from bot.storage.schema import outbox
from tests.integration.relay.world import CHINESE, World


async def kept(here: World) -> int:
    """Rows of the outbox, those set aside included."""
    async with here.database.read() as connection:
        return (await connection.execute(select(func.count()).select_from(outbox))).scalar_one()


async def test_a_deletion_outlasts_any_outage_of_discord(here: World) -> None:
    message = await here.say("regret")
    await here.settle()
    here.discord.fail("delete", Unreachable("Discord answers 503", answered=True), times=30)
    await here.delete(message)
    await here.settle()
    assert here.discord.shown(CHINESE) == []
    assert here.reports.told == []


async def test_a_deletion_that_gets_errors_holds_nobody_up_for_good(here: World) -> None:
    message = await here.say("regret")
    await here.settle()
    here.discord.fail("delete", Unreachable("Discord answers 503", answered=True), times=30)
    await here.delete(message)
    await here.say("next")
    while "[zh-Hans] next" not in here.discord.shown(CHINESE):
        here.pauses.clear()
        await here.lanes._sleep(0)
    assert here.discord.faults
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] next"]


async def test_a_message_deleted_while_it_is_set_aside_leaves_nothing_behind(here: World) -> None:
    set_aside = here.outbox.set_aside

    async def too_late(delivery: Delivery, trouble: Trouble) -> bool:
        await here.delete(message)
        return await set_aside(delivery, trouble)

    here.outbox.set_aside = too_late  # pyright: ignore[reportAttributeAccessIssue] -- a moment to act in
    here.discord.fail("send", Refused("400"))
    message = await here.say("bad")
    await here.settle()
    assert await kept(here) == 0
    assert here.reports.told == []


async def test_an_edit_that_was_set_aside_goes_with_the_next_one(here: World) -> None:
    message = await here.say("old")
    await here.settle()
    here.discord.fail("edit", Refused("400"))
    edited = await here.edit(message, "a secret")
    await here.settle()
    await here.edit(edited, "no secret")
    await here.settle()
    assert here.discord.shown(CHINESE) == ["[zh-Hans] no secret"]
    assert await kept(here) == 0
