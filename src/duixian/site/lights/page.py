"""One commitment's lights over time, as its page shows them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from duixian.site.calendar.days import WorkingDays
from duixian.site.keeping.lights import Item
from duixian.site.keeping.lights import Light as Shown
from duixian.site.keeping.parts import SEVERITY
from duixian.site.keeping.replay import replay
from duixian.site.keeping.spans import months, next_month
from duixian.site.keeping.workdays import Remembering
from duixian.site.ledgers.models import Commitment
from duixian.site.lights.items import items_of
from duixian.site.lights.storing import runs
from duixian.site.observations.models import Observation
from duixian.site.observations.showing import vintages_of

WIDTH = 1000
"""Units of the strip of colours."""
BASE = 40
_HEIGHTS = {"red": 36, "amber": 26, "green": 16, "grey": 8}
_KEPT_AFTER = dt.timedelta(days=180)
_ONE = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of one colour.

    Attributes:
        first_day, last_day: both included.
        light: what it said on the last of them.
        x, width: its place in the strip.
    """

    first_day: dt.date
    last_day: dt.date
    light: dict[str, Any]
    x: float
    width: float

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last_day - self.first_day).days + 1

    @property
    def height(self) -> int:
        """Its height in the strip: the worse the higher, so that colour is not all that tells."""
        return _HEIGHTS[self.light["colour"]]

    @property
    def y(self) -> int:
        """Its upper edge in the strip."""
        return BASE - self.height


@dataclass(frozen=True, slots=True)
class Month:
    """The beginning of a month in the strip."""

    day: dt.date
    x: float


@dataclass(frozen=True, slots=True)
class Replayed:
    """A commitment's light on a day, and all its lights.

    Attributes:
        as_of: the day.
        light: what it says, as `duixian.site.keeping.lights.Light.record` has it.
        vintages: the observations it used with the vintages of the same value that were known then, the newest first.
        stretches: from the first day of its first plan.
        months: where months begin in the strip.
        marked: where the day is in the strip.
    """

    as_of: dt.date
    light: dict[str, Any]
    vintages: list[tuple[Observation, bool]]
    stretches: list[Stretch]
    months: list[Month]
    marked: float

    @property
    def parts(self) -> list[dict[str, Any]]:
        """What it was put together from, the worst first."""
        return sorted(self.light["parts"], key=lambda part: -SEVERITY[part["colour"]])

    @property
    def first_day(self) -> dt.date:
        """Where the strip begins."""
        return self.stretches[0].first_day

    @property
    def last_day(self) -> dt.date:
        """Where it ends."""
        return self.stretches[-1].last_day


def replayed(commitment: Commitment, as_of: dt.date, today: dt.date) -> Replayed:
    """The light of a day and those of all days up to today, computed anew."""
    plans = items_of([commitment])[commitment.pk]
    calendar = Remembering(WorkingDays())
    first, last = _bounds(plans, today)
    found = runs(plans, min(first, last), last, calendar)
    light = replay(plans, [as_of], calendar=calendar)[0]
    return Replayed(
        as_of,
        light.record(),
        _vintages(light, as_of),
        _stretches(found, last),
        _months(found[0][0], last),
        _x(as_of, found[0][0], last, middle=True),
    )


def _bounds(plans: tuple[Item, ...], today: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the strip: half a year after the deadline at the most."""
    first = plans[0].begins
    return first, max(first, min(today, max(one.deadline for one in plans) + _KEPT_AFTER))


def _stretches(found: list[tuple[dt.date, Shown]], last: dt.date) -> list[Stretch]:
    begin = found[0][0]
    stretches = []
    for index, (first_day, light) in enumerate(found):
        end = found[index + 1][0] - _ONE if index + 1 < len(found) else last
        x, right = _x(first_day, begin, last), _x(end + _ONE, begin, last)
        stretches.append(Stretch(first_day, end, light.record(), x, round(right - x, 2)))
    return stretches


def _months(first: dt.date, last: dt.date) -> list[Month]:
    return [Month(day, _x(day, first, last)) for day in months(next_month(first), last)]


def _x(day: dt.date, first: dt.date, last: dt.date, *, middle: bool = False) -> float:
    share = ((day - first).days + (0.5 if middle else 0)) / ((last - first).days + 1)
    return round(WIDTH * min(1.0, max(0.0, share)), 2)


def _vintages(light: Shown, as_of: dt.date) -> list[tuple[Observation, bool]]:
    used = [int(one.removeprefix("observation-")) for one in light.inputs if one.startswith("observation-")]
    if not used:
        return []
    chosen = list(Observation.objects.filter(pk__in=used))
    values = {_value(one) for one in chosen}
    return [
        (one, one.pk in used)
        for one in vintages_of(chosen)
        if _value(one) in values and max(one.published_on, one.received_on) <= as_of
    ]


def _value(one: Observation) -> tuple[object, ...]:
    return one.indicator, one.place, one.start, one.end, one.measure
