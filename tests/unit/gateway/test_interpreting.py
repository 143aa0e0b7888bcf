"""Translations below messages in pairs' threads, in fakes."""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.gateway import interpreting
from bot.gateway.interpreting import Interpreter
from bot.gateway.pair_languages import PairLanguages
from bot.gateway.saying import Words
from bot.i18n import LOCALES, Texts
from bot.model import (
    GuildId,
    Language,
    Locale,
    Member,
    MessageId,
    Pair,
    PairId,
    PairState,
    Profile,
    ThreadId,
    Tongue,
    UserId,
)
from bot.relay.ports import Unreachable
from tests.fakes import FakeTranslator

THREAD = ThreadId(50)
TOM, LIN, ADA = UserId(1), UserId(2), UserId(3)
TEXTS = Texts.load(LOCALES, strict=True)


@dataclass
class Thread:
    """What stands below messages."""

    below: dict[MessageId, tuple[MessageId | None, str]] = field(
        default_factory=dict[MessageId, tuple[MessageId | None, str]]
    )
    nonces: list[str] = field(default_factory=list[str])
    gate: asyncio.Event | None = None
    failing: bool = False

    async def say(self, channel_id: int, words: Words) -> MessageId | None:
        if self.gate is not None:
            await self.gate.wait()
        if self.failing:
            raise Unreachable("test", answered=True)
        reply = MessageId(1_000 + len(self.nonces))
        self.nonces.append(words.nonce)
        self.below[reply] = (words.answers, words.text)
        return reply

    async def change(self, channel_id: int, message_id: MessageId, text: str) -> None:
        self.below[message_id] = (self.below[message_id][0], text)

    async def take_back(self, channel_id: int, message_id: MessageId) -> None:
        del self.below[message_id]

    def texts(self) -> list[str]:
        return [text for _, text in self.below.values()]


@dataclass
class Known:
    """Profiles, choices, and the pair itself."""

    readers: set[UserId]
    people: tuple[UserId, ...] = (TOM, LIN)
    chosen: dict[UserId, Language] = field(default_factory=dict[UserId, Language])

    def language_of(self, user_id: UserId) -> Language | None:
        return self.chosen.get(user_id)

    async def many(self, user_ids: Collection[UserId]) -> Mapping[UserId, Profile]:
        speaks = {TOM: Tongue.ENGLISH, LIN: Tongue.CHINESE, ADA: Tongue.ENGLISH}
        return {one: Profile(user_id=one, offers=frozenset({speaks[one]})) for one in user_ids}

    async def of_thread(self, thread_id: ThreadId) -> Pair | None:
        if thread_id != THREAD:
            return None
        now = datetime.now(UTC)
        return Pair(
            id=PairId(1),
            guild_id=GuildId(9),
            round_id=None,
            state=PairState.OPEN,
            score=0,
            made_at=now,
            ends_at=now + timedelta(weeks=1),
            members=tuple(Member(user_id=one, translated=one in self.readers) for one in self.people),
        )


@pytest.fixture
def thread() -> Thread:
    return Thread()


@pytest.fixture
def translator() -> FakeTranslator:
    fake = FakeTranslator()
    fake.machine |= {
        "hello": "你好",
        "goodbye": "再见",
        "你好": "hello there",
        "long": "很长。" * 1_000,
    }
    return fake


def interpreter(thread: Thread, translator: FakeTranslator, known: Known) -> Interpreter:
    languages = PairLanguages(TEXTS, known, known, server_locale=lambda guild_id: Locale.EN_US)
    return Interpreter(known, thread, languages, translator, opted_out=lambda user_id: False)


async def test_only_what_the_others_say_is_translated_for_whoever_asked(
    thread: Thread, translator: FakeTranslator
) -> None:
    it = interpreter(thread, translator, Known(readers={LIN}))
    await it.said(THREAD, MessageId(10), TOM, "hello")
    await it.said(THREAD, MessageId(11), LIN, "你好")
    assert list(thread.below.values()) == [(MessageId(10), "🌐 你好")]


async def test_for_both_each_gets_the_others_words(thread: Thread, translator: FakeTranslator) -> None:
    it = interpreter(thread, translator, Known(readers={TOM, LIN}))
    await it.said(THREAD, MessageId(10), TOM, "hello")
    await it.said(THREAD, MessageId(11), LIN, "你好")
    assert thread.texts() == ["🌐 你好", "🌐 hello there"]


async def test_what_a_reader_reads_anyway_is_not_translated(
    thread: Thread, translator: FakeTranslator
) -> None:
    """Tom writes the language that he learns, in either script, or nothing that has a language."""
    known = Known(readers={TOM, LIN}, chosen={LIN: Language.TRADITIONAL})
    it = interpreter(thread, translator, known)
    for number, text in enumerate(("我喜欢学习中文", "😀😀", "https://example.com/a", "   ")):
        await it.said(THREAD, MessageId(number), TOM, text)
    assert thread.below == {}


