"""All rules over one report."""

from __future__ import annotations

from duixian.coherence.rules import RULES
from duixian.coherence.series import gather
from duixian.ledger.model import Finding
from duixian.outline.section import Section
from duixian.statements.statement import Statement


def examine(
    sections: tuple[Section, ...], statements: tuple[Statement, ...], *, year: int | None
) -> tuple[Finding, ...]:
    """Questions that the figures of a report raise, in the order of `RULES` and then of the text.

    `year` is the report's; without it only the rules that need no year find anything. The time taken grows
    linearly with the number of statements.
    """
    report = gather(sections, statements, year)
    return tuple(finding for rule in RULES for finding in rule.find(report))
