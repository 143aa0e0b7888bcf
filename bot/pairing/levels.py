"""How levels are called: as CEFR counts for English, and beside it as HSK does for Chinese.

CEFR and HSK are shown as Hanban set them side by side: A1 is HSK 1, C2 is HSK 6; HSK has no end above it.
"""

from bot.i18n import Speaker
from bot.model import Level

_WORDS = {
    Level.A1: "level-a1",
    Level.A2: "level-a2",
    Level.B1: "level-b1",
    Level.B2: "level-b2",
    Level.C1: "level-c1",
    Level.C2: "level-c2",
}


def level_name(level: Level, speaker: Speaker) -> str:
    """``B1 · HSK 3``."""
    hsk = f"{level.value}+" if level is Level.C2 else str(level.value)
    return speaker.say("level-name", cefr=level.name, hsk=hsk)


def level_word(level: Level, speaker: Speaker) -> str:
    """``Intermediate``, for whoever knows neither."""
    return speaker.say(_WORDS[level])
