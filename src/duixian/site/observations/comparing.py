"""Rows held against what is stored: what is new, what revises, what is there already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from duixian.site.keeping.wording import amount
from duixian.site.observations.models import Observation
from duixian.site.observations.rows import MEASURES, Fault, Row
from duixian.site.pages.language import spoken

Value = tuple[str, str, dt.date, dt.date, str]
"""What a value is of: indicator, place, first and last day, measure."""


class Status(StrEnum):
    """What a row is to what is stored."""

    NEW = "new"
    REVISION = "revision"  # a later vintage with another value
    CONFIRMED = "confirmed"  # a later vintage with the same value
    EARLIER = "earlier"  # an earlier vintage than the newest one
    DUPLICATE = "duplicate"  # the very vintage


@dataclass(frozen=True, slots=True)
class Vintage:
    """One publication of a value."""

    published_on: dt.date
    vintage: str
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A row and what it is to what is stored; `before` is the newest vintage so far."""

    row: Row
    status: Status
    before: Vintage | None = None

    @property
    def span(self) -> str:
        """What the value speaks about, in the language of the interface."""
        return spoken(self.row.span.said)

    @property
    def measure(self) -> object:
        """Its measure in words."""
        return MEASURES[self.row.measure]


def compare(rows: Sequence[Row]) -> tuple[list[Compared], list[Fault]]:
    """What each row is to what is stored and to the rows before it, by one query; rows that contradict are faults."""
    known = _stored(rows)
    compared: list[Compared] = []
    faults: list[Fault] = []
    for row in rows:
        vintages = known.setdefault(_key(row), [])
        fresh = Vintage(row.published_on, row.vintage, row.value, row.unit)
        same = next(
            (one for one in vintages if (one.published_on, one.vintage) == (row.published_on, row.vintage)), None
        )
        newest = max(reversed(vintages), key=lambda one: one.published_on, default=None)
        if same is not None:
            if (same.value, same.unit) != (row.value, row.unit):
                faults.append(Fault("value", row.where, _contradiction(row, same)))
            else:
                compared.append(Compared(row, Status.DUPLICATE, same))
            continue
        vintages.append(fresh)
        if newest is None:
            status = Status.NEW
        elif row.published_on < newest.published_on:
            status = Status.EARLIER
        else:
            status = Status.CONFIRMED if (newest.value, newest.unit) == (row.value, row.unit) else Status.REVISION
        compared.append(Compared(row, status, newest))
    return compared, faults


def _contradiction(row: Row, same: Vintage) -> str:
    return _("%(value)s is known as published on %(day)s; a revision has a date or a vintage name of its own") % {
        "value": amount(same.value, same.unit),
        "day": row.published_on,
    }


def _stored(rows: Iterable[Row]) -> dict[Value, list[Vintage]]:
    found: dict[Value, list[Vintage]] = {}
    rows = list(rows)
    if not rows:
        return found
    wanted = Observation.objects.filter(
        indicator__in={one.indicator for one in rows},
        place__in={one.place for one in rows},
        end__gte=min(one.span.end for one in rows),
        end__lte=max(one.span.end for one in rows),
    )
    for one in wanted.order_by("published_on", "received_on", "pk"):
        vintage = Vintage(one.published_on, one.vintage, one.value, one.unit)
        found.setdefault((one.indicator, one.place, one.start, one.end, one.measure), []).append(vintage)
    return found


def _key(row: Row) -> Value:
    return row.indicator, row.place, row.span.start, row.span.end, row.measure
