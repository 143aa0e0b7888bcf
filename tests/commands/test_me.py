"""/me, as people use it."""

import pytest

from bot.model import Locale, UserId
from tests.commands.town import Town, text_of


@pytest.mark.parametrize(("allow", "text_id"), [(True, "me-pings-on"), (False, "me-pings-off")])
async def test_people_choose_whether_mentions_ping_them(town: Town, allow: bool, text_id: str) -> None:
    result = await town.tom.slash(town.general, "me pings", allow=allow)
    assert text_of(result) == town.say(Locale.EN_US, text_id)
    assert result.ephemeral


async def test_only_a_wish_that_differs_is_kept(town: Town) -> None:
    people = town.services.people
    await town.tom.slash(town.general, "me pings", allow=True)
    assert list(await people.pinged([UserId(town.tom.id), UserId(town.lin.id)])) == [town.tom.id]
    await town.tom.slash(town.general, "me pings", allow=False)
    assert not await people.pinged([UserId(town.tom.id)])
