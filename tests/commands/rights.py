"""Who may do what: one row for every command, button and panel. A test fails where one is missing.

An option that names something (a bridge, a channel, a case …) has a real value of the first server and a
forged one; every other option has a value that is merely fine. Add yours to ``NAMED`` or to ``FREE``.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from discord.ui import DynamicItem
from simcord import InteractionResult, MemberActor

from bot.gateway.views.appeal import AppealView
from bot.gateway.views.audit import AuditView
from bot.gateway.views.cases import DecideCase
from bot.gateway.views.confirm import ConfirmView
from bot.gateway.views.held import HeldView
from bot.gateway.views.hold import DecideHold
from bot.gateway.views.moderate import ModerateView
from bot.gateway.views.pair import PairButton
from bot.gateway.views.pair_answers import PairAnswer
from bot.gateway.views.pairing import PreviewView
from bot.gateway.views.parting import LeaveView, PartnerView
from bot.gateway.views.privacy import ForgetView, TakeBackView
from bot.gateway.views.problems import ProblemsView
from bot.gateway.views.profile import ProfilePanel
from bot.gateway.views.session import SessionAnswer, StopSession
from bot.gateway.views.setup import SetupView
from bot.gateway.views.statistics import StatsButton
from bot.gateway.views.suggest import Decide
from bot.gateway.views.weekly import ReadWeek
from bot.model import (
    Power,
)
from tests.commands.town import text_of
from tests.commands.world import World

NO_ID = 999_999_999_999_999_999
"""Of nothing anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a command takes."""

    takes: Power | None
    """Nothing for what everybody may do, in their own name only."""
    managers: bool = False
    """No power is enough: it takes Manage Server itself."""
    owners: bool = False
    """It is for the server that made the bridge, not for those that have joined it."""
    at_home: bool = False
    """Whoever is named, it changes something for the person's own server only."""
    offers: bool = False
    """While somebody types, they are offered what is theirs, or known to everybody."""
    answers: Sequence[str] = ()
    """What may be said, beside an error, where what is named is not the server's or does not exist."""

    @property
    def for_everybody(self) -> bool:
        return self.takes is None and not self.managers


EVERYBODY = Row(takes=None)
_BRIDGES, _WORDS = Row(takes=Power.BRIDGES), Row(takes=Power.WORDS)
_MODERATE, _FILTERS = Row(takes=Power.MODERATE), Row(takes=Power.FILTERS)
_MANAGERS = Row(takes=None, managers=True, answers=("access-not-granted",))

COMMANDS: Mapping[str, Row] = {
    **{
        f"bridge {name}": _BRIDGES
        for name in ("create", "unlink", "list", "pause", "resume", "join", "log", "problems")
    },
    **{
        f"bridge {name}": Row(takes=Power.BRIDGES, owners=True)
        for name in ("link", "style", "bots", "notes", "pinyin", "in-place", "remove", "share", "trust")
    },
    **{f"filter {name}": _FILTERS for name in ("add", "remove", "list", "test", "import", "export")},
    "filter held": _MODERATE,
    **{f"bridge notice {name}": Row(takes=Power.BRIDGES, at_home=True) for name in ("pin", "unpin")},
    **{f"bridge access {name}": _MANAGERS for name in ("grant", "revoke", "list")},
    **{f"glossary {name}": _WORDS for name in ("add", "remove", "list", "import", "export")},
    **{
        f"moderate {name}": Row(takes=Power.MODERATE, at_home=True)
        for name in ("mute", "unmute", "ban", "unban", "warn", "history", "purge")
    },
    **{f"moderate {name}": _MODERATE for name in ("delete", "lock", "unlock", "slow", "follow")},
    "audit": Row(takes=Power.MODERATE, answers=("audit-empty",)),
    "setup": _BRIDGES,
    "suggestions": _WORDS,
    "usage": _BRIDGES,
    **{f"stats {name}": EVERYBODY for name in ("server", "pairing", "me", "leaderboard")},
    "stats export": _BRIDGES,
    "stats bridge": Row(takes=None, offers=True),
    "stats timezone": Row(takes=Power.BRIDGES, at_home=True, offers=True),
    **{
        f"weekly {name}": Row(takes=Power.BRIDGES, at_home=True)
        for name in ("channel", "day", "time", "language", "preview", "post", "off")
    },
    "translate": EVERYBODY,
    "define": EVERYBODY,
    "pinyin": EVERYBODY,
    "help": EVERYBODY,
    **{
        f"me {name}": EVERYBODY
        for name in (
            "show",
            "language",
            "pings",
            "pairing",
            "leaderboard",
            "hide",
            "unhide",
            "cases",
            "reports",
        )
    },
    **{
        f"pair {name}": EVERYBODY
        for name in (
            "join",
            "once",
            "pause",
            "skip",
            "leave",
            "status",
            "next",
            "end",
            "unblock",
            "report",
            "history",
        )
    },
    "pair block": Row(takes=None, offers=True),
    **{
        f"pairing {name}": Row(takes=Power.PAIRING, at_home=True)
        for name in ("preview", "run", "pause", "resume", "stats", "stop")
    },
    "pairing schedule": Row(takes=Power.PAIRING, at_home=True, offers=True),
    **{f"pairing {name}": Row(takes=Power.PAIRING) for name in ("setup", "dissolve")},
    **{f"session {name}": EVERYBODY for name in ("start", "stop", "status")},
    **{f"profile {name}": EVERYBODY for name in ("edit", "about", "show", "delete")},
    **{f"privacy {name}": EVERYBODY for name in ("show", "export", "optout", "optin", "delete")},
}

