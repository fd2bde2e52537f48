"""The sentences that settlements and changes quote, on one line, and what the reports are called."""

from __future__ import annotations

from duixian.ledger.tables import sentence_span
from duixian.settlement import Outcome, ReportRef, Settlements
from duixian.settlement.changes import Promise


def around(report: ReportRef, start: int, end: int) -> str:
    """The sentence around a span of a report's text, on one line."""
    left, right = sentence_span(report.text, start, end)
    return "".join(report.text[left:right].split("\n")).strip()


def of_outcome(settlements: Settlements, answer: Outcome | None) -> str:
    """The sentence that an answer stands in; who published it where it stands in no report."""
    if answer is None:
        return ""
    return around(settlements.this, answer.start, answer.end) if settlements.this else answer.origin


def of_promise(report: ReportRef, promise: Promise | None) -> str:
    """The sentence that a promise stands in, "" for none."""
    return around(report, promise.start, promise.end) if promise else ""
