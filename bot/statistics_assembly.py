"""Part of the composition root: statistics."""

from collections.abc import Callable
from datetime import datetime

from bot.moderation.choices import Choices
from bot.relay.bridges import Bridges
from bot.stats.applause import Applause, Turns
from bot.stats.chronicle import Chronicle
from bot.stats.clocks import Clocks
from bot.stats.desk import Desk, Draws
from bot.stats.figures import Figures
from bot.stats.memory import Memory
from bot.storage.applause import Applause as ApplauseStore
from bot.storage.chronicle import Chronicle as ChronicleStore
from bot.storage.encounters import EncounterStore
from bot.storage.engine import Database
from bot.storage.guilds import Guilds
from bot.storage.statistics import Statistics
from bot.storage.tallies import Tallies


async def build_clocks(database: Database) -> Clocks:
    clocks = Clocks(Guilds(database))
    await clocks.load()
    return clocks


def build_statistics(
    database: Database,
    clocks: Clocks,
    tallies: Tallies,
    *,
    turns: Turns,
    bridges: Bridges,
    choices: Choices,
    charts: Draws,
    clock: Callable[[], datetime],
) -> Desk:
    """``turns``: the relay, which writes to the same counts."""
    store = Statistics(database)
    applause = Applause(ApplauseStore(database), turns, link_of=bridges.link_of, opted_out=choices.opted_out)
    chronicle = Chronicle(
        ChronicleStore(database),
        tallies=tallies,
        hours=store,
        meetings=EncounterStore(database),
        zones=clocks,
    )
    return Desk(
        clocks=clocks,
        figures=Figures(store),
        chronicle=chronicle,
        applause=applause,
        memory=Memory(store, clock=clock),
        charts=charts,
    )
