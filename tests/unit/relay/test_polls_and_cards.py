"""Polls, forwards and embeds of bots, as they are read on the other side."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.model import (
    Address,
    Attachment,
    Author,
    Card,
    ChannelId,
    Forward,
    GuildId,
    Incoming,
    Language,
    MessageId,
    Poll,
    PollAnswer,
    PollResult,
    Reply,
    Style,
    UserId,
)
from bot.relay.render import render
from bot.relay.scene import Known, Scene
from bot.translation import Detected, Quality, Translation

EMPTY = Incoming(
    id=MessageId(1),
    channel_id=ChannelId(2),
    guild_id=GuildId(3),
    author=Author(id=UserId(4), name="Maya", avatar_url=None),
    content="",
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)
LUNCH = Poll(
    question="Lunch?",
    answers=(PollAnswer(text="Noodles", emoji="🍜"), PollAnswer(text="Rice")),
    ends_at=datetime(2026, 1, 2, tzinfo=UTC),
)


def _say(text_id: str, /, **args: str | int) -> str:
    return f"<{text_id} {' '.join(str(value) for value in args.values())}>"


def _translated(text: str) -> Translation:
    return Translation(
        text=text,
        source=Detected.ENGLISH,
        target=Language.SIMPLIFIED,
        quality=Quality.MACHINE,
        engine="",
    )


CHINESE = {
    "Lunch?": "午饭？",
    "Noodles": "面条",
    "Rice": "米饭",
    "Weather": "天气",
    "Sunny": "晴",
    "Wind": "风",
}
SCENE = Scene(
    style=Style.TRANSLATION,
    say=_say,
    name="Maya",
    texts={text: _translated(chinese) for text, chinese in CHINESE.items()},
    original=Address(guild_id=GuildId(3), channel_id=ChannelId(2), message_id=MessageId(1)),
)


def _lines(message: Incoming, scene: Scene = SCENE) -> list[str]:
    (part,) = render(message, _translated(message.content), scene)
    return part.content.split("\n")


def test_a_poll_is_read_in_translation_and_leads_to_where_it_was_asked() -> None:
    assert _lines(replace(EMPTY, poll=LUNCH)) == [
        "<relay-poll 午饭？>",
        "• 🍜 面条",
        "• 米饭",
        "<relay-poll-vote-until https://discord.com/channels/3/2/1 <t:1767312000:R>>",
    ]


def test_a_poll_without_an_end_and_with_several_answers_says_so() -> None:
    poll = replace(LUNCH, ends_at=None, several=True)
    assert _lines(replace(EMPTY, poll=poll))[-2:] == [
        "<relay-poll-several >",
        "<relay-poll-vote https://discord.com/channels/3/2/1>",
    ]


def test_the_end_of_a_poll_answers_its_copy_and_names_the_winner() -> None:
    result = PollResult(question="Lunch?", winner=LUNCH.answers[0], votes=3, total=4)
    reply = Reply(message_id=MessageId(9), channel_id=ChannelId(2), author_name="Maya")
    copy = Address(guild_id=GuildId(7), channel_id=ChannelId(8), message_id=MessageId(10))
    lines = _lines(replace(EMPTY, poll_result=result, reply=reply), replace(SCENE, answered=copy))
    assert lines[0].startswith("<relay-reply Maya https://discord.com/channels/7/8/10")
    assert lines[1:] == ["<relay-poll-ended 午饭？>", "<relay-poll-winner 🍜 面条 3 4>"]


def test_a_poll_may_end_in_a_draw_or_without_a_vote() -> None:
    draw = PollResult(question="Lunch?", winner=None, votes=2, total=4)
    assert _lines(replace(EMPTY, poll_result=draw))[1] == "<relay-poll-draw 2>"
    nobody = replace(draw, votes=0, total=0)
    assert _lines(replace(EMPTY, poll_result=nobody))[1] == "<relay-poll-no-votes >"


def test_what_is_passed_on_says_where_it_was_to_those_who_can_look() -> None:
    message = replace(EMPTY, content="good news", forward=Forward(channel_id=ChannelId(88)))
    assert _lines(message) == ["<relay-forward >", "good news"]
    seen = replace(SCENE, known=Known(channels={ChannelId(88): ChannelId(99)}))
    assert _lines(message, seen) == ["<relay-forward-from <#99>>", "good news"]


def test_a_bots_embed_is_quoted_in_translation() -> None:
    card = Card(
        title="Weather",
        url="https://example.org",
        description="Sunny",
        fields=(("Wind", "3"),),
        footer="by [me]",
    )
    assert _lines(replace(EMPTY, cards=(card,))) == [
        "> **[天气](<https://example.org>)**",
        "> 晴",
        "> **风**",
        "> 3",
        "> -# by \\[me\\]",
    ]


def test_the_picture_of_an_embed_is_linked_where_it_cannot_come_along() -> None:
    picture = Attachment(filename="x.png", url="https://media.example/x.png", size=0)
    card = Card(title="Weather", picture=picture, picture_url="https://example.org/x.png")
    assert _lines(replace(EMPTY, cards=(card,))) == ["> **天气**"]
    lost = replace(SCENE, unavailable={picture.url})
    assert _lines(replace(EMPTY, cards=(card,)), lost) == ["> **天气**", "https://example.org/x.png"]
