"""The headline targets of a report: what was reached last, what is aimed at, what is promised for this year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duixian.ledger.model import Ledger
from duixian.outline.section import Role
from duixian.statements.statement import Statement

_SHOWN = 2


@dataclass(frozen=True, slots=True)
class HeadlineRow:
    """One indicator of the headline table.

    Attributes:
        indicator: its name as the target gives it.
        outcomes: how it stood at the end of the review, the comparable measure first.
        goals: multi-year goals, the comparable measure first.
        targets: targets of the report's year.
    """

    indicator: str
    outcomes: tuple[Statement, ...]
    goals: tuple[Statement, ...]
    targets: tuple[Statement, ...]


def headline(ledger: Ledger) -> tuple[HeadlineRow, ...]:
    """One row for each indicator with an annual target, in text order; without those, for each with a goal."""
    roles = {section.id: section.role for section in ledger.outline}
    annual = _targets(ledger, roles, "annual_targets")
    goals = _targets(ledger, roles, "goals")
    outcomes = _grouped(s for s in ledger.statements if s.role == "outcome")
    return tuple(
        HeadlineRow(
            indicator=stated[0].indicator.name,
            outcomes=_comparable(_latest(outcomes.get(thing, ())), stated[0]),
            goals=_comparable(goals.get(thing, ()), stated[0]),
            targets=tuple(annual.get(thing, ())),
        )
        for thing, stated in (annual or goals).items()
    )


def _targets(ledger: Ledger, roles: dict[str, Role], role: Role) -> dict[str, list[Statement]]:
    return _grouped(s for s in ledger.statements if s.role == "target" and roles.get(s.section) == role)


def _grouped(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    groups: dict[str, list[Statement]] = {}
    for s in statements:
        groups.setdefault(f"{s.indicator.id or s.indicator.name} {s.indicator.scope}", []).append(s)
    return groups


def _latest(statements: Sequence[Statement]) -> list[Statement]:
    """Those about the last year that any of them is about."""
    last = max((_year(s) for s in statements), default="")
    return [s for s in statements if _year(s) == last]


def _year(s: Statement) -> str:
    return s.period.end if s.period else ""


def _comparable(statements: Sequence[Statement], target: Statement) -> tuple[Statement, ...]:
    """The first of each measure, that of the target before the others."""
    first: dict[str, Statement] = {}
    for s in statements:
        first.setdefault(s.measure, s)
    return tuple(sorted(first.values(), key=lambda s: s.measure != target.measure))[:_SHOWN]
