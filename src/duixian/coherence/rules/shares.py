"""Shares of one whole that do not add up to 100 per cent."""

from __future__ import annotations

from collections.abc import Iterator

from duixian.coherence.figures import PERCENT, Figure, decimals, figure
from duixian.coherence.series import ReportFigures
from duixian.coherence.terms import Whole, terms
from duixian.coherence.wording import finding, number
from duixian.ledger.model import Finding
from duixian.statements.statement import Statement

# the whole, what is shared, scope, role, period: what all parts must have in common
_Key = tuple[str, str, str, str, object]


def shares_sum(report: ReportFigures) -> Iterator[Finding]:
    """Findings of `shares-sum`: all parts of a whole in `coherence.toml` are given, and their sum is not 100 %.

    Each part may be off by half its last printed digit. Figures marked 左右, 以上 and the like are not added up.
    """
    beginnings = terms().beginnings_of_parts
    likely = [group for group in report.groups if group[0].indicator.name[:2] in beginnings]
    for whole in terms().wholes:
        for parts in _groups(likely, whole).values():
            if len(parts) == whole.parts:
                yield from _examine(whole, [parts[part] for part in range(whole.parts)])


def _groups(statements: list[list[Statement]], whole: Whole) -> dict[_Key, dict[int, Figure]]:
    """The first figure of each part, for everything that has such parts."""
    groups: dict[_Key, dict[int, Figure]] = {}
    for alike in statements:
        name = alike[0].indicator.name
        if name[:2] not in whole.beginnings or (match := whole.pattern.fullmatch(name)) is None:
            continue
        part = whole.spelling[match["part"]]
        for statement in alike:
            if statement.measure == "level" and (share := figure(statement)) and share.dimension == PERCENT:
                groups.setdefault(_key(whole, match["rest"], statement), {}).setdefault(part, share)
    return groups


def _key(whole: Whole, shared: str, statement: Statement) -> _Key:
    return whole.name, shared, statement.indicator.scope, statement.role, statement.period


def _examine(whole: Whole, parts: list[Figure]) -> Iterator[Finding]:
    if any(one.statement.comparator != "eq" for one in parts):
        return
    total = sum(one.low for one in parts)
    tolerance = sum(0.5 * 10.0 ** -decimals(one.statement) * one.factor for one in parts)
    if abs(total - 100) <= tolerance + 1e-9:
        return
    written = [number(one.low, 4) for one in parts]
    yield finding(
        "shares-sum",
        "warning",
        (one.statement for one in parts),
        {
            "whole": whole.name,
            **{one.statement.indicator.name: one.low for one in parts},
            "sum": total,
            "difference": total - 100,
            "tolerance": tolerance,
        },
        {
            "name": whole.name,
            "name_en": whole.name_en,
            "parts": "＋".join(written),
            "parts_en": " + ".join(written),
            "sum": number(total, 4),
            "difference": number(abs(total - 100), 4),
        },
    )
