"""Rules as moderators change and try them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import aiohttp
import discord

from bot.errors import UserError
from bot.gateway.rulings import action_name, code, rule_line, why
from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import (
    Action,
    Author,
    Bridge,
    BridgeId,
    CaseKind,
    ChannelId,
    GuildId,
    Incoming,
    Language,
    MessageId,
    Moderator,
    Rule,
    RuleKind,
    UserId,
    Verdict,
)
from bot.moderation.rules import Imported
from bot.moderation.rules_file import MAX_BYTES, write_rules
from bot.moderation.screen import Screen
from bot.translation import Scope
from bot.translation.detect import detect

MAX_SHOWN = 30
"""Rules of a list; the whole of it is a file."""
MAX_PROBLEMS = 10
FILE_NAME = "filter.csv"


class RuleAction(StrEnum):
    """What a command may ask for."""

    LOG = "log"
    HOLD = "hold"
    DROP = "drop"
    MUTE = "mute"

    @property
    def action(self) -> Action:
        return Action[self.name]


def bridges_of(services: Services, by: Moderator) -> Mapping[str, Bridge]:
    """Those the server takes part in, by their names; its own go before others of the same name."""
    views = services.bridges.visible_to(by.guild_id)
    ordered = sorted(views, key=lambda view: view.bridge.home_guild_id == by.guild_id)
    return {view.bridge.name.casefold(): view.bridge for view in ordered}


def find_bridge(services: Services, name: str | None, by: Moderator) -> Bridge | None:
    """Nothing for all of them."""
    return None if name is None else services.bridges.find(name, by=by).bridge


def names_of(services: Services, by: Moderator) -> Mapping[BridgeId, str]:
    return {view.bridge.id: view.bridge.name for view in services.bridges.visible_to(by.guild_id)}


async def add_rule(
    services: Services,
    speaker: Speaker,
    *,
    kind: RuleKind,
    value: str,
    action: Action,
    bridge: str | None,
    by: Moderator,
) -> str:
    """Add it, or give one that is there another action."""
    found = find_bridge(services, bridge, by)
    rule, is_new = await services.rules.add(kind, value, action, by=by, bridge=found)
    await _on_record(services, by, f"+ {rule.kind.value} {rule.value} → {rule.action.name.lower()}")
    line = rule_line(speaker, rule, bridge=None if found is None else found.name)
    return speaker.say("filter-added" if is_new else "filter-changed", rule=line)


async def remove_rule(services: Services, speaker: Speaker, wanted: str, *, by: Moderator) -> str:
    removed = await services.rules.remove(wanted, by=by)
    for rule in removed:
        await _on_record(services, by, f"- {rule.kind.value} {rule.value}")
    names = names_of(services, by)
    lines = [rule_line(speaker, rule, bridge=_bridge_name(rule, names)) for rule in removed]
    return speaker.say("filter-removed", rules="\n".join(lines))


def list_rules(services: Services, speaker: Speaker, *, by: Moderator) -> str:
    """The newest of a server's rules, and how many there are."""
    rules, names = services.rules.of(by.guild_id), names_of(services, by)
    if not rules:
        return speaker.say("filter-empty")
    lines = [speaker.say("filter-title", count=len(rules))]
    newest = list(reversed(rules))[:MAX_SHOWN]
    lines += [f"- {rule_line(speaker, rule, bridge=_bridge_name(rule, names))}" for rule in newest]
    if len(rules) > MAX_SHOWN:
        lines.append(speaker.say("filter-more", count=len(rules) - MAX_SHOWN))
    return "\n".join(lines)


def suggest_rules(services: Services, typed: str, *, by: Moderator) -> Mapping[str, str]:
    """Rules to offer while somebody types, by their numbers."""
    wanted = typed.strip().casefold()
    found = [rule for rule in services.rules.of(by.guild_id) if wanted in rule.value.casefold()]
    return {str(rule.id): f"{rule.kind.value}: {rule.value}"[:100] for rule in reversed(found[-25:])}


