import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import StorageError
from bot.model import (
    Attachment,
    Author,
    Card,
    ChannelId,
    Forward,
    GuildId,
    Incoming,
    Mentions,
    MessageId,
    Poll,
    PollAnswer,
    PollResult,
    Reply,
    RoleId,
    Sticker,
    UserId,
    WebhookId,
)
from bot.storage.codec import decode, encode

# Surrogates are in: Python's text may hold half a character, and so may what Discord sends.
texts = st.text(st.characters(exclude_categories=()), max_size=50)
numbers = st.integers(0, 2**63 - 1)
moments = st.datetimes(
    timezones=st.timezones() | st.just(UTC),
    min_value=datetime(2015, 1, 1),  # noqa: DTZ001 - a bound for any zone
    # An hour that a clock skips or repeats equals no moment of another zone.
).filter(lambda moment: moment.utcoffset() == moment.replace(fold=1 - moment.fold).utcoffset())

attachments = st.builds(
    Attachment,
    filename=texts,
    url=texts,
    size=st.integers(0, 2**40),
    description=st.none() | texts,
    spoiler=st.booleans(),
    voice_seconds=st.none() | st.floats(0, 1e6),
)
answers = st.builds(PollAnswer, text=texts, emoji=st.none() | texts)
polls = st.builds(
    Poll,
    question=texts,
    answers=st.lists(answers, max_size=3).map(tuple),
    ends_at=st.none() | moments,
    several=st.booleans(),
)
results = st.builds(
    PollResult, question=texts, winner=st.none() | answers, votes=st.integers(0), total=st.integers(0)
)
cards = st.builds(
    Card,
    title=texts,
    url=st.none() | texts,
    description=texts,
    fields=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    footer=texts,
    picture=st.none() | attachments,
    picture_url=st.none() | texts,
)
incomings = st.builds(
    Incoming,
    id=numbers.map(MessageId),
    channel_id=numbers.map(ChannelId),
    guild_id=numbers.map(GuildId),
    author=st.builds(
        Author, id=numbers.map(UserId), name=texts, avatar_url=st.none() | texts, is_bot=st.booleans()
    ),
    content=texts,
    created_at=moments,
    edited_at=st.none() | moments,
    webhook_id=st.none() | numbers.map(WebhookId),
    attachments=st.lists(attachments, max_size=3).map(tuple),
    stickers=st.lists(st.builds(Sticker, name=texts, url=st.none() | texts), max_size=3).map(tuple),
    reply=st.none()
    | st.builds(
        Reply,
        message_id=numbers.map(MessageId),
        channel_id=numbers.map(ChannelId),
        author_name=st.none() | texts,
    ),
    mentions=st.builds(
        Mentions,
        users=st.dictionaries(numbers.map(UserId), texts, max_size=3),
        roles=st.dictionaries(numbers.map(RoleId), texts, max_size=3),
        channels=st.dictionaries(numbers.map(ChannelId), texts, max_size=3),
    ),
    suppress_embeds=st.booleans(),
    poll=st.none() | polls,
    poll_result=st.none() | results,
    cards=st.lists(cards, max_size=2).map(tuple),
    forward=st.none() | st.builds(Forward, channel_id=numbers.map(ChannelId)),
    answers_command=st.booleans(),
)

SIMPLE = Incoming(
    id=MessageId(0),
    channel_id=ChannelId(2),
    guild_id=GuildId(3),
    author=Author(id=UserId(4), name="毛毛", avatar_url=None),
    content="",
    created_at=datetime(1970, 1, 1, tzinfo=UTC),
)


@given(incomings)
def test_a_message_comes_back_as_it_was(incoming: Incoming) -> None:
    back = decode(encode(incoming))

    assert back == incoming
    assert back.revision == incoming.revision


def test_zeros_and_empty_texts_are_kept() -> None:
    assert decode(encode(SIMPLE)) == SIMPLE


@pytest.mark.parametrize("content", ["\ud83d", "\ude00\ud83d", chr(0xD83D) + chr(0xDE00), "a\0b", "😀"])
def test_half_characters_survive(content: str) -> None:
    incoming = Incoming(
        id=SIMPLE.id,
        channel_id=SIMPLE.channel_id,
        guild_id=SIMPLE.guild_id,
        author=SIMPLE.author,
        content=content,
        created_at=datetime(2025, 1, 13, tzinfo=timezone(timedelta(hours=8))),
    )

    assert decode(encode(incoming)) == incoming


def test_chinese_takes_three_bytes_a_character() -> None:
    assert "毛毛".encode() in encode(SIMPLE)


def test_fields_of_later_days_are_skipped() -> None:
    document = json.loads(encode(SIMPLE)) | {"mood": "merry"}
    document["author"]["badge"] = ["new"]

    assert decode(json.dumps(document).encode()) == SIMPLE


@pytest.mark.parametrize(
    "payload",
    [b"", b"\xff\xfe", b"[]", b"null", b"7", b"{}", b'{"v":1}', b'{"v":1,"id":1', b'{"v":1,"author":[]}'],
)
def test_bytes_that_are_no_message_are_an_expected_failure(payload: bytes) -> None:
    with pytest.raises(StorageError, match="cannot be read back"):
        decode(payload)


def test_a_message_of_a_version_to_come_says_so() -> None:
    with pytest.raises(StorageError, match="newer version"):
        decode(b'{"v":2}')
