"""What a message of discord.py's holds besides its words, as the model's values."""

from collections.abc import Iterable, Sequence

import discord

from bot.model import Attachment, Card, Poll, PollAnswer, PollResult, Sticker
from bot.relay.split import cut

MOST_CARDS = 4
MOST_FIELDS = 8
LONGEST_DESCRIPTION = 1_000
LONGEST_FIELD = 200
"""Characters; an embed may hold 6,000, which is more than a conversation bears twice."""


def attachments(found: Iterable[discord.Attachment]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(
            filename=encodable(file.filename),
            url=file.url,
            size=file.size,
            description=file.description and encodable(file.description),
            spoiler=file.is_spoiler(),
            voice_seconds=file.duration if file.is_voice_message() else None,
        )
        for file in found
    )


def stickers(found: Iterable[discord.StickerItem]) -> tuple[Sticker, ...]:
    return tuple(
        Sticker(
            name=encodable(sticker.name),
            url=None if sticker.format is discord.StickerFormatType.lottie else sticker.url,
        )
        for sticker in found
    )


def poll(found: discord.Poll | None) -> Poll | None:
    if found is None:
        return None
    return Poll(
        question=encodable(found.question),
        answers=tuple(
            PollAnswer(
                text=encodable(answer.text or ""), emoji=None if answer.emoji is None else str(answer.emoji)
            )
            for answer in found.answers
        ),
        ends_at=found.expires_at,
        several=found.multiple,
    )


def poll_result(message: discord.Message) -> PollResult | None:
    """What Discord's own message about a poll's end says, in the fields of an embed."""
    if message.type is not discord.MessageType.poll_result or not message.embeds:
        return None
    said = {field.name: field.value or "" for field in message.embeds[0].fields}
    winner = None
    if "victor_answer_id" in said:
        winner = PollAnswer(text=encodable(said.get("victor_answer_text", "")), emoji=_emoji_of_winner(said))
    return PollResult(
        question=encodable(said.get("poll_question_text", "")),
        winner=winner,
        votes=_number(said.get("victor_answer_votes")),
        total=_number(said.get("total_votes")),
    )


def cards(found: Sequence[discord.Embed], content: str) -> tuple[Card, ...]:
    """Embeds that were made on purpose; the preview of a link has the link's address."""
    made = (embed for embed in found if embed.type == "rich" and not (embed.url and embed.url in content))
    return tuple(_card(embed) for embed in list(made)[:MOST_CARDS])


def encodable(text: str) -> str:
    """JSON can carry half a surrogate pair, UTF-8 cannot; it becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _card(embed: discord.Embed) -> Card:
    title = embed.title or embed.author.name or ""
    return Card(
        title=encodable(title),
        url=embed.url or (embed.author.url if not embed.title else None),
        description=cut(encodable(embed.description or ""), LONGEST_DESCRIPTION),
        fields=tuple((_short(field.name), _short(field.value)) for field in embed.fields[:MOST_FIELDS]),
        footer=_short(embed.footer.text),
        picture=_picture(embed),
        picture_url=embed.image.url,
    )


def _short(text: str | None) -> str:
    return cut(encodable(text or ""), LONGEST_FIELD)


def _picture(embed: discord.Embed) -> Attachment | None:
    proxied = embed.image.proxy_url
    if not proxied:
        return None
    name = proxied.partition("?")[0].rpartition("/")[2]
    return Attachment(filename=encodable(name) or "picture.png", url=proxied, size=0)


def _emoji_of_winner(said: dict[str | None, str]) -> str | None:
    name, emoji_id = said.get("victor_answer_emoji_name"), said.get("victor_answer_emoji_id")
    if not name or not emoji_id:
        return name or None
    animated = "a" if said.get("victor_answer_emoji_animated") == "true" else ""
    return f"<{animated}:{name}:{emoji_id}>"


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
