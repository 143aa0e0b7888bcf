"""Embeds of bots as quoted text."""

from collections.abc import Callable, Iterator

from bot.model import Card
from bot.relay.marks import escape
from bot.relay.scene import Scene


def card_lines(card: Card, scene: Scene, local: Callable[[str], str]) -> Iterator[str]:
    """Set apart from the message as its embed is; nothing for one without words or pictures."""
    for text in _texts(card, scene, local):
        yield from (f"> {line}".rstrip() for line in text.splitlines())
    if card.picture_url is not None and (card.picture is None or card.picture.url in scene.unavailable):
        yield card.picture_url


def _texts(card: Card, scene: Scene, local: Callable[[str], str]) -> Iterator[str]:
    def said(text: str) -> str:
        return local(scene.said(text))

    if card.title:
        title = escape(scene.said(card.title))
        yield f"**{title}**" if card.url is None else f"**[{title}](<{card.url}>)**"
    if card.description:
        yield said(card.description)
    for name, value in card.fields:
        yield f"**{said(name)}**"
        yield said(value)
    if card.footer:
        yield f"-# {escape(scene.said(card.footer))}"
