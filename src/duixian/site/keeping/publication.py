"""When values of an indicator usually come out."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from duixian.site.keeping.rule import Rule
from duixian.site.keeping.spans import month_end, months

Frequency = Literal["month", "quarter", "half-year", "year"]
_MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class Publication:
    """How often an indicator is published, and how many days after the end of what it speaks about.

    Attributes:
        frequency: how often.
        delay_days: None for what is usual at that frequency.
        reported: whether the unit that is responsible reports them month by month, and nobody publishes them.
    """

    frequency: Frequency = "month"
    delay_days: int | None = None
    reported: bool = False


MONTHLY = Publication()
REPORTED = Publication(reported=True)
"""What units report themselves."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """The values to come over a period: what each speaks up to, and when it should be there.

    Attributes:
        ends: last days of what the values speak about, rising; never empty.
        days: days by which they are usually published.
    """

    ends: tuple[dt.date, ...]
    days: tuple[dt.date, ...]

    def overdue(self, last: dt.date, as_of: dt.date) -> int:
        """How many values should have been there before a day although the last one received speaks up to `last`."""
        return max(0, bisect_left(self.days, as_of) - bisect_right(self.ends, last))


def awaited(publication: Publication, start: dt.date, end: dt.date, rule: Rule) -> Awaited:
    """The values to come from `start` to `end`; the last one speaks up to `end`."""
    step = _MONTHS[publication.frequency]
    joined = rule.joined_months if publication.frequency == "month" and not publication.reported else frozenset()
    ends = []
    for first in months(start, end):
        last = month_end(first.year, first.month)
        if last.month % step == 0 and last < end and last.month not in joined:
            ends.append(last)
    ends.append(end)
    usual = rule.reported_delay if publication.reported else rule.delays[publication.frequency]
    delay = usual if publication.delay_days is None else publication.delay_days
    return Awaited(tuple(ends), tuple(one + dt.timedelta(days=delay) for one in ends))
