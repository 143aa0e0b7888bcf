"""The pictures, and how far two of them are apart."""

import io
from pathlib import Path

from PIL import Image, ImageChops

FOLDER = Path(__file__).parent
MOST_BYTES = 30_000
TOLERANCE = 5
"""Of 255, on average over a tile: a full stop makes nine, another letter fifty."""
_TILE = 20
"""Pixels: a letter."""


def path_of(name: str) -> Path:
    return FOLDER / f"{name}.png"


def difference(one: bytes, other: bytes) -> int:
    """The mean difference, where it is greatest."""
    first, second = (Image.open(io.BytesIO(picture)).convert("RGB") for picture in (one, other))
    if first.size != second.size:
        return 255
    apart = ImageChops.difference(first, second).convert("L").reduce(_TILE)
    _, most = apart.getextrema()
    assert isinstance(most, int | float)
    return int(most)
