"""Sections of a report and the years they speak about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from duixian.sealing import freeze, seal, thaw

Role = Literal["preface", "review", "problems", "goals", "annual_targets", "tasks", "self_governance", "closing"]
Basis = Literal["year", "average", "cumulative", "by"]


@dataclass(slots=True, unsafe_hash=True)
class Period:
    """The years that a section or a value speaks about.

    Attributes:
        start, end: first and last year, four digits each ("" where unknown).
        basis: `year` for the state of or flow in one year (or a section's years), `average` for a yearly average
            over them, `cumulative` for a total over them, `by` for a state to be reached by `end`.
    """

    start: str
    end: str
    basis: "Basis" = "year"

    def __init__(self, start: str, end: str, basis: Basis = "year") -> None:
        thaw(self)
        self.start = start
        self.end = end
        self.basis = basis
        freeze(self)


seal(Period)

StatedPeriod: TypeAlias = Period | None


@dataclass(slots=True, unsafe_hash=True)
class Section:
    """A node of the outline; children lie inside their parent and follow it in text order.

    Attributes:
        id: "s1", "s1.2" … by position.
        title: heading as written without its trailing stop; "" for a part without heading.
        level: 1 for chapters, 2 for their parts, 3 and deeper below.
        role: what the section does.
        period: the years it speaks about, or None where unknown.
        start, end: character offsets; consecutive sections of one level touch, heading included.
        heading_end: offset after the heading (equal to `start` for a part without heading).
    """

    id: str
    title: str
    level: int
    role: "Role"
    period: "StatedPeriod"
    start: int
    end: int
    heading_end: int

    def __init__(
        self,
        id: str,  # noqa: A002
        title: str,
        level: int,
        role: Role,
        period: Period | None,
        start: int,
        end: int,
        heading_end: int,
    ) -> None:
        thaw(self)
        self.id = id
        self.title = title
        self.level = level
        self.role = role
        self.period = period
        self.start = start
        self.end = end
        self.heading_end = heading_end
        freeze(self)


seal(Section)
