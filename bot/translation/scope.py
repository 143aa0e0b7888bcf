"""Whose message it is: what decides the budget it is charged to, and the words a bridge has of its own."""

from dataclasses import dataclass, field

from bot.model import BridgeId, GuildId
from bot.translation.glossary import NO_GLOSSARY, Glossary
from bot.translation.memory import NO_MEMORY, Memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a text comes from. Without a scope nobody's budget is charged and nobody's words apply."""

    guild_id: GuildId | None = None
    """The server whose budget pays; it has no influence on the translation."""
    bridge_id: BridgeId | None = None
    glossary_version: int = 0
    """Another with each change to the bridge's own words, its approved translations included; 0 for none."""
    glossary: Glossary = field(default=NO_GLOSSARY, compare=False, repr=False)
    memory: Memory = field(default=NO_MEMORY, compare=False, repr=False)

    @property
    def words(self) -> tuple[int, int]:
        """What of the scope a translation depends on: bridges without words of their own share theirs."""
        if self.bridge_id is None or not self.glossary_version:
            return (0, 0)
        return (self.bridge_id, self.glossary_version)


NOWHERE = Scope()
"""For a text that belongs to no server, such as one from the command line."""
