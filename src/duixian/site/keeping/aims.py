"""What a numeric target asks for."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite
from typing import Literal

from duixian.coherence.figures import figure
from duixian.settlement.options import default_options
from duixian.settlement.verdicts import limit_of
from duixian.settlement.wording import Said
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.wording import PERCENT, amount, difference, word
from duixian.statements.statement import Comparator, Measure, Statement

Polarity = Literal["higher", "lower"]

HOLDING: tuple[Measure, ...] = ("growth", "rank")
"""Measures that must stand at their target all along: growth is counted from January anyway."""

_RATE_UNITS = (*PERCENT, "‰")


@dataclass(frozen=True, slots=True)
class Aim:
    """A number that an indicator must reach, or must not exceed.

    Attributes:
        value: the number, in `unit`; of a range its lesser end.
        unit: as written ("亿元", "%").
        measure: whether it is a level, a growth, a change, a rank or a multiple.
        polarity: `higher` where an outcome must not lie below, `lower` where it must not lie above.
        allowance: how far an outcome may lie on the wrong side and still keep it (左右), in `unit`.
        comparator: how the target is worded.

    Raises:
        UnfitPlan: the value is infinite or no number, or the allowance is negative.
    """

    value: float
    unit: str
    measure: Measure = "level"
    polarity: Polarity = "higher"
    allowance: float = 0.0
    comparator: Comparator = "eq"

    def __post_init__(self) -> None:
        if not isfinite(self.value) or not 0 <= self.allowance < inf:
            raise UnfitPlan(f"A target of {self.value} ± {self.allowance} must be finite, its allowance not negative.")

    @property
    def sign(self) -> int:
        """1 where more is better, −1 where less is."""
        return 1 if self.polarity == "higher" else -1

    @property
    def is_rate(self) -> bool:
        """Whether it is counted in per cent or percentage points."""
        return self.unit.endswith(_RATE_UNITS)

    @property
    def usual_baseline(self) -> float | None:
        """The baseline to offer for its curve: 0 for changes and amounts, 1 for multiples, None for what must hold.

        A level that is a stock (population, forest) has its last value as baseline, which only the office can say.
        """
        if self.measure in HOLDING or (self.measure == "level" and (self.is_rate or self.polarity == "lower")):
            return None
        return 1.0 if self.measure == "multiple" else 0.0

    @property
    def said(self) -> Said:
        """The target with its words: 480亿元以上, 下降3%以上, 前5位."""
        shown = self.told(self.value)
        caps = self.sign * self.value < 0 if self._moves else self.polarity == "lower"
        if self.measure == "rank":
            shown = word("rank", number=shown)
        elif self.comparator == "approx":
            shown = word("about", number=shown)
        elif caps:
            shown = word("at-most", number=shown)
        elif self.comparator == "ge":
            shown = word("at-least", number=shown)
        if self.allowance:
            return word("allowance", number=shown, allowance=self.difference(self.allowance))
        return shown

    def told(self, value: float) -> Said:
        """One of its values as a reader would say it: 240亿元, 增长6.1%, 下降3.2%."""
        if not self._moves:
            return Said(amount(value, self.unit), amount(value, self.unit))
        return word("rise" if value >= 0 else "fall", number=amount(abs(value), self.unit))

    def difference(self, value: float) -> Said:
        """A difference between two of its values, rounded; in percentage points where they are in per cent."""
        return difference(value, self.unit)

    @property
    def _moves(self) -> bool:
        return self.measure in ("growth", "change")


def aim_of(statement: Statement) -> Aim | None:
    """What a statement of a target asks for, by the rules that settle it at the year's end; None without a number.

    A light at the end of the period therefore agrees with the verdict of the settlement, but for printed digits: lights
    do not round.
    """
    promise = figure(statement)
    if promise is None or statement.low is None:
        return None
    low = statement.low
    high = low if statement.high is None else statement.high
    if statement.measure == "rank":
        return Aim(max(low, high), statement.unit, "rank", "lower", comparator=statement.comparator)
    limit = limit_of(promise, default_options())
    value = max(low, high) if limit.ceiling else min(low, high)
    return Aim(
        value=value,
        unit=statement.unit,
        measure=statement.measure,
        polarity="lower" if limit.ceiling else "higher",
        allowance=abs(value - limit.value) if limit.tolerance else 0.0,
        comparator=statement.comparator,
    )
