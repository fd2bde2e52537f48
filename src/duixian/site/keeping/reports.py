"""The monthly reports (月报) on a commitment."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass

from duixian.settlement.wording import Said
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.parts import Colour
from duixian.site.keeping.rule import Rule
from duixian.site.keeping.spans import month_end, month_of, months
from duixian.site.keeping.wording import Line, line, month_name, reason, word
from duixian.site.keeping.workdays import Calendar, CountedDay, told


@dataclass(frozen=True, slots=True)
class Report:
    """A report on one month.

    Attributes:
        id: names it among the inputs of a light.
        month: any day of the month it speaks about.
        filed_on: the day on which it reached the office.
        returned_on: the day on which the office sent it back, or None; what comes instead is a further report.

    Raises:
        UnfitPlan: it is returned before it is filed.
    """

    id: str
    month: dt.date
    filed_on: dt.date
    returned_on: dt.date | None = None

    def __post_init__(self) -> None:
        if self.returned_on is not None and self.returned_on < self.filed_on:
            raise UnfitPlan(f"The report {self.id} was returned on {self.returned_on}, before it was filed.")


@dataclass(frozen=True, slots=True)
class MonthDue:
    """A month to be reported on: its first day, the last day for the report, and when reports on it stood."""

    month: dt.date
    due: CountedDay
    filed: tuple[tuple[dt.date, dt.date, str], ...]

    def standing(self, as_of: dt.date) -> str | None:
        """Id of the report that stood on a day."""
        return next((id_ for first, last, id_ in reversed(self.filed) if first <= as_of <= last), None)


@dataclass(frozen=True, slots=True)
class ReportPart:
    """The reports on a commitment on a day; see `Part`.

    Attributes:
        colour, rule: see `Part`.
        missing: months without a report in a row, the latest first.
        filed: id of the latest report that was due and is there, or "".
    """

    colour: Colour
    rule: str
    missing: tuple[MonthDue, ...] = ()
    filed: str = ""

    @property
    def reason(self) -> Said:
        """Why, in one clause."""
        if not self.missing:
            return reason(self.rule)
        last = self.missing[0]
        return reason(self.rule, month=month_name(last.month), due=told(last.due), count=len(self.missing))

    @property
    def arithmetic(self) -> tuple[Line, ...]:
        """The months that are missing."""
        return tuple(line("report", _missing(one)) for one in reversed(self.missing))

    @property
    def inputs(self) -> tuple[str, ...]:
        """Id of the latest report that was due."""
        return (self.filed,) if self.filed else ()


@dataclass(frozen=True, slots=True)
class Reporting:
    """Monthly reports made ready to be asked about many days."""

    months: tuple[MonthDue, ...]
    dues: tuple[dt.date, ...]
    rule: Rule

    def on(self, as_of: dt.date, finished: dt.date | None = None) -> ReportPart:
        """How the reports stand on a day; months that begin after everything was `finished` need none."""
        missing: list[MonthDue] = []
        filed = ""
        for month in reversed(self.months[: bisect_left(self.dues, as_of)]):
            if finished is not None and month.month > finished:
                continue
            if found := month.standing(as_of):
                filed = found
                break
            missing.append(month)
        if not missing:
            return ReportPart("green", "reports-in-order", (), filed) if filed else ReportPart("grey", "no-report-due")
        if len(missing) >= self.rule.report_months:
            return ReportPart("red", "reports-missing", tuple(missing), filed)
        return ReportPart("amber", "report-missing", tuple(missing), filed)


def reporting(first: dt.date, last: dt.date, reports: tuple[Report, ...], rule: Rule, calendar: Calendar) -> Reporting:
    """Make the reports on the months from that of `first` to that of `last` ready to be asked about many days."""
    by_month: dict[dt.date, list[tuple[dt.date, dt.date, str]]] = {}
    for one in sorted(reports, key=lambda one: (one.filed_on, one.id)):
        back_by = dt.date.max
        if one.returned_on is not None:
            back_by = calendar.after(one.returned_on, rule.returned_days).day
        by_month.setdefault(month_of(one.month), []).append((one.filed_on, back_by, one.id))
    due = [
        MonthDue(
            month, calendar.after(month_end(month.year, month.month), rule.report_day), tuple(by_month.get(month, ()))
        )
        for month in months(first, last)
    ]
    return Reporting(tuple(due), tuple(one.due.day for one in due), rule)


def _missing(month: MonthDue) -> Said:
    name, due = month_name(month.month), word("by-day", day=told(month.due))
    state = word("not-filed")
    return Said(f"{name.zh}：{state.zh}（{due.zh}）", f"{name.en}: {state.en} ({due.en})")
