"""Small stand-ins for what lies outside the room under test."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from datetime import datetime

from bot.errors import ChartError
from bot.model import (
    ChannelId,
    Deleted,
    GuildId,
    Incoming,
    JoinCode,
    Language,
    MessageId,
    Pinned,
    Profile,
    Reacted,
)
from bot.relay.bridges import BridgeView
from bot.stats.charts import Chart
from bot.storage.whois import WhoIs
from bot.translation import Detected, Quality, Scope, Translation


class FakeTranslator:
    """Answers from a table, word by word for everything else."""

    def __init__(self) -> None:
        self.human: dict[str, str] = {}
        self.machine: dict[str, str] = {}
        self.asked: list[tuple[str, Language]] = []
        self.scopes: list[Scope | None] = []

    async def translate(
        self, text: str, *, target: Language, source: Language | None = None, scope: Scope | None = None
    ) -> Translation:
        self.asked.append((text, target))
        self.scopes.append(scope)
        if text in self.human:
            return _translation(self.human[text], target, Quality.HUMAN, "memory")
        if text in self.machine:
            return _translation(self.machine[text], target, Quality.MACHINE, "google")
        if not any(char.isalpha() for char in text):
            return _translation(text, target, Quality.VERBATIM, "")
        return _translation(f"<{text}>", target, Quality.GLOSS, "gloss")


def _translation(text: str, target: Language, quality: Quality, engine: str) -> Translation:
    return Translation(text=text, source=Detected.NONE, target=target, quality=quality, engine=engine)


class FakeTalk:
    """Questions in a row, the same for everybody."""

    def choose(self, profiles: Sequence[Profile], *, had: Collection[str]) -> str | None:
        return next((key for key in ("cats", "tea", "rain") if key not in had), None)

    def text(self, key: str, language: Language) -> str | None:
        return f"{key} in {language.value}?"


class FakeCopies:
    """Who is behind which copy."""

    def __init__(self) -> None:
        self.known: dict[MessageId, WhoIs] = {}

    async def author_of(self, message_id: MessageId) -> WhoIs | None:
        return self.known.get(message_id)


class FakeCharts:
    """Remembers what it was to draw."""

    PICTURE = b"\x89PNG a chart"

    def __init__(self) -> None:
        self.drawn: list[Chart] = []
        self.broken = False

    async def draw(self, chart: Chart) -> bytes:
        if self.broken:
            raise ChartError("no chart today")
        self.drawn.append(chart)
        return self.PICTURE


class FakeLogChannels:
    """Log channels in memory."""

    def __init__(self) -> None:
        self.channels: dict[GuildId, ChannelId] = {}

    async def log_channels(self) -> Mapping[GuildId, ChannelId]:
        return dict(self.channels)

    async def set_log_channel(self, guild_id: GuildId, channel_id: ChannelId | None) -> None:
        if channel_id is None:
            self.channels.pop(guild_id, None)
        else:
            self.channels[guild_id] = channel_id


class FakeCodes:
    """No code works."""

    async def find_code(self, code: str, *, now: datetime) -> JoinCode | None:
        return None


class FakeRelay:
    """Takes every message and relays none."""

    def __init__(self) -> None:
        self.gone: list[Deleted] = []

    async def start(self) -> None: ...

    def hold(self) -> None: ...

    async def catch_up(self) -> Sequence[MessageId]:
        return ()

    def wake(self, channel_id: ChannelId) -> None: ...

    def permissions_changed(self, guild_id: GuildId) -> None: ...

    async def resumed(self, view: BridgeView) -> None: ...

    async def seen_again(self, guild_id: GuildId) -> None: ...

    async def message(self, incoming: Incoming) -> None: ...

    async def edited(self, incoming: Incoming) -> None: ...

    async def deleted(self, gone: Deleted) -> None:
        self.gone.append(gone)

    async def reacted(self, reacted: Reacted) -> None: ...

    async def pinned(self, pinned: Pinned) -> None: ...

    async def in_turn(self, channel_id: ChannelId, work: Callable[[], Awaitable[object]]) -> None:
        await work()
