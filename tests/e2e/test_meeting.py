"""In the thread of a pair, through the real process: translations, corrections, a report, a restart."""

from collections.abc import Iterator

import pytest

from tests.e2e.playground import playground
from tests.e2e.test_exchange import Exchange, an_exchange
from tests.e2e.town import Json, Town, until


@pytest.fixture(scope="module")
def running() -> Iterator[Json]:
    """A playground apart: here the bot is killed, and nobody else looks for a partner."""
    with playground() as info:
        yield info


async def paired(there: Exchange) -> Json:
    """Sam, who speaks English, and 林小雨, who speaks Chinese; the thread in which they meet."""
    ask = there.moderator.command(there.channel)
    await ask("pairing setup", channel=there.channel)
    for person, fields in (
        (there.sam, (["en"], ["1"], "New York", "", "cats")),
        (there.lin, (["zh"], ["2"], "上海", "", "猫")),
    ):
        filled = await person.fill_form(await person.open_form(there.channel, "profile edit"), *fields)
        await person.answer_to(filled["id"])
        await person.command(there.channel)("pair join")
    await there.moderator.press(await ask("pairing run"), "")
    return await there.thread_of(there.lin)


async def answered(there: Exchange, thread: Json, message: Json) -> list[str]:
    """What stands below a message as an answer to it."""
    posts = await there.lin.person.history(thread["id"])
    return [
        post["content"]
        for post in posts
        if (post.get("message_reference") or {}).get("message_id") == message["id"]
    ]


@pytest.mark.timeout(900)
async def test_two_beginners_understand_each_other_from_the_first_line_on(town: Town) -> None:
    async with an_exchange(town) as there:
        thread = await paired(there)
        welcome = await there.said(thread, "我会把每个人写的话翻译给对方看")
        assert {user["id"] for user in welcome["mentions"]} == {
            there.sam.person.user["id"],
            there.lin.person.user["id"],
        }

        # What is said is translated, edited and deleted with its original.
        said = await there.sam.person.say(thread["id"], "Good morning!")
        await until(lambda: answered(there, thread, said), lambda found: found == ["🌐 早上好！"])
        await there.sam.person.edit(said, "Good night, see you tomorrow!")
        await until(lambda: answered(there, thread, said), lambda found: found == ["🌐 晚安，明天见！"])
        await there.sam.person.delete(said)

        async def left() -> list[Json]:
            return [
                post for post in await there.lin.person.history(thread["id"]) if "🌐 晚安" in post["content"]
            ]

        await until(left, lambda found: not found)

        # The bot is killed: nobody is welcomed twice, and the buttons go on working.
        await town.control("POST", "/bot", {"action": "kill"})
        await town.control("POST", "/bot", {"action": "start"})
        await there.lin.press(welcome, "pair:question")
        await there.said(thread, "💬 ")
        posts = await there.lin.person.history(thread["id"])
        assert sum("Hi, you two!" in post["content"] for post in posts) == 1

        # A correction stands below what was written, for both to read.
        wrong = await there.lin.person.say(thread["id"], "I very like cats")
        form = await there.sam.pick("Correct", wrong)
        await there.sam.fill_in(form, correction="I like cats a lot")

        async def corrected() -> list[str]:
            return [text for text in await answered(there, thread, wrong) if "✏️" in text]

        [correction] = await until(corrected, bool)
        assert "I ~~very~~ like cats **a lot**" in correction

        # Moderators read the last messages, for that is what is wished.
        log = await town.people["Maya Torres"].call(
            "POST", f"/guilds/{town.english_guild}/channels", {"name": "partner-log", "type": 0}
        )
        await there.moderator.command(there.channel)("bridge log", channel=log["id"])
        form = await there.sam.press(welcome, "pair:report")
        await there.sam.fill_form(form, "asks for money", ["share"])

        async def told() -> list[Json]:
            return await there.moderator.person.history(log["id"])

        report = "\n".join(post["content"] for post in await until(told, bool))
        assert "asks for money" in report
        assert "I very like cats" in report
