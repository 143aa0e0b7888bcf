"""Two people who learn each other's language are paired and talk; a third one learns why they wait.

The session takes its two minutes only where ``MAGPIE_TEST_SESSION`` is set; that it switches, ends and keeps
its time over a restart is tested with a clock of its own in ``tests.integration.pairing``.
"""

import os
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from tests.e2e.town import PATIENCE, Json, Listener, Town, until

WHOLE_SESSION = bool(os.environ.get("MAGPIE_TEST_SESSION"))
PRIVATE_THREAD = 12


@dataclass
class Exchange:
    """A channel in which people are paired, its moderator, and three people of one server."""

    channel: str
    moderator: Listener
    sam: Listener
    lin: Listener
    priya: Listener

    async def status(self, person: Listener) -> str:
        return (await person.command(self.channel)("pair status"))["content"]

    async def thread_of(self, person: Listener) -> Json:
        """Where they meet, once they do."""

        async def found() -> list[str]:
            return re.findall(r"<#(\d+)>", await self.status(person))

        return await person.person.call("GET", f"/channels/{(await until(found, bool))[-1]}")

    async def said(self, thread: Json, wanted: str, *, seconds: float = PATIENCE) -> Json:
        """The newest message of the thread with these words, of the bot or of anybody."""

        async def found() -> list[Json]:
            posts = await self.lin.person.history(thread["id"])
            return [post for post in posts if wanted in _words(post)]

        return (await until(found, bool, seconds=seconds))[-1]


def _words(post: Json) -> str:
    """Everything to be read in a message."""
    shown = [post["content"]]
    for embed in post["embeds"]:
        shown += [embed.get("title", ""), embed.get("description", "")]
        shown += [f"{field['name']}\n{field['value']}" for field in embed.get("fields", [])]
    return "\n".join(shown)


@asynccontextmanager
async def an_exchange(town: Town) -> AsyncGenerator[Exchange]:
    guild = town.english_guild
    moderator = await town.moderator(guild)
    by_name = {person.name: person for person in town.people.values()}
    channel = await moderator.call("POST", f"/guilds/{guild}/channels", {"name": "partners", "type": 0})
    async with (
        Listener.of(moderator, town.info) as moderating,
        Listener.of(by_name["Sam Okafor"], town.info) as sam,
        Listener.of(by_name["林小雨"], town.info) as lin,
        Listener.of(by_name["Priya Raman"], town.info) as priya,
    ):
        yield Exchange(channel=channel["id"], moderator=moderating, sam=sam, lin=lin, priya=priya)


@pytest.mark.timeout(900)
async def test_an_exchange_from_the_profile_to_the_parting(town: Town) -> None:
    async with an_exchange(town) as there:
        ask = there.moderator.command(there.channel)
        await ask("pairing setup", channel=there.channel)

        # Each in their own language; what they like meets in the middle.
        for person, fields in (
            (there.sam, (["en"], ["2"], "New York", "Mon-Fri 8pm-11pm", "cats, hiking")),
            (there.lin, (["zh"], ["4"], "上海", "周二至周六 8点-11点", "猫、电影")),
            (there.priya, (["en"], [], "UTC+5:30", "", "tea")),
        ):
            form = await person.open_form(there.channel, "profile edit")
            sent = await person.fill_form(form, *fields)
            assert (await person.answer_to(sent["id"]))["content"]
            await person.command(there.channel)("pair join")

        assert there.lin.person.user["id"] in (await ask("pairing preview"))["content"]
        await there.moderator.press(await ask("pairing run"), "")
        thread = await there.thread_of(there.lin)
        assert thread["type"] == PRIVATE_THREAD
        status, _ = await there.sam.person.try_call("GET", f"/channels/{thread['id']}")
        partner, waiting = (there.sam, there.priya) if status == 200 else (there.priya, there.sam)
        welcome = await there.said(thread, partner.person.name)
        assert "林小雨" in _words(welcome)

        # The third one is told why; nobody outside sees the thread.
        assert "more people here learn Chinese" in await there.status(waiting)
        assert (await waiting.person.try_call("GET", f"/channels/{thread['id']}"))[0] in {403, 404}

        # They talk, and what each says is translated below.
        await there.lin.press(welcome, "pair:translate")
        await partner.person.say(thread["id"], "Good night, see you tomorrow!")
        await there.said(thread, "晚安，明天见！")

        # A session: half in one language, half in the other.
        started = await partner.command(thread["id"])("session start", minutes=2)
        assert started["content"]
        if WHOLE_SESSION:
            await there.said(thread, "Time to switch", seconds=240)
            await there.said(thread, "Time's up", seconds=240)
        else:
            await partner.command(thread["id"])("session stop")

        # It is over, gently, and the other one comes first in the next round.
        ending = await partner.command(there.channel)("pair end")
        await partner.press(ending, "")

        async def archived() -> bool:
            found = await there.moderator.person.call("GET", f"/channels/{thread['id']}")
            return found["thread_metadata"]["archived"]

        await until(archived, bool)
        assert "<#" not in await there.status(there.lin)

        # What is answered there afterwards does not leave it open.
        pressed = await there.lin.press(welcome, "pair:question")
        assert (await there.lin.answer_to(pressed["id"]))["content"]
        await until(archived, bool)
