"""What becomes of Discord's messages on their way into the relay."""

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from bot.gateway import convert
from bot.model import Attachment, PollAnswer, Sticker
from tests.unit.gateway.payloads import BOT, FILE, NOW, message

if TYPE_CHECKING:
    import discord

US = cast("discord.Client", SimpleNamespace(user=SimpleNamespace(id=999), application_id=999))
LOADING = 1 << 7
VOICE = 1 << 13
LINK = "https://example.org/a"
RICH = {
    "type": "rich",
    "title": "Weather",
    "description": "Sunny",
    "fields": [{"name": "Wind", "value": "3"}],
}


def test_a_voice_message_keeps_its_length() -> None:
    voice = FILE | {"filename": "voice-message.ogg", "duration_secs": 7.2, "waveform": "AAA="}
    (file,) = convert.incoming(message(attachments=[voice], flags=VOICE)).attachments
    assert file.voice_seconds == 7.2


def test_a_spoiler_and_a_description_are_kept() -> None:
    hidden = FILE | {"filename": "SPOILER_cat.png", "description": "a cat"}
    (file,) = convert.incoming(message(attachments=[hidden])).attachments
    assert (file.spoiler, file.description) == (True, "a cat")


@pytest.mark.parametrize(("format_type", "ending"), [(1, ".png"), (2, ".png"), (4, ".gif"), (3, None)])
def test_a_sticker_is_an_image_unless_only_discord_can_play_it(format_type: int, ending: str | None) -> None:
    item = {"id": "7", "name": "Wave", "format_type": format_type}
    (sticker,) = convert.incoming(message(sticker_items=[item])).stickers
    assert sticker.name == "Wave"
    assert sticker.url is None if ending is None else (sticker.url or "").endswith(f"/7{ending}")


def test_a_poll_keeps_its_question_its_answers_and_its_end() -> None:
    asked = {
        "question": {"text": "Lunch?"},
        "answers": [
            {"answer_id": 1, "poll_media": {"text": "Noodles", "emoji": {"id": None, "name": "🍜"}}},
            {"answer_id": 2, "poll_media": {"text": "Rice"}},
        ],
        "expiry": "2026-01-02T12:00:00+00:00",
        "allow_multiselect": True,
        "layout_type": 1,
    }
    poll = convert.incoming(message(poll=asked)).poll
    assert poll is not None
    assert (poll.question, poll.several) == ("Lunch?", True)
    assert poll.answers == (PollAnswer(text="Noodles", emoji="🍜"), PollAnswer(text="Rice"))
    assert poll.ends_at is not None


def test_the_end_of_a_poll_tells_its_winner() -> None:
    fields = {
        "poll_question_text": "Lunch?",
        "victor_answer_votes": "3",
        "total_votes": "4",
        "victor_answer_id": "1",
        "victor_answer_text": "Noodles",
        "victor_answer_emoji_name": "🍜",
    }
    embed = {"type": "poll_result", "fields": [{"name": name, "value": fields[name]} for name in fields]}
    ended = message(type=46, embeds=[embed], message_reference={"message_id": "5", "channel_id": "2"})
    assert convert.concerns_the_relay(ended, US)
    incoming = convert.incoming(ended)
    assert incoming.poll_result is not None
    assert incoming.poll_result.winner == PollAnswer(text="Noodles", emoji="🍜")
    assert (incoming.poll_result.votes, incoming.poll_result.total) == (3, 4)
    assert incoming.reply is not None


def test_what_is_passed_on_is_read_like_a_message() -> None:
    snapshot = {
        "type": 0,
        "content": "good news",
        "embeds": [],
        "attachments": [FILE],
        "timestamp": NOW,
        "edited_timestamp": None,
        "sticker_items": [{"id": "7", "name": "Wave", "format_type": 1}],
    }
    reference = {"type": 1, "message_id": "5", "channel_id": "88", "guild_id": "3"}
    incoming = convert.incoming(
        message(message_snapshots=[{"message": snapshot}], message_reference=reference)
    )
    assert incoming.content == "good news"
    assert [type(one) for one in (*incoming.attachments, *incoming.stickers)] == [Attachment, Sticker]
    assert incoming.forward is not None
    assert incoming.forward.channel_id == 88
    assert incoming.reply is None


@pytest.mark.parametrize("answer", [20, 23])
def test_a_bots_answer_to_a_command_is_heard_once_it_says_something(answer: int) -> None:
    thinking = message(author=BOT, type=answer, flags=LOADING)
    assert not convert.concerns_the_relay(thinking, US)
    answered = message(author=BOT, type=answer, content="sunny", application_id="5")
    assert convert.concerns_the_relay(answered, US)
    assert convert.incoming(answered).answers_command
    assert not convert.concerns_the_relay(message(author=BOT, type=answer, application_id="999"), US)


def test_a_bots_embeds_are_read_and_the_previews_of_links_are_not() -> None:
    (card,) = convert.incoming(message(author=BOT, embeds=[RICH])).cards
    assert (card.title, card.description, card.fields) == ("Weather", "Sunny", (("Wind", "3"),))
    preview = RICH | {"url": LINK}
    assert convert.incoming(message(author=BOT, content=LINK, embeds=[preview])).cards == ()
    assert convert.incoming(message(content=LINK, embeds=[RICH])).cards == ()


def test_only_pictures_that_discord_serves_are_fetched() -> None:
    served = RICH | {
        "image": {"url": "http://10.0.0.1/x.png", "proxy_url": "https://media.example/x.png?a=1"}
    }
    (card,) = convert.incoming(message(author=BOT, embeds=[served])).cards
    assert card.picture == Attachment(filename="x.png", url="https://media.example/x.png?a=1", size=0)
    elsewhere = RICH | {"image": {"url": "http://10.0.0.1/x.png"}}
    (card,) = convert.incoming(message(author=BOT, embeds=[elsewhere])).cards
    assert (card.picture, card.picture_url) == (None, "http://10.0.0.1/x.png")


def test_a_followed_announcement_counts_as_a_bots() -> None:
    crossposted = message(webhook_id="55", flags=1 << 1, content="news")
    assert convert.incoming(crossposted).author.is_bot


@pytest.mark.parametrize("kind", [6, 7, 8, 12, 18, 21])
def test_what_discord_itself_announces_is_not_relayed(kind: int) -> None:
    assert not convert.concerns_the_relay(message(type=kind, content="x"), US)
