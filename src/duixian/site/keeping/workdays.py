"""Counting working days by whatever calendar is plugged in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from duixian.settlement.wording import Said
from duixian.site.keeping.wording import word

_ONE = dt.timedelta(days=1)
_SATURDAY, _WEEK = 5, 5


class CountedDay(Protocol):
    """A day that was counted out; `projected` where holidays on the way are not announced yet."""

    @property
    def day(self) -> dt.date:
        """The day."""
        ...

    @property
    def projected(self) -> bool:
        """Whether holidays had to be assumed."""
        ...


class Calendar(Protocol):
    """What counts working days; `duixian.site.calendar.days.WorkingDays` does."""

    def after(self, start: dt.date, days: int, /) -> CountedDay:
        """The day on which a number of working days has passed since `start`, which itself does not count."""
        ...


class Counted(NamedTuple):
    """A `CountedDay`."""

    day: dt.date
    projected: bool


class Weekdays:
    """A calendar that knows weekends and no holidays; all it says is projected."""

    def after(self, start: dt.date, days: int, /) -> Counted:
        """The day on which a number of days from Monday to Friday has passed since `start`."""
        if days <= 0:
            return Counted(start, True)
        while start.weekday() >= _SATURDAY:
            start -= _ONE
        weeks, rest = divmod(days, _WEEK)
        beyond = start.weekday() + rest >= _SATURDAY
        return Counted(start + dt.timedelta(weeks=weeks, days=rest + 2 * beyond), True)


@dataclass(slots=True)
class Remembering:
    """A calendar that counts nothing twice; make one for each request or job."""

    calendar: Calendar
    _known: dict[tuple[dt.date, int], CountedDay] = field(default_factory=dict)

    def after(self, start: dt.date, days: int, /) -> CountedDay:
        """As the calendar says."""
        key = (start, days)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.calendar.after(start, days)
        return found


def told(counted: CountedDay) -> Said | dt.date:
    """The day, with a remark where holidays had to be assumed."""
    return word("projected", day=counted.day) if counted.projected else counted.day


def due_day(calendar: Calendar, day: dt.date) -> CountedDay:
    """The day itself, or the first working day after it where it is none (《民法典》第二百零三条)."""
    return calendar.after(day - _ONE, 1)
