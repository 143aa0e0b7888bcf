"""Part of the composition root: statistics, and the weekly post."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime

from bot.gateway.notices import Notices
from bot.gateway.press import Press
from bot.gateway.weekly import Weekly
from bot.gateway.weekly_post import Zones
from bot.i18n import Texts
from bot.model import BridgeId, GuildId
from bot.moderation.choices import Choices
from bot.relay.bridges import Bridges
from bot.stats.applause import Applause, Board, Turns
from bot.stats.chronicle import Chronicle
from bot.stats.clocks import Clocks
from bot.stats.counting import Counting
from bot.stats.desk import Desk, Draws
from bot.stats.export import Export
from bot.stats.figures import Figures
from bot.stats.memory import Memory
from bot.stats.shares import Shares
from bot.stats.tallying import Tallying
from bot.stats.weekly import WeeklySetups
from bot.stats.weekly_posts import WeeklyPosts
from bot.storage.applause import Applause as ApplauseStore
from bot.storage.chronicle import Chronicle as ChronicleStore
from bot.storage.encounters import EncounterStore
from bot.storage.engine import Database
from bot.storage.exports import Exports
from bot.storage.guilds import Guilds
from bot.storage.shares import Shares as ShareStore
from bot.storage.statistics import Statistics
from bot.storage.sums import Sums
from bot.storage.tallies import Tallies
from bot.storage.weekly import WeeklyPosts as WeeklyPostStore
from bot.storage.weekly import WeeklySetups as WeeklySetupStore
from bot.timekeeper import Timekeeper
from bot.translation.slang import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """What counts, and by whose clock."""

    clocks: Clocks
    counting: Counting
    sums: Sums
    tallies: Tallies
    tallying: Tallying


async def build_counters(
    database: Database,
    stack: AsyncExitStack,
    *,
    words: Callable[[str], Sequence[str]],
    guilds_on: Callable[[BridgeId], Collection[GuildId]],
    clock: Callable[[], datetime],
) -> Counters:
    """``words``: those of a run of Chinese characters; ``guilds_on``: the servers of a bridge.

    At the end the last of what was noted is written and summed up.
    """
    clocks, tallies = Clocks(Guilds(database)), Tallies(database)
    await clocks.load()
    stack.push_async_callback(tallies.aclose)
    sums = Sums(database)
    stack.push_async_callback(sums.aclose)
    tallying = Tallying(tallies, days=clocks, guilds_on=guilds_on, clock=clock)
    return Counters(
        clocks=clocks, counting=Counting(clocks, words), sums=sums, tallies=tallies, tallying=tallying
    )


def build_statistics(
    database: Database,
    counters: Counters,
    *,
    turns: Turns,
    board: Board,
    bridges: Bridges,
    choices: Choices,
    charts: Draws,
    notices: Notices,
    texts: Texts,
    zones: Zones,
    look_up: Callable[[str], Term | None],
    clock: Callable[[], datetime],
) -> tuple[Desk, Weekly]:
    """``turns``: the relay, which writes to the same counts."""
    store, figures = Statistics(database), Figures(Statistics(database))
    applause = Applause(
        ApplauseStore(database),
        board,
        turns,
        link_of=bridges.link_of,
        opted_out=choices.opted_out,
    )
    meetings = EncounterStore(database)
    chronicle = Chronicle(
        ChronicleStore(database),
        tallies=counters.tallies,
        meetings=meetings,
        zones=counters.clocks,
    )
    clocks = counters.clocks
    press = Press(
        figures,
        chronicle,
        charts,
        look_up=look_up,
        clocks=clocks,
        zones=zones,
        bridges=bridges,
        notices=notices,
        texts=texts,
    )
    weekly = WeeklySetupStore(database)
    setups = WeeklySetups(weekly, clocks, clock=clock)
    posts = WeeklyPosts(weekly, WeeklyPostStore(database), press, setups=setups, clock=clock)
    return (
        Desk(
            clocks=clocks,
            figures=figures,
            chronicle=chronicle,
            shares=Shares(ShareStore(database), meetings, chronicle),
            export=Export(Exports(database), counters.tallies),
            applause=applause,
            memory=Memory(store, clock=clock),
            charts=charts,
        ),
        Weekly(
            setups=setups,
            posts=posts,
            press=press,
            clocks=clocks,
            zones=zones,
            keeper=Timekeeper(posts.attend, name="The weekly post", clock=clock),
        ),
    )