async def test_a_language_that_two_read_is_shown_once(thread: Thread, translator: FakeTranslator) -> None:
    it = interpreter(thread, translator, Known(readers={TOM, ADA}, people=(TOM, LIN, ADA)))
    await it.said(THREAD, MessageId(10), LIN, "你好")
    assert thread.texts() == ["🌐 hello there"]
    assert [target for _, target in translator.asked] == [Language.ENGLISH]


async def test_word_for_word_says_so(thread: Thread, translator: FakeTranslator) -> None:
    it = interpreter(thread, translator, Known(readers={LIN}))
    await it.said(THREAD, MessageId(10), TOM, "unknown words")
    assert thread.texts() == ["🌐 <unknown words>\n-# 逐词对照：现在没有可用的翻译"]


async def test_an_edit_changes_the_translation_where_it_stands(
    thread: Thread, translator: FakeTranslator
) -> None:
    it = interpreter(thread, translator, Known(readers={LIN}))
    await it.said(THREAD, MessageId(10), TOM, "hello")
    await it.changed(THREAD, MessageId(10), TOM, "goodbye")
    assert list(thread.below.values()) == [(MessageId(10), "🌐 再见")]


async def test_an_edit_to_nothing_that_needs_one_takes_the_translation_away(
    thread: Thread, translator: FakeTranslator
) -> None:
    it = interpreter(thread, translator, Known(readers={LIN}))
    await it.said(THREAD, MessageId(10), TOM, "hello")
    await it.changed(THREAD, MessageId(10), TOM, "😀")
    assert thread.below == {}


async def test_a_translation_too_long_for_a_message_takes_several_and_shrinks_again(
    thread: Thread, translator: FakeTranslator
) -> None:
    it = interpreter(thread, translator, Known(readers={LIN}))
    await it.said(THREAD, MessageId(10), TOM, "long")
    assert len(thread.below) == 2
    assert all(len(text) <= 2_000 for text in thread.texts())
    assert len(set(thread.nonces)) == 2
    await it.changed(THREAD, MessageId(10), TOM, "hello")
    assert thread.texts() == ["🌐 你好"]


async def test_a_deletion_takes_the_translation_away(thread: Thread, translator: FakeTranslator) -> None:
    it = interpreter(thread, translator, Known(readers={LIN}))
    await it.said(THREAD, MessageId(10), TOM, "hello")
    await it.deleted(THREAD, MessageId(10))
    await it.changed(THREAD, MessageId(10), TOM, "goodbye")
    assert thread.below == {}


async def test_what_is_deleted_while_its_translation_is_sent_leaves_none(
    thread: Thread, translator: FakeTranslator
) -> None:
    thread.gate = asyncio.Event()
    it = interpreter(thread, translator, Known(readers={LIN}))
    sending = asyncio.create_task(it.said(THREAD, MessageId(10), TOM, "hello"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    deleting = asyncio.create_task(it.deleted(THREAD, MessageId(10)))
    await asyncio.sleep(0)
    thread.gate.set()
    await asyncio.gather(sending, deleting)
    assert thread.below == {}


async def test_the_last_of_two_quick_edits_wins(thread: Thread, translator: FakeTranslator) -> None:
    it = interpreter(thread, translator, Known(readers={LIN}))
    await asyncio.gather(
        it.said(THREAD, MessageId(10), TOM, "hello"),
        it.said(THREAD, MessageId(10), TOM, "goodbye"),
    )
    assert thread.texts() == ["🌐 再见"]


async def test_old_messages_are_forgotten_and_their_edits_let_be(
    thread: Thread, translator: FakeTranslator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interpreting, "REMEMBERED", 2)
    it = interpreter(thread, translator, Known(readers={LIN}))
    for number in (10, 11, 12):
        await it.said(THREAD, MessageId(number), TOM, "hello")
    await it.changed(THREAD, MessageId(10), TOM, "goodbye")
    assert thread.texts() == ["🌐 你好"] * 3
    assert len(it._shown) == 2


async def test_whoever_opted_out_is_handed_to_no_translator(
    thread: Thread, translator: FakeTranslator
) -> None:
    known = Known(readers={LIN})
    languages = PairLanguages(TEXTS, known, known, server_locale=lambda guild_id: Locale.EN_US)
    it = Interpreter(known, thread, languages, translator, opted_out=lambda user_id: user_id == TOM)
    await it.said(THREAD, MessageId(10), TOM, "hello")
    assert (thread.below, translator.asked) == ({}, [])


async def test_a_failure_of_discord_is_nobodys_trouble(thread: Thread, translator: FakeTranslator) -> None:
    thread.failing = True
    it = interpreter(thread, translator, Known(readers={LIN}))
    await it.said(THREAD, MessageId(10), TOM, "hello")
    assert thread.below == {}


async def test_elsewhere_nothing_is_translated(thread: Thread, translator: FakeTranslator) -> None:
    it = interpreter(thread, translator, Known(readers={LIN}))
    await it.said(ThreadId(51), MessageId(10), TOM, "hello")
    assert (thread.below, translator.asked) == ({}, [])
