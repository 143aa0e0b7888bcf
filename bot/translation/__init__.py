"""From one language to the other: the only entry point is ``Translator``, made by ``build_translator``.

A message's markup is taken apart (``markup``), its language recognised (``detect``), and every piece of text
goes down a chain of ``engines`` until one gives an answer that stands the ``checks``. The last of them is the
dictionary's gloss, and past that the original itself, so that a translation never fails.
"""

from bot.translation.build import build_translator
from bot.translation.engines import ENGINE_NAMES
from bot.translation.result import Detected, Quality, Translation
from bot.translation.scope import Scope
from bot.translation.translator import Translator

__all__ = ["ENGINE_NAMES", "Detected", "Quality", "Scope", "Translation", "Translator", "build_translator"]
