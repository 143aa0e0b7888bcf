"""The fonts, by their files: what the system has differs from machine to machine, and may have no Chinese."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from matplotlib.font_manager import FontProperties

from bot.model import Language

_SIMPLIFIED = ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf")
_TRADITIONAL = ("pylopdf_fonts_zh_tw", "NotoSansTC-Regular.otf")
_FONTS = {
    Language.ENGLISH: _SIMPLIFIED,
    Language.SIMPLIFIED: _SIMPLIFIED,
    # The same characters are written a little differently in Taiwan.
    Language.TRADITIONAL: _TRADITIONAL,
}


class FontMissing(Exception):
    """A font is not installed; the text says which package brings it."""


def file_of(language: Language) -> Path:
    """Where the font for texts in this language is; FontMissing if it is not there."""
    package, name = _FONTS[language]
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
        path = Path(folder, name)
        if path.is_file():
            return path
    raise FontMissing(f"{name} is missing; it comes with the package {package.replace('_', '-')}")


@cache
def font_of(language: Language) -> FontProperties:
    return FontProperties(fname=file_of(language))
