"""What a server's translations have used, as its moderators read it."""

from collections.abc import Mapping
from datetime import date

from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import NOBODY, GuildId, UserId
from bot.storage.usage import Spent

MAX_CREDITS = 10
_NOTHING = Spent(characters=0, calls=0)


async def spending(services: Services, speaker: Speaker, guild_id: GuildId, *, today: date) -> str:
    """Characters by engine, today and this month, beside what it may have a day; and whom to thank."""
    month = await services.spending.of_server(guild_id, since=today.replace(day=1), until=today)
    day = await services.spending.of_server(guild_id, since=today, until=today)
    lines = [speaker.say("usage-title")]
    lines += [_line(services, speaker, engine, day.get(engine, _NOTHING), month[engine]) for engine in month]
    if not month:
        lines.append(speaker.say("usage-none"))
    lines += _credits(speaker, await services.suggestions.credits(guild_id))
    return "\n".join(lines)


def _line(services: Services, speaker: Speaker, engine: str, today: Spent, month: Spent) -> str:
    counts = {
        "engine": engine,
        "today": today.characters,
        "month": month.characters,
        "calls": month.calls,
    }
    own, shared = services.limits.of_server(engine), services.limits.engines.get(engine)
    if own is not None and (shared is None or own <= shared):
        return speaker.say("usage-line-budget", budget=own, **counts)
    if shared is not None:
        return speaker.say("usage-line-shared", budget=shared, **counts)
    return speaker.say("usage-line", **counts)


def _credits(speaker: Speaker, approved: Mapping[UserId, int]) -> list[str]:
    if not approved:
        return []
    lines = ["", speaker.say("usage-credits")]
    named = [(user_id, count) for user_id, count in approved.items() if user_id != NOBODY]
    for user_id, count in named[:MAX_CREDITS]:
        lines.append(speaker.say("usage-credit", user=user_id, count=count))
    return lines
