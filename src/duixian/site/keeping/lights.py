"""The light (红黄绿灯) of a commitment: the worst of its parts, with all their reasons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from duixian.settlement.wording import Said
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.measuring import Measured
from duixian.site.keeping.nodes import Node
from duixian.site.keeping.parts import SEVERITY, Colour, Part
from duixian.site.keeping.reports import Report
from duixian.site.keeping.wording import Line, colour_name, reason


@dataclass(frozen=True, slots=True)
class Item:
    """A commitment as its light sees it.

    Attributes:
        id: names it.
        start, deadline: first and last day of its work.
        measured: its numbers with their observations.
        nodes: what is to be done by when; a task without numbers gets `quarterly_nodes`.
        reported_from: a day of the first month that must be reported on; None where no reports are asked for.
        reports: those that were filed.
        since: the first day on which this plan held; None for `start`. An adjusted plan is a further `Item`.

    Raises:
        UnfitPlan: the deadline lies before the beginning.
    """

    id: str
    start: dt.date
    deadline: dt.date
    measured: tuple[Measured, ...] = ()
    nodes: tuple[Node, ...] = ()
    reported_from: dt.date | None = None
    reports: tuple[Report, ...] = ()
    since: dt.date | None = None

    def __post_init__(self) -> None:
        if self.deadline < self.start:
            raise UnfitPlan(f"The deadline {self.deadline} of {self.id} lies before its beginning {self.start}.")

    @property
    def begins(self) -> dt.date:
        """The first day on which it has a light."""
        return self.since or self.start


@dataclass(frozen=True, slots=True)
class Remark:
    """A part that says only why there is nothing to judge."""

    rule: str
    reason: Said
    colour: Colour = "grey"
    arithmetic: tuple[Line, ...] = ()
    inputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Light:
    """The light of a commitment on a day. Words and arithmetic are put together when asked for.

    Attributes:
        item: id of the commitment.
        as_of: the day; nothing that became known later went in.
        colour: green, amber, red, or grey for not measurable.
        rule: id of the rule that decided.
        ruleset: id of the published rule with its thresholds.
        parts: numbers first, then nodes, then reports.
    """

    item: str
    as_of: dt.date
    colour: Colour
    rule: str
    ruleset: str
    parts: tuple[Part, ...]

    @property
    def reason(self) -> Said:
        """Why: every part with its colour, the worst first."""
        parts = sorted(self.parts, key=lambda one: -SEVERITY[one.colour])
        names = [colour_name(one.colour) for one in parts]
        said = [one.reason for one in parts]
        zh = "；".join(f"{name.zh}：{one.zh}" for name, one in zip(names, said, strict=True))
        en = "; ".join(f"{name.en}: {one.en}" for name, one in zip(names, said, strict=True))
        return Said(f"{zh}。", f"{en}.")

    @property
    def arithmetic(self) -> tuple[Line, ...]:
        """The figures and days of all parts."""
        return tuple(one for part in self.parts for one in part.arithmetic)

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of the observations, nodes and reports that it was computed from."""
        return tuple(one for part in self.parts for one in part.inputs)

    def record(self) -> dict[str, Any]:
        """Everything it says, as JSON can hold it."""
        return {
            "item": self.item,
            "as_of": self.as_of.isoformat(),
            "colour": self.colour,
            "rule": self.rule,
            "ruleset": self.ruleset,
            "reason": _both(self.reason),
            "arithmetic": [{"label": _both(one.label), "value": _both(one.value)} for one in self.arithmetic],
            "inputs": list(self.inputs),
            "parts": [{"colour": one.colour, "rule": one.rule, "reason": _both(one.reason)} for one in self.parts],
        }


def combined(item: Item, as_of: dt.date, ruleset: str, substance: Iterable[Part], reports: Part | None) -> Light:
    """The worst of all parts. Grey gives way to any colour; reports that are in order put nothing right."""
    found = list(substance) or [Remark("nothing-to-measure", reason("nothing-to-measure"))]
    counted = [*found, reports] if reports is not None and reports.colour in ("amber", "red") else found
    worst = max(counted, key=lambda one: SEVERITY[one.colour])
    parts = tuple(found) if reports is None else (*found, reports)
    return Light(item.id, as_of, worst.colour, worst.rule, ruleset, parts)


def not_begun(item: Item, as_of: dt.date, ruleset: str) -> Light:
    """The light of a day before a commitment begins: none."""
    remark = Remark("not-begun", reason("not-begun", day=item.begins))
    return Light(item.id, as_of, "grey", remark.rule, ruleset, (remark,))


def _both(said: Said) -> dict[str, str]:
    return {"zh": said.zh, "en": said.en}
