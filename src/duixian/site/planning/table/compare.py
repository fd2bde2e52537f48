"""What a workbook would change, and what is wrong with it, cell by cell; nothing is written."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from duixian.site.accounts.models import Unit
from duixian.site.files.tables import Fault
from duixian.site.keeping.days import day_of
from duixian.site.ledgers.models import Ledger
from duixian.site.planning.forms import units_named, unknown_unit
from duixian.site.planning.names import UnitBook
from duixian.site.planning.plan import Item, NodePlan, Plan, check_nodes, check_units, node_plans
from duixian.site.planning.table.columns import COLUMNS, Key, checksum, nodes_said, read_key
from duixian.site.planning.table.read import Line, Table

_BY_NAME = {column.name: column for column in COLUMNS}
_NODES = re.compile(r"[\r\n]+|[；;]\s*(?=\d)")
_NODE = re.compile(r"([^\s：:]+)[\s：:]+(.+)")
_NODE_WITHOUT_BLANK = re.compile(r"([\d年月日号底末上中下旬./-]+前?)(\D.*)")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that says something else than what is stored."""

    cell: str
    code: str
    heading: str
    old: str
    new: str


@dataclass(slots=True)
class Comparison:
    """All changes and faults of a workbook.

    Attributes:
        plans: what would be stored: key and revision of the commitment, and its plan.
    """

    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    plans: list[tuple[int, int, Plan]] = field(default_factory=list)

    @property
    def seal(self) -> str:
        """The same for the same changes of the same stored plans, and for nothing else."""
        said = [(pk, revision, _told(plan)) for pk, revision, plan in self.plans]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def _told(plan: Plan) -> list[Any]:
    units = [None if unit is None else unit.pk for unit in (plan.lead, *plan.supports)]
    return [*units, plan.vice_mayor, plan.deadline.isoformat(), None if plan.nodes is None else nodes_said(plan.nodes)]


def compare(table: Table, ledger: Ledger, items: Sequence[Item], book: UnitBook) -> Comparison:
    """Hold the rows of a workbook against the stored plan.

    A cell counts as changed by people only where it is no longer as it was written. What somebody has changed in the
    application meanwhile therefore stays, unless the same row is changed in the workbook too; then the row is refused.
    """
    found = Comparison()
    by_key = {item.commitment.pk: item for item in items}
    seen: dict[int, int] = {}
    for line in table.lines:
        key = read_key(line.key)
        if key is None:
            said = _("This row is no item of the ledger; add commitments in the review, then download again.")
            if line.key:
                said = _("The hidden key of this row was changed; download the table again.")
            found.faults.append(Fault(table.cell(line, "code"), said))
        elif key.commitment in seen:
            said = _("This row is the same item as row %(row)s; delete one of them.") % {"row": seen[key.commitment]}
            found.faults.append(Fault(table.cell(line, "code"), said))
        else:
            seen[key.commitment] = line.number
            item = by_key.get(key.commitment)
            if item is not None:
                _Row(table, line, key, item, ledger, book, found).compare()
            elif _touched(line, key):
                said = _("This item is not, or no longer, in the ledger; download the table again.")
                found.faults.append(Fault(table.cell(line, "code"), said))
    for pk, item in by_key.items():
        if pk not in seen:
            said = _("The row of %(code)s is missing; items are dropped in the review, with a reason.")
            found.faults.append(Fault("", said % {"code": item.commitment.code}))
    return found


def _touched(line: Line, key: Key) -> list[str]:
    """The columns whose cells are no longer as they were written."""
    return [name for name, value in line.cells.items() if checksum(value) != key.sums[name]]


