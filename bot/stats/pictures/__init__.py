"""Figures put into charts, and into words for those who cannot see them, in the language of the reader."""

from bot.stats.pictures.balance import balance
from bot.stats.pictures.engines import engines
from bot.stats.pictures.hours import Clockface, hours
from bot.stats.pictures.picture import Picture
from bot.stats.pictures.traffic import traffic

__all__ = ["Clockface", "Picture", "balance", "engines", "hours", "traffic"]
