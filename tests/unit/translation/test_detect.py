"""Which language a chat message is in."""

import pytest

from bot.model import Language
from bot.translation.detect import detect
from bot.translation.result import Detected

ENGLISH = [
    "hello",
    "OK",
    "van",
    "Los Angeles",
    "café?",
    "I have 88 cats",
    "gg everyone",
    "no cap that slaps",
    "BRB",
    "what's your favourite 🐱?",
    "The 龙 is here and it is big",
    "check https://example.com/你好 please",
    "lol you wish",
    "ich bin ein Berliner is what he said",
    "play La Vie en Rose please",
    "main est",
]
SIMPLIFIED = [
    "我今天很开心",
    "这个真的yyds",
    "yyds",
    "xswl",
    "u1s1 这个好吃",
    "我们去Starbucks喝咖啡吧",
    "嗯",
    "<@1> 你们好",
    "我の猫很胖",
    "TikTok难民来报到",
    "好的 ok",
]
TRADITIONAL = ["我今天很開心", "這個軟體很好用", "妳們在幹嘛？", "貓稅", "佢哋啱啱返咗屋企"]
OTHER = [
    "こんにちは、元気ですか",
    "今日は寒いですね",
    "안녕하세요 여러분",
    "привет как дела",
    "Bonjour, ça va?",
    "hola amigo",
    "สวัสดีครับ",
    "مرحبا بالجميع",
    "שלום לכולם",
    "Guten Morgen zusammen",
    "ich habe heute keine Zeit",
    "¿alguien quiere jugar esta noche?",
    "dzień dobry wszystkim",
    "apa kabar semua",
]
NONE = [
    "",
    "   ",
    "😂😂",
    "lol",
    "LMAO",
    "hahaha 😂",
    "哈哈哈哈",
    "666",
    "12:30",
    "www",
    "ㅋㅋㅋㅋ",
    "(╯°□°)╯︵ ┻━┻",
    "...?!",
    "<@123> <:smile:1234>",
    "https://example.com/hello",
    "`code only`",
    "```py\nprint('hello')\n```",
    "$CASH",
    ":wave:",
    "\u200b\u202e",
    "@everyone",
    "xDDD",
    "T_T",
    "QAQ",
    "orz",
]
MIXED = [
    "I love 饺子 so much",
    "我今天 very happy because passed my exam",
    "他跟我说 don't worry about it 但是我很担心",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_recognised(text: str) -> None:
    assert detect(text) is Detected.ENGLISH


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_simplified_chinese_is_recognised(text: str) -> None:
    assert detect(text) is Detected.SIMPLIFIED


@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_chinese_is_recognised(text: str) -> None:
    assert detect(text) is Detected.TRADITIONAL


@pytest.mark.parametrize("text", OTHER)
def test_other_languages_are_taken_for_neither(text: str) -> None:
    assert detect(text) is Detected.OTHER


@pytest.mark.parametrize("text", NONE)
def test_what_has_no_words_needs_no_translation(text: str) -> None:
    assert detect(text) is Detected.NONE


@pytest.mark.parametrize("text", MIXED)
def test_two_languages_in_earnest_are_mixed(text: str) -> None:
    assert detect(text) is Detected.MIXED


@pytest.mark.parametrize("hint", [Language.SIMPLIFIED, Language.TRADITIONAL])
def test_the_channel_decides_where_both_scripts_look_the_same(hint: Language) -> None:
    assert detect("你好", hint=hint).language is hint


def test_the_channel_never_overrules_the_message() -> None:
    assert detect("hello there", hint=Language.SIMPLIFIED) is Detected.ENGLISH
    assert detect("我今天很開心", hint=Language.SIMPLIFIED) is Detected.TRADITIONAL


@pytest.mark.parametrize("text", ["名前は？", "駅まで歩く", "渡辺", "検討済", "桜"])
def test_japanese_in_kanji_is_not_taken_for_chinese(text: str) -> None:
    assert detect(text) is Detected.OTHER


@pytest.mark.parametrize("text", ["我の猫", "你气什么", "这个は什么意思", "好耶ヽ(✿ﾟ▽ﾟ)ノ"])
def test_chinese_with_a_touch_of_japanese_stays_chinese(text: str) -> None:
    assert detect(text).is_chinese
