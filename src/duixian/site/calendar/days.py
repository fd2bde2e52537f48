"""Counting working days.

A year counts as announced where the office has entered it, or where `chinesecalendar` knows it. In any other year the
weekends and the holidays of fixed date are assumed, and what is computed with it is marked as projected.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import chinese_calendar

from duixian.site.calendar.models import AnnouncedYear

_FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
_SATURDAY = 5
_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that was counted out; `projected` where a year on the way is not announced yet."""

    day: dt.date
    projected: bool


@dataclass(slots=True)
class WorkingDays:
    """Answers about working days; keeps what it has looked up, so make one for each request or command."""

    _entered: dict[int, AnnouncedYear | None] = field(default_factory=dict)

    def is_working(self, day: dt.date) -> bool:
        """Whether people work on a day."""
        entered = self._year(day.year)
        if entered is not None:
            text = day.isoformat()
            return text in entered.working or (day.weekday() < _SATURDAY and text not in entered.holidays)
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:
            return day.weekday() < _SATURDAY and (day.month, day.day) not in _FIXED

    def is_announced(self, year: int) -> bool:
        """Whether the holidays of a year are known."""
        if self._year(year) is not None:
            return True
        try:
            chinese_calendar.is_workday(dt.date(year, 1, 1))
        except NotImplementedError:
            return False
        return True

    def after(self, start: dt.date, days: int) -> Deadline:
        """The day on which a number of working days has passed since `start`, which itself does not count.

        Raises:
            ValueError: the number is negative.
        """
        if days < 0:
            raise ValueError("A deadline lies ahead: the number of working days must not be negative.")
        day, left = start, days
        while left:
            day += _ONE
            left -= self.is_working(day)
        return Deadline(day, self._projected(start, day))

    def between(self, start: dt.date, end: dt.date) -> int:
        """How many working days lie after `start`, up to and including `end`; negative where `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        return sum(self.is_working(start + dt.timedelta(days=i)) for i in range(1, (end - start).days + 1))

    def _projected(self, start: dt.date, end: dt.date) -> bool:
        return not all(self.is_announced(year) for year in range(start.year, end.year + 1))

    def _year(self, year: int) -> AnnouncedYear | None:
        if year not in self._entered:
            self._entered[year] = AnnouncedYear.objects.filter(pk=year).first()
        return self._entered[year]
