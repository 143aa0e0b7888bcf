"""Putting the relay together."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from bot.model import ChannelId, Incoming, Kind, Link, Locale, WebhookId
from bot.relay.aids import Aids
from bot.relay.bridges import Bridges
from bot.relay.catchup import Bounds, CatchUp, History
from bot.relay.changes import Changes
from bot.relay.deliver import Change, Deliverer
from bot.relay.gate import Docket, Gate
from bot.relay.lanes import Lanes, Reports
from bot.relay.outage import Alarm
from bot.relay.outbox import Outbox
from bot.relay.pins import Echoes, MatchPins, PinBoard, PinReports, PinStore
from bot.relay.ports import Choices, Counting, Destination, Tallying, Translator
from bot.relay.reactions import MatchReactions, ReactionBoard
from bot.relay.reconcile import Reconciliation
from bot.relay.replies import Previews, ReplyLines
from bot.relay.scene import Say
from bot.relay.scenes import Pings, Scenes, Venues
from bot.relay.screening import HeldStore, Screening
from bot.relay.service import Relay
from bot.relay.thread_names import ThreadNames
from bot.relay.thread_ports import ThreadGateway, ThreadReports, ThreadStore
from bot.relay.threads import Threads
from bot.relay.titles import Titles
from bot.relay.translations import Translations
from bot.relay.upgrades import Upgrades
from bot.relay.writing import Writing
from bot.translation import Scope


class AllReports(Reports, PinReports, ThreadReports, Protocol):
    """Everything that moderators are told."""


def build_relay(
    *,
    bridges: Bridges,
    outbox: Outbox,
    held: HeldStore,
    translator: Translator,
    destination: Destination,
    reaction_board: ReactionBoard,
    pin_board: PinBoard,
    pins: PinStore,
    reports: AllReports,
    alarm: Alarm,
    threads: ThreadStore,
    thread_gateway: ThreadGateway,
    history: History,
    say: Callable[[Locale], Say],
    is_ours: Callable[[WebhookId], bool],
    gate: Gate,
    docket: Docket,
    choices: Choices,
    counting: Counting,
    tallying: Tallying,
    deadline: float,
    clock: Callable[[], datetime],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    aids: Aids | None = None,
    bounds: Bounds | None = None,
    venues: Venues | None = None,
    pings: Pings | None = None,
    previews: Previews | None = None,
    words: Callable[[Link], Scope] = lambda link: Scope(guild_id=link.guild_id, bridge_id=link.bridge_id),
) -> Relay:
    """``deadline``: seconds a message waits for its translation before it goes out with a gloss.

    ``words``: what messages of a linked channel are translated with, see ``bot.relay.words``.
    """

    def scope_of(incoming: Incoming) -> Scope:
        return scope_in(incoming.channel_id) or Scope(guild_id=incoming.guild_id)

    def scope_in(channel_id: ChannelId) -> Scope | None:
        link = bridges.link_of(channel_id)
        return None if link is None else words(link)

    translations = Translations(translator, deadline=deadline, clock=time.monotonic, scope_of=scope_of)

    def wake_lane(channel_id: ChannelId) -> None:
        lanes.wake(channel_id)

    upgrades = Upgrades(
        outbox=outbox, bridges=bridges, translations=translations, wake_lane=wake_lane, clock=clock
    )
    titles = Titles(gate=gate, choices=choices, clock=clock)
    keeper = Threads(
        store=threads,
        discord=thread_gateway,
        outbox=outbox,
        link_of=bridges.link_of,
        names=ThreadNames(translator, bridges, titles=titles, say=say, scope_of=scope_in, deadline=deadline),
        reports=reports,
        wake=wake_lane,
        sleep=sleep,
    )
    reconciliation = Reconciliation(outbox=outbox, destination=destination, threads=keeper, clock=clock)
    screening = Screening(gate=gate, docket=docket, bridges=bridges, held=held)
    writing = Writing(
        outbox=outbox,
        bridges=bridges,
        translations=translations,
        destination=destination,
        scenes=Scenes(
            outbox=outbox,
            bridges=bridges,
            say=say,
            aids=aids,
            venues=venues,
            pings=pings,
            previews=previews,
            choices=choices,
        ),
        upgrade_waits=upgrades.wake,
        wake_lane=wake_lane,
        clock=clock,
        sleep=sleep,
        threads=keeper,
        reconciliation=reconciliation,
        screening=screening,
        tallying=tallying,
    )
    echoes = Echoes(clock)
    match_pins = MatchPins(pin_board, outbox, pins, reports, echoes)
    carried_out: dict[Kind, Change] = {
        Kind.REACTIONS: MatchReactions(reaction_board, outbox, others=bridges.destinations),
        Kind.PIN: match_pins,
        Kind.UNPIN: match_pins,
        Kind.THREAD: keeper.follow,
        Kind.THREAD_GONE: keeper.follow_away,
        Kind.REPLY_LINE: ReplyLines(outbox=outbox, destination=destination, previews=previews, say=say),
    }

    def is_at_work(channel_id: ChannelId) -> bool:
        return lanes.is_at_work(channel_id)

    changes = Changes(outbox, pins, echoes, is_at_work=is_at_work, wake_lane=wake_lane)
    deliver = Deliverer(
        outbox=outbox,
        bridges=bridges,
        destination=destination,
        writing=writing,
        reconciliation=reconciliation,
        screening=screening,
        changes=carried_out,
        onlooker=changes,
        lost=threads.lose,
    )
    lanes = Lanes(outbox, deliver, reports, forget=bridges.forget_channel, sleep=sleep)
    bridges.when_it_may_go_on(wake_lane)
    return Relay(
        bridges=bridges,
        outbox=outbox,
        translations=translations,
        lanes=lanes,
        upgrades=upgrades,
        catch_up=CatchUp(history, outbox, pins, threads, clock=clock, bounds=bounds),
        changes=changes,
        screening=screening,
        counting=counting,
        threads=threads,
        thread_names=keeper,
        titles=titles,
        is_ours=is_ours,
        alarm=alarm,
        sleep=sleep,
        clock=clock,
        choices=choices,
    )
