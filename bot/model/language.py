"""The languages Magpie bridges, and the locales it speaks to people in."""

from enum import StrEnum
from typing import Self


class Language(StrEnum):
    """A written language of a channel, as its BCP 47 code."""

    ENGLISH = "en"
    SIMPLIFIED = "zh-Hans"
    TRADITIONAL = "zh-Hant"

    @property
    def is_chinese(self) -> bool:
        return self is not Language.ENGLISH


class Locale(StrEnum):
    """A language the interface exists in; the value is Discord's code and the folder's name."""

    EN_US = "en-US"
    ZH_CN = "zh-CN"
    ZH_TW = "zh-TW"

    @classmethod
    def nearest(cls, tag: str | None) -> Self:
        """The locale for a person's Discord language; what is neither Chinese nor English gets English."""
        if not tag or not tag.lower().startswith("zh"):
            return cls("en-US")
        lowered = tag.lower()
        simplified = lowered in {"zh", "zh-cn", "zh-sg", "zh-my"} or "hans" in lowered
        return cls("zh-CN") if simplified else cls("zh-TW")

    @property
    def language(self) -> Language:
        """The language that this locale is written in."""
        return {
            Locale.EN_US: Language.ENGLISH,
            Locale.ZH_CN: Language.SIMPLIFIED,
            Locale.ZH_TW: Language.TRADITIONAL,
        }[self]

    @classmethod
    def of(cls, language: Language) -> Self:
        """The locale that a channel of this language is addressed in."""
        return next(locale for locale in cls if locale.language is language)
