"""Abacus (算盘), the other bot of both communities; it answers by itself unless somebody connects as it."""

import asyncio
from random import Random
from typing import Any, Final

from bot.playground import answers
from bot.playground.drafts import read_draft
from bot.playground.objects import Command, User
from bot.playground.pending import Pending
from bot.playground.state import State
from bot.playground.validation import Json
from bot.playground.world import World

USERNAME: Final = "Abacus"
THINKS: Final = 1.0
"""Seconds between "is thinking" and the answer to /tea."""

_ROLLED: Final = {
    "en": "🎲 {number} of {sides}",
    "zh-CN": "🎲 掷出 {number}（{sides} 面）",
    "zh-TW": "🎲 擲出 {number}（{sides} 面）",
}
_TEAS: Final[tuple[dict[str, tuple[str, str]], ...]] = (
    {
        "en": ("Longjing", "Green tea from Hangzhou: two minutes at 80 °C, no lid."),
        "zh-CN": ("龙井", "杭州绿茶：80 °C 的水泡两分钟，不盖盖子。"),
        "zh-TW": ("龍井", "杭州綠茶：80 °C 的水泡兩分鐘，不蓋蓋子。"),
    },
    {
        "en": ("Tieguanyin", "Oolong from Anxi: rinse it once, then short and hot."),
        "zh-CN": ("铁观音", "安溪乌龙：先洗一道茶，再用沸水快冲快出。"),
        "zh-TW": ("鐵觀音", "安溪烏龍：先溫潤泡一次，再用滾水快沖快出。"),
    },
)


def commands() -> list[Json]:
    """Return the commands that Abacus registers."""
    sides: Json = {
        "type": 4,
        "name": "sides",
        "name_localizations": {"zh-CN": "面数", "zh-TW": "面數"},
        "description": "How many sides the die has",
        "description_localizations": {"zh-CN": "骰子有几面", "zh-TW": "骰子有幾面"},
        "min_value": 2,
        "max_value": 100,
    }
    return [
        _command(
            "roll", "Roll a die", {"zh-CN": ("掷骰", "掷一次骰子"), "zh-TW": ("擲骰", "擲一次骰子")}, [sides]
        ),
        _command(
            "tea", "Suggest a tea", {"zh-CN": ("喝茶", "推荐一款茶"), "zh-TW": ("喝茶", "推薦一款茶")}, []
        ),
    ]


def _command(name: str, description: str, words: dict[str, tuple[str, str]], options: list[Json]) -> Json:
    found: Json = {
        "type": 1,
        "name": name,
        "description": description,
        "name_localizations": {locale: one for locale, (one, _) in words.items()},
        "description_localizations": {locale: one for locale, (_, one) in words.items()},
        "default_member_permissions": None,
        "dm_permission": False,
        "contexts": [0],
        "integration_types": [0],
        "nsfw": False,
    }
    return {**found, "options": options} if options else found


def find(state: State) -> User | None:
    """Return Abacus' user; None in a world that was saved before it moved in."""
    return next((one for one in state.users.values() if one.bot and one.username == USERNAME), None)


def register(world: World, user: User) -> None:
    """Register its commands, as its owner did long ago."""
    for body in commands():
        command_id = world.snowflakes.next()
        world.state.commands[command_id] = Command(
            id=command_id, application_id=user.id, version=world.snowflakes.next(), body=body
        )


class Abacus:
    """Answers /roll at once and /tea after a moment of thought."""

    def __init__(self, world: World, user: User, chance: Random) -> None:
        self._world = world
        self._user = user
        self._chance = chance

    def meet(self, pending: Pending) -> None:
        """Answer a command of its own."""
        if pending.application_id != self._user.id or pending.kind != 2:
            return
        if self._world.sessions.online(self._user.id):
            return
        if pending.data["name"] == "roll":
            answers.answer(self._world, pending, answers.MESSAGE, {"content": self._rolled(pending)}, [])
            return
        answers.answer(self._world, pending, answers.LATER, {}, [])
        asyncio.get_running_loop().call_later(THINKS, self._suggest, pending)

    def _locale(self, pending: Pending) -> str:
        locale = self._world.state.users[pending.user_id].locale
        return locale if locale in {"zh-CN", "zh-TW"} else "en"

    def _rolled(self, pending: Pending) -> str:
        options: list[dict[str, Any]] = pending.data.get("options", [])
        sides = int(options[0]["value"]) if options else 6
        number = self._chance.randint(1, sides)
        return _ROLLED[self._locale(pending)].format(number=number, sides=sides)

    def _suggest(self, pending: Pending) -> None:
        if pending.channel_id not in self._world.state.channels:
            return
        title, description = self._chance.choice(_TEAS)[self._locale(pending)]
        embed: Json = {"title": title, "description": description, "color": 0x2A9D8F}
        answers.follow_up(self._world, pending, read_draft({"embeds": [embed]}, []))
