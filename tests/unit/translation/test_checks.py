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
        ("hello my friends", "你好我的朋友" * 12, Language.SIMPLIFIED, "repetition"),
    ],
)
def test_a_bad_answer_is_named(asked: str, answer: str, target: Language, reason: str) -> None:
    assert fault(asked, answer, target) == reason


@pytest.mark.parametrize(
    ("asked", "answer", "target"),
    [
        ("hello there", "你好", Language.SIMPLIFIED),
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
