"""The rules, in the order in which their findings are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from duixian.coherence.rules.annual_below_average import annual_below_average
from duixian.coherence.rules.annual_below_pace import annual_below_pace
from duixian.coherence.rules.last_outcome import already_reached, below_last_outcome
from duixian.coherence.rules.level_growth import level_growth_mismatch
from duixian.coherence.rules.restated import restated_differently
from duixian.coherence.rules.review import promised_not_reviewed, reviewed_not_promised
from duixian.coherence.rules.shares import shares_sum
from duixian.coherence.series import ReportFigures
from duixian.ledger.model import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """A question that figures of a report can raise.

    Attributes:
        id: stable id, used in `Finding.rule`.
        find: its findings in a report, in text order of the indicators.
    """

    id: str
    find: Callable[[ReportFigures], Iterator[Finding]]


RULES: tuple[Rule, ...] = (
    Rule("annual-below-average", annual_below_average),
    Rule("annual-below-pace", annual_below_pace),
    Rule("shares-sum", shares_sum),
    Rule("level-growth-mismatch", level_growth_mismatch),
    Rule("restated-differently", restated_differently),
    Rule("already-reached", already_reached),
    Rule("below-last-outcome", below_last_outcome),
    Rule("promised-not-reviewed", promised_not_reviewed),
    Rule("reviewed-not-promised", reviewed_not_promised),
)
