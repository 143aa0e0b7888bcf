"""Files that programs read, and that do no harm in a spreadsheet."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.model import BridgeId, Crowd, GuildId, Talk, Tally, TallyKind, Tongue
from bot.stats.export import COUNT_COLUMNS, DAY_COLUMNS, Export, Exported, as_csv, as_json
from bot.stats.figures import Span

HOME, PLAZA = GuildId(1), BridgeId(7)
TODAY = date(2026, 3, 12)


class FakeStore:
    """One day of talk, and one count of each week."""

    def __init__(self, *, spoke: int = 5) -> None:
        self.spoke = spoke
        self.weeks: list[tuple[date, date]] = []

    async def talk(self, guild_id: GuildId, first: date, last: date) -> Sequence[tuple[BridgeId, Talk]]:
        self.weeks.append((first, last))
        if not first <= TODAY <= last:
            return ()
        talk = Talk(day=TODAY, side=Tongue.ENGLISH, messages=9, words=20, replies=2, waits=2 * 1024 * 6)
        return [(PLAZA, talk), (BridgeId(8), Talk(day=TODAY, side=Tongue.CHINESE, messages=1))]

    async def people(
        self, guild_id: GuildId, first: date, last: date
    ) -> Mapping[tuple[date, BridgeId, Tongue], Crowd]:
        return {(TODAY, PLAZA, Tongue.ENGLISH): Crowd(spoke=self.spoke, reached=4)}

    async def totals(self, guild_id: GuildId, first: date, last: date) -> Sequence[Tally]:
        tally = Tally(guild_id=HOME, bridge_id=PLAZA, day=first, kind=TallyKind.NOTE, name="zh:yyds")
        return [replace(tally, times=3)]


async def _exported(store: FakeStore) -> Exported:
    return await Export(store, store).of(HOME, today=TODAY, names={PLAZA: "Plaza"})


async def test_a_year_is_read_week_by_week_from_a_monday_on() -> None:
    store = FakeStore()
    exported = await _exported(store)
    assert exported.span == Span(first=date(2025, 3, 10), last=TODAY)
    assert len(store.weeks) == len(exported.counts) == 53
    assert {first.weekday() for first, _ in store.weeks} == {0}
    assert {(last - first).days for first, last in store.weeks} == {6}


@pytest.mark.parametrize(("spoke", "told"), [(5, 5), (4, None), (0, None)])
async def test_fewer_than_five_people_are_not_counted_out(spoke: int, told: int | None) -> None:
    first, second = (await _exported(FakeStore(spoke=spoke))).days
    row = dict(zip(DAY_COLUMNS, first, strict=True))
    assert (row["people_spoke"], row["people_reached"]) == (told, None)
    assert (row["day"], row["bridge"], row["side"], row["messages"]) == ("2026-03-12", "Plaza", "en", 9)
    assert row["reply_seconds"] == 64
    # A bridge that the server has left has no name here any more.
    assert dict(zip(DAY_COLUMNS, second, strict=True))["bridge"] == ""


def test_a_spreadsheet_reads_it_as_utf_8_and_computes_nothing() -> None:
    names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "鹊桥, “plaza”", "plain"]
    rows = [("2026-03-09", "7", name, "note", "zh:绝绝子", 3) for name in names]
    data = as_csv(COUNT_COLUMNS, rows)
    assert data.startswith(b"\xef\xbb\xbf")
    header, *read = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(header) == COUNT_COLUMNS
    assert [row[2] for row in read] == ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1", *names[5:]]
    assert {row[4] for row in read} == {"zh:绝绝子"}
    assert {row[5] for row in read} == {"3"}


async def test_programs_read_both_tables_and_what_their_columns_mean() -> None:
    explained = {column: f"about {column}" for column in (*DAY_COLUMNS, *COUNT_COLUMNS)}
    content = json.loads(as_json(await _exported(FakeStore()), explained, zone="Asia/Shanghai"))
    assert (content["first"], content["last"], content["zone"]) == (
        "2025-03-10",
        "2026-03-12",
        "Asia/Shanghai",
    )
    assert content["days"]["columns"] == {column: f"about {column}" for column in DAY_COLUMNS}
    assert len(content["days"]["rows"]) == 2
    assert content["counts"]["rows"][0] == ["2025-03-10", "7", "Plaza", "note", "zh:yyds", 3]
