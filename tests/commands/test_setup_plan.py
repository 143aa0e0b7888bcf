"""What /setup guesses, and when it has enough. Pure."""

from dataclasses import replace

import pytest

from bot.gateway.setup_plan import Place, Plan, clue, counterpart, guess
from bot.model import ChannelId, Language, Locale
from bot.relay.bridges import MAX_NAME


def _place(number: int, name: str, language: Language = Language.ENGLISH) -> Place:
    return Place(channel_id=ChannelId(number), name=name, language=language)


@pytest.mark.parametrize(
    ("name", "topic", "language"),
    [
        ("general-en", None, Language.ENGLISH),
        ("英语角", None, Language.ENGLISH),
        ("chat-cn", None, Language.SIMPLIFIED),
        ("chinese-corner", None, Language.SIMPLIFIED),
        ("中文聊天", None, Language.SIMPLIFIED),
        ("閒聊大廳", None, Language.TRADITIONAL),
        ("taiwan", None, Language.TRADITIONAL),
        ("繁中", None, Language.TRADITIONAL),
        ("lounge", "欢迎大家来聊天", Language.SIMPLIFIED),
        ("general", None, None),
        ("general", "talk about anything", None),
        ("enter-here", None, None),
    ],
)
def test_a_name_or_topic_tells_the_language(name: str, topic: str | None, language: Language | None) -> None:
    assert clue(name, topic) is language


def test_without_a_clue_the_servers_language_is_guessed() -> None:
    assert guess("general", None, server=Locale.ZH_TW) is Language.TRADITIONAL
    assert guess("chat-cn", None, server=Locale.ZH_TW) is Language.SIMPLIFIED


def test_the_other_half_speaks_the_other_language() -> None:
    first = _place(1, "general")
    others = [first, _place(2, "off-topic"), _place(3, "中文", Language.SIMPLIFIED)]
    assert counterpart(first, others) == others[2]
    assert counterpart(first, others[:2]) is None


def test_a_plan_says_what_is_missing() -> None:
    empty = Plan()
    assert empty.problem == "error-pick-channels"
    one = replace(empty, first=_place(1, "general"))
    assert one.problem == "error-pick-channels"
    assert replace(one, elsewhere=True).problem is None
    assert replace(one, second=_place(1, "general")).problem == "error-same-channel"
    assert replace(one, second=_place(2, "中文")).problem is None
    forum = replace(_place(2, "中文"), is_forum=True)
    assert replace(one, second=forum).problem == "error-forum-and-channel"


def test_a_channel_chosen_before_saying_elsewhere_is_not_linked() -> None:
    plan = Plan(first=_place(1, "general"), second=_place(2, "中文"), elsewhere=True)
    assert [place.channel_id for place in plan.places] == [1]


def test_a_made_up_name_is_free_and_fits() -> None:
    plan = Plan(first=_place(1, "a" * 40), second=_place(2, "b" * 40))
    name = plan.name(())
    assert len(name) <= MAX_NAME
    again = plan.name([name.upper()])
    assert again == f"{name} 2"
    assert len(again) <= MAX_NAME
    assert replace(plan, chosen_name="Plaza").name(["Plaza"]) == "Plaza"
