"""Figures put into charts, and into words for those who cannot see them, in the language of the reader."""

from bot.stats.pictures.picture import Picture
from bot.stats.pictures.traffic import traffic

__all__ = ["Picture", "traffic"]
