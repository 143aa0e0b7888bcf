"""What people read, in every language the interface exists in."""

from pathlib import Path

from bot.i18n.command_names import CommandNames
from bot.i18n.texts import Speaker, TextError, Texts

__all__ = ["LOCALES", "CommandNames", "Speaker", "TextError", "Texts"]

LOCALES = Path(__file__).parents[2] / "locales"
"""A folder a language, and what the languages say about each other in ``culture``."""
