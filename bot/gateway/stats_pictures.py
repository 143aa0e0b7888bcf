"""Which chart goes with somebody's figures, and whose clock is shown beside the server's."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.gateway.services import Services
from bot.gateway.statistics import Asked, Shown
from bot.i18n import Speaker
from bot.model import Language
from bot.stats.figures import Report
from bot.stats.pictures import Clockface, Picture, balance, hours, traffic

_CHINESE = {Language.SIMPLIFIED: "Asia/Shanghai", Language.TRADITIONAL: "Asia/Taipei"}
_ENGLISH = "America/New_York"
_CHINESE_OFFSET = timedelta(hours=8)


async def picture_for(services: Services, speaker: Speaker, asked: Asked, report: Report) -> Picture:
    match asked.shown:
        case Shown.TRAFFIC:
            return traffic(speaker, report.span, report.days)
        case Shown.HOURS:
            here, there = services.statistics.clocks.zone_of(asked.guild_id), other_zone(services, asked)
            faces = [_face(services, speaker, zone) for zone in (here, there)]
            return hours(speaker, report.span, report.hours, *faces)
        case Shown.BALANCE:
            figures = services.statistics.figures
            weeks = await figures.weeks(asked.guild_id, report.span.last, bridge_id=asked.bridge_id)
            return balance(speaker, weeks, report.span.last)


def other_zone(services: Services, asked: Asked) -> ZoneInfo:
    """The clock across the line, as somebody there has said it; else where they may well be."""
    clocks = services.statistics.clocks
    views = [asked.bridge] if asked.bridge is not None else services.bridges.visible_to(asked.guild_id)
    links = [link for view in views for link in view.links]
    if (said := clocks.across(asked.guild_id, links)) is not None:
        return said
    noon = datetime.combine(asked.last, time(12), UTC)
    if noon.astimezone(clocks.zone_of(asked.guild_id)).utcoffset() == _CHINESE_OFFSET:
        return ZoneInfo(_ENGLISH)
    written = Counter(link.language for link in links if link.language.is_chinese).most_common(1)
    return ZoneInfo(_CHINESE[written[0][0] if written else Language.SIMPLIFIED])


def _face(services: Services, speaker: Speaker, zone: ZoneInfo) -> Clockface:
    return Clockface(name=services.pairing.zones.name(zone.key, speaker.locale.language), zone=zone)
