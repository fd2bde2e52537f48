"""Accuracy on labelled reports; the floors are what the project promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.gold import DEVELOPED_ON, HANDED_OVER, GoldReport, accuracy, readings

# earlier reports write most numbers in Chinese numerals, and tell more than they list
_DIGITS_EVERYWHERE = 2000
_FLOORS = {
    "sichuan2025": 0.92,
    "guangdong2026": 0.95,
    "national2011": 0.98,
    "national2000": 0.95,
    "national2002": 0.85,
}


@pytest.mark.parametrize("report", HANDED_OVER, ids=lambda report: report.name)
def test_handed_over_gold(shared: Path, report: GoldReport) -> None:
    measured = accuracy(report)
    assert measured.strict >= 0.975
    assert measured.recall >= 0.99
    assert measured.precision >= 0.99
    assert measured.fields["value"] >= 0.99
    assert measured.fields["unit"] >= 0.99


@pytest.mark.parametrize("report", DEVELOPED_ON, ids=lambda report: report.name)
def test_further_gold(shared: Path, report: GoldReport) -> None:
    measured = accuracy(report)
    assert measured.strict >= _FLOORS.get(report.name, 0.9 if report.year >= _DIGITS_EVERYWHERE else 0.8)
    one_missed = 1 - 1.5 / measured.quantities
    assert measured.recall >= min(0.985, one_missed)
    assert measured.precision >= 0.98
    assert measured.fields["value"] >= min(0.98, one_missed)


def test_confidence_is_calibrated(shared: Path) -> None:
    rows = [row for report in (*HANDED_OVER, *DEVELOPED_ON) for row in readings(report) if row.statement is not None]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for row in rows:
        assert row.statement is not None
        bins.setdefault(int(row.statement.confidence * 20), []).append((row.statement.confidence, row.strict))
    error = sum(abs(sum(c for c, _ in b) - sum(ok for _, ok in b)) for b in bins.values()) / len(rows)
    assert error < 0.04
