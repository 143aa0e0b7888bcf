"""Weekly free hours: as people type and read them, and as a bit a quarter of an hour from Monday on.

Typed may be ``Mon-Fri 19-22, Sat 10:30-18``, ``weekday evenings``, ``周一至周五 19-22点，周末 10点-18点``,
``每天晚上8点到10点`` and their like. Days without times are free all day, times without days every day.
"""

from collections.abc import Iterable, Iterator, Sequence

from bot.errors import UserError
from bot.i18n import Speaker
from bot.model.pairing import WEEK
from bot.pairing.time_groups import grouped
from bot.pairing.time_ranges import ALL_DAY, DAY, HOUR, Stretch, items
from bot.pairing.time_words import tokens

LONGEST = 1000
"""Characters of free hours, typed or described."""
MOST_STRETCHES = 42
"""Six a day; more cannot be told within ``LONGEST``."""

_NIGHT_ENDS = 6 * HOUR
"""A stretch that goes on past midnight is told as one if it ends by then."""
_NAMES = ("hours-mon", "hours-tue", "hours-wed", "hours-thu", "hours-fri", "hours-sat", "hours-sun")


def parse_hours(typed: str) -> int:
    """The hours that ``typed`` tells; 0 for nothing. UserError for what cannot be understood."""
    if len(typed) > LONGEST:
        raise UserError("error-hours-long", most=LONGEST)
    hours = 0
    for days, stretches in grouped(items(tokens(typed))):
        for day in days:
            for stretch in stretches:
                hours |= _bits(day, stretch)
    if sum(len(one) for one in _by_day(hours)) > MOST_STRETCHES:
        raise UserError("error-hours-many", most=MOST_STRETCHES)
    return hours


def describe_hours(hours: int, speaker: Speaker) -> str:
    """``Mon–Fri 19:00–22:00, Sat 10:30–18:00``, which ``parse_hours`` understands; empty for 0."""
    by_day = _by_day(hours)
    if all(stretches == [ALL_DAY] for stretches in by_day):
        return speaker.say("hours-any-time")
    alike: dict[tuple[Stretch, ...], list[int]] = {}
    for day, stretches in enumerate(by_day):
        if stretches:
            alike.setdefault(tuple(stretches), []).append(day)
    return speaker.say("hours-and-then").join(
        speaker.say("hours-on", days=_days(days, speaker), times=_times(stretches, speaker))
        for stretches, days in alike.items()
    )


# From bits to words.


def _by_day(hours: int) -> list[list[Stretch]]:
    """Of each day the stretches that begin in it."""
    within = [list(_runs(hours >> day * DAY)) for day in range(7)]
    by_day = [list(stretches) for stretches in within]
    for day in range(7):
        today, tomorrow = within[day], within[(day + 1) % 7]
        if not today or not tomorrow:
            continue
        evening, night = today[-1], tomorrow[0]
        if evening.end == DAY and evening.start > 0 and night.start == 0 and night.end <= _NIGHT_ENDS:
            if evening.start <= night.end:
                continue  # It would be a whole day and more.
            by_day[day][-1] = Stretch(evening.start, DAY + night.end)
            by_day[(day + 1) % 7].remove(night)
    return by_day


def _runs(bits: int) -> Iterator[Stretch]:
    start: int | None = None
    for quarter in range(DAY + 1):
        free = quarter < DAY and bits >> quarter & 1
        if free and start is None:
            start = quarter
        elif not free and start is not None:
            yield Stretch(start, quarter)
            start = None


def _days(days: Sequence[int], speaker: Speaker) -> str:
    if len(days) == 7:
        return speaker.say("hours-every-day")
    names: list[str] = []
    for first, last in _in_a_row(days):
        if last - first < 2:
            names += [speaker.say(_NAMES[day]) for day in range(first, last + 1)]
        else:
            names.append(
                speaker.say("hours-days", first=speaker.say(_NAMES[first]), last=speaker.say(_NAMES[last]))
            )
    return speaker.join(names)


def _in_a_row(days: Iterable[int]) -> list[tuple[int, int]]:
    rows: list[tuple[int, int]] = []
    for day in days:
        if rows and rows[-1][1] == day - 1:
            rows[-1] = (rows[-1][0], day)
        else:
            rows.append((day, day))
    return rows


def _times(stretches: Sequence[Stretch], speaker: Speaker) -> str:
    if list(stretches) == [ALL_DAY]:
        return speaker.say("hours-all-day")
    return speaker.say("hours-and").join(f"{_told(start)}–{_told(end)}" for start, end in stretches)


def _told(quarter: int) -> str:
    quarter = quarter if quarter <= DAY else quarter - DAY
    return f"{quarter // HOUR:02}:{quarter % HOUR * 15:02}"


def _bits(day: int, stretch: Stretch) -> int:
    bits = ((1 << stretch.end - stretch.start) - 1) << (day * DAY + stretch.start)
    return (bits | bits >> WEEK) & ((1 << WEEK) - 1)
