"""Charts look as they did when somebody looked at them last."""

from dataclasses import replace

import pytest

from bot.errors import ChartError
from bot.stats.chart_process import ChartProcess
from bot.stats.charts import Traffic
from bot.stats.drawing import draw
from tests.golden.pictures import FOLDER, MOST_BYTES, TOLERANCE, difference, path_of
from tests.golden.samples import charts


async def test_charts_look_as_they_were_agreed_on() -> None:
    """``make golden`` draws them anew. One process draws them all, as one does for the bot."""
    process, different = ChartProcess(), list[str]()
    wanted = charts()
    try:
        for name, chart in wanted.items():
            apart = difference(path_of(name).read_bytes(), await process.draw(chart))
            if apart > TOLERANCE:
                different.append(f"{name}: {apart}")
        # A letter that the font lacks is no empty box, and what comes after it is drawn all the same.
        with pytest.raises(ChartError, match="Glyph"):
            await process.draw(replace(wanted["hours-usual-en"], title="ไทย"))
        assert await process.draw(wanted["hours-usual-en"])
    finally:
        await process.aclose()
    assert not different


def test_there_is_a_picture_of_each_and_no_other() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == charts().keys()


@pytest.mark.parametrize("name", ["traffic-usual-en", "traffic-huge-zh-Hant"])
def test_one_other_letter_is_seen(name: str) -> None:
    chart = charts()[name]
    assert isinstance(chart, Traffic)
    agreed = path_of(name).read_bytes()
    days = [*chart.days[:-1], f"{chart.days[-1][:-1]}8"]
    assert difference(agreed, draw(chart)) <= TOLERANCE
    assert difference(agreed, draw(replace(chart, days=days))) > TOLERANCE


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.png")}
    assert not {name: size for name, size in sizes.items() if size > MOST_BYTES}
