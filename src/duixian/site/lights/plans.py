"""The plans that a commitment has had since it was published, each from the day on which it held."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.utils import timezone

from duixian.site.keeping.curves import CurveKind, PlannedCurve
from duixian.site.keeping.measuring import Reading
from duixian.site.keeping.seasons import Season
from duixian.site.ledgers.models import Commitment, Statement
from duixian.site.planning.aims import course_of, steps_of
from duixian.site.planning.content import canonical
from duixian.site.planning.models import Curve, Node, Version


@dataclass(frozen=True, slots=True)
class PlannedNode:
    """A node as it was planned; `stored` is what is reported about, None where nothing stored is it any more."""

    title: str
    due: dt.date
    stored: int | None


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A target with its curve as they were planned."""

    statement: Statement
    kind: str
    baseline: float | None
    steps: tuple[tuple[dt.date, float], ...]
    reading: Reading

    def course(self, commitment: Commitment, season: Season) -> PlannedCurve:
        """Its planned course. Raises `UnfitPlan` as `planning.aims.course_of` does."""
        kind = cast(CurveKind, self.kind)
        return course_of(self.statement, commitment, kind, self.baseline, self.steps, season)


@dataclass(frozen=True, slots=True)
class HeldPlan:
    """What was planned for a commitment from a day on.

    Attributes:
        since: the day; None where the ledger has no version and the plan is the only one known.
        commitment: with the deadline that it had then.
    """

    since: dt.date | None
    commitment: Commitment
    nodes: tuple[PlannedNode, ...]
    targets: tuple[PlannedTarget, ...]


@dataclass(frozen=True, slots=True)
class Publications:
    """The versions of ledgers, in order: for each its day and what it plans for each commitment, as canonical JSON."""

    versions: dict[int, list[tuple[dt.date, dict[int, str]]]]

    def first_day(self, ledger: int) -> dt.date | None:
        """The day on which a ledger was published; None where it has no version."""
        known = self.versions.get(ledger)
        return known[0][0] if known else None

    def former(self, commitment: Commitment) -> list[tuple[dt.date, str]]:
        """What was planned for a commitment from which day on, without what changed nothing; the last holds now."""
        runs: list[tuple[dt.date, str]] = []
        for day, plans in self.versions.get(commitment.ledger_id, ()):
            plan = plans.get(commitment.pk, runs[-1][1] if runs else "")
            if runs and runs[-1][0] == day:
                runs.pop()
            if not runs or runs[-1][1] != plan:
                runs.append((day, plan))
        return runs


_READ: dict[str, dict[int, str]] = {}
_MOST_READ = 200


def read_publications(ledgers: Iterable[int]) -> Publications:
    """The versions of these ledgers, by two queries at most; a content is read where there is more than one."""
    found: dict[int, list[tuple[dt.date, str]]] = {}
    rows = Version.objects.filter(ledger__in=ledgers).order_by("ledger", "number")
    for ledger, published_at, sha256 in rows.values_list("ledger_id", "published_at", "sha256"):
        found.setdefault(ledger, []).append((timezone.localtime(published_at).date(), sha256))
    several = {sha256 for versions in found.values() if len(versions) > 1 for _, sha256 in versions}
    if missing := several - _READ.keys():
        if len(_READ) + len(missing) > _MOST_READ:
            _READ.clear()
            missing = several
        for sha256, content in Version.objects.filter(sha256__in=missing).values_list("sha256", "content"):
            _READ[sha256] = _plans_in(content)
    return Publications(
        {ledger: [(day, _READ.get(sha256, {})) for day, sha256 in versions] for ledger, versions in found.items()}
    )


def current_plan(
    commitment: Commitment, since: dt.date | None, nodes: Sequence[Node], curves: Sequence[Curve]
) -> HeldPlan:
    """The plan that holds now, as it is stored."""
    return HeldPlan(
        since,
        commitment,
        tuple(PlannedNode(one.title, one.due, one.pk) for one in nodes),
        tuple(
            PlannedTarget(one.statement, one.kind, one.baseline, steps_of(one.steps), cast(Reading, one.reading))
            for one in curves
        ),
    )


def former_plan(commitment: Commitment, since: dt.date, plan: str, nodes: Sequence[Node]) -> HeldPlan:
    """A plan that held before, as a version has it."""
    data = json.loads(plan)
    deadline = dt.date.fromisoformat(data["deadline"])
    known = {(one.title, one.due): one.pk for one in nodes}
    by_title = {one.title: one.pk for one in nodes}
    former = []
    for one in data["nodes"]:
        due = dt.date.fromisoformat(one["due"])
        former.append(PlannedNode(one["title"], due, known.get((one["title"], due), by_title.get(one["title"]))))
    then = Commitment(pk=commitment.pk, ledger=commitment.ledger, number=commitment.number, deadline=deadline)
    return HeldPlan(since, then, tuple(former), tuple(_target(one, then) for one in data["targets"]))


def _target(data: dict[str, Any], commitment: Commitment) -> PlannedTarget:
    curve = data["curve"]
    fields = ("number", "indicator", "indicator_id", "scope", "measure", "low", "high", "unit", "comparator")
    statement = Statement(
        ledger=commitment.ledger,
        role="target",
        start=0,
        end=0,
        machine={"quote": data["quote"]},
        **{name: data[name] for name in fields},
    )
    steps = steps_of(curve["steps"])
    return PlannedTarget(statement, curve["kind"], curve["baseline"], steps, cast(Reading, curve["reading"]))


def _plans_in(content: dict[str, Any]) -> dict[int, str]:
    """What a version plans for each commitment: what lights depend on, and nothing else."""
    return {
        one["id"]: canonical({key: one[key] for key in ("deadline", "nodes", "targets")}).decode()
        for one in content.get("commitments", ())
        if "id" in one
    }
