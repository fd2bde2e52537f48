"""Commitments as their lights see them: plans, observations, completions, evidence and reports put together."""

from __future__ import annotations

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from duixian.site.delivery.models import Evidence, NodeCompletion, ProgressReport
from duixian.site.keeping.errors import UnfitPlan
from duixian.site.keeping.lights import Item
from duixian.site.keeping.measuring import Measured
from duixian.site.keeping.nodes import Completion, Node
from duixian.site.keeping.observations import Observation
from duixian.site.keeping.reports import Report
from duixian.site.keeping.seasons import NO_SEASON, Season, season_of
from duixian.site.keeping.spans import next_month
from duixian.site.ledgers.models import LIVE, Commitment, Ledger
from duixian.site.lights.plans import HeldPlan, PlannedTarget, current_plan, former_plan, read_publications
from duixian.site.lights.reported import Reported, read_reported, stood
from duixian.site.lights.series import Series, publication_of, read_series
from duixian.site.planning.aims import span_of
from duixian.site.planning.models import Curve
from duixian.site.planning.models import Node as StoredNode

log = logging.getLogger("duixian.lights")


@dataclass(slots=True)
class _Reported:
    """What units have reported of a commitment, as far as it has reached the office."""

    reports: list[Report]
    completions: dict[int, list[Completion]]
    evidence: dict[int, list[dt.date]]


def item_of(commitment: Commitment) -> Item:
    """A commitment with the plan that holds now."""
    return items_of([commitment])[commitment.pk][-1]


def items_of(commitments: Iterable[Commitment]) -> dict[int, tuple[Item, ...]]:
    """The successive plans of each commitment by its key, in a number of queries that does not depend on how many.

    A plan holds from the day on which its version was published; a ledger without a version has the one that is stored,
    from its first day. What was reported counts from the day on which the unit's head confirmed it. A seasonal curve
    knows the past years as they were known when the plan was published, or else from the first day on which enough of
    them are.
    """
    found = {
        one.pk: one
        for one in Commitment.objects.filter(pk__in=[one.pk for one in commitments]).select_related("ledger")
    }
    publications = read_publications({one.ledger_id for one in found.values()})
    nodes: dict[int, list[StoredNode]] = defaultdict(list)
    for node in StoredNode.objects.filter(commitment__in=found).order_by("due", "pk"):
        nodes[node.commitment_id].append(node)
    curves: dict[int, list[Curve]] = defaultdict(list)
    for curve in _curves(found):
        if curve.statement.commitment_id is not None:
            curves[curve.statement.commitment_id].append(curve)
    held: dict[int, list[HeldPlan]] = {}
    for pk, one in found.items():
        runs = publications.former(one)
        former = [former_plan(one, since, plan, nodes[pk]) for since, plan in runs[:-1] if plan]
        since = runs[-1][0] if runs else None
        held[pk] = [*former, current_plan(one, since, nodes[pk], curves[pk])]
    targets = [
        (target.statement, plan.commitment.ledger)
        for plans in held.values()
        for plan in plans
        for target in plan.targets
    ]
    series, reported, values = read_series(targets), _reported(found), read_reported(found)
    return {
        pk: _items(plans, series, values, reported[pk], publications.first_day(found[pk].ledger_id))
        for pk, plans in held.items()
    }


def _curves(commitments: Iterable[int]) -> Iterable[Curve]:
    targets = Curve.objects.filter(
        statement__commitment__in=commitments, statement__role="target", statement__state__in=LIVE
    )
    return targets.select_related("statement").order_by("statement__start", "pk")


def _items(
    plans: Sequence[HeldPlan], series: Series, values: Reported, reported: _Reported, published: dt.date | None
) -> tuple[Item, ...]:
    items = []
    for index, plan in enumerate(plans):
        start, deadline = span_of(plan.commitment)
        since = max(start, plan.since or start)
        until = plans[index + 1].since if index + 1 < len(plans) else None
        nodes = tuple(
            Node(
                f"node-{one.stored or one.title}",
                one.title,
                one.due,
                tuple(reported.completions.get(one.stored or 0, ())),
                tuple(sorted(reported.evidence.get(one.stored or 0, ()))),
            )
            for one in plan.nodes
        )
        for day, seasons in _seasons(plan, series, since):
            if until is not None and day >= until:
                break
            items.append(
                Item(
                    id=str(plan.commitment.pk),
                    start=start,
                    deadline=deadline,
                    measured=_measured(plan, series, values, seasons),
                    nodes=nodes,
                    reported_from=_reported_from(plan.commitment.ledger, published),
                    reports=tuple(reported.reports),
                    since=day,
                )
            )
    return tuple(items)