async def try_rules(
    services: Services, speaker: Speaker, text: str, *, bridge: str | None, by: Moderator
) -> str:
    """What would become of a text that is said here, and of one that comes in, and why."""
    found = find_bridge(services, bridge, by)
    rules = [
        rule for rule in services.rules.of(by.guild_id) if found is None or rule.bridge_id in {None, found.id}
    ]
    screen = Screen(rules)
    said = Verdict(findings=screen.check(_as_message(text, by), now=discord.utils.utcnow()))
    lines = [speaker.say("filter-test-said", outcome=_outcome(speaker, said))]
    written = detect(text).language
    chinese = written is not None and written.is_chinese
    scope = Scope(guild_id=by.guild_id, bridge_id=None if found is None else found.id)
    translation = await services.translator.translate(
        text, target=Language.ENGLISH if chinese else Language.SIMPLIFIED, source=written, scope=scope
    )
    there = Verdict(findings=screen.check_texts([translation.text]))
    lines.append(
        speaker.say(
            "filter-test-translated",
            text=code(" ".join(translation.text.split())[:300]),
            outcome=_outcome(speaker, there),
        )
    )
    if not rules:
        lines.append(speaker.say("filter-empty"))
    elif any(rule.kind in {RuleKind.FLOOD, RuleKind.REPEATS} for rule in rules):
        lines.append(speaker.say("filter-test-floods"))
    return "\n".join(lines)


async def read_rules_file(
    services: Services, attachment: discord.Attachment, *, replace_all: bool, by: Moderator
) -> Imported:
    """UserError when the file is too big, which is known before it is fetched, or gone."""
    if attachment.size > MAX_BYTES:
        raise UserError("error-rules-file-big", kilobytes=MAX_BYTES // 1024)
    try:
        data = await attachment.read()
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        raise UserError("error-rules-file-gone") from None
    imported = await services.rules.read(
        data, by=by, bridges=bridges_of(services, by), replace_all=replace_all
    )
    await _on_record(services, by, f"import: +{imported.added} ~{imported.changed} -{imported.removed}")
    return imported


def import_report(speaker: Speaker, imported: Imported) -> str:
    """What a file changed, and which of its rows could not be used."""
    lines = [
        speaker.say(
            "filter-imported",
            added=imported.added,
            changed=imported.changed,
            removed=imported.removed,
        )
    ]
    if imported.problems:
        lines.append(speaker.say("filter-problems", count=len(imported.problems)))
    for problem in imported.problems[:MAX_PROBLEMS]:
        reason = speaker.say(problem.error.message_id, **problem.error.args_for_text)
        lines.append(speaker.say("filter-problem", row=problem.row, reason=reason))
    if len(imported.problems) > MAX_PROBLEMS:
        lines.append(speaker.say("filter-more-problems", count=len(imported.problems) - MAX_PROBLEMS))
    if imported.before:
        lines.append(speaker.say("filter-undo"))
    return "\n".join(lines)


def rules_file(services: Services, rules: Sequence[Rule], *, by: Moderator) -> bytes:
    """What ``/filter import`` reads."""
    return write_rules(rules, names_of(services, by))


async def _on_record(services: Services, by: Moderator, change: str) -> None:
    reason = change if len(change) <= 300 else f"{change[:299]}…"
    await services.cases.open(by.guild_id, CaseKind.SETTING, about=None, by=by.user_id, reason=reason)


def _bridge_name(rule: Rule, names: Mapping[BridgeId, str]) -> str | None:
    return None if rule.bridge_id is None else names.get(rule.bridge_id, "—")


def _outcome(speaker: Speaker, verdict: Verdict) -> str:
    if verdict.action is None:
        return speaker.say("filter-test-passes")
    return speaker.say(
        "filter-test-found", action=action_name(speaker, verdict.action), why=why(speaker, verdict.findings)
    )


def _as_message(text: str, by: Moderator) -> Incoming:
    return Incoming(
        id=MessageId(0),
        channel_id=ChannelId(0),
        guild_id=GuildId(by.guild_id),
        author=Author(id=UserId(by.user_id), name="", avatar_url=None),
        content=text,
        created_at=discord.utils.utcnow(),
    )
