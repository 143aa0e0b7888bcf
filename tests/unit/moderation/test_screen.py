"""What a server's rules find in a message."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model import (
    Action,
    Card,
    Disguise,
    Mentions,
    Poll,
    PollAnswer,
    RoleId,
    RuleKind,
    Side,
    Sticker,
    UserId,
)
from bot.moderation.screen import Screen
from tests.unit.moderation.samples import NOW, file, rule, said, snowflake


def _kinds(screen: Screen, content: str) -> list[RuleKind]:
    return [finding.kind for finding in screen.check(said(content), now=NOW)]


def test_a_finding_names_the_rule_and_never_more_of_what_was_said() -> None:
    one = rule(RuleKind.WORD, "idiot", Action.DROP)
    (finding,) = Screen([one]).check(said("you 1d10t, my secret is 42"), now=NOW)
    assert (finding.rule_id, finding.matched, finding.action) == (one.id, "idiot", Action.DROP)
    assert (finding.side, finding.disguise) == (Side.SOURCE, Disguise.LETTERS)


def test_a_translation_is_looked_at_as_well() -> None:
    (finding,) = Screen([rule(RuleKind.WORD, "代购")]).check_texts(["这里有代購"])
    assert finding.side is Side.TRANSLATION


def test_a_rule_is_told_once_however_often_it_applies() -> None:
    screen = Screen([rule(RuleKind.WORD, "spam")])
    assert len(screen.check(said("spam spam", files=(file("spam.txt"),)), now=NOW)) == 1


def test_everything_that_people_read_is_looked_at() -> None:
    screen = Screen([rule(RuleKind.WORD, "spam")])
    plain = said("hi")
    messages = [
        said(files=(file("spam.png"),)),
        said(files=(file("a.png", description="spam"),)),
        replace(plain, stickers=(Sticker(name="spam", url=None),)),
        replace(plain, poll=Poll(question="which?", answers=(PollAnswer(text="spam"),))),
        replace(plain, cards=(Card(title="t", footer="spam"),)),
        replace(plain, author=replace(plain.author, name="spam.example")),
        replace(plain, mentions=Mentions(roles={RoleId(1): "spam"})),
    ]
    assert all(screen.check(message, now=NOW) for message in messages)
    assert not screen.check(plain, now=NOW)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("<@111111111111111111> <@222222222222222222> <@&333333333333333333>", True),
        ("<@111111111111111111> <@!111111111111111111> hi", False),
        ("@everyone look", True),
        ("@here look", True),
        ("mail me@hereford.example", False),
    ],
)
def test_many_mentions_count_and_everybody_is_many(content: str, found: bool) -> None:
    assert bool(_kinds(Screen([rule(RuleKind.MENTIONS, "3")]), content)) is found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("virus.exe", True),
        ("VIRUS.EXE.", True),
        ("ｖｉｒｕｓ.ｅｘｅ", True),
        ("a.tar.gz", True),
        ("exe.png", False),
    ],
)
def test_a_file_is_known_by_its_ending(name: str, found: bool) -> None:
    screen = Screen([rule(RuleKind.FILE_TYPE, ".exe, tar.gz")])
    assert bool(screen.check(said(files=(file(name),)), now=NOW)) is found


def test_a_file_may_be_as_large_as_the_rule_says() -> None:
    screen = Screen([rule(RuleKind.FILE_SIZE, "1 MB")])
    assert not screen.check(said(files=(file("a.png", 1024 * 1024),)), now=NOW)
    assert screen.check(said(files=(file("a.png", 1024 * 1024 + 1),)), now=NOW)


def test_a_new_account_is_known_by_its_id() -> None:
    screen = Screen([rule(RuleKind.NEW_ACCOUNTS, "7d")])
    young = UserId(snowflake(NOW - timedelta(days=6)))
    assert screen.check(said("hi", by=young), now=NOW)
    assert not screen.check(said("hi", by=young), now=NOW + timedelta(days=2))


def test_no_invitation_passes_but_the_excepted_one() -> None:
    screen = Screen([rule(RuleKind.INVITES, "https://discord.gg/OurPlace")])
    assert _kinds(screen, "join discord.gg/other")
    assert _kinds(screen, "join discord . gg / other")
    assert not _kinds(screen, "join https://discord.gg/ourplace")


def test_a_denied_domain_is_found_with_what_is_below_it() -> None:
    screen = Screen([rule(RuleKind.DOMAIN, "evil.com")])
    assert _kinds(screen, "https://www.evil.com/path")
    assert _kinds(screen, "[youtube.com](https://еvіl.com)")
    assert not _kinds(screen, "https://notevil.com and https://evil.com.example.org")


def test_the_address_behind_a_card_is_looked_at() -> None:
    screen = Screen([rule(RuleKind.DOMAIN, "evil.com")])
    assert screen.check(replace(said("hi"), cards=(Card(title="t", url="https://evil.com/x"),)), now=NOW)


def test_only_the_listed_domains_pass() -> None:
    screen = Screen(
        [rule(RuleKind.ONLY_DOMAINS, "youtube.com wikipedia.org"), rule(RuleKind.ONLY_DOMAINS, "b.cn")]
    )
    assert not _kinds(screen, "https://m.youtube.com/x and https://b.cn, see main.py")
    assert not _kinds(screen, "https://discord.com/channels/1/2/3")
    assert _kinds(screen, "https://yоutube.com/x")
    assert _kinds(screen, "https://youtube.com@other.com/x")


def test_a_pattern_is_looked_for_in_every_text() -> None:
    screen = Screen([rule(RuleKind.PATTERN, r"\b\d{3}-\d{4}\b")])
    assert _kinds(screen, "call 555-0142")
    assert not _kinds(screen, "the score is 5-3")


def test_without_rules_nothing_is_found() -> None:
    assert not Screen([]).check(said("anything", files=(file("a.exe"),)), now=NOW)


@pytest.mark.parametrize(
    "content", ["<#spam>", "<@spam>", "<t:spam>", "<id:spam>", "</spam:1>", "fr\u200bee"]
)
def test_nothing_hides_in_what_only_looks_like_a_mention_or_cannot_be_seen(content: str) -> None:
    screen = Screen([rule(RuleKind.WORD, "spam"), rule(RuleKind.PATTERN, "fr+ee")])
    assert _kinds(screen, content)


def test_an_address_of_mail_is_no_call_to_everyone() -> None:
    assert not _kinds(Screen([rule(RuleKind.MENTIONS, "5")]), "write to me@everyone.example")
