"""A machine's punctuation becomes a native writer's, and nothing else changes."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.model import Language
from bot.translation.markup import shape
from bot.translation.typography import typeset

SIMPLIFIED, TRADITIONAL, ENGLISH = Language.SIMPLIFIED, Language.TRADITIONAL, Language.ENGLISH


@pytest.mark.parametrize(
    ("machine", "native"),
    [
        ("你好, 你在吗?", "你好，你在吗？"),
        ("太好了!!!真的吗?!", "太好了！！！真的吗？！"),
        ("我喜欢 Python, 你呢?", "我喜欢 Python，你呢？"),
        ("我喜欢Python.", "我喜欢Python。"),
        ("标题: 内容;其他", "标题：内容；其他"),
        ("注意:3点", "注意：3点"),
        ("你好 (hello) 世界", "你好（hello）世界"),
        ("等等...", "等等……"),
        ("你好 ， 世界", "你好，世界"),
        ("你好  世界", "你好 世界"),
        ('他说"你好"', "他说“你好”"),
        ("他说「你好」", "他说“你好”"),
        ("时间 １０：３０ 。", "时间 10:30。"),
        ("共１，２３４人", "共1,234人"),
        ("**你好**, 世界", "**你好**，世界"),
        ("⟦0⟧你好⟦1⟧, 世界!", "⟦0⟧你好⟦1⟧，世界！"),
    ],
)
def test_chinese_gets_its_own_punctuation(machine: str, native: str) -> None:
    assert typeset(machine, SIMPLIFIED) == native


@pytest.mark.parametrize(
    "text",
    [
        "现在是10:30",
        "比分3:0，价格1,000.50元",
        "看 foo(x, y) 吧",
        "他说 Hello, world",
        "你好 :) 世界",
        "1. 苹果",
        "用 Node.js 和 a.py",
        "苹果公司 Apple Inc. 很大",
        "看 https://a.example/x,y?z=1:2 吧",
        "用 `a,b` 吧",
        "我有 5'6\" 高",
        "我用iPhone拍的",
        "我用 iPhone 拍的",
    ],
)
def test_numbers_links_code_emoticons_and_english_stay_half_width(text: str) -> None:
    assert typeset(text, SIMPLIFIED) == text


@pytest.mark.parametrize("machine", ['他說"你好"', "他說“你好”", "他說「你好」"])
def test_traditional_quotes_with_corner_brackets(machine: str) -> None:
    assert typeset(machine, TRADITIONAL) == "他說「你好」"


@pytest.mark.parametrize(
    ("machine", "native"),
    [
        ("Hello，world。", "Hello, world."),
        ("I （really）like it", "I (really) like it"),
        ("Hello , world !", "Hello, world!"),
        ("1，000 people at 10：30", "1,000 people at 10:30"),
        ("Cats、dogs", "Cats, dogs"),
        ("He said「hi」", 'He said "hi"'),
        ("Hi。I am here", "Hi. I am here"),
        ("see 你好，世界 there", "see 你好，世界 there"),
        ("fine :) thanks", "fine :) thanks"),
    ],
)
def test_english_gets_half_width_punctuation_and_its_spaces(machine: str, native: str) -> None:
    assert typeset(machine, ENGLISH) == native


PIECES = [
    *("你好", "世界", "猫", "hello", "Python", "3", "10", " ", "  ", ",", ".", "?", "!", ":", ";", "(", ")"),
    *("，", "。", "？", "：", "（", "）", "“", "”", "「", "」", "…", "...", '"', "'", "３", "Ａ", "、", "\n"),
    *(
        "<@1>",
        "<:cat:12>",
        "https://a.example/b",
        "`x,y`",
        "**",
        "||",
        "😀",
        "⟦0⟧",
        ":)",
        "1,000",
        "\ufffc",
        ":wave:",
    ),
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.text(max_size=40))


@settings(max_examples=400, deadline=None, print_blob=True)
@given(text=texts, target=st.sampled_from(list(Language)))
@example(text="你好,😀:", target=SIMPLIFIED)
@example(text="你好, , ", target=SIMPLIFIED)
def test_markup_is_never_touched_and_twice_is_as_good_as_once(text: str, target: Language) -> None:
    once = typeset(text, target)
    assert shape(once) == shape(text)
    assert re.findall(r"⟦\d+⟧", once) == re.findall(r"⟦\d+⟧", text)
    assert typeset(once, target) == once
    assert once.count("\n") == text.count("\n")
