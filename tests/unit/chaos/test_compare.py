"""The comparison at the end of a chaos run finds what is wrong, and nothing else."""

from dataclasses import replace

import pytest

from tests.chaos.compare import Shown, compare, shown
from tests.chaos.model import Model, Room, Said
from tests.chaos.plan import Say
from tests.chaos.speech import Mark, Preview, text_of

HERE, THERE, BEYOND = Room(0, 0), Room(0, 1), Room(0, 2)
Seen = dict[Room, list[Shown]]


def model() -> Model:
    """Three messages of Maya's, the third of which answers the first, and one of Lin's."""
    made = Model([3])
    for number, room, author in ((1, HERE, "Maya"), (2, HERE, "Maya"), (3, HERE, "Maya"), (4, THERE, "Lin")):
        answers = 1 if number == 3 else None
        made.said(Said(number=number, room=room, message_id=10 * number, author=author, answers=answers))
    return made


def original(number: int) -> Shown:
    return Shown(message_id=10 * number, is_copy=False, author="", marks=(Mark(number, 0),))


def copy(number: int, message_id: int, author: str = "Maya", **rest: object) -> Shown:
    made = Shown(message_id=message_id, is_copy=True, author=author, marks=(Mark(number, 0),))
    return replace(made, **rest)  # pyright: ignore[reportArgumentType] -- passed on as given


def world() -> Seen:
    """Everything as it should be."""
    return {
        HERE: [original(1), original(2), original(3), copy(4, 100, "Lin")],
        THERE: [
            original(4),
            copy(1, 101),
            copy(2, 102),
            copy(3, 103, previews={3: Preview(101)}),
        ],
        BEYOND: [
            copy(1, 201),
            copy(2, 202),
            copy(3, 203, previews={3: Preview(201)}),
            copy(4, 204, "Lin"),
        ],
    }


def found(seen: Seen, made: Model | None = None) -> list[str]:
    differences = compare(made or model(), seen)
    return [f"{one.rule} {one.number} on side {one.room.side}" for one in differences]


def test_a_world_as_it_should_be_has_no_difference() -> None:
    assert found(world()) == []


def test_a_missing_copy_is_lost() -> None:
    seen = world()
    del seen[BEYOND][1]
    assert found(seen) == ["lost 2 on side 2"]


def test_a_channel_that_cannot_be_seen_has_lost_everything() -> None:
    seen = world()
    del seen[BEYOND]
    assert found(seen) == [f"lost {number} on side 2" for number in (1, 2, 3, 4)]


def test_a_second_copy_is_doubled() -> None:
    seen = world()
    seen[THERE].append(copy(2, 150))
    assert found(seen) == ["doubled 2 on side 1"]


def test_copies_in_another_order_than_their_messages_are_out_of_order() -> None:
    seen = world()
    seen[THERE][1:3] = [copy(2, 101), copy(1, 102)]
    seen[THERE][3] = copy(3, 103, previews={3: Preview(102)})
    assert found(seen) == ["out of order 1 on side 1"]


def test_an_old_version_is_stale() -> None:
    made = model()
    made.edited(2, 1)
    seen = world()
    seen[BEYOND][1] = copy(2, 202, marks=(Mark(2, 1),))
    assert found(seen, made) == ["stale 2 on side 1"]


def test_a_copy_of_a_deleted_message_is_stale() -> None:
    made = model()
    made.deleted(2)
    seen = world()
    del seen[BEYOND][1]
    assert found(seen, made) == ["stale 2 on side 1"]


def test_a_promised_translation_that_never_came_is_stale() -> None:
    seen = world()
    seen[THERE][1] = copy(1, 101, pending=True)
    assert found(seen) == ["stale 1 on side 1"]


@pytest.mark.parametrize("preview", [None, Preview(None), Preview(102), Preview(10)])
def test_a_reply_that_does_not_point_to_what_it_answers_is_stale(preview: Preview | None) -> None:
    seen = world()
    seen[THERE][3] = copy(3, 103, previews={3: preview} if preview else {})
    assert found(seen) == ["stale 3 on side 1"]


