"""Where a text leads, whatever it pretends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.links import domain_of, holds_link, hosts, invites


@pytest.mark.parametrize(
    "text",
    [
        "discord.gg/abc",
        "https://discord.com/invite/abc",
        "<https://discordapp.com/invite/abc>",
        "discord . gg / abc",
        "d1sc0rd.gg/abc",
        "discord[.]gg/abc",
        "discord dot gg slash abc",
        "ｄｉｓｃｏｒｄ．ｇｇ／ａｂｃ",
        "dis\u200bcord.gg/abc",
        "[our site](https://discord.gg/abc)",
    ],
)
def test_an_invitation_is_seen_however_it_is_written(text: str) -> None:
    assert list(invites(text)) == ["abc"]


@pytest.mark.parametrize(
    "text", ["I love discord, gg everyone", "my discord. gg all / wp", "discord is down"]
)
def test_good_game_is_no_invitation(text: str) -> None:
    assert not list(invites(text))


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://EVIL.com:443/x", "evil.com"),
        ("https://good.com@evil.com/", "evil.com"),
        ("https:\\\\evil.com", "evil.com"),
        ("hxxps://evil.com", "evil.com"),
        ("https://evil%2ecom/", "evil.com"),
        ("https://evil\u3002com/", "evil.com"),
        ("[good.example](https://evil.com)", "evil.com"),
        ("go to evil.com now", "evil.com"),
        ("evil [dot] com", "evil.com"),
        ("evil dot com", "evil.com"),
        ("https://例子.com", "xn--fsqu00a.com"),
    ],
)
def test_a_link_leads_where_a_browser_would_go(text: str, host: str) -> None:
    assert host in [found.ascii for found in hosts(text)]


def test_a_foreign_letter_does_not_hide_a_domain() -> None:
    (host,) = hosts("https://еvіl.com")
    assert host.is_under("evil.com")
    assert host.ascii != "evil.com"


@pytest.mark.parametrize(
    "text", ["main.py and notes.md", "v1.2.3, 3.14", "e.g. this", "a@b.com", "点个赞", "so...well"]
)
def test_what_only_has_a_dot_is_no_link(text: str) -> None:
    assert not holds_link([text])


def test_any_text_may_hold_the_link() -> None:
    assert holds_link(["hi", "see www.example.com"])


@pytest.mark.parametrize(
    ("written", "domain"),
    [
        ("Example.COM", "example.com"),
        ("https://example.com/path?x", "example.com"),
        ("*.example.com", "example.com"),
        ("例子.com", "xn--fsqu00a.com"),
        ("nonsense", None),
        ("two words.com", None),
        ("", None),
    ],
)
def test_a_domain_is_taken_as_people_name_it(written: str, domain: str | None) -> None:
    assert domain_of(written) == domain


@given(
    st.text(alphabet=st.one_of(st.sampled_from("https:/\\.@[]() dot点。xn--"), st.characters()), max_size=60)
)
def test_no_text_is_too_strange(text: str) -> None:
    hosts(text)
    list(invites(text))
    domain_of(text)


def test_a_text_of_spaces_takes_no_longer_than_another() -> None:
    """It would take minutes, were each run of spaces gone through from each of its places."""
    assert not hosts("a" + " " * 100_000 + "b.")
    assert not hosts("a" + "\t" * 100_000 + "b.")
