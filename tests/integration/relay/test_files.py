"""Files that cannot be fetched: people are told, and get them as soon as it is possible."""

import asyncio
from datetime import timedelta
from pathlib import Path

from bot.model import Attachment
from bot.relay.ports import FilesUnavailable, Unreachable
from tests.integration.relay.world import CHINESE, FakeTranslator, World, build_bridge, world

CAT = Attachment(filename="cat.png", url="https://cdn.example/cat.png", size=1000)
DOG = Attachment(filename="dog.png", url="https://cdn.example/dog.png", size=1000)


def shows(here: World, file: Attachment) -> bool:
    """Whether people have the file, or are told that they do not."""
    (part,) = here.discord.parts(CHINESE)
    return file in part.files or f"attachment-failed({file.filename}" in part.content


async def test_a_file_that_got_lost_comes_with_the_translation(tmp_path: Path) -> None:
    translator = FakeTranslator(late=asyncio.Event())
    async with world(tmp_path, translator=translator, deadline=0.01) as here:
        await build_bridge(here)
        here.discord.fail("send", FilesUnavailable([CAT.url]))
        await here.say("look", attachments=(CAT,))
        await here.settle()
        assert shows(here, CAT)
        assert translator.late is not None
        translator.late.set()
        here.now += timedelta(seconds=5)
        here.upgrades.wake()
        while "[zh-Hans] look" not in here.discord.shown(CHINESE)[0]:
            await asyncio.sleep(0.001)
        await here.settle()
        (part,) = here.discord.parts(CHINESE)
        assert part.files == (CAT,)
        assert "attachment-failed" not in part.content


async def test_nobody_misses_a_file_unawares_after_a_post_of_unknown_outcome(here: World) -> None:
    here.discord.fail("send", FilesUnavailable([CAT.url]))
    here.discord.fail("send", Unreachable("timeout", answered=False), after_effect=True)
    here.discord.fail("edit", FilesUnavailable([CAT.url]))
    await here.say("look", attachments=(CAT,))
    await here.settle()
    assert shows(here, CAT)


async def test_an_edit_goes_through_whichever_files_are_lost_on_the_way(here: World) -> None:
    message = await here.say("look", attachments=(CAT, DOG))
    await here.settle()
    for file in (CAT, DOG):
        here.discord.fail("edit", FilesUnavailable([file.url]))
    await here.edit(message, "look now")
    await here.settle()
    assert "look now" in here.discord.shown(CHINESE)[0]
    assert shows(here, CAT)
    assert shows(here, DOG)
