"""Glossaries from and for spreadsheets."""

import pytest

from bot.errors import UserError
from bot.model import Term
from bot.relay.glossary_file import MAX_BYTES, MAX_ROWS, read_glossary, write_glossary
from bot.relay.terms import MAX_TERM

CAT_TAX = Term(english="cat tax", simplified="猫税", traditional="貓稅")


@pytest.mark.parametrize(
    "text",
    [
        "cat tax,猫税",
        "english,simplified,traditional,match_case\r\ncat tax,猫税,貓稅,\r\n",
        "\ufeffEnglish;simplified\ncat tax;猫税\n\n;;\n",
        "en\tzh\ncat tax\t貓稅\n",
        'english,simplified\n"cat tax","猫税"\ncat  tax ,猫税\n',
    ],
)
def test_whatever_a_spreadsheet_saves_is_read(text: str) -> None:
    assert read_glossary(text.encode()) == ([CAT_TAX], [])


def test_names_case_and_the_other_script_are_read() -> None:
    terms, problems = read_glossary(b"RedNote,,,yes\nvideo,\xe8\xa7\x86\xe9\xa2\x91,,\n")
    assert not problems
    assert terms == [
        Term(english="RedNote", simplified="RedNote", traditional="RedNote", match_case=True),
        Term(english="video", simplified="视频", traditional="影片"),
    ]


def test_every_bad_row_is_told_with_its_number_and_the_others_are_kept() -> None:
    long = "x" * (MAX_TERM + 1)
    terms, problems = read_glossary(f"cat tax,猫税\n,空\n{long},长\na,b,c,d,e\n**b**,粗\n".encode())
    assert terms == [CAT_TAX]
    assert [(problem.row, problem.error.message_id) for problem in problems] == [
        (2, "error-term-empty"),
        (3, "error-term-long"),
        (4, "error-glossary-row"),
        (5, "error-term-markup"),
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * (MAX_BYTES + 1), "error-glossary-file-big"),
        ("cat tax,这是中文".encode("gb18030"), "error-glossary-file-encoding"),
        (b"a\n" * (MAX_ROWS + 2), "error-glossary-file-long"),
    ],
)
def test_a_file_that_is_none_is_refused_whole(data: bytes, reason: str) -> None:
    with pytest.raises(UserError) as refusal:
        read_glossary(data)
    assert refusal.value.message_id == reason


def test_no_cell_begins_like_a_formula_and_none_is_changed_on_the_way() -> None:
    terms = [
        Term(english=english, simplified="公式", traditional="公式") for english in ("=1+1", "+x", "'=y")
    ]
    written = write_glossary(terms)
    cells = written.decode("utf-8-sig").replace("\r", "").split("\n")[1:-1]
    assert not any(row.startswith(("=", "+", "-", "@")) for row in cells)
    assert [term.english for term in read_glossary(written)[0]] == ["=1+1", "+x", "'=y"]
