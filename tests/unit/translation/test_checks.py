"""Answers that are no translations."""

import pytest

from bot.model import Language
from bot.translation.checks import fault, in_script


@pytest.mark.parametrize(
    ("asked", "answer", "target", "reason"),
    [
        ("hello there", "", Language.SIMPLIFIED, "empty"),
        ("hello there", "。", Language.SIMPLIFIED, "empty"),
        ("hello there", "hello there", Language.SIMPLIFIED, "unchanged"),
        ("你好", "你好", Language.ENGLISH, "unchanged"),
        ("hello there", "MYMEMORY WARNING: YOU USED ALL", Language.SIMPLIFIED, "quota notice"),
        ("hello there", "hallo daar", Language.SIMPLIFIED, "wrong script"),
        ("我今天很开心", "我今天很高兴", Language.ENGLISH, "wrong script"),
        ("hi", "你" * 200, Language.SIMPLIFIED, "odd length"),
        ("你好", "hello" + " " * 900_000 + "there", Language.ENGLISH, "odd length"),
        ("hello my friends", "你好我的朋友" * 12, Language.SIMPLIFIED, "repetition"),
        (
            "我今天去了一家新开的咖啡店，味道很好",
            "I went to a new cafe today, it was nice. " * 4,
            Language.ENGLISH,
            "repetition",
        ),
        ("hello there", "您的配额已用完，请明天再试", Language.SIMPLIFIED, "quota notice"),
        ("大家好", "Daily quota exceeded for this key", Language.ENGLISH, "quota notice"),
        ("大家好", "Our systems have detected unusual traffic", Language.ENGLISH, "quota notice"),
        ("大家好", "Sure, here is the translation: Hello all", Language.ENGLISH, "chatter"),
        ("大家好", "Translation: Hello all", Language.ENGLISH, "chatter"),
        ("大家好", "As an AI language model I must decline", Language.ENGLISH, "chatter"),
        ("大家好", "I'm sorry, but I can't assist with that.", Language.ENGLISH, "chatter"),
        ("hello there", "翻译如下：你好", Language.SIMPLIFIED, "chatter"),
        ("hello there", "好的，以下是翻译：你好", Language.SIMPLIFIED, "chatter"),
        ("hello there", "譯文：你好", Language.TRADITIONAL, "chatter"),
        ("大家好", "Hello <x id=1/> all", Language.ENGLISH, "leftovers"),
        ("大家好", "Hello &#39;all&#39;", Language.ENGLISH, "leftovers"),
        ("hello there", "你好 ⟦", Language.SIMPLIFIED, "leftovers"),
        ("我们明天下午三点在学校门口见面然后一起去看电影吧", "Tomorrow", Language.ENGLISH, "odd length"),
    ],
)
def test_a_bad_answer_is_named(asked: str, answer: str, target: Language, reason: str) -> None:
    assert fault(asked, answer, target) == reason


@pytest.mark.parametrize(
    ("asked", "answer", "target"),
    [
        ("hello there", "你好", Language.SIMPLIFIED),
        ("what is the translation of this", "翻译如下是什么意思", Language.SIMPLIFIED),
        ("请问怎么翻译", "How do I translate this", Language.ENGLISH),
        ("sorry I can't help today", "对不起，我今天无法协助", Language.SIMPLIFIED),
        ("here you go", "给你", Language.SIMPLIFIED),
        ("the quota is exceeded again", "配额已经又超了", Language.SIMPLIFIED),
        ("当然，这是猫的照片", "Sure, here is a picture of the cat", Language.ENGLISH),
        ("yyds", "the greatest of all time", Language.ENGLISH),
        ("Taylor Swift", "Taylor Swift", Language.SIMPLIFIED),
        ("我爱饺子", "I love jiaozi (饺子)", Language.ENGLISH),
        ("哈哈哈哈哈哈哈哈好笑", "hahahahahahahahaha funny", Language.ENGLISH),
    ],
)
def test_a_good_answer_has_no_fault(asked: str, answer: str, target: Language) -> None:
    assert fault(asked, answer, target) is None


def test_an_answer_in_the_other_script_is_converted() -> None:
    assert in_script("软件", Language.TRADITIONAL) == "軟體"
    assert in_script("軟體", Language.SIMPLIFIED) == "软件"
    assert in_script("software", Language.TRADITIONAL) == "software"
