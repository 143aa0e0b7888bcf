"""Charts of what crosses the bridge: drawn by their process, shown by Discord, with their words."""

from tests.e2e.test_bridge import copies
from tests.e2e.town import Bridge, Json, Listener, Person, Town, until


async def _chart(there: Listener, begins: str) -> tuple[Json, Json]:
    """The message with a chart whose words begin so, and the chart."""

    async def shown() -> list[Json]:
        messages = [event for name, event in there.events if name in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}]
        return [
            one for one in messages if any(_words(file).startswith(begins) for file in one["attachments"])
        ]

    # The process that draws it may have to begin; then the chart comes after the words.
    message = (await until(shown, bool))[-1]
    return message, message["attachments"][0]


def _words(file: Json) -> str:
    return file.get("description", "")


async def test_who_asks_what_the_exchange_amounts_to_is_shown_charts(
    town: Town, bridge: Bridge, maya: Person, lin: Person
) -> None:
    await maya.say(bridge.english, "Good morning!")
    await copies(lin, bridge.chinese, 1)
    async with Listener.of(maya, town.info) as there:
        answer = await there.command(bridge.english)("stats bridge", bridge=bridge.name)
        assert "one message" in answer["content"]
        message, chart = await _chart(there, "Bar chart")
        assert "In all: 1 and 0." in chart["description"]
        async with town.session.get(chart["url"]) as response:
            picture = await response.read()
        assert picture.startswith(b"\x89PNG")
        assert (chart["width"], chart["height"]) == (1000, 560)
        await there.press(message, "stats:hours")
        message, chart = await _chart(there, "Heat map")
        assert len(message["attachments"]) == 1
