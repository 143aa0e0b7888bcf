"""Whose rules count for a message, and what a new link's messages wait for."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.model import (
    Action,
    Attachment,
    Author,
    Bridge,
    BridgeId,
    ChannelId,
    GuildId,
    Incoming,
    Language,
    Link,
    Measure,
    MessageId,
    Moderator,
    Rule,
    RuleId,
    RuleKind,
    Style,
    Trust,
    UserId,
)
from bot.moderation.floods import Floods
from bot.moderation.gate import Gate
from bot.moderation.rules import Rules
from bot.moderation.rules_file import write_rules

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
HERE, THERE = GuildId(1), GuildId(2)
PLAZA = Bridge(
    id=BridgeId(5),
    name="Plaza",
    home_guild_id=HERE,
    style=Style.TRANSLATION,
    paused=False,
    allow_bots=False,
    created_by=UserId(9),
    created_at=NOON,
)
MAYA = Moderator(user_id=UserId(9), guild_id=HERE)
LIN = Moderator(user_id=UserId(8), guild_id=THERE)


class FakeStore:
    """Rules in memory."""

    def __init__(self) -> None:
        self.number = 0

    async def all(self) -> Sequence[Rule]:
        return ()

    async def change(
        self, guild_id: GuildId, *, added: Sequence[Rule], removed: Collection[RuleId]
    ) -> Sequence[Rule]:
        written: list[Rule] = []
        for rule in added:
            self.number += 1
            written.append(replace(rule, id=rule.id or RuleId(self.number)))
        return written


class FakeMeasures:
    """Who is kept out of where."""

    def __init__(self) -> None:
        self.out: set[tuple[GuildId, UserId]] = set()

    def in_force(self, guild_id: GuildId, user_id: UserId, now: datetime) -> Measure | None:
        return Measure.MUTE if (guild_id, user_id) in self.out else None


class FakePace:
    def too_fast(
        self, incoming: Incoming, guild_id: GuildId, bridge_id: BridgeId, *, counts: bool = True
    ) -> bool:
        return False


def link(channel: int, guild_id: GuildId, *, trust: Trust = Trust.TRUSTED) -> Link:
    return Link(
        channel_id=ChannelId(channel),
        guild_id=guild_id,
        bridge_id=PLAZA.id,
        language=Language.ENGLISH if guild_id == HERE else Language.SIMPLIFIED,
        linked_by=UserId(9),
        linked_at=NOON,
        trust=trust,
    )


ENGLISH, CHINESE = link(11, HERE), link(21, THERE)


def said(content: str, *, attachments: tuple[Attachment, ...] = (), number: int = 1) -> Incoming:
    return Incoming(
        id=MessageId(number),
        channel_id=ENGLISH.channel_id,
        guild_id=HERE,
        author=Author(id=UserId(7), name="Tom", avatar_url=None),
        content=content,
        created_at=NOON,
        attachments=attachments,
    )


@pytest.fixture
def rules() -> Rules:
    return Rules(FakeStore(), clock=lambda: NOON)


@pytest.fixture
def measures() -> FakeMeasures:
    return FakeMeasures()


@pytest.fixture
def gate(rules: Rules, measures: FakeMeasures) -> Gate:
    return Gate(rules=rules, floods=Floods(), measures=measures, pace=FakePace(), clock=lambda: NOON)


async def test_both_servers_rules_are_asked_and_each_answers_for_itself(gate: Gate, rules: Rules) -> None:
    await rules.add(RuleKind.WORD, "free nitro", Action.HOLD, by=MAYA)
    await rules.add(RuleKind.WORD, "代购", Action.DROP, by=LIN)
    verdicts = gate.arriving(said("free nitro 代购"), ENGLISH, [CHINESE])
    assert {guild: verdict.action for guild, verdict in verdicts.items()} == {
        HERE: Action.HOLD,
        THERE: Action.DROP,
    }
    translated = gate.translated(["get free nitro"], said("x"), CHINESE, ENGLISH)
    assert set(translated) == {HERE}


async def test_a_bridges_rule_counts_there_only(gate: Gate, rules: Rules) -> None:
    await rules.add(RuleKind.WORD, "free nitro", Action.HOLD, by=MAYA, bridge=PLAZA)
    elsewhere = replace(ENGLISH, bridge_id=BridgeId(6)), replace(CHINESE, bridge_id=BridgeId(6))
    assert gate.arriving(said("free nitro"), ENGLISH, [CHINESE])
    assert not gate.arriving(said("free nitro"), elsewhere[0], [elsewhere[1]])


async def test_what_is_changed_counts_from_the_next_message_on(gate: Gate, rules: Rules) -> None:
    assert not gate.arriving(said("free nitro"), ENGLISH, [CHINESE])
    rule, is_new = await rules.add(RuleKind.WORD, "free nitro", Action.LOG, by=MAYA)
    assert is_new
    assert gate.arriving(said("free nitro"), ENGLISH, [CHINESE])[HERE].action is Action.LOG
    changed, is_new = await rules.add(RuleKind.WORD, "FREE nitro", Action.DROP, by=MAYA)
    assert (changed.id, is_new) == (rule.id, False)
    assert gate.arriving(said("free nitro"), ENGLISH, [CHINESE])[HERE].action is Action.DROP
    await rules.remove(f"#{rule.id}", by=MAYA)
    assert not gate.arriving(said("free nitro"), ENGLISH, [CHINESE])


async def test_a_flood_is_counted_where_it_is_said(gate: Gate, rules: Rules) -> None:
    await rules.add(RuleKind.FLOOD, "3/10", Action.MUTE, by=MAYA)
    found = [gate.arriving(said("hi", number=number), ENGLISH, [CHINESE]) for number in (1, 2, 3)]
    assert [bool(one) for one in found] == [False, False, True]


async def test_a_new_links_files_and_links_wait_for_the_other_servers_alone(gate: Gate) -> None:
    new = replace(ENGLISH, trust=Trust.NEW)
    file = Attachment(filename="cat.png", url="https://cdn.example/cat.png", size=1)
    for message in (said("look", attachments=(file,)), said("see https://example.com/cat")):
        verdicts = gate.arriving(message, new, [CHINESE])
        assert {guild: verdict.action for guild, verdict in verdicts.items()} == {THERE: Action.HOLD}
        assert not gate.arriving(message, ENGLISH, [CHINESE])
    assert not gate.arriving(said("good morning"), new, [CHINESE])


async def test_either_server_keeps_a_person_out(gate: Gate, measures: FakeMeasures) -> None:
    assert not gate.is_kept_out(said("hi"), ENGLISH, CHINESE)
    for guild_id in (HERE, THERE):
        measures.out = {(guild_id, UserId(7))}
        assert gate.is_kept_out(said("hi"), ENGLISH, CHINESE)
    measures.out = {(GuildId(3), UserId(7))}
    assert not gate.is_kept_out(said("hi"), ENGLISH, CHINESE)


# Files.


@pytest.mark.parametrize(
    "data",
    [
        "free nitro\n# ours\n\n代购\n",
        "kind,value,action,bridge\nword,free nitro,hold,\nword,代购,,\n",
        '[[rule]]\nvalue = "free nitro"\n[[rule]]\nkind = "word"\nvalue = "代购"\n',
    ],
)
async def test_a_file_may_be_lines_or_csv_or_toml(rules: Rules, data: str) -> None:
    imported = await rules.read(data.encode(), by=MAYA, bridges={})
    assert (imported.added, imported.problems) == (2, ())
    assert [rule.value for rule in rules.of(HERE)] == ["free nitro", "代购"]


async def test_rows_that_cannot_be_used_are_named_with_their_reason(rules: Rules) -> None:
    rows = ("word,free nitro,burn,", "smell,x,,", "pattern,(,hold,", "word,ok then,,Nowhere")
    data = "\n".join(["kind,value,action,bridge", *rows]).encode()
    imported = await rules.read(data, by=MAYA, bridges={})
    assert [(problem.row, problem.error.message_id) for problem in imported.problems] == [
        (2, "error-rule-action"),
        (3, "error-rule-kind"),
        (4, "error-rule-pattern"),
        (5, "error-bridge-unknown"),
    ]
    assert rules.of(HERE) == []


async def test_an_import_is_undone_by_the_rules_as_they_were(rules: Rules) -> None:
    await rules.add(RuleKind.WORD, "free nitro", Action.HOLD, by=MAYA)
    await rules.add(RuleKind.DOMAIN, "example.com", Action.DROP, by=MAYA, bridge=PLAZA)
    plaza = {"plaza": PLAZA}
    imported = await rules.read("代购".encode(), by=MAYA, bridges=plaza, replace_all=True)
    assert (imported.added, imported.removed) == (1, 2)
    before = write_rules(imported.before, {PLAZA.id: PLAZA.name})
    undone = await rules.read(before, by=MAYA, bridges=plaza, replace_all=True)
    assert (undone.added, undone.removed) == (2, 1)
    assert {(rule.kind, rule.value, rule.action, rule.bridge_id) for rule in rules.of(HERE)} == {
        (RuleKind.WORD, "free nitro", Action.HOLD, None),
        (RuleKind.DOMAIN, "example.com", Action.DROP, PLAZA.id),
    }
