"""Where a text leads: links, invitations to other servers, and what is written so as not to look like one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from bot.moderation.fold import EITHER, fold

OWN = ("discord.com", "discordapp.com", "discordapp.net", "discord.gg")
"""Discord's own; who links one of its messages or pictures leads nobody away."""
_URL = re.compile(r"\b(?:https?|hxxps?)\s*:\s*[/\\]{1,2}\s*([^\s<>\"'|]+)", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w@./\\-])((?:[\w-]{1,63}\.){1,8}([^\W\d_]{2,24}|xn--[a-z0-9-]{2,59}))(?::\d+)?(?![\w.]*@)\b(/?)"
)
_COMMON = """
app biz cc cn club co com dev eu fun gg hk icu info io jp kr life link live me mobi net one online org page
pro ru shop site space store tech top tv tw uk us vip website work world xin xyz
"""
"""How domains end that are recognised without ``https://``; ``main.py`` and ``notes.md`` are files."""
_DOT = re.compile(
    r"\s*(?:[\[({<]\s*(?:\.|dot|点)\s*[\])}>]|\bdot\b|(?<=[a-z0-9])\s+\.\s*|\.\s+(?=[a-z]{2,6}\b))\s*"
)
_HINT = re.compile(r"[.\u3002\uff0e\uff61点]|dot|:\s*[/\\]", re.IGNORECASE)
_CLOSED = re.compile(r"[\s\[\](){}<>*_`|\\]+")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")
_INVITE = re.compile(
    r"(?:discord(?:app)?(?:\.|,|dot|点)com/invite|(?:discord(?:\.|,|dot|点)gg|dsc\.gg|discord\.(?:me|io|li)|invite\.gg))"
    r"(?:/|slash|斜杠)+([\w-]{2,64})"
)
_OBFUSCATED = re.compile(r"d[i1l!|][s5$]c[o0]rd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A domain that a text leads to: ``ascii`` as computers know it, ``folded`` as people read it."""

    ascii: str
    folded: str
    linked: bool
    """Whether it can be clicked on; not when it is only named, or written so as not to look like a link."""

    def is_under(self, domain: str) -> bool:
        return _under(self.ascii, domain) or _under(self.folded, domain)


def hosts(text: str) -> Sequence[Host]:
    """Every domain in it, each once."""
    if not _HINT.search(text):
        return ()
    # What is said with a thousand spaces must not take a thousand times as long.
    text = " ".join(text.split())
    found: dict[str, Host] = {}
    for url in _URL.finditer(text):
        host = _host_of(url.group(1))
        if host:
            found.setdefault(host, _host(host, linked=True))
    common = _COMMON.split()
    rest = _URL.sub(" ", text)
    for bare in _BARE.finditer(rest):
        host = bare.group(1).lower()
        linked = bare.group(2).lower() in common or bool(bare.group(3)) or host.startswith("www.")
        found.setdefault(host, _host(host, linked=linked))
    folded = fold(rest).replace(EITHER, "i")
    for bare in _BARE.finditer(_DOT.sub(".", folded)):
        host = bare.group(1)
        found.setdefault(host, _host(host, linked=False))
    return list(found.values())


def invites(text: str) -> Iterable[str]:
    """The codes of invitations to servers, in small letters."""
    if not _may_invite(text):
        return ()
    folded = fold(text).replace(EITHER, "i")
    closed = _OBFUSCATED.sub("discord", _CLOSED.sub("", folded))
    return dict.fromkeys(_INVITE.findall(closed))


def holds_link(texts: Iterable[str]) -> bool:
    """Whether any of them leads anywhere."""
    return any(any(host.linked for host in hosts(text)) or any(True for _ in invites(text)) for text in texts)


def domain_of(text: str) -> str | None:
    """The domain that somebody names, by itself or in a link, as computers know it; or nothing."""
    url = _URL.match(text.strip())
    host = _ascii(_host_of(url.group(1) if url else text.strip()).removeprefix("*."))
    labels = host.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return None
    return host


def _may_invite(text: str) -> bool:
    return not text.isascii() or "/" in text or "slash" in text.lower()


def _host_of(rest: str) -> str:
    """Of a link without its beginning; what stands before an @ is a name, whatever it looks like."""
    authority = re.split(r"[/\\?#]", unquote(rest), maxsplit=1)[0]
    host = authority.rsplit("@", 1)[-1].split(":", 1)[0]
    return re.sub("[\u3002\uff0e\uff61]", ".", host).strip(".,;:!?)]}*_~").lower()[:253]


def _host(host: str, *, linked: bool) -> Host:
    ascii_host = _ascii(host)
    return Host(ascii=ascii_host, folded=_folded(ascii_host), linked=linked)


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host.lower()


def _folded(ascii_host: str) -> str:
    try:
        host = ascii_host.encode("ascii").decode("idna")
    except UnicodeError:
        host = ascii_host
    return fold(host).replace(EITHER, "i")


def _under(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)
