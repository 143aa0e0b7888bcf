"""What may be a rule's value, and what is said of the rest."""

import pytest

from bot.errors import UserError
from bot.model import RuleKind
from bot.moderation.values import parse


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        (RuleKind.WORD, "  free   nitro ", "free nitro"),
        (RuleKind.WORD, "滚", "滚"),
        (RuleKind.WORD, "🍆", "🍆"),
        (RuleKind.WORD, "C++", "C++"),
        (RuleKind.PATTERN, r"\d{4}", r"\d{4}"),
        (RuleKind.INVITES, "", "*"),
        (RuleKind.INVITES, "https://discord.gg/Ours, other", "ours other"),
        (RuleKind.DOMAIN, "https://Evil.com/x，bad.cn", "evil.com bad.cn"),
        (RuleKind.ONLY_DOMAINS, "b.com b.com", "b.com"),
        (RuleKind.MENTIONS, "05", "5"),
        (RuleKind.FLOOD, "5 / 10s", "5/10"),
        (RuleKind.REPEATS, "3/60", "3/60"),
        (RuleKind.FILE_TYPE, ".EXE *.bat", "exe bat"),
        (RuleKind.FILE_SIZE, "8", "8 MB"),
        (RuleKind.FILE_SIZE, "500kb", "500 KB"),
        (RuleKind.NEW_ACCOUNTS, "7", "7d"),
        (RuleKind.NEW_ACCOUNTS, "12 小时", "12h"),
    ],
)
def test_a_value_is_kept_in_one_form(kind: RuleKind, given: str, kept: str) -> None:
    assert parse(kind, given) == kept
    assert parse(kind, kept) == kept


@pytest.mark.parametrize(
    ("kind", "given", "told"),
    [
        (RuleKind.WORD, "", "error-rule-term"),
        (RuleKind.WORD, "x" * 101, "error-rule-term"),
        (RuleKind.WORD, "a", "error-rule-term-short"),
        (RuleKind.WORD, "*", "error-rule-term-short"),
        (RuleKind.WORD, "\u200b\u0301", "error-rule-term-short"),
        (RuleKind.PATTERN, "(", "error-rule-pattern"),
        (RuleKind.PATTERN, ".*", "error-rule-pattern-everything"),
        (RuleKind.PATTERN, "x" * 301, "error-rule-pattern-length"),
        (RuleKind.INVITES, "not/an invite!", "error-rule-invite"),
        (RuleKind.DOMAIN, "evil", "error-rule-domain"),
        (RuleKind.DOMAIN, "", "error-rule-list"),
        (RuleKind.FILE_TYPE, "a/b", "error-rule-file-type"),
        (RuleKind.FILE_TYPE, " ".join(f"a{n}" for n in range(51)), "error-rule-list"),
        (RuleKind.MENTIONS, "many", "error-rule-number"),
        (RuleKind.FLOOD, "1/10", "error-rule-rate"),
        (RuleKind.FLOOD, "5/9999", "error-rule-rate"),
        (RuleKind.FILE_SIZE, "0", "error-rule-size"),
        (RuleKind.NEW_ACCOUNTS, "soon", "error-rule-age"),
    ],
)
def test_what_is_wrong_is_said(kind: RuleKind, given: str, told: str) -> None:
    with pytest.raises(UserError) as refused:
        parse(kind, given)
    assert refused.value.message_id == told
