"""What rules have found, in words for moderators."""

from collections.abc import Iterable

from bot.i18n import Speaker
from bot.model import Action, Disguise, Finding, Rule, RuleKind, Side
from bot.relay.marks import escape

_KINDS = {
    RuleKind.WORD: "rule-word",
    RuleKind.PATTERN: "rule-pattern",
    RuleKind.INVITES: "rule-invites",
    RuleKind.DOMAIN: "rule-domain",
    RuleKind.ONLY_DOMAINS: "rule-only-domains",
    RuleKind.MENTIONS: "rule-mentions",
    RuleKind.FLOOD: "rule-flood",
    RuleKind.REPEATS: "rule-repeats",
    RuleKind.FILE_TYPE: "rule-file-type",
    RuleKind.FILE_SIZE: "rule-file-size",
    RuleKind.NEW_ACCOUNTS: "rule-new-accounts",
}
_ACTIONS = {
    Action.LOG: "action-log",
    Action.HOLD: "action-hold",
    Action.DROP: "action-drop",
    Action.MUTE: "action-mute",
}
_DISGUISES = {
    Disguise.LETTERS: "disguise-letters",
    Disguise.GAPS: "disguise-gaps",
    Disguise.PINYIN: "disguise-pinyin",
    Disguise.INITIALS: "disguise-initials",
}


def action_name(speaker: Speaker, action: Action) -> str:
    return speaker.say(_ACTIONS[action])


def rule_kind(speaker: Speaker, kind: RuleKind) -> str:
    return speaker.say(_KINDS[kind])


def rule_line(speaker: Speaker, rule: Rule, *, bridge: str | None) -> str:
    """A rule with its number, by which it can be removed."""
    line = speaker.say(
        "rule-line",
        number=str(rule.id),
        kind=rule_kind(speaker, rule.kind),
        value=code(rule.value),
        action=action_name(speaker, rule.action),
    )
    return line if bridge is None else speaker.say("rule-of-bridge", rule=line, bridge=escape(bridge))


def why(speaker: Speaker, findings: Iterable[Finding]) -> str:
    """Everything that was found, the strictest first."""
    ordered = sorted(findings, key=lambda finding: -finding.action)
    return speaker.join(_finding(speaker, finding) for finding in ordered)


def code(text: str) -> str:
    """Set apart, whatever it contains."""
    return f"`{text.replace('`', 'ˋ')}`"


def _finding(speaker: Speaker, finding: Finding) -> str:
    if finding.rule_id is None:
        files = finding.kind is RuleKind.FILE_TYPE
        return speaker.say("finding-new-link-files" if files else "finding-new-link-links")
    text = speaker.say(
        "finding-source" if finding.side is Side.SOURCE else "finding-translation",
        kind=rule_kind(speaker, finding.kind),
        value=code(finding.matched),
    )
    if finding.disguise is None:
        return text
    return speaker.say("finding-disguised", finding=text, how=speaker.say(_DISGUISES[finding.disguise]))
