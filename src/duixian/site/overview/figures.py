"""What a leader sees of a ledger at a glance: lights by unit and by field of work, and who reports in time."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils import timezone

from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery.items import excuse, reportable
from duixian.site.delivery.months import deadline_of, months_of
from duixian.site.ledgers.models import Ledger
from duixian.site.lights.models import Colour
from duixian.site.overview.filters import Listed

COLOURS = tuple(Colour)
"""Red, amber, green, grey."""


@dataclass(slots=True)
class Tally:
    """Commitments counted by light, and their reports by punctuality.

    Attributes:
        key, name: of what they have in common.
        lights: by colour; `None` counts those without a light.
        due: reports that had to be there by now; `in_time` of them were.
    """

    key: Any
    name: str
    lights: Counter[str | None] = field(default_factory=Counter)
    due: int = 0
    in_time: int = 0

    @property
    def total(self) -> int:
        """How many commitments."""
        return self.lights.total()

    @property
    def counted(self) -> list[tuple[Colour, int]]:
        """The number of each colour."""
        return [(colour, self.lights[colour]) for colour in COLOURS]

    @property
    def unlit(self) -> int:
        """How many have no light."""
        return self.lights[None]

    @property
    def punctuality(self) -> int | None:
        """Reports in time, in per cent of those that were due; None where none was. 100 only where all were."""
        return 100 * self.in_time // self.due if self.due else None


@dataclass(frozen=True, slots=True)
class Figures:
    """All tallies of a ledger."""

    whole: Tally
    units: Sequence[Tally]
    areas: Sequence[Tally]


def figures(commitments: Listed, ledger: Ledger, today: dt.date) -> Figures:
    """Count the commitments of a list (`filters.listed`): one query, and two more for the reports.

    Units and fields of work with most red come first.
    """
    punctual = punctuality(ledger, today)
    whole = Tally(None, "")
    units: dict[Any, Tally] = {}
    areas: dict[Any, Tally] = {}
    columns = commitments.order_by("number").values_list("pk", "light_colour", "lead", "lead__name", "area")
    for pk, colour, lead, name, area in columns:
        due, in_time = punctual.get(pk, (0, 0))
        for tally in (
            whole,
            units.setdefault(lead, Tally(lead, name or "")),
            areas.setdefault(area, Tally(area, area)),
        ):
            tally.lights[colour] += 1
            tally.due += due
            tally.in_time += in_time
    return Figures(whole, worst_first(units.values()), worst_first(areas.values()))


def worst_first(tallies: Iterable[Tally]) -> list[Tally]:
    """Those with most red, then most amber, first; otherwise as they come."""
    return sorted(tallies, key=lambda one: (-one.lights[Colour.RED], -one.lights[Colour.AMBER]))


def punctuality(ledger: Ledger, today: dt.date) -> Mapping[int, tuple[int, int]]:
    """How many reports on each commitment of a ledger were due before today, and how many of them came in time.

    A report came when its head confirmed it; no report is due where `delivery.items.excuse` says so.
    """
    deadlines = dict(_past_deadlines(ledger, today))
    if not deadlines:
        return {}
    in_time = _in_time(ledger, deadlines)
    found = {}
    for one in reportable().filter(ledger=ledger).select_related(None).order_by("pk").only("deadline"):
        due = [month for month in deadlines if not excuse(one, month)]
        found[one.pk] = (len(due), len(in_time.get(one.pk, set()).intersection(due)))
    return found


def _in_time(ledger: Ledger, deadlines: Mapping[dt.date, dt.date]) -> dict[int, set[dt.date]]:
    """The months of which a report on each commitment came by its day.

    One row for each commitment and month comes back, of as many reports as there may be; it is compared as the database
    gives it, since making dates of thousands of values would take longer than the rest of the page; a bare `month`
    SQLite's driver would make a date of.
    """
    ops = connection.ops
    ends = {month: timezone.make_aware(dt.datetime.combine(due, dt.time.max)) for month, due in deadlines.items()}
    limits = {
        ops.adapt_datefield_value(month): (month, ops.adapt_datetimefield_value(end)) for month, end in ends.items()
    }
    sql = (
        "SELECT r.commitment_id, MIN(r.month), MIN(r.confirmed_at) FROM delivery_progressreport r"
        " JOIN ledgers_commitment c ON c.id = r.commitment_id"
        " WHERE c.ledger_id = %s AND r.state = 'confirmed' GROUP BY r.commitment_id, r.month"
    )
    found: dict[int, set[dt.date]] = {}
    with connection.cursor() as cursor:
        cursor.execute(sql, [ledger.pk])
        for commitment, stored, first in cursor.fetchall():
            if stored in limits and first <= limits[stored][1]:
                found.setdefault(commitment, set()).add(limits[stored][0])
    return found


def _past_deadlines(ledger: Ledger, today: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    days = WorkingDays()
    for month in months_of(ledger, today):
        due = deadline_of(month, days).due
        if due < today:
            yield month, due
