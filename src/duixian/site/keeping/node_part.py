"""How the nodes of a commitment stand on a day."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from duixian.settlement.wording import Said
from duixian.site.keeping.nodes import Completion, Node
from duixian.site.keeping.parts import SEVERITY, Colour
from duixian.site.keeping.rule import Rule
from duixian.site.keeping.wording import Line, line, reason, word
from duixian.site.keeping.workdays import Calendar, CountedDay, due_day, told

NodeState = Literal[
    "open", "done", "node-late", "node-overdue", "deadline-overdue", "evidence-missing", "evidence-overdue"
]
_ONE = dt.timedelta(days=1)
_COLOURS: dict[NodeState, Colour] = {
    "node-late": "amber",
    "evidence-missing": "amber",
    "node-overdue": "red",
    "deadline-overdue": "red",
    "evidence-overdue": "red",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One node on a day.

    Attributes:
        node: the node.
        state: `open` not done and not due, `done`, or the rule that finds fault with it.
        due: its last day, moved to a working day.
        limit: the last day before red.
        done_on: as far as known, or None.
        evidence: pieces received.
    """

    node: Node
    state: NodeState
    due: CountedDay
    limit: CountedDay
    done_on: dt.date | None
    evidence: int

    @property
    def colour(self) -> Colour:
        """Amber or red where fault is found with it, else green."""
        return _COLOURS.get(self.state, "green")

    @property
    def reason(self) -> Said:
        """Why, where fault is found with it."""
        fields: dict[str, Said | str | dt.date] = {"title": self.node.title, "due": told(self.due)}
        if self.done_on is not None:
            fields["done_on"] = self.done_on
        return reason(self.state, limit=told(self.limit), **fields)

    @property
    def arithmetic(self) -> tuple[Line, ...]:
        """The days it was judged by."""
        lines = [
            line("node", self.node.title),
            line("due", told(self.due)),
            line("done", self.done_on or word("open")),
            line("evidence", word("pieces", count=self.evidence)),
        ]
        return (*lines, line("limit", told(self.limit))) if self.state in _COLOURS else tuple(lines)


@dataclass(frozen=True, slots=True)
class NodePart:
    """All nodes of a commitment on a day; see `Part`."""

    colour: Colour
    rule: str
    standings: tuple[Standing, ...]

    @property
    def reason(self) -> Said:
        """Why, in one clause for each node that fault is found with."""
        faults = sorted((one for one in self.standings if one.state in _COLOURS), key=lambda one: -SEVERITY[one.colour])
        if faults:
            said = [one.reason for one in faults]
            return Said("；".join(one.zh for one in said), "; ".join(one.en for one in said))
        first = self.standings[0]
        done = sum(one.state == "done" for one in self.standings)
        counts = {"done": done, "total": len(self.standings)}
        return reason(self.rule, title=first.node.title, due=told(first.due), **counts)

    @property
    def arithmetic(self) -> tuple[Line, ...]:
        """The days they were judged by."""
        return tuple(one for standing in self.standings for one in standing.arithmetic)

    @property
    def inputs(self) -> tuple[str, ...]:
        """Ids of the nodes."""
        return tuple(one.node.id for one in self.standings)

    @property
    def finished(self) -> bool:
        """Whether all is done and shown to be."""
        return all(one.state == "done" for one in self.standings)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Nodes made ready to be asked about many days.

    Attributes:
        nodes: in order of their due days, each with that day moved to a working day and the last day before red.
        turns: days from which something may stand otherwise than before, rising.
        rule, calendar: what they are judged by.
    """

    nodes: tuple[tuple[Node, CountedDay, CountedDay], ...]
    turns: tuple[dt.date, ...]
    rule: Rule
    calendar: Calendar
    _parts: dict[int, NodePart] = field(default_factory=dict)

    def on(self, as_of: dt.date) -> NodePart:
        """How the nodes stand by what was known on a day."""
        index = bisect_right(self.turns, as_of)
        part = self._parts.get(index)
        if part is None:
            part = self._parts[index] = self._at(as_of)
        return part

    def _at(self, as_of: dt.date) -> NodePart:
        standings = tuple(self._standing(node, due, limit, as_of) for node, due, limit in self.nodes)
        worst = max(standings, key=lambda one: SEVERITY[one.colour])
        if worst.colour != "green":
            return NodePart(worst.colour, worst.state, standings)
        begun = any(one.state == "done" for one in standings)
        return NodePart("green" if begun else "grey", "nodes-in-time" if begun else "before-first-node", standings)

    def _standing(self, node: Node, due: CountedDay, limit: CountedDay, as_of: dt.date) -> Standing:
        completion, evidence = node.completion(as_of), node.evidence_count(as_of)
        if completion is None:
            overdue: NodeState = "deadline-overdue" if limit.day == due.day else "node-overdue"
            late: NodeState = overdue if as_of > limit.day else "node-late"
            return Standing(node, late if as_of > due.day else "open", due, limit, None, evidence)
        if evidence or not self.rule.evidence_required:
            return Standing(node, "done", due, limit, completion.done_on, evidence)
        shown_by = _shown_by(due, completion, self.rule, self.calendar)
        missing: NodeState = "evidence-overdue" if as_of > shown_by.day else "evidence-missing"
        return Standing(node, missing, due, shown_by, completion.done_on, evidence)


def schedule(nodes: tuple[Node, ...], deadline: dt.date, rule: Rule, calendar: Calendar) -> Schedule | None:
    """Make nodes ready to be asked about many days; None where there are none."""
    dated: list[tuple[Node, CountedDay, CountedDay]] = []
    turns: set[dt.date] = set()
    for node in sorted(nodes, key=lambda one: (one.due, one.id)):
        due = due_day(calendar, node.due)
        days = rule.deadline_days if node.due >= deadline else rule.node_days
        limit = calendar.after(due.day, days)
        dated.append((node, due, limit))
        passed = [due.day, limit.day, *(_shown_by(due, one, rule, calendar).day for one in node.completions)]
        turns.update(day + _ONE for day in passed)
        turns.update(node.evidence, *(one.days for one in node.completions))
    return Schedule(tuple(dated), tuple(sorted(turns)), rule, calendar) if dated else None


def _shown_by(due: CountedDay, completion: Completion, rule: Rule, calendar: Calendar) -> CountedDay:
    """The last day before missing evidence of a completion is red."""
    return calendar.after(max(due.day, completion.reported_on), rule.evidence_days)
