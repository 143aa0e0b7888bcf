"""/audit: searching a server's record."""

import pytest

from bot.model import CaseKind, GuildId, Locale, UserId
from bot.moderation.cases import PAGE
from tests.commands.town import Town, panel_of, text_of


@pytest.fixture(autouse=True)
async def record(town: Town) -> None:
    cases, here = town.services.cases, GuildId(town.creators.id)
    await cases.open(
        here, CaseKind.WARNED, about=UserId(town.tom.id), by=UserId(town.maya.id), reason="first"
    )
    await cases.open(here, CaseKind.MUTED, about=UserId(town.wei.id), by=UserId(town.lin.id), reason="second")
    await cases.open(GuildId(town.rednote.id), CaseKind.MUTED, about=UserId(town.tom.id), reason="theirs")


async def test_the_record_is_searched_by_person_kind_and_moderator(town: Town) -> None:
    whole = text_of(await town.maya.slash(town.general, "audit"))
    assert whole.index("second") < whole.index("first")
    assert "theirs" not in whole
    for found in (
        await town.maya.slash(town.general, "audit", person=f"<@{town.tom.id}>"),
        await town.maya.slash(town.general, "audit", kind="warned"),
        await town.maya.slash(town.general, "audit", moderator=str(town.maya.id), period="1d"),
    ):
        assert "first" in text_of(found)
        assert "second" not in text_of(found)


async def test_searching_by_moderator_does_not_tell_who_reported(town: Town) -> None:
    await town.services.cases.open(
        GuildId(town.creators.id), CaseKind.REPORTED, about=UserId(town.wei.id), by=UserId(town.tom.id)
    )
    told = await town.maya.slash(town.general, "audit", moderator=str(town.tom.id))
    assert text_of(told) == town.say(Locale.EN_US, "audit-empty")


async def test_it_is_read_in_the_moderators_language(town: Town) -> None:
    assert "警告" in text_of(await town.lin.slash(town.general, "audit", case=1))


async def test_a_case_is_shown_with_what_came_of_it(town: Town) -> None:
    case = await town.services.sanctions.mute(GuildId(town.creators.id), UserId(town.tom.id), reason="noise")
    await town.services.sanctions.unmute(
        GuildId(town.creators.id), UserId(town.tom.id), by=UserId(town.maya.id), reason="calm again"
    )
    told = text_of(await town.maya.slash(town.general, "audit", case=case.number))
    assert "noise" in told
    assert "calm again" in told


async def test_an_unknown_number_is_explained(town: Town) -> None:
    told = await town.maya.slash(town.general, "audit", case=99)
    assert text_of(told) == town.say(Locale.EN_US, "error-case-unknown", number=99)


async def test_a_long_record_has_pages(town: Town) -> None:
    for number in range(PAGE):
        await town.services.cases.open(
            GuildId(town.creators.id), CaseKind.WARNED, about=UserId(town.tom.id), reason=f"no. {number}"
        )
    shown = await town.maya.slash(town.general, "audit")
    assert "first" not in text_of(shown)
    await town.maya.click(panel_of(shown), label="Older")
    assert "first" in text_of(shown)


async def test_other_people_are_refused(town: Town) -> None:
    await town.let("audit", town.tom)
    assert "You need" in text_of(await town.tom.slash(town.general, "audit"))
