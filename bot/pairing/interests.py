"""People's own words for what interests them, made comparable."""

from unicodedata import normalize

from bot.translation.script import simplified_characters


def fold(word: str) -> str:
    """Without case, width and spaces at the edges; Chinese is simplified, so that 攝影 meets 摄影."""
    plain = " ".join(normalize("NFKC", word).casefold().split())
    return plain if plain.isascii() else simplified_characters(plain)
