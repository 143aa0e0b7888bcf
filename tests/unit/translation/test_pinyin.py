"""How Chinese is read aloud."""

import pytest

from bot.translation.pinyin import marked, reading


@pytest.mark.parametrize(
    ("words", "read"),
    [
        (["我们", "今天", "去", "银行"], "wǒmen jīntiān qù yínháng"),
        (["行长", "长得", "很", "好看"], "hángzhǎng zhǎngde hěn hǎokàn"),
        (["头发", "长", "得", "很", "快"], "tóufa zhǎng de hěn kuài"),
        (["我", "得", "走", "了"], "wǒ děi zǒu le"),
        (["西安", "女儿"], "xī'ān nǚ'ér"),
        (["两只", "猫"], "liǎngzhī māo"),
        (["還錢", "yyds"], "huánqián yyds"),
        (["慢慢", "地", "走"], "mànmàn de zǒu"),
        (["觉得", "便宜"], "juéde piányi"),
        (["教我", "中文"], "jiāowǒ zhōngwén"),
    ],
)
def test_words_are_read_as_their_context_asks(words: list[str], read: str) -> None:
    assert " ".join(reading(words)) == read


def test_what_is_not_chinese_stays() -> None:
    assert reading(["OK", "，", "hello", "👍", ""]) == ["OK", "，", "hello", "👍", ""]


@pytest.mark.parametrize(
    ("numbered", "shown"),
    [
        ("nu:3 er2", "nǚ'ér"),
        ("Bei3 jing1", "Běijīng"),
        ("yi1 dian3 r5", "yīdiǎnr"),
        ("liu4 gui3", "liùguǐ"),
        ("lu:e4", "lüè"),
        ("san1 C", "sānC"),
        ("xx5", "xx"),
    ],
)
def test_numbers_become_marks(numbered: str, shown: str) -> None:
    assert marked(numbered) == shown
