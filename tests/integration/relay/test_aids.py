"""Notes, pinyin, and translations in place, as people see them."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model import Language
from bot.translation.notes import Found, Notes
from bot.translation.slang import Kind, Register, Term
from tests.integration.relay.world import (
    CHINESE,
    ENGLISH,
    LIN,
    MODERATOR,
    FakeTranslator,
    World,
    build_bridge,
    world,
)


def _term(form: str) -> Term:
    meaning = {language: f"meaning of {form} in {language}" for language in Language}
    return Term(
        chinese=True,
        forms=(form,),
        patterns=(),
        kind=Kind.SLANG,
        register=Register.CASUAL,
        region=None,
        meaning=meaning,
        note=meaning,
        example=form,
        example_translation="…",
    )


class Explains:
    """Knows three expressions, and reads everything the same way."""

    def __init__(self) -> None:
        self._notes = Notes([_term("绝绝子"), _term("躺平"), _term("破防")])
        self.broken = False

    def find(self, text: str, *, reader: Language) -> Sequence[Found]:
        if self.broken:
            raise LookupError
        return self._notes.find(text, reader=reader)

    def pinyin(self, text: str) -> str:
        if self.broken:
            raise LookupError
        return f"<{len(text)} syllables>"


async def _lin_says(here: World, text: str) -> None:
    await here.say(text, channel=CHINESE, author=LIN)
    await here.settle()


async def test_an_expression_is_explained_once_a_channel_and_day(tmp_path: Path) -> None:
    async with world(tmp_path, aids=Explains()) as here:
        await build_bridge(here)
        await _lin_says(here, "绝绝子")
        await _lin_says(here, "又绝绝子")
        here.now += timedelta(hours=25)
        await _lin_says(here, "还是绝绝子")
        note = "\nrelay-note(绝绝子, meaning of 绝绝子 in en)"
        assert here.discord.shown(ENGLISH) == [
            f"[en] 绝绝子{note}",
            "[en] 又绝绝子",
            f"[en] 还是绝绝子{note}",
        ]


async def test_a_message_explains_two_expressions_at_most(tmp_path: Path) -> None:
    async with world(tmp_path, aids=Explains()) as here:
        await build_bridge(here)
        await _lin_says(here, "绝绝子，躺平，破防")
        (shown,) = here.discord.shown(ENGLISH)
        assert shown.count("relay-note") == 2


async def test_a_note_stays_when_its_message_is_edited_or_gets_its_translation(tmp_path: Path) -> None:
    async with world(tmp_path, aids=Explains()) as here:
        await build_bridge(here)
        message = await here.say("绝绝子", channel=CHINESE, author=LIN)
        await here.settle()
        await here.edit(message, "真绝绝子")
        await here.settle()
        assert here.discord.shown(ENGLISH) == ["[en] 真绝绝子\nrelay-note(绝绝子, meaning of 绝绝子 in en)"]


async def test_notes_outlive_a_restart_and_can_be_turned_off(tmp_path: Path) -> None:
    async with world(tmp_path, aids=Explains()) as here:
        await build_bridge(here)
        await _lin_says(here, "绝绝子")
        discord, last_id = here.discord, here.last_id
    async with world(tmp_path, aids=Explains(), discord=discord, last_id=last_id) as again:
        await _lin_says(again, "绝绝子")
        await again.bridges.set_notes("Harbour", show=False, by=MODERATOR)
        await _lin_says(again, "躺平")
        assert again.discord.shown(ENGLISH)[1:] == ["[en] 绝绝子", "[en] 躺平"]


async def test_a_message_comes_without_notes_rather_than_not_at_all(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    explains = Explains()
    explains.broken = True
    async with world(tmp_path, aids=explains) as here:
        await build_bridge(here)
        await _lin_says(here, "绝绝子")
        assert here.discord.shown(ENGLISH) == ["[en] 绝绝子"]
    assert "绝绝子" not in caplog.text


async def test_a_message_comes_without_pinyin_rather_than_not_at_all(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    explains = Explains()
    explains.broken = True
    async with world(tmp_path, aids=explains) as here:
        await build_bridge(here)
        await here.bridges.set_notes("Harbour", show=False, by=MODERATOR)
        await here.bridges.set_pinyin("Harbour", show=True, by=MODERATOR)
        await _lin_says(here, "我们走吧")
        assert here.discord.shown(ENGLISH) == ["[en] 我们走吧\n-# 我们走吧"]
    assert "我们走吧" not in caplog.text


async def test_learners_see_the_original_and_how_it_is_read(tmp_path: Path) -> None:
    async with world(tmp_path, aids=Explains()) as here:
        await build_bridge(here)
        await here.bridges.set_pinyin("Harbour", show=True, by=MODERATOR)
        await _lin_says(here, "我们走吧")
        await _lin_says(here, "||凶手是他||")
        await here.say("let's go")
        await here.settle()
        assert here.discord.shown(ENGLISH) == [
            "[en] 我们走吧\n-# 我们走吧\n-# <4 syllables>",
            "[en] ||凶手是他||\n-# ||凶手是他||",
        ]
        assert here.discord.shown(CHINESE) == ["[zh-Hans] let's go"]


async def _in_place(here: World) -> None:
    await build_bridge(here)
    await here.bridges.set_in_place("Harbour", translate=True, by=MODERATOR)


async def test_chinese_in_the_english_channel_is_translated_in_place(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await _in_place(here)
        message = await here.say("我们今天吃什么")
        await here.settle()
        assert len(here.discord.shown(CHINESE)) == 1
        url = f"https://discord.com/channels/{message.guild_id}/{ENGLISH}/{message.id}"
        assert here.discord.shown(ENGLISH) == [f"relay-in-place({url})\n[en] 我们今天吃什么"]


async def test_a_translation_in_place_is_edited_and_deleted_with_its_original(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await _in_place(here)
        message = await here.say("我们今天吃什么")
        await here.settle()
        edited = await here.edit(message, "我们明天吃什么")
        await here.settle()
        assert here.discord.shown(ENGLISH)[0].endswith("[en] 我们明天吃什么")
        await here.delete(edited)
        await here.settle()
        assert here.discord.shown(ENGLISH) == here.discord.shown(CHINESE) == []


async def test_nothing_is_translated_in_place_that_readers_can_read(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await build_bridge(here)
        await here.say("我们今天吃什么")
        await here.bridges.set_in_place("Harbour", translate=True, by=MODERATOR)
        await here.say("what's for dinner? 🍜 哈哈哈")
        await here.say("哈哈哈")
        await _lin_says(here, "我也不知道")
        assert here.discord.shown(ENGLISH) == ["[en] 我也不知道"]
        assert len(here.discord.shown(CHINESE)) == 3


async def test_a_late_translation_in_place_shows_its_gloss_until_then(tmp_path: Path) -> None:
    late = asyncio.Event()
    async with world(tmp_path, translator=FakeTranslator(late=late), deadline=0.01) as here:
        await _in_place(here)
        await here.say("今天 吃 什么")
        await here.settle()
        assert here.discord.shown(ENGLISH)[0].endswith("relay-gloss-pending(今天·吃·什么)")
        late.set()
        here.now += timedelta(seconds=2)
        here.upgrades.wake()
        for _ in range(200):
            await asyncio.sleep(0.01)
            if "[en]" in here.discord.shown(ENGLISH)[0]:
                break
        assert here.discord.shown(ENGLISH)[0].endswith("[en] 今天 吃 什么")
