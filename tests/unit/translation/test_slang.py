"""The tables of slang as they are read."""

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.model import Language
from bot.translation.slang import load_terms

ENTRY = """
[[term]]
lang = "zh"
forms = ["绝绝子", "絕絕子"]
patterns = [{pattern}]
kind = "slang"
register = "casual"
meaning = {{ en = "amazing", zh-Hans = "好极了", zh-Hant = "好極了" }}
note = {{ en = "n", zh-Hans = "注", zh-Hant = "註" }}
example = {{ text = "绝绝子！", translation = "Amazing!" }}
"""


def test_every_table_of_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "slang-zh.toml").write_text(ENTRY.format(pattern=""), encoding="utf-8")
    (tmp_path / "phrasebook.toml").write_text("no table of slang", encoding="utf-8")
    (term,) = load_terms(tmp_path)
    assert (term.key, term.chinese, term.meaning[Language.TRADITIONAL]) == ("zh:绝绝子", True, "好極了")


@pytest.mark.parametrize(
    "text",
    ["[[term]", ENTRY.format(pattern="'('"), ENTRY.format(pattern="").replace("slang", "word", 1)],
)
def test_a_faulty_table_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "slang-zh.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"slang-zh\.toml"):
        load_terms(tmp_path)
