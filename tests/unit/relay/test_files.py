"""Which files come along with a copy, and which of them go when their author takes them back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model import (
    FILE_LIMIT,
    Attachment,
    Author,
    Card,
    ChannelId,
    GuildId,
    Incoming,
    Language,
    MessageId,
    Sticker,
    Style,
    UserId,
)
from bot.relay.files import kept, pack, shown_name
from bot.relay.scene import Scene, Venue
from bot.translation import Detected, Quality, Translation

MESSAGE = Incoming(
    id=MessageId(1),
    channel_id=ChannelId(2),
    guild_id=GuildId(3),
    author=Author(id=UserId(4), name="Maya", avatar_url=None),
    content="",
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)
CAT = Attachment(filename="cat.png", url="https://cdn.example/cat.png", size=1000)
DOG = Attachment(filename="dog.png", url="https://cdn.example/dog.png", size=2000)


def _say(text_id: str, /, **args: str | int) -> str:
    return f"<{text_id} {' '.join(str(value) for value in args.values())}>"


SCENE = Scene(style=Style.TRANSLATION, say=_say, name="Maya")


def _in_chinese(original: str, text: str, quality: Quality = Quality.MACHINE) -> dict[str, Translation]:
    translation = Translation(
        text=text, source=Detected.ENGLISH, target=Language.SIMPLIFIED, quality=quality, engine=""
    )
    return {original: translation}


def test_what_a_picture_shows_is_told_in_the_readers_language() -> None:
    described = replace(CAT, description="a cat")
    scene = replace(SCENE, texts=_in_chinese("a cat", "一只猫"))
    (file,) = pack(replace(MESSAGE, attachments=(described,)), scene).files
    assert file.description == "一只猫"


def test_a_description_that_nobody_could_translate_is_given_with_its_gloss() -> None:
    described = replace(CAT, description="a cat")
    scene = replace(SCENE, texts=_in_chinese("a cat", "猫", Quality.GLOSS))
    (file,) = pack(replace(MESSAGE, attachments=(described,)), scene).files
    assert file.description == "<relay-glossed a cat 猫>"


@pytest.mark.parametrize(("seconds", "shown"), [(0.4, "0:01"), (7.2, "0:07"), (83.0, "1:23")])
def test_a_voice_message_says_how_long_it_is(seconds: float, shown: str) -> None:
    voice = Attachment(
        filename="voice-message.ogg", url="https://cdn.example/v", size=9, voice_seconds=seconds
    )
    luggage = pack(replace(MESSAGE, attachments=(voice,)), SCENE)
    assert luggage.files == (voice,)
    assert luggage.lines == (f"<relay-voice {shown}>",)


def test_a_server_with_boosts_takes_bigger_files() -> None:
    film = Attachment(filename="film.mp4", url="https://cdn.example/film", size=FILE_LIMIT + 1)
    message = replace(MESSAGE, attachments=(film,))
    assert pack(message, SCENE).lines == ("<relay-attachment-too-big film.mp4 https://cdn.example/film 10>",)
    boosted = replace(SCENE, venue=Venue(file_limit=5 * FILE_LIMIT))
    assert pack(message, boosted).files == (film,)


def test_the_link_to_a_hidden_file_shows_no_preview_of_it() -> None:
    secret = replace(CAT, size=FILE_LIMIT + 1, spoiler=True)
    (line,) = pack(replace(MESSAGE, attachments=(secret,)), SCENE).lines
    assert f"<{CAT.url}>" in line


def test_a_sticker_comes_as_an_image_under_its_name() -> None:
    wave = Sticker(name="Wave hello!", url="https://cdn.example/stickers/7.png")
    luggage = pack(replace(MESSAGE, stickers=(wave,)), SCENE)
    (file,) = luggage.files
    assert (file.filename, file.url, file.description) == ("Wave_hello.png", wave.url, "Wave hello!")
    assert luggage.lines == ()


def test_a_sticker_that_cannot_be_fetched_is_named() -> None:
    wave = Sticker(name="Wave", url="https://cdn.example/stickers/7.gif")
    scene = replace(SCENE, unavailable={wave.url or ""})
    luggage = pack(replace(MESSAGE, stickers=(wave,)), scene)
    assert (luggage.files, luggage.lines) == ((), ("<relay-sticker Wave>",))


def test_the_picture_of_an_embed_comes_along() -> None:
    assert pack(replace(MESSAGE, cards=(Card(title="News", picture=CAT),)), SCENE).files == (CAT,)


def test_a_hidden_file_stays_hidden() -> None:
    assert shown_name(replace(CAT, spoiler=True)) == "SPOILER_cat.png"
    assert shown_name(replace(CAT, filename="SPOILER_cat.png", spoiler=True)) == "SPOILER_cat.png"


@pytest.mark.parametrize(
    ("wanted", "stay"),
    [
        ((CAT, DOG), [0, 1]),
        ((DOG,), [1]),
        ((CAT,), [0]),
        ((), []),
    ],
)
def test_only_those_files_stay_that_their_author_kept(
    wanted: tuple[Attachment, ...], stay: list[int]
) -> None:
    assert kept([("cat.png", 1000), ("dog.png", 2000)], wanted) == (stay, [])


def test_names_that_discord_has_rewritten_are_recognised() -> None:
    photo = Attachment(filename="我的 猫 (1).png", url="https://cdn.example/1", size=5)
    other = Attachment(filename="我的 狗 (1).png", url="https://cdn.example/2", size=6)
    assert kept([("_1.png", 5), ("_1.png", 6)], [other]) == ([1], [])
    assert kept([("_1.png", 5), ("_1.png", 6)], [photo]) == ([0], [])


def test_a_sticker_of_unknown_size_is_recognised_by_its_name() -> None:
    assert kept([("cat.png", 1000), ("Wave.png", 77)], [replace(DOG, filename="Wave.png", size=0)]) == (
        [1],
        [],
    )


def test_a_file_that_a_bot_has_added_is_lacking() -> None:
    assert kept([("cat.png", 1000)], [CAT, DOG]) == ([0], [DOG])