def _measured(plan: HeldPlan, series: Series, values: Reported, seasons: Sequence[Season]) -> tuple[Measured, ...]:
    found = []
    for target, season in zip(plan.targets, seasons, strict=True):
        statement = target.statement
        try:
            curve = target.course(plan.commitment, season)
        except UnfitPlan as error:
            log.warning("commitment %s: %s", plan.commitment.pk, error)
            continue
        observations = (
            *series.of(statement, plan.commitment.ledger),
            *values.of(plan.commitment.pk, statement.number, curve, target.reading),
        )
        found.append(
            Measured(statement.full_name, curve, observations, target.reading, publication_of(statement.indicator_id))
        )
    return tuple(found)


def _seasons(plan: HeldPlan, series: Series, since: dt.date) -> list[tuple[dt.date, tuple[Season, ...]]]:
    """The seasons of a plan's targets, and from which day on; a further day where past years came late."""
    courses = [_season_days(target, plan, series, since) for target in plan.targets]
    days = sorted({since, *(day for known in courses for day, _ in known)})
    return [
        (day, tuple(next((season for on, season in reversed(known) if on <= day), NO_SEASON) for known in courses))
        for day in days
    ]


def _season_days(target: PlannedTarget, plan: HeldPlan, series: Series, since: dt.date) -> list[tuple[dt.date, Season]]:
    if target.kind != "seasonal":
        return []
    ledger = plan.commitment.ledger
    year = span_of(plan.commitment)[0].year
    past = _in_one_unit(
        [one for one in series.of(target.statement, ledger) if one.span.end.year < year], target.statement.unit
    )
    for day in sorted({since, *(one.known_on() for one in past if one.known_on() > since)}):
        season = season_of(past, year, day)
        if season.shares:
            return [(day, season)]
    return []


def _in_one_unit(past: Sequence[Observation], unit: str) -> list[Observation]:
    """Those in the target's unit, or else in the unit that most of them have."""
    units = [one.unit for one in past]
    wanted = unit if unit in units or not units else max(sorted(set(units)), key=units.count)
    return [one for one in past if one.unit == wanted]


def _reported_from(ledger: Ledger, published: dt.date | None) -> dt.date:
    """The first day of the first whole month after publication, not before the ledger begins."""
    if published is None or published <= ledger.first_day:
        return ledger.first_day
    if published.day == 1:
        return published
    return next_month(published)


def _reported(commitments: Iterable[int]) -> dict[int, _Reported]:
    """What has reached the office of each commitment."""
    keys = list(commitments)
    found = {pk: _Reported([], {}, {}) for pk in keys}
    arrived: dict[int, tuple[dt.date, dt.date | None]] = {}
    rows = ProgressReport.objects.filter(commitment__in=keys, confirmed_at__isnull=False).order_by("confirmed_at", "pk")
    for pk, commitment, month, state, confirmed_at, returned_at in rows.values_list(
        "pk", "commitment_id", "month", "state", "confirmed_at", "returned_at"
    ):
        came, gone = arrived[pk] = stood(state, cast(dt.datetime, confirmed_at), returned_at)
        found[commitment].reports.append(Report(f"report-{pk}", month, came, gone))
    done: dict[int, list[int]] = defaultdict(list)
    completions = NodeCompletion.objects.filter(report__commitment__in=keys, report__confirmed_at__isnull=False)
    for report, node, commitment, done_on in completions.order_by("report__confirmed_at", "pk").values_list(
        "report_id", "node_id", "report__commitment_id", "done_on"
    ):
        came, gone = arrived[report]
        done[report].append(node)
        found[commitment].completions.setdefault(node, []).append(Completion(min(done_on, came), came, gone))
    evidence = Evidence.objects.filter(report__commitment__in=keys, report__confirmed_at__isnull=False)
    for report, proves, commitment in evidence.order_by("pk").values_list(
        "report_id", "node_id", "report__commitment_id"
    ):
        for node in [proves] if proves else done[report]:
            found[commitment].evidence.setdefault(node, []).append(arrived[report][0])
    return found
