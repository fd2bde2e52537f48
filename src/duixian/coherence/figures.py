"""Statements made comparable: years as numbers, amounts in one unit, and what a printed number can stand for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import inf
from typing import Final, NamedTuple

from duixian.coherence.terms import terms
from duixian.outline.section import Basis
from duixian.statements.statement import Statement
from duixian.vocabulary.units import parse_unit

PERCENT: Final = "ratio"
_LARGEST: Final = 1e18


class Bounds(NamedTuple):
    """The least and the most that a figure can stand for, in its scaled unit; infinite where it is open."""

    least: float
    most: float

    def meets(self, other: Bounds, margin: float = 0.0) -> bool:
        """Whether both can stand for the same number, give or take `margin`."""
        return self.least <= other.most + margin and other.least <= self.most + margin


class Figure(NamedTuple):
    """A statement with a number, ready for comparison.

    Attributes:
        statement: where it comes from.
        start, end: first and last year it speaks about, None where unknown or finer than a year.
        basis: basis of its period, "year" where it has none.
        base, dimension: base unit and dimension of `units.toml`; `PERCENT` for percentages and points.
        low, high: the number in base units; percentages and points in per cent.
        factor: base units in one unit as written.
    """

    statement: Statement
    start: int | None
    end: int | None
    basis: Basis
    base: str
    dimension: str
    low: float
    high: float
    factor: float

    @property
    def is_amount_of_a_year(self) -> bool:
        """A level reached in or meant for one year: neither an average nor a total over several."""
        return self.statement.measure == "level" and self.basis in ("year", "by")

    def same_unit(self, other: Figure) -> bool:
        """Whether their numbers can be compared."""
        return self.base == other.base and self.dimension == other.dimension

    def bounds(self) -> Bounds:
        """What the figure can stand for, given its comparator and its printed digits.

        A promise means the number it names; a report of what was reached is rounded to its last printed digit.
        以上, 突破, 多 leave a figure open away from zero, 以内, 不超过 towards zero.
        """
        low, high, comparator = self.low, self.high, self.statement.comparator
        least, most = min(low, high), max(low, high)
        slack = 0.0 if self.statement.role == "target" else self._rounding()
        if comparator == "approx":
            slack += self._vagueness()
        falls = most < 0
        if comparator == "ge":
            return Bounds(-inf, most + slack) if falls else Bounds(least - slack, inf)
        if comparator == "le":
            return Bounds(least - slack, inf) if falls else Bounds(-inf, most + slack)
        return Bounds(least - slack, most + slack)

    def _rounding(self) -> float:
        number, digits = abs(self.statement.low or 0.0), decimals(self.statement)
        half = 0.5 * 10.0**-digits
        if digits == 0 and number >= 100:
            zeros = _trailing_zeros(int(number))
            half = max(half, min(0.5 * 10.0**zeros, terms().thresholds.round_figure_share * number))
        return half * self.factor

    def _vagueness(self) -> float:
        if self.dimension == PERCENT:
            return terms().thresholds.approximate_points
        return terms().thresholds.approximate_share * max(abs(self.low), abs(self.high))


def figure(statement: Statement) -> Figure | None:
    """The figure of a statement; None where it has no number, or one beyond any use."""
    low = statement.low
    if low is None:
        return None
    high = low if statement.high is None else statement.high
    base, dimension, factor = _scale(statement.unit, statement.measure)
    low, high = sorted((low * factor, high * factor))  # a range of falls is written from the smaller fall on
    if not (-_LARGEST <= low <= _LARGEST and -_LARGEST <= high <= _LARGEST):
        return None
    period = statement.period
    if period is None:
        return Figure(statement, None, None, "year", base, dimension, low, high, factor)
    return Figure(
        statement,
        _year(period.start),
        _year(period.end or period.start),
        period.basis,
        base,
        dimension,
        low,
        high,
        factor,
    )


def decimals(statement: Statement) -> int:
    """Decimal places printed in a statement ("41.0" has one)."""
    if printed := _number().search(statement.quote):
        return len(printed.group(1) or "")
    _, _, fraction = f"{statement.low or 0.0:.6f}".rstrip("0").partition(".")
    return len(fraction)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d[\d,，]*(?:[.．](\d+))?")


@lru_cache(maxsize=1024)
def _scale(unit: str, measure: str) -> tuple[str, str, float]:
    """Base unit, dimension and factor of a unit as written; percentages are counted in per cent."""
    worth = parse_unit(unit)
    if worth is None:
        return unit, "", 1.0
    if worth.dimension == "ratio":
        return PERCENT, PERCENT, 100 * worth.factor
    if worth.dimension == "multiple" and measure == "growth":
        return PERCENT, PERCENT, 100.0
    return worth.base, worth.dimension, worth.factor


@lru_cache(maxsize=256)
def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() else None


def _trailing_zeros(number: int) -> int:
    digits = str(number)
    return len(digits) - len(digits.rstrip("0"))
