"""What pairing amounts to in a server, as its moderators read it."""

from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import LEAST, GuildId
from bot.pairing.figures import Share, Speaks

_SIDES = {
    Speaks.ENGLISH: "pairing-stats-english",
    Speaks.CHINESE: "pairing-stats-chinese",
    Speaks.BOTH: "pairing-stats-both",
}


async def stats_text(services: Services, speaker: Speaker, guild_id: GuildId) -> str:
    """Line by line; what too few people stand behind is named, and not told."""
    figures, say = await services.pairing.statistics.of(guild_id), speaker.say
    lines = [
        say("pairing-stats", count=figures.taking_part),
        say("pairing-stats-rounds", rounds=figures.rounds, pairs=figures.pairs),
        _share(speaker, "pairing-stats-matched", figures.matched),
        _share(speaker, "pairing-stats-met", figures.met),
        _share(speaker, "pairing-stats-continued", figures.continued),
        say("pairing-stats-longest", count=figures.longest),
        *(_share(speaker, _SIDES[side], share) for side, share in figures.sides.items()),
    ]
    return "\n".join([*lines, "", say("pairing-stats-few", least=LEAST)])


def _share(speaker: Speaker, text_id: str, share: Share | None) -> str:
    if share is None:
        return speaker.say(text_id, told="no", percent=0, part=0, of=0)
    return speaker.say(text_id, told="yes", percent=share.percent, part=share.part, of=share.of)
