"""Lights computed, stored and replayed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction

from duixian.site.accounts.actors import Actor
from duixian.site.accounts.rights import Right
from duixian.site.calendar.days import WorkingDays
from duixian.site.history.recording import Recorder, action
from duixian.site.keeping.lights import Light as Shown
from duixian.site.keeping.replay import replay as replayed
from duixian.site.keeping.workdays import Remembering
from duixian.site.ledgers.models import LIVE, Commitment, Stage
from duixian.site.lights import storing
from duixian.site.lights.items import items_of
from duixian.site.lights.models import Outdated
from duixian.site.observations.turns import take_turn

BATCH = 200
"""Commitments that are computed together: their sources are read by as many queries as those of one."""
TURN = "lights"


@action("lights.recompute", needs=Right.READ_LEDGERS)
def recompute(record: Recorder, commitments: Iterable[Commitment | int], day: dt.date) -> int:
    """Bring the stored lights of commitments up to a day; how many rows were written.

    Every day since they were computed last is made up for, and so is every day that `Outdated` names. Commitments that
    are not in a published ledger have no light. May be repeated and called by several at once: they take turns.
    """
    keys = sorted({one if isinstance(one, int) else one.pk for one in commitments})
    take_turn(TURN)
    calendar = Remembering(WorkingDays())
    written = 0
    for start in range(0, len(keys), BATCH):
        written += _recompute(keys[start : start + BATCH], day, calendar)
    return written


def _recompute(keys: Sequence[int], day: dt.date, calendar: Remembering) -> int:
    outdated = list(Outdated.objects.filter(commitment__in=keys).values_list("pk", "commitment_id", "since"))
    since: dict[int, dt.date] = {}
    for _, commitment, first in outdated:
        since[commitment] = min(first, since.get(commitment, first))
    shining = Commitment.objects.filter(pk__in=keys, state__in=LIVE, ledger__stage=Stage.PUBLISHED)
    items = items_of(shining)
    written = storing.store(items, {pk: first for pk, first in since.items() if pk in items}, day, calendar)
    storing.close(set(keys) - items.keys(), day)
    Outdated.objects.filter(pk__in=[pk for pk, _, _ in outdated]).delete()
    return written


def recompute_all(by: Actor, day: dt.date, *, ledger: int | None = None) -> int:
    """Bring the stored lights of all published ledgers, or of one, up to a day, some at a time."""
    wanted = Commitment.objects.filter(ledger__stage=Stage.PUBLISHED)
    if ledger is not None:
        wanted = wanted.filter(ledger=ledger)
    keys = list(wanted.order_by("pk").values_list("pk", flat=True))
    written = 0
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            written += recompute(by, keys[start : start + BATCH], day)
    return written


def replay(commitment: Commitment, days: Iterable[dt.date]) -> tuple[Shown, ...]:
    """The lights of a commitment on days, each by what was known then."""
    return replayed(items_of([commitment])[commitment.pk], days, calendar=Remembering(WorkingDays()))
