"""Lights follow what is recorded: whichever service changes what they depend on, they are computed again.

A recorded transaction leaves rows of `Outdated` and a waiting job, both of its own transaction. The job takes all rows
that it sees and removes those, so a burst of changes is one computation, and a change that commits while it is made
has a row of its own and a job that has not begun.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterable, Iterator

from django.db.models import Q, QuerySet
from django.utils import timezone

from duixian.site.accounts.actors import System
from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.history.chain import Entry
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.queue import enqueue
from duixian.site.ledgers.models import Commitment, Ledger, Stage, Statement
from duixian.site.lights.models import Outdated
from duixian.site.lights.series import places_of
from duixian.site.observations.models import Batch, Observation
from duixian.site.planning.models import Version

BY = System("lights")
Keys = Iterable[int]


def follow(entries: Iterable[Entry], **_kwargs: object) -> None:
    """Note whose lights a recorded transaction may change."""
    today = timezone.localdate()
    since: dict[int, dt.date] = {}
    for kind, find in _FINDERS.items():
        if concerned := [one for one in entries if one.object_type == kind]:
            for commitment, first in find(concerned, today):
                since[commitment] = min(first, since.get(commitment, first))
    outdate(since)


def outdate(since: dict[int, dt.date]) -> None:
    """Have lights computed again from a day on, once the open transaction has committed."""
    if not since:
        return
    Outdated.objects.bulk_create(
        [Outdated(commitment_id=commitment, since=first) for commitment, first in sorted(since.items())], batch_size=500
    )
    ask()


def ask() -> None:
    """See to it that a job begins after the open transaction has committed.

    A job that waits already is locked until then; one that another transaction has locked is not waited for.
    """
    from duixian.site.lights.tasks import RECOMPUTE

    waiting = Job.objects.filter(task=RECOMPUTE.name, state=State.WAITING).select_for_update(skip_locked=True)
    if not waiting.order_by("created_at")[:1]:
        enqueue(BY, RECOMPUTE, uuid.uuid4().hex, {})


Finder = Callable[[list[Entry], dt.date], Iterator[tuple[int, dt.date]]]


def _of_reports(entries: list[Entry], today: dt.date) -> Iterator[tuple[int, dt.date]]:
    """A report counts from when it is confirmed, and until it is returned."""
    for one in entries:
        if one.after.get("confirmed_at") and one.after["state"] != ReportState.FILED:
            yield (
                int(one.after["commitment_id"]),
                min(today, _day(one.after["returned_at"] or one.after["confirmed_at"])),
            )


def _of_commitments(entries: list[Entry], today: dt.date) -> Iterator[tuple[int, dt.date]]:
    keys = [int(one.object_id) for one in entries]
    yield from ((pk, today) for pk in _published(Q(pk__in=keys)))


def _of_versions(entries: list[Entry], today: dt.date) -> Iterator[tuple[int, dt.date]]:
    for one in entries:
        if one.after:
            first = min(today, _day(one.after["published_at"]))
            yield from ((pk, first) for pk in _published(Q(ledger=one.after["ledger_id"])))


def _of_batches(entries: list[Entry], today: dt.date) -> Iterator[tuple[int, dt.date]]:
    """New observations change the lights of targets of the same indicator at the same place."""
    added: dict[tuple[str, str], dt.date] = {}
    rows = Observation.objects.filter(batch__in=[one.object_id for one in entries])
    for indicator, place, received_on, published_on in rows.values_list(
        "indicator", "place", "received_on", "published_on"
    ):
        known = max(received_on, published_on)
        added[indicator, place] = min(known, added.get((indicator, place), known))
    indicators = {indicator for indicator, _ in added}
    targets = Statement.objects.filter(Q(indicator_id__in=indicators) | Q(indicator__in=indicators)).filter(
        role="target", commitment__isnull=False, ledger__stage=Stage.PUBLISHED
    )
    for commitment, indicator, name, scope, place, code in targets.values_list(
        "commitment_id", "indicator_id", "indicator", "scope", "ledger__place", "ledger__place_code"
    ):
        for key in ((one, where) for one in (indicator, name) for where in places_of(place, code, scope)):
            if key in added:
                yield commitment, min(today, added[key])


def _of_years(entries: list[Entry], today: dt.date) -> Iterator[tuple[int, dt.date]]:
    """Working days were announced: what was projected for that year may have been another day."""
    for one in entries:
        first = min(today, dt.date(int(one.object_id), 1, 1))
        yield from ((pk, first) for pk in _published(Q()))


def _of_ledgers(entries: list[Entry], today: dt.date) -> Iterator[tuple[int, dt.date]]:
    for one in entries:
        if {"stage", "first_day", "place", "place_code"} & one.before.keys():
            yield from ((pk, today) for pk in _published(Q(ledger=one.object_id)))


def _published(which: Q) -> QuerySet[Commitment, int]:
    return Commitment.objects.filter(which, ledger__stage=Stage.PUBLISHED).values_list("pk", flat=True)


def _day(moment: str) -> dt.date:
    return timezone.localtime(dt.datetime.fromisoformat(moment)).date()


_FINDERS: dict[str, Finder] = {
    ProgressReport._meta.label_lower: _of_reports,
    Commitment._meta.label_lower: _of_commitments,
    Version._meta.label_lower: _of_versions,
    Batch._meta.label_lower: _of_batches,
    Ledger._meta.label_lower: _of_ledgers,
    "calendar.announcedyear": _of_years,
}