def test_a_reply_to_a_deleted_message_may_point_nowhere_but_to_nothing_else() -> None:
    made = model()
    made.deleted(1)
    seen = world()
    del seen[THERE][1], seen[BEYOND][0]
    assert found(seen, made) == []
    seen[THERE][2] = copy(3, 103, previews={3: Preview(102)})
    assert found(seen, made) == ["stale 3 on side 1"]


def test_a_message_that_is_nobodys_is_stale() -> None:
    seen = world()
    seen[THERE].append(copy(0, 150, marks=()))
    assert found(seen) == ["stale 0 on side 1"]


def test_a_copy_under_another_name_is_stale() -> None:
    seen = world()
    seen[THERE][1] = copy(1, 101, author="Lin")
    assert found(seen) == ["stale 1 on side 1"]


def test_everybody_sees_a_reaction_wherever_it_was_given() -> None:
    made = model()
    made.reacted(1, 1, "somebody", "🍵", added=True)
    made.reacted(1, 0, "somebody", "👍", added=True)
    made.reacted(1, 0, "somebody", "👍", added=False)
    seen = world()
    tea = frozenset({"🍵"})
    seen[HERE][0] = replace(seen[HERE][0], emojis=tea)
    seen[THERE][1] = copy(1, 101, emojis=tea)
    assert found(seen, made) == ["stale 1 on side 2"]
    seen[BEYOND][0] = copy(1, 201, emojis=tea)
    assert found(seen, made) == []
    seen[HERE][0] = replace(seen[HERE][0], emojis=frozenset())
    assert found(seen, made) == ["stale 1 on side 0"]


def test_both_ends_of_a_long_message_have_to_be_there_once() -> None:
    made = Model([2])
    made.said(Said(number=1, room=HERE, message_id=10, author="Maya", long=True))
    first, second = copy(1, 101), copy(1, 102, marks=(Mark(1, 0, "z"),))
    assert found({THERE: [first, second]}, made) == []
    assert found({THERE: [copy(1, 101, marks=(Mark(1, 0), Mark(1, 0, "z")))]}, made) == []
    assert found({THERE: [first]}, made) == ["lost 1 on side 1"]
    assert found({THERE: [first, second, replace(second, message_id=103)]}, made) == ["doubled 1 on side 1"]


def test_messages_that_share_a_copy_are_told_apart() -> None:
    seen = world()
    together = copy(2, 102, marks=(Mark(2, 0), Mark(3, 0)), previews={3: Preview(101)})
    seen[THERE][2:] = [together]
    assert found(seen) == []
    seen[THERE][2] = replace(together, marks=(Mark(3, 0), Mark(2, 0)))
    assert found(seen) == ["out of order 2 on side 1"]
    seen[THERE][2] = replace(together, previews={})
    assert found(seen) == ["stale 3 on side 1"]


def test_a_copy_that_nobody_can_change_any_more_has_only_to_be_there() -> None:
    made = model()
    made.edited(2, 1)
    seen = world()
    seen[THERE][2] = replace(seen[THERE][2], frozen=True)
    seen[BEYOND][1] = copy(2, 202, marks=(Mark(2, 1),))
    assert found(seen, made) == []


def test_a_message_is_known_again_below_a_reply_and_with_a_gloss() -> None:
    say = Say(at=0, life=0, bridge=0, side=0, by=0, number=17, phrase=2, long=True)
    text = text_of(say, "en", revision=3)
    reply = "-# ↪ [Lin](https://discord.com/channels/1/2/345)"
    gloss = "-# ⏳ word by word: https://chaos.example/17/3/a"
    message = {
        "id": "5",
        "content": f"{reply}\n{text}\n{gloss}",
        "author": {"username": "Tom D\u200aiscordia"},
        "webhook_id": "6",
        "reactions": [{"emoji": {"id": None, "name": "🍵"}, "count": 1}],
    }
    assert shown(message, {"6"}) == Shown(
        message_id=5,
        is_copy=True,
        author="Tom Discordia",
        marks=(Mark(17, 3, "a"), Mark(17, 3, "z")),
        previews={17: Preview(345)},
        pending=True,
        emojis=frozenset({"🍵"}),
    )
