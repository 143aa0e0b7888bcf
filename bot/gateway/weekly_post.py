"""A server's week in words: the same for the post, its preview and whoever wants it in their language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.gateway.figure_texts import change
from bot.i18n import Speaker
from bot.model import LEAST, Answered, Crowd, Language, Tongue
from bot.relay.marks import url
from bot.relay.split import width
from bot.stats.chronicle import Highlights
from bot.stats.figures import Report, exchange_index

MOST = 1_900
"""Characters, so that something is left of Discord's 2,000."""
MOST_WORDS = 3
MOST_NAMED = 5


class Zones(Protocol):
    """What time zones are called."""

    def name(self, zone: str, language: Language) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What there is to tell."""

    report: Report
    highlights: Highlights
    zones: Sequence[ZoneInfo]
    """The server's, then the one across its bridges where somebody there has said it."""
    answered: Answered | None = None
    """The most answered message among those that everybody may read."""
    meanings: Mapping[str, Mapping[Language, str]] = field(default_factory=dict[str, Mapping[Language, str]])
    """What expressions mean, by expression and language."""
    thanked: Sequence[str] = ()
    """Names of those who had translations approved and want to be named."""


def post_text(speakers: Sequence[Speaker], week: Week, zones: Zones) -> str:
    """In each language one after the other; of too much the last lines of each are left out."""
    parts = [lines(speaker, week, zones) for speaker in speakers]
    while width(text := "\n\n".join("\n".join(part) for part in parts)) > MOST:
        longest = max(parts, key=len)
        longest.pop()
    return text


def lines(speaker: Speaker, week: Week, zones: Zones) -> list[str]:
    """The most important first."""
    report = week.report
    span = {"first": report.span.first, "last": report.span.last}
    if report.index is None:
        return [speaker.say("weekly-title", **span), speaker.say("weekly-empty")]
    return [
        speaker.say("weekly-title", **span),
        _crossed(speaker, report),
        speaker.say("weekly-sides", **{side.value: report.talk[side].messages for side in Tongue}),
        *_people(speaker, report),
        _index(speaker, report),
        *_busiest(speaker, week, zones),
        *_highlights(speaker, week),
    ]


def _highlights(speaker: Speaker, week: Week) -> Iterator[str]:
    """What is worth a line, if there is any."""
    told, answered = week.highlights, week.answered
    if answered is not None:
        answers = answered.replies + answered.reactions
        yield speaker.say("weekly-answered", url=url(answered.address), count=answers)
    if told.explained:
        words = [_expression(speaker, one.headword, week) for one in told.explained[:MOST_WORDS]]
        yield speaker.say("weekly-explained", words=speaker.join(words))
    met = told.encounters
    if met.people >= LEAST and met.met:
        yield speaker.say("weekly-met", count=met.met)
    if met.people >= LEAST and met.sessions:
        yield speaker.say("weekly-sessions", count=met.sessions, minutes=met.minutes)
    if told.streak > 1:
        yield speaker.say("weekly-streak", weeks=told.streak)
    if told.suggestions:
        yield speaker.say("weekly-translations", count=told.suggestions)
        if week.thanked:
            yield speaker.say("weekly-thanks", people=speaker.join(week.thanked))


def _expression(speaker: Speaker, expression: str, week: Week) -> str:
    meaning = week.meanings.get(expression, {}).get(speaker.locale.language)
    if meaning is None:
        return speaker.say("weekly-expression", expression=expression)
    return speaker.say("weekly-expression-meaning", expression=expression, meaning=meaning)


def _crossed(speaker: Speaker, report: Report) -> str:
    now = sum(one.messages for one in report.talk.values())
    before = sum(one.messages for one in report.before.values())
    answers = sum(one.replies + one.reactions for one in report.talk.values())
    answers_before = sum(one.replies + one.reactions for one in report.before.values())
    return speaker.say(
        "weekly-crossed",
        messages=now,
        change=change(speaker, now, before),
        answers=answers,
        answer_change=change(speaker, answers, answers_before),
    )


def _people(speaker: Speaker, report: Report) -> Sequence[str]:
    """Of each side, for many speak on both; nothing where they are too few to be told of."""
    crowds = {side: report.people.get(side, Crowd()) for side in Tongue}
    spoke = {side.value: one.spoke for side, one in crowds.items()}
    reached = {f"{side}_reached": one.reached for side, one in crowds.items()}
    if min(spoke.values()) < LEAST:
        return []
    if min(reached.values()) < LEAST:
        return [speaker.say("weekly-spoke", **spoke)]
    return [speaker.say("weekly-people", **spoke, **reached)]


def _index(speaker: Speaker, report: Report) -> str:
    before = exchange_index(report.before)
    if before is None:
        return speaker.say("weekly-index", index=report.index or 0)
    return speaker.say("weekly-index-before", index=report.index or 0, before=before)


def _busiest(speaker: Speaker, week: Week, zones: Zones) -> Sequence[str]:
    if week.report.busiest is None:
        return []
    day = week.report.span.last
    begin = datetime(day.year, day.month, day.day, week.report.busiest, tzinfo=week.zones[0])
    times = [
        speaker.say(
            "weekly-hour",
            begin=f"{begin.astimezone(zone):%H:%M}",
            end=f"{(begin + timedelta(hours=1)).astimezone(zone):%H:%M}",
            zone=zones.name(zone.key, speaker.locale.language),
        )
        for zone in week.zones
    ]
    return [speaker.say("weekly-busiest", times=speaker.join(times))]
