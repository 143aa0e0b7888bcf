"""Glossaries as CSV files, to and from spreadsheets.

Columns: ``english``, ``simplified``, ``traditional``, ``match_case``. A row with ``english`` only is a
name that is never translated. What a spreadsheet would take for a formula is written behind an apostrophe,
and read without it.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.errors import UserError
from bot.model import Term
from bot.relay.terms import make_term

COLUMNS = ("english", "simplified", "traditional", "match_case")
MAX_BYTES = 256 * 1024
MAX_ROWS = 1000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_YES = frozenset({"1", "true", "yes", "y", "是", "x", "✓"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A row that cannot be used, as spreadsheets number it, and why."""

    row: int
    error: UserError


def read_glossary(data: bytes) -> tuple[list[Term], list[Problem]]:
    """The terms of a file, and the rows that are none; UserError for what is no such file at all."""
    if len(data) > MAX_BYTES:
        raise UserError("error-glossary-file-big", kilobytes=MAX_BYTES // 1024)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UserError("error-glossary-file-encoding") from None
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    number = 0
    try:
        # Spreadsheets in some countries part columns by semicolons.
        first = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            if number > MAX_ROWS + 1:
                raise UserError("error-glossary-file-long", rows=MAX_ROWS)
            if not any(cell.strip() for cell in row) or (number == 1 and _is_header(row)):
                continue
            try:
                term = _term(row)
            except UserError as error:
                problems.append(Problem(row=number, error=error))
            else:
                terms[term.key] = term
    except csv.Error:
        problems.append(Problem(row=number + 1, error=UserError("error-glossary-row")))
    return list(terms.values()), problems


def write_glossary(terms: Iterable[Term]) -> bytes:
    """With the mark at its beginning by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for term in terms:
        chinese = ("", "") if term.is_name else (term.simplified, term.traditional)
        writer.writerow([*map(_harmless, (term.english, *chinese)), "yes" if term.match_case else ""])
    return out.getvalue().encode("utf-8-sig")


def _term(row: Sequence[str]) -> Term:
    cells = [_plain(cell.strip()) for cell in row]
    if len(cells) > len(COLUMNS) and any(cells[len(COLUMNS) :]):
        raise UserError("error-glossary-row")
    english, simplified, traditional, case = (*cells, "", "", "", "")[: len(COLUMNS)]
    return make_term(english, simplified, traditional, match_case=case.casefold() in _YES)


def _is_header(row: Sequence[str]) -> bool:
    return row[0].strip().casefold() in {"english", "en", "英文", "英语", "英語"}


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell
