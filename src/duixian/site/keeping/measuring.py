"""A numeric target held against its observations."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Literal

from duixian.settlement.wording import Said
from duixian.site.keeping.curve_part import CurvePart
from duixian.site.keeping.curves import Expected, PlannedCurve
from duixian.site.keeping.observations import Basis, Choice, Observation, Timeline, timeline
from duixian.site.keeping.parts import Colour
from duixian.site.keeping.publication import MONTHLY, REPORTED, Awaited, Publication, awaited
from duixian.site.keeping.rule import Rule
from duixian.vocabulary.units import parse_unit

Reading = Literal["to-date", "latest", "year"]


@dataclass(frozen=True, slots=True)
class Measured:
    """One number of a commitment, with all that is known of it.

    Attributes:
        name: of what is measured, as shown to readers.
        curve: its planned course.
        observations: of the indicator at the place, every vintage, in any order; those of other times, measures or
            units are left out by themselves.
        reading: which of them speak of the target: `to-date` from the first day of the plan (1—6月累计), `latest` any
            that ends within it (end of June, the month of June), `year` calendar years within it.
        publication: when they usually come; `REPORTED` where only the unit that is responsible is known to count them.
    """

    name: Said | str
    curve: PlannedCurve
    observations: tuple[Observation, ...] = ()
    reading: Reading = "to-date"
    publication: Publication = MONTHLY


@dataclass(slots=True)
class Course:
    """A `Measured` made ready to be asked about many days."""

    measured: Measured
    rule: Rule
    known: Timeline
    published: Awaited
    reported: Awaited
    _parts: dict[tuple[int, int, bool], CurvePart] = field(default_factory=dict)

    def on(self, as_of: dt.date) -> CurvePart:
        """How the number stands by what was known on a day."""
        index = self.known.index(as_of)
        choice = None if index is None else self.known.choices[index]
        if index is None or choice is None:
            return self._unobserved(as_of)
        to_come = self.reported if choice.observation.reported else self.published
        overdue = to_come.overdue(choice.observation.span.end, as_of)
        stale = overdue >= self.rule.stale_after or (overdue > 0 and as_of > to_come.days[-1])
        part = self._parts.get((index, overdue, stale))
        if part is None:
            part = self._parts[index, overdue, stale] = self._observed(choice, overdue, stale)
        return part

    def _unobserved(self, as_of: dt.date) -> CurvePart:
        by_unit = self.measured.publication.reported
        to_come = self.reported if by_unit else self.published
        unfit, end, day = self.known.unfit_at(as_of), to_come.ends[0], to_come.days[0]
        late, early = ("no-reported-value", "not-reported-yet") if by_unit else ("no-observation", "not-published-yet")
        rule = "no-fitting-observation" if unfit else late if as_of > day else early
        return CurvePart("grey", rule, self.measured.name, self.measured.curve, end=end, day=day, count=unfit)

    def _observed(self, choice: Choice, overdue: int, stale: bool) -> CurvePart:
        expected = self.measured.curve.expected(choice.observation.span.end, self.rule)
        colour, rule = judged(expected, choice.value)
        if colour == "green" and stale:
            colour, rule = "grey", "stale"
        return CurvePart(
            colour, rule, self.measured.name, self.measured.curve, choice, expected, day=expected.due_on, count=overdue
        )


def course(measured: Measured, rule: Rule, basis: Basis = "received") -> Course:
    """Make a number ready to be asked about many days."""
    curve = measured.curve
    within = [one for one in measured.observations if curve.start <= one.span.end <= curve.end]
    known = timeline(within, partial(fit, measured), basis)
    usual = MONTHLY if measured.publication.reported else measured.publication
    return Course(
        measured,
        rule,
        known,
        awaited(usual, curve.start, curve.end, rule),
        awaited(REPORTED, curve.start, curve.end, rule),
    )


def judged(expected: Expected, actual: float) -> tuple[Colour, str]:
    """Colour of a value, and the id of the rule that gives it."""
    aim = expected.curve.aim
    if expected.value is None:
        beyond = aim.sign * (aim.value - actual) - aim.allowance
        if expected.curve.advances and expected.allows(beyond, 0.0):
            return "green", "reached-early"
        runs = expected.curve.climbs and not expected.curve.advances
        return ("red", "ceiling-broken") if runs and not expected.allows(beyond, 0.0) else ("grey", "nothing-due-yet")
    gap = expected.gap(actual)
    if expected.how == "end":
        return ("green", "final-kept") if expected.allows(gap, expected.tolerance) else ("red", "final-missed")
    if expected.allows(gap, 0.0):
        return "green", "on-curve"
    if expected.allows(gap, expected.tolerance):
        return "green", "within-tolerance"
    return ("amber", "slightly-behind") if expected.allows(gap, expected.band) else ("red", "behind")


def fit(measured: Measured, one: Observation) -> float | None:
    """The value in the target's unit; None where the observation does not speak of the target."""
    aim, reading = measured.curve.aim, measured.reading
    speaks = {
        "to-date": one.span.start == measured.curve.start,
        "latest": True,
        "year": one.span.is_year,
    }[reading]
    if not speaks or one.measure != aim.measure:
        return None
    factor = unit_factor(one.unit, aim.unit)
    return None if factor is None else one.value * factor


@lru_cache(maxsize=1024)
def unit_factor(unit: str, wanted: str) -> float | None:
    """What values in one unit are multiplied by to be in another; None where they cannot be compared."""
    if unit == wanted:
        return 1.0
    one, other = parse_unit(unit), parse_unit(wanted)
    if one is None or other is None or (one.base, one.dimension) != (other.base, other.dimension):
        return None
    return one.factor / other.factor
