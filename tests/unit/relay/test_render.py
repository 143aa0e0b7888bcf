"""What a message looks like on the other side."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model import (
    Address,
    Attachment,
    Author,
    ChannelId,
    GuildId,
    Incoming,
    Language,
    Mentions,
    MessageId,
    Reply,
    RoleId,
    Sticker,
    Style,
    UserId,
)
from bot.relay.marks import escape
from bot.relay.mentions import Localiser
from bot.relay.render import render
from bot.relay.scene import Scene
from bot.translation import Detected, Quality, Translation

MESSAGE = Incoming(
    id=MessageId(1),
    channel_id=ChannelId(2),
    guild_id=GuildId(3),
    author=Author(id=UserId(4), name="Maya", avatar_url="https://cdn.example/maya.png"),
    content="hello",
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)
KNOWN = Mentions(
    users={UserId(1): "Maya", UserId(2): "a_b*c"}, roles={RoleId(5): "Mods"}, channels={ChannelId(6): "广场"}
)


def _say(text_id: str, /, **args: str | int) -> str:
    return f"<{text_id} {' '.join(str(value) for value in args.values())}>"


SCENE = Scene(style=Style.TRANSLATION, say=_say, name="Maya")


def _translated(text: str, quality: Quality = Quality.MACHINE) -> Translation:
    return Translation(
        text=text, source=Detected.ENGLISH, target=Language.SIMPLIFIED, quality=quality, engine=""
    )


def _contents(message: Incoming, translation: Translation, scene: Scene = SCENE) -> list[str]:
    return [part.content for part in render(message, translation, scene)]


def test_a_part_carries_name_avatar_and_text() -> None:
    (part,) = render(MESSAGE, _translated("你好"), SCENE)
    assert (part.name, part.avatar_url, part.content) == ("Maya", "https://cdn.example/maya.png", "你好")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<@1> look", "@Maya look"),
        ("<@!1>", "@Maya"),
        ("<@2>", "@a\\_b\\*c"),
        ("ask <@&5> in <#6>", "ask @Mods in #广场"),
        ("<@999> and <#999>", "<@999> and <#999>"),
        ("`<@1>` stays code", "`<@1>` stays code"),
        ("```\n<@1>\n``` <@1>", "```\n<@1>\n``` @Maya"),
        ("<:magpie:1> <t:1700000000:R>", "<:magpie:1> <t:1700000000:R>"),
        ("<@1><@1>", "@Maya@Maya"),
    ],
)
def test_mentions_become_names(content: str, expected: str) -> None:
    assert Localiser(KNOWN, SCENE)(content) == expected


def test_twenty_five_mentions_all_become_names() -> None:
    people = Mentions(users={UserId(number): f"P{number}" for number in range(25)})
    content = " ".join(f"<@{number}>" for number in range(25))
    assert Localiser(people, SCENE)(content) == " ".join(f"@P{number}" for number in range(25))


def test_a_name_cannot_break_out_of_its_place() -> None:
    assert escape("](http://evil)\n# big") == "\\](http://evil) \\# big"


def test_words_in_the_same_language_are_not_repeated_in_small_text() -> None:
    scene = replace(SCENE, style=Style.WITH_ORIGINAL)
    assert _contents(MESSAGE, _translated("hello", Quality.VERBATIM), scene) == ["hello"]


def test_the_original_in_small_text_leaves_code_and_markers_out() -> None:
    message = replace(MESSAGE, content="# Title\n> quote\n```py\nx = 1\n```\n\nend")
    scene = replace(SCENE, style=Style.WITH_ORIGINAL)
    assert _contents(message, _translated("译"), scene) == ["译\n-# Title\n-# quote\n-# end"]


def test_a_gloss_stands_below_the_original() -> None:
    assert _contents(MESSAGE, _translated("你好", Quality.GLOSS)) == ["hello\n<relay-gloss 你好>"]


def test_a_gloss_stands_on_one_line_without_code_and_the_marks_of_lines() -> None:
    message = replace(MESSAGE, content="- 一\n- 二\n```py\nx = 1\n```\n# 三")
    gloss = _translated("- one\n- two\n```py\nx = 1\n```\n# three", Quality.GLOSS)
    assert _contents(message, gloss)[0].endswith("\n<relay-gloss one / two / three>")


def test_a_gloss_that_will_be_replaced_says_so() -> None:
    pending = replace(SCENE, pending=True)
    assert _contents(MESSAGE, _translated("你好", Quality.GLOSS), pending) == [
        "hello\n<relay-gloss-pending 你好>"
    ]


def test_a_gloss_that_says_nothing_new_is_left_out() -> None:
    assert _contents(MESSAGE, _translated("hello", Quality.GLOSS)) == ["hello"]
    waiting = replace(SCENE, pending=True)
    assert _contents(MESSAGE, _translated("hello", Quality.GLOSS), waiting) == ["hello\n<relay-waiting >"]


def test_a_reply_line_comes_first_and_links_to_the_copy() -> None:
    reply = Reply(message_id=MessageId(9), channel_id=ChannelId(2), author_name="雪")
    answered = Address(guild_id=GuildId(7), channel_id=ChannelId(8), message_id=MessageId(10))
    contents = _contents(
        replace(MESSAGE, reply=reply), _translated("你好"), replace(SCENE, answered=answered)
    )
    assert contents == ["<relay-reply 雪 https://discord.com/channels/7/8/10>\n你好"]


def test_a_reply_to_a_message_that_is_gone_says_so() -> None:
    reply = Reply(message_id=MessageId(9), channel_id=ChannelId(2), author_name=None)
    assert _contents(replace(MESSAGE, reply=reply), _translated("你好")) == ["<relay-reply-nobody >\n你好"]


def test_files_come_with_the_first_part_which_every_edit_keeps() -> None:
    file = Attachment(filename="a.png", url="https://cdn.example/a.png", size=10)
    message = replace(MESSAGE, content="long", attachments=(file,))
    parts = render(message, _translated("字" * 4000), SCENE)
    assert [part.files for part in parts] == [(file,), ()]
    assert all(len(part.content) <= 2000 for part in parts)


def test_a_file_without_words_needs_no_text() -> None:
    file = Attachment(filename="a.png", url="https://cdn.example/a.png", size=10)
    (part,) = render(replace(MESSAGE, content="", attachments=(file,)), _translated(""), SCENE)
    assert (part.content, part.files) == ("", (file,))


def test_an_eleventh_file_is_named_and_linked() -> None:
    files = tuple(Attachment(filename=f"{n}.png", url=f"https://cdn.example/{n}", size=10) for n in range(11))
    (part,) = render(replace(MESSAGE, content="", attachments=files), _translated(""), SCENE)
    assert len(part.files) == 10
    assert part.content == "<relay-attachment-left-out 10.png https://cdn.example/10>"


def test_a_sticker_that_only_discord_can_play_is_named() -> None:
    message = replace(MESSAGE, content="", stickers=(Sticker(name="Wave_1", url=None),))
    assert _contents(message, _translated("")) == ["<relay-sticker Wave\\_1>"]


def test_a_message_with_nothing_to_show_has_no_parts() -> None:
    assert render(replace(MESSAGE, content=" \n "), _translated(" "), SCENE) == ()
