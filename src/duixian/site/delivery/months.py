"""The months that are reported on, and until when."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from duixian.site.calendar.days import WorkingDays
from duixian.site.keeping.rule import published
from duixian.site.keeping.spans import month_end, month_of, months
from duixian.site.ledgers.models import Ledger

_WRITTEN = re.compile(r"((?:19|20|21)[0-9]{2})-(0[1-9]|1[0-2])")
_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MonthDeadline:
    """The last day for the report on a month, and how it was counted.

    Attributes:
        month: its first day.
        due: the last day for the report.
        counted: the working days that were counted, `due` the last of them.
        projected: whether holidays had to be assumed.
    """

    month: dt.date
    due: dt.date
    counted: tuple[dt.date, ...]
    projected: bool


def previous_month(month: dt.date) -> dt.date:
    """The first day of the month before."""
    return month_of(month - _ONE)


def read_month(text: str) -> dt.date | None:
    """The month of "2026-03", or None; from 1900 to 2199."""
    found = _WRITTEN.fullmatch(text)
    return dt.date(int(found[1]), int(found[2]), 1) if found else None


def deadline_of(month: dt.date, days: WorkingDays) -> MonthDeadline:
    """The day until which a month is to be reported on: so many working days after its end, as the rule says."""
    end = month_end(month.year, month.month)
    deadline = days.after(end, published().report_day)
    between = (end + dt.timedelta(days=i) for i in range(1, (deadline.day - end).days + 1))
    counted = tuple(day for day in between if days.is_working(day))
    return MonthDeadline(month, deadline.day, counted, deadline.projected)


def months_of(ledger: Ledger, today: dt.date) -> list[dt.date]:
    """The months of a ledger that may be reported on: from its first to its last, none that has not begun."""
    return list(months(ledger.first_day, min(ledger.last_day, today)))


def usual_month(today: dt.date, days: WorkingDays) -> dt.date:
    """The month that people write of on a day: the one before until its reports are due, then the current one."""
    before = previous_month(month_of(today))
    return before if today <= deadline_of(before, days).due else month_of(today)