MENUS: Mapping[str, Row] = {
    "Translate": EVERYBODY,
    "Suggest a better translation": EVERYBODY,
    "Moderate": _MODERATE,
    "Report": EVERYBODY,
    "Explain": EVERYBODY,
    "Who is this": EVERYBODY,
    "Correct": EVERYBODY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An option that names something."""

    real: Callable[[World], Any]
    """Of the first server."""
    forged: Any


NAMED: Mapping[str, Named] = {
    "bridge": Named(real=lambda world: "Plaza", forged="Nowhere"),
    "channel": Named(real=lambda world: world.town.chat.id, forged=NO_ID),
    "member": Named(real=lambda world: world.town.tom.id, forged=NO_ID),
    "person": Named(real=lambda world: str(world.town.tom.id), forged=str(NO_ID)),
    "message": Named(real=lambda world: str(world.said), forged=str(NO_ID)),
    "server": Named(real=lambda world: str(world.town.creators.id), forged=str(NO_ID)),
    "case": Named(real=lambda world: world.number, forged=1_000_000_000),
    "rule": Named(real=lambda world: "free nitro", forged="no such rule"),
    "role": Named(real=lambda world: world.helpers.id, forged=NO_ID),
    "code": Named(real=lambda world: world.code, forged="ZZZZZZZZZZ"),
    "pair": Named(real=lambda world: str(world.pair), forged=str(NO_ID)),
    "term": Named(real=lambda world: "cat tax", forged="no such term"),
}

FREE: Mapping[str, Any] = {
    "name": "New",
    "value": "buy",
    "reason": "rude",
    "duration": "1h",
    "period": "1h",
    "count": 5,
    "seconds": 30,
    "minutes": 10,
    "weeks": 2,
    "time": "21:30",
    "zone": "Europe/Berlin",
    "moderator": "123456789012345678",
    "english": "hello",
    "chinese": "你好",
    "traditional": "你好",
    "text": "你好",
    "word": "你好",
    "file": ("glossary.csv", b"english,simplified\nhello,\xe4\xbd\xa0\xe5\xa5\xbd\n"),
}
"""Options with choices take the first of them, and yes-or-no ones yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A kind of button that works after every restart."""

    takes: Power | None
    real: Callable[[World], Sequence[str]]
    """Ids of what belongs to the first server."""
    forged: Callable[[World], Sequence[str]]
    tells_all: bool = False
    """Whatever its id says, it shows everybody what everybody in their server may know."""


STANDING: Mapping[type[DynamicItem[Any]], Standing] = {
    Decide: Standing(
        takes=Power.WORDS,
        real=lambda world: (
            f"suggestion:approve:{world.suggestion}",
            f"suggestion:reject:{world.suggestion}",
            f"suggestion:withdraw:{world.approved}",
        ),
        forged=lambda world: (
            "suggestion:approve:999",
            f"suggestion:reject:{'9' * 18}",
            f"suggestion:withdraw:{world.suggestion}",
        ),
    ),
    DecideHold: Standing(
        takes=Power.MODERATE,
        real=lambda world: [f"hold:{act}:{world.held}:0" for act in ("approve", "reject", "mute")],
        forged=lambda world: (
            f"hold:approve:{NO_ID}:0",
            f"hold:approve:{world.held}:1",
            f"hold:reject:{world.report}:0",
            f"hold:mute:{world.appeal}:0",
        ),
    ),
    DecideCase: Standing(
        takes=Power.MODERATE,
        real=lambda world: (
            *(f"case:{act}:{world.report}" for act in ("delete", "mute", "dismiss")),
            *(f"case:{act}:{world.appeal}" for act in ("lift", "keep")),
        ),
        forged=lambda world: (
            f"case:delete:{NO_ID}",
            f"case:lift:{world.report}",
            f"case:mute:{world.appeal}",
            "case:keep:1",
        ),
    ),
    PairButton: Standing(
        takes=None,
        real=lambda world: [
            f"pair:{act}:welcome:{world.pair}"
            for act in ("question", "translate", "session", "corrections", "end", "report")
        ],
        forged=lambda world: (f"pair:end:welcome:{NO_ID}", f"pair:report:goodbye:{NO_ID}"),
    ),
    PairAnswer: Standing(
        takes=None,
        real=lambda world: [
            f"pair:{said}:{world.pair}"
            for said in ("met", "unmet", "liked", "disliked", "again", "new", "pause")
        ],
        forged=lambda world: [f"pair:met:{NO_ID}", f"pair:again:{NO_ID}"],
    ),
    StopSession: Standing(
        takes=None,
        real=lambda world: [f"session:stop:first:{world.session}"],
        forged=lambda world: [f"session:stop:first:{NO_ID}", f"session:stop:second:{world.session}"],
    ),
    StatsButton: Standing(
        takes=None,
        real=lambda world: [
            f"stats:{shown}:{period}:2026-01-01:{world.town.creators.id}:{bridge}"
            for shown in ("traffic", "hours", "balance")
            for period in ("last-7-days", "this-week", "last-4-weeks")
            for bridge in (0, 1)
        ],
        forged=lambda world: [
            f"stats:traffic:this-week:2026-01-01:{NO_ID}:0",
            f"stats:traffic:this-week:2026-01-01:{world.town.creators.id}:{NO_ID}",
            f"stats:hours:this-week:2026-19-39:{world.town.creators.id}:0",
        ],
    ),
    SessionAnswer: Standing(
        takes=None,
        real=lambda world: [f"session:{said}:{world.session}" for said in ("liked", "disliked", "again")],
        forged=lambda world: [f"session:again:{NO_ID}"],
    ),
    ReadWeek: Standing(
        takes=None,
        real=lambda world: ["weekly:739621"],
        forged=lambda world: ["weekly:100000", "weekly:999999"],
        tells_all=True,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel of one person's."""

    takes: Power | None
    open: Callable[[World, MemberActor], Awaitable[InteractionResult]]
    decisive: Sequence[str] = field(default=())
    """Labels of what changes something at once."""


def _slash(path: str, **options: Any) -> Callable[[World, MemberActor], Awaitable[InteractionResult]]:
    async def send(world: World, who: MemberActor) -> InteractionResult:
        return await world.forge.slash(who, world.lobby, path, options)

    return send


PANELS: Mapping[type, Panel] = {
    SetupView: Panel(takes=Power.BRIDGES, open=_slash("setup")),
    ConfirmView: Panel(
        takes=Power.BRIDGES, open=_slash("bridge remove", bridge="Plaza"), decisive=["Take it down"]
    ),
    ProfilePanel: Panel(takes=None, open=_slash("profile show")),
    ForgetView: Panel(takes=None, open=_slash("privacy delete")),
    TakeBackView: Panel(takes=None, open=_slash("privacy optout")),
    HeldView: Panel(takes=Power.MODERATE, open=_slash("filter held"), decisive=["Next"]),
    AuditView: Panel(takes=Power.MODERATE, open=_slash("audit"), decisive=["Older"]),
    ModerateView: Panel(
        takes=Power.MODERATE,
        open=lambda world, who: world.forge.menu(who, world.lobby, "Moderate", world.said),
        decisive=["Mute", "Ban", "Warn", "Delete everywhere"],
    ),
    LeaveView: Panel(takes=None, open=_slash("pair leave")),
    PartnerView: Panel(takes=None, open=_slash("pair end")),
    PreviewView: Panel(takes=Power.PAIRING, open=_slash("pairing preview"), decisive=["More"]),
    AppealView: Panel(takes=None, open=_slash("me cases")),
    ProblemsView: Panel(
        takes=Power.BRIDGES, open=_slash("bridge problems"), decisive=["Try again", "Discard"]
    ),
}


def is_refusal(result: InteractionResult, said: list[str], *, answers: tuple[str, ...] = ()) -> bool:
    """Whether somebody was told why not, in words that were written for it."""
    proper = any(text.startswith("error-") or text in answers for text in said)
    return proper and "error-unexpected" not in said and bool(text_of(result).strip())
