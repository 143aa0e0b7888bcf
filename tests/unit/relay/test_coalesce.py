"""Which messages go out as one, and how each of them is found again in it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import (
    Author,
    ChannelId,
    Delivery,
    DeliveryId,
    GuildId,
    Incoming,
    Kind,
    MessageId,
    Origin,
    OriginId,
    Reply,
    ThreadId,
    UserId,
)
from bot.relay import coalesce
from bot.relay.ports import Part, Sent
from bot.relay.split import width

MAYA = Author(id=UserId(1), name="Maya", avatar_url=None)
TOM = Author(id=UserId(2), name="Tom", avatar_url=None)
HERE, THERE = ChannelId(11), ChannelId(21)


def delivery(number: int, author: Author = MAYA, **changes: object) -> Delivery:
    incoming = Incoming(
        id=MessageId(number),
        channel_id=HERE,
        guild_id=GuildId(1),
        author=author,
        content="hello",
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    origin = Origin(
        id=OriginId(number),
        message_id=MessageId(number),
        channel_id=HERE,
        guild_id=GuildId(1),
        revision=0,
        deleted=False,
    )
    plain = Delivery(
        id=DeliveryId(number),
        origin=origin,
        channel_id=THERE,
        kind=Kind.CREATE,
        revision=0,
        attempts=0,
        incoming=incoming,
    )
    return replace(plain, **changes)  # pyright: ignore[reportArgumentType] -- passed on as given


def part(content: str, **changes: object) -> tuple[Part, ...]:
    plain = Part(name="Maya", avatar_url=None, content=content)
    return (replace(plain, **changes),)  # pyright: ignore[reportArgumentType] -- passed on as given


def replying(one: Delivery) -> Delivery:
    assert one.incoming is not None
    reply = Reply(message_id=MessageId(5), channel_id=HERE, author_name="Tom")
    return replace(one, incoming=replace(one.incoming, reply=reply))


def test_one_persons_messages_go_together_until_somebody_else_speaks() -> None:
    waiting = [delivery(1), delivery(2), delivery(3, TOM), delivery(4)]
    assert [one.id for one in coalesce.run(waiting)] == [1, 2]


def test_a_reply_may_begin_a_copy_and_never_follow() -> None:
    assert len(coalesce.run([replying(delivery(1)), delivery(2), replying(delivery(3))])) == 2


@pytest.mark.parametrize(
    "other",
    [
        delivery(2, kind=Kind.EDIT),
        delivery(2, attempts=1),
        delivery(2, incoming=None),
        delivery(2, channel_id=HERE),
        delivery(2, origin=replace(delivery(2).origin, deleted=True)),
        delivery(2, origin=replace(delivery(2).origin, thread_id=ThreadId(7))),
    ],
)
def test_what_is_no_fresh_message_of_the_same_place_goes_alone(other: Delivery) -> None:
    assert len(coalesce.run([delivery(1), other])) == 1


def test_a_copy_carries_a_bounded_number_of_messages() -> None:
    assert len(coalesce.run([delivery(number) for number in range(1, 33)])) == coalesce.MOST


def test_as_many_go_together_as_discord_takes_in_one_message() -> None:
    assert coalesce.fitting([part("字" * 665)] * 5) == 3
    assert coalesce.fitting([part("字" * 1000), part("字" * 999)]) == 1
    assert width(coalesce.joined([part("字" * 665)] * 3).content) <= 2000


@pytest.mark.parametrize("open_mark", ["```py\nx", "||boo", "**loud", ">>> all of this", "`code", "~~no"])
def test_a_mark_that_would_reach_into_the_next_message_keeps_it_alone(open_mark: str) -> None:
    assert coalesce.fitting([part("a"), part(open_mark), part("b")]) == 1
    assert coalesce.fitting([part(open_mark), part("b")]) == 0


def test_parts_that_look_different_stay_apart() -> None:
    assert coalesce.fitting([part("a"), part("b", name="Maya B.")]) == 1
    assert coalesce.fitting([part("a"), part("b", suppress_embeds=True)]) == 1
    assert coalesce.fitting([part("a"), (*part("b"), *part("c"))]) == 1


def test_people_see_one_line_below_the_other() -> None:
    content = coalesce.joined([part("a"), part("- b"), part("c")]).content
    assert content.replace(coalesce.MARK, "") == "a\n- b\nc"
    assert content.split("\n")[1].startswith("- b")


def test_a_mark_of_a_persons_own_is_not_taken_for_ours() -> None:
    (shown,) = coalesce.unmarked(part(f"a{coalesce.MARK}b"))
    assert shown.content == "ab"


def test_a_copy_says_how_many_messages_it_carries() -> None:
    content = coalesce.joined([part("a\nb"), part("c")]).content
    assert coalesce.carried([Sent(message_id=MessageId(1), webhook_id=9, name="", content=content)]) == 2  # pyright: ignore[reportArgumentType]
    assert coalesce.carried([]) == 1


_TEXTS = st.lists(
    st.text(st.characters(exclude_categories=("Cs",)), min_size=1)
    .map(lambda text: text.replace(coalesce.MARK, "").strip())
    .filter(bool),
    min_size=2,
    max_size=6,
)


@given(texts=_TEXTS, data=st.data())
def test_changing_one_text_changes_no_other_however_often_it_is_done(
    texts: list[str], data: st.DataObject
) -> None:
    content = coalesce.joined([part(text) for text in texts]).content
    for _ in range(3):
        slot = data.draw(st.integers(0, len(texts) - 1))
        texts[slot] = data.draw(st.sampled_from(["", "new", "two\nlines"]))
        content = coalesce.with_slot(coalesce.with_slot(content, slot, texts[slot]), slot, texts[slot])
        assert coalesce.slots(content) == texts
        assert coalesce.is_empty(content) == (not any(texts))
    assert coalesce.with_slot(content, len(texts), "x") == content


def test_a_text_that_outgrows_its_slot_goes_on_in_a_message_of_its_own() -> None:
    content = coalesce.joined([part("a" * 900), part("b"), part("c" * 900)]).content
    long = "word " * 300
    first, second = coalesce.in_slot(content, 1, part(long.strip()))
    assert width(first.content) <= 2000
    kept = coalesce.slots(first.content)
    assert (kept[0], kept[2]) == ("a" * 900, "c" * 900)
    assert (kept[1] + second.content).count("word") == 300


def test_a_text_with_no_room_at_all_leaves_a_sign_and_comes_whole_afterwards() -> None:
    content = coalesce.joined([part("a" * 1000), part("b"), part("c" * 995)]).content
    first, second = coalesce.in_slot(content, 1, part("word " * 50))
    assert coalesce.slots(first.content)[1] == "…"
    assert second.content.count("word") == 50
