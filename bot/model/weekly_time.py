"""A moment of the week on somebody's wall clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyTime:
    """Such as Mondays at nine."""

    weekday: int
    """0 is Monday."""
    minute: int
    """Of the day."""

    def on(self, day: date, zone: ZoneInfo) -> datetime:
        """That time of a day, in UTC; one that summer time leaves out as if clocks had stayed."""
        return datetime.combine(day, time(self.minute // 60, self.minute % 60), zone).astimezone(UTC)

    def first_after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first such moment that comes after this one, in UTC."""
        day = moment.astimezone(zone).date()
        day += timedelta(days=(self.weekday - day.weekday()) % 7)
        found = self.on(day, zone)
        return found if found > moment else self.on(day + timedelta(days=7), zone)
