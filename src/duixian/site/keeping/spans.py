"""Stretches of days that values speak about, and time counted in months."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from duixian.settlement.wording import Said
from duixian.site.keeping.errors import UnfitPlan


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days that a value speaks about, both included; a state on one day begins and ends on it.

    Raises:
        UnfitPlan: it ends before it begins.
    """

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise UnfitPlan(f"A span from {self.start} to {self.end} ends before it begins; exchange the two days.")

    @classmethod
    def month(cls, year: int, month: int) -> Span:
        """One month."""
        return cls(dt.date(year, month, 1), month_end(year, month))

    @classmethod
    def to_date(cls, year: int, month: int) -> Span:
        """From January to the end of a month: 1—6月."""
        return cls(dt.date(year, 1, 1), month_end(year, month))

    @classmethod
    def year(cls, year: int) -> Span:
        """One calendar year."""
        return cls.to_date(year, 12)

    @property
    def is_year(self) -> bool:
        """Whether it is one calendar year."""
        return self == Span.year(self.end.year)

    @property
    def said(self) -> Said:
        """As a reader would name it: 2024年1—6月."""
        first, last = self.start, self.end
        if first == last:
            return Said(f"截至{last.year}年{last.month}月{last.day}日", f"the state of {last}")
        if self.is_year:
            return Said(f"{last.year}年", f"{last.year}")
        if first.day != 1 or last != month_end(last.year, last.month):
            return Said(f"{first}至{last}", f"{first} to {last}")
        if (first.year, first.month) == (last.year, last.month):
            return Said(f"{last.year}年{last.month}月", f"{last:%Y-%m}")
        if first.year == last.year:
            return Said(f"{last.year}年{first.month}—{last.month}月", f"{first:%Y-%m} to {last:%Y-%m}")
        return Said(f"{first.year}年{first.month}月—{last.year}年{last.month}月", f"{first:%Y-%m} to {last:%Y-%m}")


@lru_cache(maxsize=4096)
def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def month_of(day: dt.date) -> dt.date:
    """The first day of a day's month."""
    return day.replace(day=1)


def next_month(day: dt.date) -> dt.date:
    """The first day of the month after that of a day."""
    return month_end(day.year, day.month) + dt.timedelta(days=1)


def months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The first days of the months from that of `first` to that of `last`."""
    for index in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        yield dt.date(index // 12, index % 12 + 1, 1)


def months_through(start: dt.date, day: dt.date) -> float:
    """Months from the morning of `start` to the evening of `day`; each day counts as its share of its month.

    From 1 January to 30 June these are exactly 6, so that the share of time is the one the trade uses (序时进度).
    """
    return _position(day, day.day) - _position(start, start.day - 1)


@lru_cache(maxsize=4096)
def _position(day: dt.date, days_gone: int) -> float:
    return 12 * day.year + day.month - 1 + days_gone / calendar.monthrange(day.year, day.month)[1]
