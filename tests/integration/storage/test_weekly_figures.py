"""What a server reads of its week equals what somebody would count who reads its channels."""

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from bot.gateway.weekly_post import Week, lines
from bot.i18n import LOCALES, Texts
from bot.model import LEAST, GuildId, Language, Locale, TallyKind, Tongue
from bot.stats.chronicle import Chronicle
from bot.stats.figures import Figures
from bot.storage import Bridges, Database
from bot.storage.chronicle import Chronicle as ChronicleStore
from bot.storage.encounters import EncounterStore
from bot.storage.statistics import Statistics
from tests.integration.storage.test_counting import (
    BRIDGED,
    ZONES,
    History,
    Recount,
    Said,
    Zones,
    make_bridge,
)
from tests.integration.storage.values import guild_of

MONDAYS = [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]


class Names:
    def name(self, zone: str, language: Language) -> str:
        del language
        return zone


class ByHand:
    """A week, counted one by one."""

    def __init__(self, history: History, recount: Recount, guild_id: GuildId, monday: date) -> None:
        self.days = [monday + timedelta(days=number) for number in range(7)]
        self._history, self._recount, self._guild_id = history, recount, guild_id
        self._zone = ZONES[guild_id]

    def total(self, name: str, *sides: Tongue) -> int:
        return sum(self._recount.talk[day, side][name] for day in self.days for side in sides or Tongue)

    @property
    def index(self) -> int | None:
        """√(share × balance), in per cent."""
        said = [self.total("messages", side) for side in Tongue]
        if not any(said):
            return None
        share = min(1, self.total("crossed") / sum(said))
        return round(100 * math.sqrt(share * min(said) / max(said)))

    @property
    def answers(self) -> int:
        return self.total("replies") + self.total("reactions")

    def people(self, side: Tongue) -> tuple[int, int]:
        """Who spoke, and who was answered or applauded."""
        spoke = {who for day in self.days for who in self._recount.spoke[day, side]}
        reached = {who for day in self.days for who in self._recount.reached[day, side]}
        return len(spoke), len(reached)

    @property
    def said(self) -> Sequence[Said]:
        return [
            one
            for one in self._history.said
            if self._guild_id in one.counts_for
            and one.incoming.created_at.astimezone(self._zone).date() in self.days
        ]

    @property
    def busiest(self) -> int:
        hours = Counter(one.incoming.created_at.astimezone(self._zone).hour for one in self.said)
        most = max(hours.values())
        return min(hour for hour, number in hours.items() if number == most)

    @property
    def most_answered(self) -> list[int]:
        """Replies and people who reacted, of what this server reads and may point at."""
        numbers = [
            len(one.clapping)
            + sum(other.answers is one and bool(other.counts_for) for other in self._history.said)
            for one in self.said
            if one.incoming.author.id not in self._history.quiet
            and self._guild_id in {guild_of(channel) for channel in (one.channel, *one.shown)}
        ]
        return sorted((one for one in numbers if one), reverse=True)

    def tallied(self, kind: TallyKind) -> int:
        return sum(
            times
            for (guild_id, day, of, _), times in self._history.tallied.items()
            if guild_id == self._guild_id and day in self.days and of is kind
        )


@pytest.mark.parametrize("seed", [11, 12, 13])
async def test_every_figure_of_the_weekly_post_equals_a_recount(
    database: Database, bridges: Bridges, seed: int
) -> None:
    bridge = await make_bridge(bridges, *BRIDGED)
    history = History(seed, database, bridge.id)
    for _ in range(260):
        await history.go_on()
    await history.tallies.aclose()
    statistics = Statistics(database)
    chronicle = Chronicle(
        ChronicleStore(database),
        tallies=history.tallies,
        meetings=EncounterStore(database),
        zones=Zones(),
    )
    speaker = Texts.load(LOCALES, strict=True)(Locale.EN_US)
    told = 0
    for guild_id, zone in ZONES.items():
        recount = Recount.of(history, guild_id)
        for monday in MONDAYS:
            report = await Figures(statistics).week(guild_id, monday)
            highlights = await chronicle.highlights(guild_id, report.span)
            week, before = (
                ByHand(history, recount, guild_id, day) for day in (monday, monday - timedelta(days=7))
            )
            text = "\n".join(
                lines(speaker, Week(report=report, highlights=highlights, zones=[zone]), Names())
            )
            assert report.index == week.index
            if week.index is None:
                assert "A quiet week" in text
                continue
            told += 1
            _read(text, week, before)
            mine = [one.replies + one.reactions for one in highlights.answered]
            assert mine == week.most_answered[: len(mine)]
            assert bool(mine) == bool(week.most_answered)
            engines = await chronicle.engines(guild_id, report.span)
            used = sum(day.used for days in engines.values() for day in days)
            assert used == week.tallied(TallyKind.ENGINE_USED)
    assert told >= 3


def _read(text: str, week: ByHand, before: ByHand) -> None:
    """Every number that stands in the post."""
    messages = week.total("messages")
    assert f"**{messages:,} messages**" in text or messages == 1
    assert f"**{week.answers:,} replies and reactions**" in text or week.answers < 2
    for now, then in ((messages, before.total("messages")), (week.answers, before.answers)):
        if then and round((now - then) / then * 100):
            assert f" {abs(round((now - then) / then * 100)):,} %)" in text
    assert f"English → Chinese **{week.total('messages', Tongue.ENGLISH):,}**" in text
    assert f"Chinese → English **{week.total('messages', Tongue.CHINESE):,}**" in text
    assert f"Exchange index: **{week.index}** of 100" in text
    assert ("the week before" in text) == (before.index is not None)
    if before.index is not None:
        assert f"(the week before: {before.index})" in text
    assert f"Busiest time of day: {week.busiest:02}:00–" in text
    (english, answered), (chinese, reached) = map(week.people, Tongue)
    assert ("people spoke" in text) == (min(english, chinese) >= LEAST)
    assert ("heard back" in text) == (min(english, chinese, answered, reached) >= LEAST)
    if "heard back" in text:
        assert f"In English channels {english} people spoke and {answered} heard back" in text
        assert f"in Chinese channels {chinese} and {reached}." in text
    elif "people spoke" in text:
        assert f"In English channels {english} people spoke, in Chinese channels {chinese}." in text
