"""Why something is on record, as its reader says it.

What moderators, reporters and appellants wrote is left in their words. What the bot notes by itself, a rule
that was changed or a command that was given, is kept in a form that is nobody's language, such as
``+ word crypto → hold`` or ``/bridge join Plaza``, and said here in the reader's.
"""

import re
from collections.abc import Iterator

from bot.gateway.labels import power_name
from bot.gateway.rulings import action_name, code, rule_kind
from bot.i18n import Speaker
from bot.i18n.command_names import command_id
from bot.model import Action, Case, CaseKind, Power, RuleKind
from bot.moderation.gate import ANY
from bot.relay.marks import escape

DISCORD_BAN = "discord: ban"
DISCORD_UNBAN = "discord: unban"
DISCORD_TIMEOUT = "discord: time-out"
DISCORD_TIMEOUT_OVER = "discord: time-out over"
_DISCORD = {
    DISCORD_BAN: "case-discord-ban",
    DISCORD_UNBAN: "case-discord-unban",
    DISCORD_TIMEOUT: "case-discord-timeout",
    DISCORD_TIMEOUT_OVER: "case-discord-timeout-over",
}
_BY_RULES = frozenset({CaseKind.LOGGED, CaseKind.HELD, CaseKind.DROPPED, CaseKind.MUTED})
_KIND = "|".join(sorted((kind.value for kind in RuleKind), key=len, reverse=True))
_ACTION = "|".join(action.name.lower() for action in Action)
_ADDED = re.compile(rf"\+ (?P<kind>{_KIND}) (?P<value>.*) → (?P<action>{_ACTION})")
_REMOVED = re.compile(rf"- (?P<kind>{_KIND}) (?P<value>.*)")
_IMPORTED = re.compile(r"import: \+(?P<added>\d+) ~(?P<changed>\d+) -(?P<removed>\d+)")
_POWER = "|".join(power.value for power in Power)
_GRANTED = re.compile(rf"/bridge access (?P<act>grant|revoke) @(?P<role>.*) (?P<power>{_POWER})")
_FOLLOWED = re.compile(r"(?P<sign>[+-]) follow (?P<server>.*)")
_SLOWED = re.compile(r"(?P<seconds>\d+) s")
_FOUND = re.compile(rf"(?:^|; )(?P<kind>{_KIND}): (?P<value>.*?)(?=; (?:{_KIND}): |$)")


def reason_of(speaker: Speaker, case: Case) -> str | None:
    """Ready to be shown; nothing for a case without a reason."""
    if case.reason is None:
        return None
    if case.kind is CaseKind.SETTING:
        said = _setting(speaker, case.reason)
    elif case.kind is CaseKind.SLOWED:
        said = _slowed(speaker, case.reason)
    elif case.by is None and case.kind in _BY_RULES and _FOUND.match(case.reason):
        said = speaker.join(_findings(speaker, case.reason))
    else:
        text_id = _DISCORD.get(case.reason)
        said = None if text_id is None else speaker.say(text_id)
    return escape(case.reason) if said is None else said


def followed(server: str, *, on: bool) -> str:
    """That another server's measures count, or no longer do, as it is put on record."""
    return f"{'+' if on else '-'} follow {server}"


def _setting(speaker: Speaker, reason: str) -> str | None:
    if match := _ADDED.fullmatch(reason):
        action = action_name(speaker, Action[match["action"].upper()])
        return speaker.say("reason-rule-added", rule=_rule(speaker, match), action=action)
    if match := _REMOVED.fullmatch(reason):
        return speaker.say("reason-rule-removed", rule=_rule(speaker, match))
    if match := _IMPORTED.fullmatch(reason):
        counts = {name: int(count) for name, count in match.groupdict().items()}
        return speaker.say("filter-imported", **counts)
    if match := _GRANTED.fullmatch(reason):
        return speaker.say(
            "reason-granted" if match["act"] == "grant" else "reason-revoked",
            role=escape(match["role"]),
            power=power_name(speaker, Power(match["power"])),
        )
    if match := _FOLLOWED.fullmatch(reason):
        text_id = "setting-followed" if match["sign"] == "+" else "setting-unfollowed"
        return speaker.say(text_id, server=escape(match["server"]))
    return _command(speaker, reason)


def _command(speaker: Speaker, reason: str) -> str | None:
    """The command by the name that the reader would give it by, and what it was about."""
    words = reason.removeprefix("/").split(" ")
    known = next(
        (size for size in range(len(words), 0, -1) if speaker.knows(command_id(*words[:size]))), None
    )
    if known is None or not reason.startswith("/"):
        return None
    path = " ".join(speaker.say(command_id(*words[: size + 1])) for size in range(known))
    return " ".join([code(f"/{path}"), *([escape(" ".join(words[known:]))] if words[known:] else [])])


def _slowed(speaker: Speaker, reason: str) -> str | None:
    match = _SLOWED.fullmatch(reason)
    return None if match is None else speaker.say("reason-slowed", seconds=int(match["seconds"]))


def _findings(speaker: Speaker, reason: str) -> Iterator[str]:
    for match in _FOUND.finditer(reason):
        if match["value"] == ANY:
            files = RuleKind(match["kind"]) is RuleKind.FILE_TYPE
            yield speaker.say("finding-new-link-files" if files else "finding-new-link-links")
        else:
            yield _rule(speaker, match)


def _rule(speaker: Speaker, match: re.Match[str]) -> str:
    kind = rule_kind(speaker, RuleKind(match["kind"]))
    return speaker.say("finding-source", kind=kind, value=code(match["value"]))
