"""What two people do in their thread, and what nobody else does there."""

import pytest
from simcord.backend.models.channel import ThreadMetadata

from bot.app import EXTENSIONS
from bot.gateway.client import Magpie
from bot.gateway.views.pair import button_id
from bot.model import EndReason, Locale, Onward, PairState, Tongue, UserId
from bot.storage.pairs import Pairs
from tests.commands.forge import Forge
from tests.commands.pairs import Meeting, database_of, meet, speaks
from tests.commands.town import Town, panel_of, text_of


@pytest.fixture
async def meeting(town: Town) -> Meeting:
    await speaks(town, town.tom, Tongue.ENGLISH)
    await speaks(town, town.lin, Tongue.CHINESE)
    return await meet(town)


async def test_another_question_is_asked_in_both_languages_and_never_twice(meeting: Meeting) -> None:
    press = button_id("question", "welcome", meeting.id)
    asked = [await meeting.press(meeting.town.tom, press) for _ in range(4)]
    texts = [text_of(one) for one in asked]
    assert texts[:3] == [f"💬 {key} in en?\n💬 {key} in zh-Hans?" for key in ("cats", "tea", "rain")]
    assert texts[3] == meeting.town.say(Locale.EN_US, "error-pair-no-questions")
    assert [one.ephemeral for one in asked] == [False, False, False, True]


async def test_a_question_brings_the_button_for_the_next_one(meeting: Meeting) -> None:
    asked = await meeting.press(meeting.town.tom, button_id("question", "welcome", meeting.id))
    below = button_id("question", "asked", meeting.id)
    again = await meeting.town.lin.click(panel_of(asked), custom_id=below)
    assert text_of(again).startswith("💬 tea")


async def test_translations_are_switched_on_and_off_for_oneself(meeting: Meeting) -> None:
    press = button_id("translate", "welcome", meeting.id)
    on = await meeting.press(meeting.town.tom, press)
    assert on.ephemeral
    assert text_of(on) == meeting.town.say(Locale.EN_US, "meet-translate-on")
    members = {one.user_id: one.translated for one in (await meeting.pair()).members}
    assert members == {meeting.town.tom.id: True, meeting.town.lin.id: False}
    assert text_of(await meeting.press(meeting.town.tom, press)) == meeting.town.say(
        Locale.EN_US, "meet-translate-off"
    )


async def test_ending_is_asked_back_and_then_closes_for_both(meeting: Meeting) -> None:
    question = await meeting.press(meeting.town.lin, button_id("end", "welcome", meeting.id))
    assert question.ephemeral
    await meeting.town.lin.click(panel_of(question), label=meeting.town.say(Locale.ZH_TW, "meet-end-no"))
    assert (await meeting.pair()).state is PairState.OPEN
    question = await meeting.press(meeting.town.lin, button_id("end", "welcome", meeting.id))
    await meeting.town.lin.click(panel_of(question), label=meeting.town.say(Locale.ZH_TW, "meet-end-yes"))
    pair = await meeting.pair()
    assert (pair.state, pair.reason) == (PairState.ENDING, EndReason.LEFT)


async def test_how_it_went_stays_with_whoever_says_it(meeting: Meeting) -> None:
    before = meeting.said()
    for said in ("met", "disliked", "new"):
        told = await meeting.press(meeting.town.tom, f"pair:{said}:{meeting.id}")
        assert told.ephemeral
    assert "🙌 We met\n👎 Not for me\n🆕 New partner" in text_of(told)
    tom = (await meeting.pair()).member(UserId(meeting.town.tom.id))
    assert tom is not None
    assert (tom.met, tom.liked, tom.onward) == (True, False, Onward.NEW)
    assert [text for text in meeting.said() if text != "…"] == before


async def test_an_answer_can_be_changed(meeting: Meeting) -> None:
    for said in ("new", "pause", "unmet", "met"):
        await meeting.press(meeting.town.tom, f"pair:{said}:{meeting.id}")
    tom = (await meeting.pair()).member(UserId(meeting.town.tom.id))
    assert tom is not None
    assert (tom.met, tom.onward) == (True, Onward.PAUSE)


async def test_that_they_go_on_is_said_when_both_have_said_so(meeting: Meeting) -> None:
    both = meeting.town.say(Locale.EN_US, "meet-go-on")
    await meeting.press(meeting.town.tom, f"pair:again:{meeting.id}")
    assert not any(both in text for text in meeting.said())
    await meeting.press(meeting.town.lin, f"pair:again:{meeting.id}")
    await meeting.press(meeting.town.lin, f"pair:again:{meeting.id}")
    assert sum(both in text for text in meeting.said()) == 1


async def test_nobody_else_presses_their_buttons(meeting: Meeting) -> None:
    """Not even moderators, who see the thread."""
    town = meeting.town
    town.env.backend.add_thread_member(meeting.thread.id, town.maya.id)
    before = await meeting.pair()
    acts = ("question", "translate", "session", "corrections", "end", "report")
    ids = [*(f"pair:{act}:welcome" for act in acts), *(f"pair:{said}" for said in ("met", "liked", "again"))]
    for custom_id in ids:
        button = {"type": 2, "style": 2, "label": "x", "custom_id": f"{custom_id}:{meeting.id}"}
        refused = await Forge(town=town).press(town.maya, meeting.thread, button)
        assert refused.ephemeral
        assert refused.modal is None
        assert text_of(refused) == town.say(Locale.EN_US, "error-pair-not-yours")
    assert await meeting.pair() == before


