"""Apps → Correct, in the thread of a pair."""

import pytest

from bot.model import Locale, Tongue
from tests.commands.pairs import Meeting, meet, speaks
from tests.commands.town import Town, text_of


@pytest.fixture
async def meeting(town: Town) -> Meeting:
    await speaks(town, town.tom, Tongue.ENGLISH)
    await speaks(town, town.lin, Tongue.CHINESE)
    return await meet(town)


async def test_a_correction_stands_below_the_message_and_pings_nobody(meeting: Meeting) -> None:
    town = meeting.town
    message = await town.lin.send(meeting.thread, "I very like cats")
    form = await town.tom.context_menu(meeting.thread, "Correct", message)
    assert form.modal is not None
    done = await town.tom.submit_modal(form, {"correction": "I like cats a lot"})
    assert text_of(done) == town.say(Locale.EN_US, "correct-thanks")
    shown = meeting.thread.history()[-2:]
    [answer] = [one for one in shown if one.reference is not None]
    assert answer.reference is not None
    assert answer.reference.message_id == message.id
    assert answer.content.endswith("I ~~very~~ like cats **a lot**")
    assert "From **tom**:" in answer.content
    assert answer.mentions == []


async def test_nothing_is_shown_where_nothing_was_changed(meeting: Meeting) -> None:
    town = meeting.town
    message = await town.lin.send(meeting.thread, "I like cats")
    form = await town.tom.context_menu(meeting.thread, "Correct", message)
    same = await town.tom.submit_modal(form, {"correction": "I like cats "})
    assert text_of(same) == town.say(Locale.EN_US, "error-correct-same")
    assert meeting.said() == ["I like cats"]


async def test_it_says_where_it_works(meeting: Meeting) -> None:
    town = meeting.town
    own = await town.tom.send(meeting.thread, "hello")
    ours = await town.tom.slash(meeting.thread, "session start")
    elsewhere = await town.lin.send(town.general, "I very like cats")
    assert ours.response is not None
    for channel, message, text_id in (
        (meeting.thread, own, "error-correct-own"),
        (meeting.thread, ours.response, "error-correct-where"),
        (town.general, elsewhere, "error-correct-where"),
    ):
        refused = await town.tom.context_menu(channel, "Correct", message)
        assert refused.modal is None
        assert text_of(refused) == town.say(Locale.EN_US, text_id)