@dataclass(slots=True)
class _Row:
    """One row that belongs to an item."""

    table: Table
    line: Line
    key: Key
    item: Item
    ledger: Ledger
    book: UnitBook
    found: Comparison

    def compare(self) -> None:
        """Note the row's changes and faults."""
        faults = len(self.found.faults)
        new: dict[str, Any] = {}
        for name in _touched(self.line, self.key):
            if not _BY_NAME[name].editable:
                self._fault(name, _("This column is not changed here; correct it in the review."))
            elif (value := self._read(name)) is not None and value != self._stored(name):
                new[name] = value
        if new and self.key.revision != self.item.commitment.revision:
            for name in new:
                now = self._said(name, self._stored(name))
                self._fault(
                    name,
                    _("Somebody has changed this item since the download (now: %(now)s); download the table again.")
                    % {"now": now or "—"},
                )
        plan = self._plan(new)
        self._check(plan, new)
        if new and len(self.found.faults) == faults:
            for name, value in new.items():
                said = (self._said(name, self._stored(name)), self._said(name, value))
                self.found.changes.append(
                    Change(self.table.cell(self.line, name), self.item.commitment.code, _BY_NAME[name].heading, *said)
                )
            self.found.plans.append((self.item.commitment.pk, self.item.commitment.revision, plan))

    def _stored(self, name: str) -> Any:
        one = self.item.commitment
        stored: dict[str, Any] = {
            "lead": (one.lead,),
            "supports": self.item.supports,
            "vice_mayor": (one.vice_mayor,),
            "deadline": one.deadline,
            "nodes": node_plans(self.item.nodes),
        }
        return stored[name]

    def _read(self, name: str) -> Any:
        value = self.line.cells[name]
        match name:
            case "lead":
                return self._lead(value)
            case "supports":
                return self._units(name, value)
            case "vice_mayor":
                return self._leader(value)
            case "deadline":
                return self._day(value)
            case _:
                return self._nodes(value)

    def _lead(self, value: Any) -> tuple[Unit | None] | None:
        units = self._units("lead", value)
        if units is None:
            return None
        if len(units) > 1:
            self._fault("lead", _("Two lead units; leave one here and put the others under 配合单位."))
            return None
        return (units[0] if units else None,)

    def _units(self, name: str, value: Any) -> tuple[Unit, ...] | None:
        found: list[Unit] = []
        wrong = False
        for said in units_named(str(value or "")):
            unit = self.book.find(said)
            if unit is None:
                self._fault(name, unknown_unit(said, self.book))
                wrong = True
            elif unit not in found:
                found.append(unit)
        return None if wrong else tuple(found)

    def _leader(self, value: Any) -> tuple[str] | None:
        said = re.sub(r"\s+", " ", str(value or "")).strip()
        if len(said) > 60:
            self._fault("vice_mayor", _("This name is longer than 60 characters."))
            return None
        return (said,)

    def _day(self, value: Any) -> dt.date | None:
        day = day_of(value, self.ledger.year)
        if day is None:
            said = str(value or "").strip()
            self._fault(
                "deadline",
                _("“%(said)s” is not understood as a day; write 2026-06-30 or 6月底.") % {"said": said}
                if said
                else _("Say by when; 2026-06-30 or 6月底."),
            )
        return day

    def _nodes(self, value: Any) -> tuple[NodePlan, ...] | None:
        nodes, wrong = [], False
        for number, line in enumerate((part.strip() for part in _NODES.split(str(value or "")) if part.strip()), 1):
            match = _NODE.fullmatch(line)
            day = day_of(match[1], self.ledger.year) if match else None
            if day is None and (match := _NODE_WITHOUT_BLANK.fullmatch(line)):
                day = day_of(match[1], self.ledger.year)
            if day is None or match is None:
                fields = {"number": number, "line": line}
                self._fault("nodes", _("Line %(number)s, “%(line)s”, does not begin with a day.") % fields)
                wrong = True
            else:
                nodes.append(NodePlan(day, match[2].strip()[:200]))
        return None if wrong else tuple(sorted(nodes))

    def _plan(self, new: Mapping[str, Any]) -> Plan:
        one = self.item.commitment
        deadline = new.get("deadline", one.deadline)
        return Plan(
            new.get("lead", (one.lead,))[0],
            new.get("supports", self.item.supports),
            new.get("vice_mayor", (one.vice_mayor,))[0],
            deadline,
            new.get("nodes"),
        )

    def _check(self, plan: Plan, new: Mapping[str, Any]) -> None:
        """What only shows when the cells of a row are looked at together."""
        for name, message in check_units(plan, self.book.day).items():
            if "lead" in new or "supports" in new:
                self._fault(name, message)
        if "deadline" in new and plan.deadline < self.ledger.first_day:
            self._fault(
                "deadline",
                _("The deadline lies before %(day)s, the first day of the ledger.") % {"day": self.ledger.first_day},
            )
            return
        if "nodes" not in new:
            return
        one = self.item.commitment
        former, one.deadline = one.deadline, plan.deadline
        try:
            check_nodes(plan.nodes or (), one)
        except ValidationError as error:
            self._fault("nodes", " ".join(error.messages))
        finally:
            one.deadline = former

    def _said(self, name: str, value: Any) -> str:
        match name:
            case "lead" | "supports":
                return "、".join(unit.name for unit in value if unit is not None)
            case "vice_mayor":
                return str(value[0])
            case "nodes":
                return nodes_said(value)
            case _:
                return str(value)

    def _fault(self, name: str, message: str) -> None:
        self.found.faults.append(Fault(self.table.cell(self.line, name), message))
