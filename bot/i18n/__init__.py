"""What people read, in every language the interface exists in."""

from bot.i18n.command_names import CommandNames
from bot.i18n.texts import Speaker, TextError, Texts

__all__ = ["CommandNames", "Speaker", "TextError", "Texts"]