async def test_the_buttons_work_after_a_restart(meeting: Meeting) -> None:
    await meeting.town.env.restart_bot(Magpie(meeting.town.services, extensions=EXTENSIONS))
    on = await meeting.press(meeting.town.tom, button_id("translate", "welcome", meeting.id))
    assert text_of(on) == meeting.town.say(Locale.EN_US, "meet-translate-on")


async def test_a_pair_that_is_over_says_so(town: Town) -> None:
    meeting = await meet(town, over=EndReason.ROUND)
    told = await meeting.press(town.tom, button_id("question", "welcome", meeting.id))
    assert text_of(told) == town.say(Locale.EN_US, "error-pair-over")
    late = await meeting.press(town.tom, f"pair:liked:{meeting.id}")
    assert "👍 Good" in text_of(late)


def _state(meeting: Meeting) -> ThreadMetadata:
    state = meeting.town.env.backend.channels[meeting.thread.id].thread_metadata
    assert state is not None
    return state


async def _closed(town: Town) -> Meeting:
    """A pair that is over. Its thread stands open as if Discord had just opened it for an answer."""
    meeting = await meet(town, over=EndReason.ROUND)
    await Pairs(database_of(town)).closed(meeting.id)
    town.services.pairing.partners.forget(await meeting.pair())
    _state(meeting).locked = True
    return meeting


@pytest.mark.parametrize("custom_id", ["pair:question:welcome", "pair:liked"])
async def test_an_answer_in_the_thread_of_a_pair_that_is_over_does_not_leave_it_open(
    town: Town, custom_id: str
) -> None:
    meeting = await _closed(town)
    await meeting.press(town.tom, f"{custom_id}:{meeting.id}")
    assert _state(meeting).archived


async def test_a_report_from_there_does_not_leave_it_open_either(town: Town) -> None:
    meeting = await _closed(town)
    form = await meeting.press(town.tom, button_id("report", "welcome", meeting.id))
    _state(meeting).archived = False
    await town.tom.submit_modal(form, {"reason": "rude", "share": ["keep"]})
    assert _state(meeting).archived


async def test_a_thread_that_moderators_have_unlocked_stays_open(town: Town) -> None:
    """So does one in which the goodbye is still to be said."""
    meeting = await _closed(town)
    _state(meeting).locked = False
    await meeting.press(town.tom, button_id("question", "welcome", meeting.id))
    assert not _state(meeting).archived


async def test_corrections_are_explained_to_oneself(meeting: Meeting) -> None:
    told = await meeting.press(meeting.town.lin, button_id("corrections", "welcome", meeting.id))
    assert told.ephemeral
    assert text_of(told) == meeting.town.say(Locale.ZH_TW, "meet-corrections")


async def test_who_has_spoken_is_noted_and_nothing_else(meeting: Meeting) -> None:
    await meeting.town.tom.send(meeting.thread, "hello")
    spoken = {one.user_id: one.spoke_at is not None for one in (await meeting.pair()).members}
    assert spoken == {meeting.town.tom.id: True, meeting.town.lin.id: False}


async def test_a_ban_ends_it_and_leaving_the_thread_does_not(meeting: Meeting) -> None:
    town = meeting.town
    town.env.backend.remove_thread_member(meeting.thread.id, town.lin.id)
    await town.env.settle()
    assert (await meeting.pair()).state is PairState.OPEN
    town.env.backend.apply_ban(town.creators.id, town.lin.id, None)
    await town.env.settle()
    pair = await meeting.pair()
    assert (pair.state, pair.reason) == (PairState.ENDING, EndReason.REMOVED)


async def test_nobody_writes_to_somebody_who_has_left_the_server(meeting: Meeting) -> None:
    town = meeting.town
    town.env.backend.remove_member(town.creators.id, town.lin.id)
    await town.tom.send(meeting.thread, "are you there?")
    pair = await meeting.pair()
    assert (pair.state, pair.reason) == (PairState.ENDING, EndReason.REMOVED)


async def test_a_thread_that_is_deleted_ends_the_pair(meeting: Meeting) -> None:
    meeting.town.env.backend.delete_channel(meeting.thread.id)
    await meeting.town.env.settle()
    pair = await meeting.pair()
    assert (pair.state, pair.reason) == (PairState.ENDING, EndReason.IMPOSSIBLE)


async def test_what_is_said_elsewhere_is_nobodys_concern(meeting: Meeting) -> None:
    await meeting.town.tom.send(meeting.town.general, "hello")
    assert all(one.spoke_at is None for one in (await meeting.pair()).members)


async def test_a_translation_follows_its_original(meeting: Meeting) -> None:
    town = meeting.town
    await meeting.press(town.lin, button_id("translate", "welcome", meeting.id))
    message = await town.tom.send(meeting.thread, "good morning")
    assert meeting.said()[-1].startswith("🌐 <good morning>")
    await town.tom.edit(message, "good night")
    assert meeting.said()[-1].startswith("🌐 <good night>")
    await town.tom.delete(message)
    assert not any("🌐" in text for text in meeting.said())
