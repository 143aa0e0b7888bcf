"""A server's rules: what moderators change, and what is asked of every message, from memory."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.errors import UserError
from bot.model import Action, Bridge, BridgeId, GuildId, Moderator, Rule, RuleId, RuleKind
from bot.moderation.rules_file import Draft, Problem, read_rules
from bot.moderation.screen import Screen
from bot.moderation.values import PATTERNS_LIMIT, RULES_LIMIT, parse

_NEW = RuleId(0)
"""Of a rule that has no number yet."""


class RuleStore(Protocol):
    """The durable side. Each method is one transaction."""

    async def all(self) -> Sequence[Rule]: ...

    async def change(
        self, guild_id: GuildId, *, added: Sequence[Rule], removed: Collection[RuleId]
    ) -> Sequence[Rule]:
        """Those that were ``added``, under their numbers; one that has a number is written anew."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a file has changed."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    problems: tuple[Problem, ...] = ()
    before: tuple[Rule, ...] = ()
    """The server's rules as they were, for whoever wants them back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What counts for messages of one bridge in one server."""

    screen: Screen
    rules: tuple[Rule, ...]


class Rules:
    """All rules, compiled when they are first asked for."""

    def __init__(self, store: RuleStore, *, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._rules: defaultdict[GuildId, dict[RuleId, Rule]] = defaultdict(dict)
        self._compiled: dict[tuple[GuildId, BridgeId], Asked | None] = {}

    async def load(self) -> None:
        """Read everything from the store; called once before the first event."""
        self._rules.clear()
        self._compiled.clear()
        for rule in await self._store.all():
            self._rules[rule.guild_id][rule.id] = rule

    def asked(self, guild_id: GuildId, bridge_id: BridgeId) -> Asked | None:
        """Nothing where a server has no rules for a bridge, as with most."""
        key = (guild_id, bridge_id)
        if key not in self._compiled:
            mine = tuple(rule for rule in self.of(guild_id) if rule.bridge_id in {None, bridge_id})
            self._compiled[key] = Asked(screen=Screen(mine), rules=mine) if mine else None
        return self._compiled[key]

    def of(self, guild_id: GuildId) -> Sequence[Rule]:
        """In the order in which they were added."""
        return list(self._rules.get(guild_id, {}).values())

    async def add(
        self, kind: RuleKind, value: str, action: Action, *, by: Moderator, bridge: Bridge | None = None
    ) -> tuple[Rule, bool]:
        """The rule, and whether it is new: one that was there already has another action now."""
        draft = Draft(kind=kind, value=parse(kind, value), action=action)
        rule = self._from(draft, by=by, bridge_id=None if bridge is None else bridge.id)
        self._require_room(by.guild_id, [rule])
        (written,) = await self._change(by.guild_id, added=[rule])
        return written, rule.id == _NEW

    async def remove(self, wanted: str, *, by: Moderator) -> Sequence[Rule]:
        """A rule by its number, or those with that value."""
        number = wanted.strip().removeprefix("#")
        folded = " ".join(wanted.split()).casefold()
        mine = self.of(by.guild_id)
        found = [rule for rule in mine if number.isdecimal() and rule.id == int(number)]
        found = found or [rule for rule in mine if rule.value.casefold() == folded]
        if not found:
            raise UserError("error-rule-unknown", value=wanted)
        await self._change(by.guild_id, removed=[rule.id for rule in found])
        return found

    async def read(
        self,
        data: bytes,
        *,
        by: Moderator,
        bridges: Mapping[str, Bridge],
        replace_all: bool = False,
    ) -> Imported:
        """Take over the rules of a file; ``bridges`` by their names.

        ``replace_all``: those that it does not name are removed, so an export brings everything back.
        """
        drafts, problems = read_rules(data)
        before = tuple(self.of(by.guild_id))
        wanted: dict[tuple[RuleKind, str, BridgeId | None], Rule] = {}
        skipped = list(problems)
        for draft in drafts:
            bridge = None if not draft.bridge else bridges.get(draft.bridge.casefold())
            if draft.bridge and bridge is None:
                skipped.append(
                    Problem(row=draft.row, error=UserError("error-bridge-unknown", name=draft.bridge))
                )
                continue
            rule = self._from(draft, by=by, bridge_id=None if bridge is None else bridge.id)
            wanted[rule.kind, rule.value, rule.bridge_id] = rule
        present = {rule.id: rule for rule in before}
        new = [rule for rule in wanted.values() if rule.id == _NEW]
        changed = [
            rule for rule in wanted.values() if rule.id != _NEW and rule.action is not present[rule.id].action
        ]
        kept = {rule.id for rule in wanted.values()}
        removed = [rule_id for rule_id in present if rule_id not in kept] if replace_all and wanted else []
        self._require_room(by.guild_id, new, without=removed)
        await self._change(by.guild_id, added=[*new, *changed], removed=removed)
        return Imported(
            added=len(new),
            changed=len(changed),
            removed=len(removed),
            problems=tuple(sorted(skipped, key=lambda problem: problem.row)),
            before=before,
        )

    def forget_bridge(self, bridge_id: BridgeId) -> None:
        """Its rules went with it."""
        for mine in self._rules.values():
            for rule in [rule for rule in mine.values() if rule.bridge_id == bridge_id]:
                del mine[rule.id]
        self._compiled = {key: value for key, value in self._compiled.items() if key[1] != bridge_id}

    def _from(self, draft: Draft, *, by: Moderator, bridge_id: BridgeId | None) -> Rule:
        """With the number of the one it changes."""
        same = (draft.kind, draft.value.casefold(), bridge_id)
        number = next(
            (
                rule.id
                for rule in self._rules.get(by.guild_id, {}).values()
                if (rule.kind, rule.value.casefold(), rule.bridge_id) == same
            ),
            _NEW,
        )
        return Rule(
            id=number,
            guild_id=by.guild_id,
            bridge_id=bridge_id,
            kind=draft.kind,
            value=draft.value,
            action=draft.action,
            added_by=by.user_id,
            added_at=self._clock(),
        )

    def _require_room(
        self, guild_id: GuildId, new: Sequence[Rule], *, without: Collection[RuleId] = ()
    ) -> None:
        left = [rule for rule in self.of(guild_id) if rule.id not in without]
        added = [rule for rule in new if rule.id == _NEW]
        if len(left) + len(added) > RULES_LIMIT:
            raise UserError("error-rules-full", max=RULES_LIMIT)
        patterns = sum(rule.kind is RuleKind.PATTERN for rule in [*left, *added])
        if patterns > PATTERNS_LIMIT and any(rule.kind is RuleKind.PATTERN for rule in added):
            raise UserError("error-patterns-full", max=PATTERNS_LIMIT)

    async def _change(
        self, guild_id: GuildId, *, added: Sequence[Rule] = (), removed: Collection[RuleId] = ()
    ) -> Sequence[Rule]:
        written = await self._store.change(guild_id, added=added, removed=removed)
        mine = self._rules[guild_id]
        for rule_id in removed:
            mine.pop(rule_id, None)
        for rule in written:
            mine[rule.id] = rule
        self._compiled = {key: value for key, value in self._compiled.items() if key[0] != guild_id}
        return written
