"""A dry run of a round, as moderators read it: who would meet whom, who would wait, and why.

Of people's profiles no more is told than how well they fit: what they say there is for their partners.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import discord

from bot.gateway.services import Services
from bot.i18n import Speaker
from bot.model import GuildId, Match, Profile, UserId, WhyWaiting
from bot.pairing.rounds import Preview
from bot.pairing.score import fit

PAGE = 12
"""Lines on a page, below its title."""

_WHY = {
    WhyWaiting.NOBODY: "pairing-preview-nobody",
    WhyWaiting.NUMBERS: "pairing-preview-numbers",
    WhyWaiting.NO_FIT: "pairing-preview-no-fit",
}


async def preview_pages(services: Services, speaker: Speaker, guild_id: GuildId) -> Sequence[str]:
    """At least one; nothing is written, and nobody is told."""
    preview = await services.pairing.rounds.preview(guild_id)
    people = [one for match in preview.plan.matches for one in match.members]
    profiles = await services.pairing.profiles.many(people)
    title = speaker.say(
        "pairing-preview",
        pairs=len(preview.plan.matches),
        people=len(people),
        waiting=len(preview.plan.waiting),
        going=len(preview.going_on),
        over=len(preview.over),
        paused=preview.paused,
        blank=preview.without_profile,
        unseeing=preview.left_out,
    )
    lines = list(_lines(speaker, preview, profiles, discord.utils.utcnow().date()))
    return ["\n".join([title, "", *lines[at : at + PAGE]]) for at in range(0, max(len(lines), 1), PAGE)]


def _lines(
    speaker: Speaker, preview: Preview, profiles: Mapping[UserId, Profile], today: date
) -> Iterator[str]:
    for match in sorted(preview.plan.matches, key=lambda match: -match.score):
        yield _match(speaker, match, profiles, today)
    for pair in preview.going_on:
        yield speaker.say("pairing-preview-going", people=_people(one.user_id for one in pair.members))
    for user_id, why in preview.plan.waiting:
        yield speaker.say("pairing-preview-waits", person=f"<@{user_id}>", why=speaker.say(_WHY[why]))


def _match(speaker: Speaker, match: Match, profiles: Mapping[UserId, Profile], today: date) -> str:
    """With what two people have in common; of three, some have this and others that."""
    people = {"people": _people(match.members), "score": match.score}
    known = [profiles[one] for one in match.members if one in profiles]
    if len(known) != 2:
        return speaker.say("pairing-preview-group", **people)
    found = fit(*known, first=today)
    return speaker.say(
        "pairing-preview-match",
        **people,
        hours=-1 if found.minutes is None else found.minutes // 60,
        interests=len(found.tags) + len(found.words),
    )


def _people(user_ids: Iterable[UserId]) -> str:
    """Who reads it sees their names and nobody is pinged: only they see it."""
    return " ↔ ".join(f"<@{one}>" for one in user_ids)
