"""The record says what was changed in its reader's language, and leaves people's words alone."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.gateway.reasons import DISCORD_TIMEOUT, followed, reason_of
from bot.i18n import Texts
from bot.model import Case, CaseId, CaseKind, GuildId, Locale, UserId

TEXTS = Texts.load(Path(__file__).parents[3] / "locales", strict=True)


def said(
    reason: str, locale: Locale, *, kind: CaseKind = CaseKind.SETTING, by: UserId | None = None
) -> str | None:
    case = Case(
        id=CaseId(1),
        guild_id=GuildId(2),
        number=3,
        kind=kind,
        at=datetime(2026, 1, 1, tzinfo=UTC),
        user_id=None,
        by=by,
        reason=reason,
    )
    return reason_of(TEXTS(locale), case)


@pytest.mark.parametrize(
    ("reason", "english", "chinese"),
    [
        (
            "+ word crypto airdrop → hold",
            "New rule: word `crypto airdrop` → hold for review",
            "新规则：词语 `crypto airdrop` → 等待审核",
        ),
        ("- only-domains a.example", "Rule removed: only these domains `a.example`", None),
        (
            "import: +2 ~0 -1",
            "🛡️ Rules: 2 added, 0 changed, 1 removed.",
            None,
        ),
        (
            "/bridge access grant @helpers moderate",
            "helpers may now: Moderation",
            "赋予 helpers 权限：内容管理",
        ),
        ("/bridge join Plaza", "`/bridge join` Plaza", "`/桥 加入` Plaza"),
        ("/glossary add", "`/glossary add`", None),
        ("/pairing dissolve #7: they asked", r"`/pairing dissolve` \#7: they asked", None),
        (followed("Tea", on=True), "Mutes and bans by Tea count here, too", "Tea 的禁言和封禁在这里也有效"),
        (followed("Tea", on=False), "Mutes and bans by Tea no longer count here", None),
        ("as we agreed", "as we agreed", "as we agreed"),
    ],
)
def test_a_setting_is_said_in_the_readers_language(reason: str, english: str, chinese: str | None) -> None:
    assert said(reason, Locale.EN_US) == english
    for locale in (Locale.ZH_CN, Locale.ZH_TW):
        read = said(reason, locale)
        assert read
        assert chinese == english or read != english
    if chinese is not None:
        assert said(reason, Locale.ZH_CN) == chinese


def test_what_rules_found_is_said_by_the_kinds_of_rules() -> None:
    reason = "word: crypto; file-type: exe; domain: *"
    told = said(reason, Locale.ZH_CN, kind=CaseKind.HELD)
    assert told == "词语 `crypto`、文件类型 `exe`、新加入的频道发来的链接"


def test_moderators_own_words_are_left_as_they_are_even_if_they_look_like_a_rules() -> None:
    reason = "word: by word"
    assert said(reason, Locale.ZH_CN, kind=CaseKind.MUTED, by=UserId(9)) == reason
    assert said(reason, Locale.ZH_CN, kind=CaseKind.WARNED) == reason


def test_markup_in_names_stays_plain() -> None:
    assert said("/bridge join *Plaza*", Locale.EN_US) == r"`/bridge join` \*Plaza\*"


def test_what_discord_did_is_said_as_well() -> None:
    assert said(DISCORD_TIMEOUT, Locale.EN_US, kind=CaseKind.MUTED) == "Timed out on Discord"
    assert said(DISCORD_TIMEOUT, Locale.ZH_TW, kind=CaseKind.MUTED) != "Timed out on Discord"


@pytest.mark.parametrize(("seconds", "english"), [(30, "One message in 30 s"), (0, "Slow mode off")])
def test_slowness_is_said_as_well(seconds: int, english: str) -> None:
    assert said(f"{seconds} s", Locale.EN_US, kind=CaseKind.SLOWED, by=UserId(9)) == english
    assert said(f"{seconds} s", Locale.ZH_CN, kind=CaseKind.SLOWED, by=UserId(9)) not in {english, None}
