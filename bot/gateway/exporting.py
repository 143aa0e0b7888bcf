"""/stats export: a server's figures as files."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import LEAST, Moderator
from bot.stats.export import COUNT_COLUMNS, DAY_COLUMNS, Exported, as_csv, as_json

_COLUMNS = {
    "day": "stats-column-day",
    "week": "stats-column-week",
    "bridge_id": "stats-column-bridge-id",
    "bridge": "stats-column-bridge",
    "side": "stats-column-side",
    "messages": "stats-column-messages",
    "characters": "stats-column-characters",
    "words": "stats-column-words",
    "files": "stats-column-files",
    "stickers": "stats-column-stickers",
    "forwards": "stats-column-forwards",
    "polls": "stats-column-polls",
    "replies": "stats-column-replies",
    "reactions": "stats-column-reactions",
    "crossed": "stats-column-crossed",
    "reply_seconds": "stats-column-reply-seconds",
    "people_spoke": "stats-column-people-spoke",
    "people_reached": "stats-column-people-reached",
    "kind": "stats-column-kind",
    "name": "stats-column-name",
    "times": "stats-column-times",
}


async def export(
    services: Services, speaker: Speaker, *, by: Moderator, now: datetime
) -> tuple[str, Mapping[str, bytes | None]]:
    """What it is, and the files."""
    clocks = services.statistics.clocks
    names = {view.bridge.id: view.bridge.name for view in services.bridges.visible_to(by.guild_id)}
    exported = await services.statistics.export.of(
        by.guild_id, today=clocks.today(by.guild_id, now), names=names
    )
    explained = {column: speaker.say(text_id, least=LEAST) for column, text_id in _COLUMNS.items()}
    zone = clocks.zone_of(by.guild_id).key
    # A year of a busy server takes its time, and nobody's message is to wait for it.
    files = await asyncio.to_thread(_files, exported, explained, zone)
    text = speaker.say(
        "stats-exported",
        first=exported.span.first,
        last=exported.span.last,
        days=len(exported.days),
        counts=len(exported.counts),
        least=LEAST,
    )
    return text, files


def _files(exported: Exported, explained: Mapping[str, str], zone: str) -> Mapping[str, bytes | None]:
    return {
        "magpie-days.csv": as_csv(DAY_COLUMNS, exported.days),
        "magpie-counts.csv": as_csv(COUNT_COLUMNS, exported.counts),
        "magpie-statistics.json": as_json(exported, explained, zone=zone),
    }
