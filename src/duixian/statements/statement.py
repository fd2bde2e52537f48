"""One measured quantity of a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from duixian.outline.section import Period, StatedPeriod
from duixian.sealing import freeze, seal, thaw

Measure = Literal["level", "growth", "change", "rank", "multiple"]
Comparator = Literal["eq", "approx", "ge", "le", "range", "sync", "assigned", "stable", "positive"]
StatementRole = Literal["outcome", "target", "fact"]
Strength = Literal["ensure", "strive", "endeavour", ""]
IndicatorId: TypeAlias = str | None
Number: TypeAlias = float | None
Rules: TypeAlias = dict[str, str]


@dataclass(slots=True, unsafe_hash=True)
class IndicatorRef:
    """The thing measured.

    Attributes:
        name: shortest complete Chinese name as resolved from the text.
        id: canonical indicator of `vocabulary/indicators.toml`, or None.
        scope: the part of the place it is limited to as written ("贫困村", "衡山县"), "" for the whole.
    """

    name: str
    id: "IndicatorId" = None
    scope: str = ""

    def __init__(self, name: str, id: str | None = None, scope: str = "") -> None:  # noqa: A002
        thaw(self)
        self.name = name
        self.id = id
        self.scope = scope
        freeze(self)


seal(IndicatorRef)


@dataclass(slots=True, unsafe_hash=True)
class Statement:
    """One measured quantity, as `shared` GUIDE and DESIGN define it.

    Attributes:
        id: "q1", "q2" … in text order.
        start, end: character offsets; from the first character of the number to the end of its unit.
        indicator: what is measured.
        measure: `level`, `growth` (relative, %), `change` (absolute or percentage points), `rank`, `multiple`.
        low, high: numbers as written, signed for growth and change; equal unless a range; None for the
            comparators without a number (`sync`, `assigned`, `stable`, `positive`).
        unit: as written, with 万 and 亿 prefixes; "" where there is none.
        value: `low` in the base unit of its dimension (yuan, persons, m² … ; percent as a ratio), or None.
        value_high: the same for `high`.
        base_unit: name of that base unit, or "" where the unit is not convertible.
        comparator: how value and number relate.
        role: `outcome` reached, `target` promised, `fact` parameter or background.
        period: the time the value speaks about, or None.
        provisional: marked 预计.
        comparable_basis: marked 同口径 or 可比价.
        strength: `ensure` 确保, `strive` 力争 争取, `endeavour` 努力, or "".
        reference: what a `sync` or `positive` value is measured against, or what `assigned` refers to.
        section: id of the deepest section that holds it.
        quote: `text[start:end]` as received.
        clause: offsets of the clause it was read from, for display.
        confidence: estimated probability that value, unit, comparator, measure, role and indicator are all right.
        rules: for each field, the rule that produced it (`duixian explain`).
    """

    id: str
    start: int
    end: int
    indicator: "IndicatorRef"
    measure: "Measure"
    low: "Number"
    high: "Number"
    unit: str
    comparator: "Comparator"
    role: "StatementRole"
    period: "StatedPeriod"
    value: "Number" = None
    value_high: "Number" = None
    base_unit: str = ""
    provisional: bool = False
    comparable_basis: bool = False
    strength: "Strength" = ""
    reference: str = ""
    section: str = ""
    quote: str = ""
    clause: "tuple[int, int]" = (0, 0)
    confidence: float = 1.0
    rules: "Rules" = field(default_factory=dict, hash=False)

    def __init__(
        self,
        id: str,  # noqa: A002
        start: int,
        end: int,
        indicator: IndicatorRef,
        measure: Measure,
        low: float | None,
        high: float | None,
        unit: str,
        comparator: Comparator,
        role: StatementRole,
        period: Period | None,
        value: float | None = None,
        value_high: float | None = None,
        base_unit: str = "",
        provisional: bool = False,
        comparable_basis: bool = False,
        strength: Strength = "",
        reference: str = "",
        section: str = "",
        quote: str = "",
        clause: tuple[int, int] = (0, 0),
        confidence: float = 1.0,
        rules: dict[str, str] | None = None,
    ) -> None:
        thaw(self)
        self.id = id
        self.start = start
        self.end = end
        self.indicator = indicator
        self.measure = measure
        self.low = low
        self.high = high
        self.unit = unit
        self.comparator = comparator
        self.role = role
        self.period = period
        self.value = value
        self.value_high = value_high
        self.base_unit = base_unit
        self.provisional = provisional
        self.comparable_basis = comparable_basis
        self.strength = strength
        self.reference = reference
        self.section = section
        self.quote = quote
        self.clause = clause
        self.confidence = confidence
        self.rules = rules if rules is not None else {}
        freeze(self)


seal(Statement)
