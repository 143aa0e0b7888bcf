"""From one language to the other: the only entry point is ``Translator``.

A message's markup is taken apart (``markup``), its language recognised (``detect``), and every piece of text
goes down a chain of ``engines`` until one gives an answer that stands the ``checks``. The last of them is the
dictionary's gloss, and past that the original itself, so that a translation never fails.
"""

from bot.translation.result import Detected, Quality, Translation

__all__ = ["Detected", "Quality", "Translation"]
