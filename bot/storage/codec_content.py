"""What a message holds besides its words, as JSON and back; see ``bot.storage.codec``."""

from typing import Any

from bot.model import Attachment, Card, Poll, PollAnswer, PollResult, Sticker
from bot.storage.times import from_micros, to_micros

JSON = dict[str, Any]


def slim(document: JSON) -> JSON:
    """Without what does not differ from its default."""
    # By identity, because a number 0 equals False.
    return {
        key: value
        for key, value in document.items()
        if value is not None and value is not False and value not in ([], {})
    }


def attachment_out(file: Attachment) -> JSON:
    return slim(
        {
            "name": file.filename,
            "url": file.url,
            "size": file.size,
            "alt": file.description,
            "spoiler": file.spoiler,
            "voice": file.voice_seconds,
        }
    )


def attachment_in(file: JSON) -> Attachment:
    return Attachment(
        filename=file["name"],
        url=file["url"],
        size=file["size"],
        description=file.get("alt"),
        spoiler=file.get("spoiler", False),
        voice_seconds=file.get("voice"),
    )


def sticker_out(sticker: Sticker) -> JSON:
    return slim({"name": sticker.name, "url": sticker.url})


def sticker_in(sticker: JSON) -> Sticker:
    return Sticker(name=sticker["name"], url=sticker.get("url"))


def poll_out(poll: Poll | None) -> JSON | None:
    return poll and slim(
        {
            "question": poll.question,
            "answers": [_answer_out(answer) for answer in poll.answers],
            "ends": None if poll.ends_at is None else to_micros(poll.ends_at),
            "several": poll.several,
        }
    )


def poll_in(poll: JSON | None) -> Poll | None:
    if poll is None:
        return None
    ends_at = poll.get("ends")
    return Poll(
        question=poll["question"],
        answers=tuple(_answer_in(answer) for answer in poll.get("answers", ())),
        ends_at=None if ends_at is None else from_micros(ends_at),
        several=poll.get("several", False),
    )


def result_out(result: PollResult | None) -> JSON | None:
    return result and slim(
        {
            "question": result.question,
            "winner": result.winner and _answer_out(result.winner),
            "votes": result.votes,
            "total": result.total,
        }
    )


def result_in(result: JSON | None) -> PollResult | None:
    if result is None:
        return None
    winner = result.get("winner")
    return PollResult(
        question=result["question"],
        winner=None if winner is None else _answer_in(winner),
        votes=result["votes"],
        total=result["total"],
    )


def card_out(card: Card) -> JSON:
    return slim(
        {
            "title": card.title,
            "url": card.url,
            "text": card.description,
            "fields": [list(field) for field in card.fields],
            "footer": card.footer,
            "picture": card.picture and attachment_out(card.picture),
            "picture_url": card.picture_url,
        }
    )


def card_in(card: JSON) -> Card:
    picture = card.get("picture")
    return Card(
        title=card["title"],
        url=card.get("url"),
        description=card["text"],
        fields=tuple((name, value) for name, value in card.get("fields", ())),
        footer=card["footer"],
        picture=None if picture is None else attachment_in(picture),
        picture_url=card.get("picture_url"),
    )


def _answer_out(answer: PollAnswer) -> JSON:
    return slim({"text": answer.text, "emoji": answer.emoji})


def _answer_in(answer: JSON) -> PollAnswer:
    return PollAnswer(text=answer["text"], emoji=answer.get("emoji"))
