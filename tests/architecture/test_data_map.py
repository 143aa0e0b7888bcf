"""What is stored about people is told to operators, column by column."""

import re
from pathlib import Path

import pytest

from bot.storage.schema import metadata

MAP = (Path(__file__).parents[2] / "deploy" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", sorted(metadata.tables))
def test_the_data_map_names_every_column(table: str) -> None:
    row = re.search(rf"^\| `{table}` \|(.*)$", MAP, re.MULTILINE)
    assert row, f"deploy/README.md does not say what the table {table} is for"
    told = set(re.findall(r"`(\w+)`", row.group(1)))
    assert told >= {column.name for column in metadata.tables[table].columns}
