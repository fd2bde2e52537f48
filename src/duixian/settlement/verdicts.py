"""Whether a reported figure keeps a promised one; the rules are published in docs/verdicts.md."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from duixian.coherence.figures import PERCENT, Figure, decimals
from duixian.settlement.model import Verdict
from duixian.settlement.options import SettlementOptions
from duixian.settlement.wording import NOTHING, Said, reason, told, word
from duixian.statements.statement import Statement
from duixian.vocabulary.indicators import indicators

_POINTS, _PER_CENT = "个百分点", "%"


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with the rule that gave it, its tolerance, its arithmetic and the conversion of the unit."""

    verdict: Verdict
    rule: str
    reason: Said
    tolerance: str = ""
    conversion: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """What a promise asks for.

    Attributes:
        rule: id of the rule it follows from.
        value: in the promise's unit as written, tolerance included.
        ceiling: whether the outcome must not lie above it, rather than not below.
        tolerance: as text, "" for none.
    """

    rule: str
    value: float
    ceiling: bool
    tolerance: str = ""

    def keeps(self, value: float) -> bool:
        """Whether an outcome in the promise's unit keeps within it."""
        slack = 1e-9 * max(1.0, abs(self.value))
        return value <= self.value + slack if self.ceiling else value >= self.value - slack


def judge(promise: Figure, outcome: Figure, options: SettlementOptions, *, nearly: bool = False) -> Decision:
    """Hold an outcome against a promise of the same measure.

    `nearly`: the outcome is said to be 近 or 接近 its number, that is a little less.
    """
    limit = limit_of(promise, options)
    reached = outcome.low / promise.factor
    conversion = _conversion(promise.statement, outcome.statement, reached)
    shown = Said(f"{_plain(limit.value)}{promise.statement.unit}", f"{_plain(limit.value)}{promise.statement.unit}")
    allowance = word("allowance", tolerance=limit.tolerance) if limit.tolerance else NOTHING
    texts = {"promise": told(promise.statement), "outcome": told(outcome.statement)}
    step = _step(outcome.statement) * outcome.factor / promise.factor

    def decided(verdict: Verdict, rule: str, key: str, **more: Said | str) -> Decision:
        return Decision(verdict, rule, reason(key, **texts, **more), limit.tolerance, conversion)

    keeps = limit.keeps(reached)
    if not limit.ceiling and _reaches_across(outcome.statement, reached, limit.value, step, nearly):
        return decided("undecidable", "open-outcome", "open-outcome", limit=shown)
    if not keeps and options.round_printed and _rounds_to(limit.value * promise.factor / outcome.factor, outcome):
        return decided("met", limit.rule, "rounded")
    side = {(False, True): "above", (False, False): "below", (True, True): "under", (True, False): "over"}
    return decided(
        "met" if keeps else "missed",
        limit.rule,
        "reached",
        limit=shown,
        allowance=allowance,
        side=word(side[limit.ceiling, keeps]),
    )


def judge_share(promise: Figure, outcome: Figure) -> Decision:
    """Hold an outcome given in per cent of what was planned against the plan."""
    keeps = outcome.low >= 100
    text = reason(
        "reached",
        promise=told(promise.statement),
        outcome=Said(f"完成计划的{outcome.statement.quote}", f"{outcome.statement.quote} of the plan"),
        side=word("above" if keeps else "below"),
        limit="100%",
        allowance=NOTHING,
    )
    return Decision("met" if keeps else "missed", "plan-share", text)


def limit_of(promise: Figure, options: SettlementOptions) -> Limit:
    """What a promise asks for, by its comparator and by what it measures."""
    statement = promise.statement
    low, high = promise.low / promise.factor, promise.high / promise.factor
    about = statement.comparator == "approx"
    rate = promise.dimension == PERCENT
    points = options.growth_points if about and rate else 0.0
    share = options.amount_share if about and not rate else 0.0
    allowed = points if rate else share * abs(low)
    tolerance = (f"{_plain(points)}{_POINTS}" if rate else f"{_plain(100 * share)}{_PER_CENT}") if about else ""
    known = indicators().by_id.get(statement.indicator.id or "")
    moves = statement.measure in ("growth", "change")
    if known is not None and known.dimension == "price-change":
        return Limit("price-ceiling", max(low, high) + allowed, True, tolerance)
    if moves and low < 0:
        within = statement.comparator == "le"
        return Limit(
            "at-most" if within else "reduction", max(low, high) + (0.0 if within else allowed), not within, tolerance
        )
    if statement.comparator == "le":
        return Limit("at-most", max(low, high), True)
    if known is not None and known.polarity == "lower" and not moves:
        return Limit("lower-is-better", max(low, high) + allowed, True, tolerance)
    rule = {"ge": "at-least", "range": "range-lower-end", "approx": "about-rate" if rate else "about-amount"}
    return Limit(rule.get(statement.comparator, "stated-value"), min(low, high) - allowed, False, tolerance)


def _reaches_across(outcome: Statement, reached: float, limit: float, step: float, nearly: bool) -> bool:
    """Whether an open figure may lie on either side of a floor: 9%以上 against 9.5, 近500 against 500."""
    if nearly:
        return reached - step < limit <= reached
    return outcome.comparator == "ge" and reached < limit < reached + step


def _rounds_to(limit: float, outcome: Figure) -> bool:
    """Whether the promise, rounded to the digits printed in the outcome, is the outcome."""
    printed = Decimal(str(outcome.statement.low))
    digit = Decimal(1).scaleb(-max(1, decimals(outcome.statement)))
    return Decimal(repr(limit)).quantize(digit, ROUND_HALF_EVEN) == printed.quantize(digit, ROUND_HALF_EVEN)


def _step(statement: Statement) -> float:
    """One in the last digit that is printed and not a closing zero, in the unit as written: 10 for 130余, 1 for 9."""
    places = decimals(statement)
    if places:
        return float(10.0**-places)
    digits = str(int(abs(statement.low or 0.0)))
    return float(10.0 ** (len(digits) - len(digits.rstrip("0")))) if digits.strip("0") else 1.0


def _conversion(promise: Statement, outcome: Statement, reached: float) -> str:
    if promise.unit == outcome.unit or not outcome.unit:
        return ""
    return f"{outcome.quote} = {_plain(reached)}{promise.unit}"


def _plain(number: float) -> str:
    return f"{number:.10g}"
