"""Words that a bridge has of its own: the terms of its glossary, and translations that people suggest."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import BridgeId, GuildId, SuggestionId, UserId
from bot.model.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What something is called on each side of a bridge; of a name that stays, all three are equal."""

    english: str
    simplified: str
    traditional: str
    match_case: bool = False

    @property
    def key(self) -> str:
        """Two terms with one key cannot stand in one glossary."""
        return folded(self.english)

    @property
    def is_name(self) -> bool:
        return self.english == self.simplified == self.traditional

    def said_in(self, language: Language) -> str:
        match language:
            case Language.ENGLISH:
                return self.english
            case Language.SIMPLIFIED:
                return self.simplified
            case Language.TRADITIONAL:
                return self.traditional


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A better translation of a whole message, as somebody submitted it."""

    id: SuggestionId
    bridge_id: BridgeId
    target: Language
    original: str
    suggestion: str
    suggested_by: UserId
    suggested_in: GuildId
    suggested_at: datetime
    approved_by: UserId | None = None
    approved_at: datetime | None = None


def folded(text: str) -> str:
    """Without case, and with one kind of apostrophe; never longer or shorter than ``text``."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text.replace("’", "'"))
