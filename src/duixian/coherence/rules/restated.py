"""The same quantity given twice with figures that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from duixian.coherence.figures import Figure
from duixian.coherence.paths import comparable
from duixian.coherence.series import ReportFigures, Series, distinct_name
from duixian.coherence.wording import finding, written, written_en
from duixian.ledger.model import Finding, Severity
from duixian.statements.periods import TOTAL

_ROLES: Final = {"outcome": ("结果", "outcome"), "target": ("目标", "target")}
_SHORTEST_NAME: Final = 4


def restated_differently(report: ReportFigures) -> Iterator[Finding]:
    """Findings of `restated-differently`: one quantity, period and role, figures that exclude each other.

    左右, 以上, 突破, 以内 and printed digits decide what a figure can stand for: 2820亿元 and 突破2000亿元 agree.
    Things counted, names that are no known indicator, and figures too far apart to be of the same thing weigh less
    (`info`); names too short to be distinctive are left out.
    """
    for series in report.repeated:
        if series.known is None and len(series.name) < _SHORTEST_NAME:
            continue
        for group in _same_quantity(series):
            if pair := _contradiction(group):
                yield _finding(series, *pair)


def _contradiction(group: list[Figure]) -> tuple[Figure, Figure] | None:
    """The two figures furthest apart, in text order, if they exclude each other."""
    one = max(group, key=lambda figure: figure.bounds().least)
    other = min(group, key=lambda figure: figure.bounds().most)
    if one.bounds().meets(other.bounds()):
        return None
    return (one, other) if one.statement.start <= other.statement.start else (other, one)


def _same_quantity(series: Series) -> list[list[Figure]]:
    groups: dict[object, list[Figure]] = {}
    for one in series.figures:
        statement = one.statement
        if statement.measure in ("level", "growth") and statement.role in _ROLES and statement.period is not None:
            name = distinct_name(statement.indicator.name)
            kind = (name, statement.measure, statement.role, statement.comparable_basis, one.base, one.dimension)
            is_total = statement.rules.get("period") == TOTAL
            groups.setdefault((kind, statement.period, is_total), []).append(one)
    return [group for group in groups.values() if len(group) > 1]


def _finding(series: Series, one: Figure, other: Figure) -> Finding:
    role, role_en = _ROLES[one.statement.role]
    years = f"{one.start}—{one.end}" if one.start and one.start != one.end else f"{one.end or ''}"
    first, second = written(one.statement), written(other.statement)
    return finding(
        "restated-differently",
        _severity(series, one, other),
        (one.statement, other.statement),
        {
            "indicator": series.name,
            "period": years.replace("—", "-"),
            "one": one.statement.low or 0.0,
            "one_unit": one.statement.unit,
            "other": other.statement.low or 0.0,
            "other_unit": other.statement.unit,
            "difference": abs(one.low - other.low) / one.factor,
        },
        {
            "name": series.name,
            "name_en": series.name_en,
            "period": f"{years}年" if years else "",
            "period_en": years or "the same period",
            "role": role,
            "role_en": role_en,
            "one": first,
            "one_en": written_en(one),
            "other": second,
            "other_en": written_en(other),
        },
    )


def _severity(series: Series, one: Figure, other: Figure) -> Severity:
    if series.known is None or (one.dimension == "count" and not series.known.headline):
        return "info"
    if not comparable(abs(one.low), abs(other.low)) or one.low * other.low < 0:
        return "info"
    return "warning" if series.known.headline and one.statement.measure == "growth" else "notice"
