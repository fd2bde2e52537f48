"""Lights computed outside of requests."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django.utils import timezone

from duixian.site.accounts.actors import System
from duixian.site.jobs.daily import every_day
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.queue import enqueue
from duixian.site.jobs.task import Arguments, Progress, declare
from duixian.site.ledgers.models import Commitment, Ledger, Stage
from duixian.site.lights.models import Outdated
from duixian.site.lights.services import BATCH, recompute

BY = System("lights")


def _nothing(arguments: Arguments, progress: Progress) -> None:
    """Lights are read, computed and stored in one transaction, so that none is stored of what is no longer so."""


def _recompute(job: Job, outcome: None) -> dict[str, Any]:
    """Some of those that are outdated; where more remain, another job goes on."""
    Job.objects.filter(task=job.task, state=State.DONE).exclude(pk=job.pk).delete()
    keys = list(Outdated.objects.order_by("pk").values_list("commitment", flat=True)[: 5 * BATCH])
    some = list(dict.fromkeys(keys))[:BATCH]
    written = recompute(BY, some, timezone.localdate()) if some else 0
    if Outdated.objects.exists():
        enqueue(BY, RECOMPUTE, uuid.uuid4().hex, {})
    return {"commitments": len(some), "written": written}


def _begin_day(job: Job, outcome: None) -> dict[str, Any]:
    """A new day changes lights by itself: one job for the commitments of each ledger, some at a time."""
    day = str(job.arguments["day"])
    for ledger in Ledger.objects.filter(stage=Stage.PUBLISHED).order_by("pk").values_list("pk", flat=True):
        keys = list(Commitment.objects.filter(ledger=ledger).order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            some = keys[start : start + BATCH]
            enqueue(BY, RECOMPUTE_DAY, f"{ledger} {start} {day}", {"commitments": some, "day": day})
    return {}


def _recompute_day(job: Job, outcome: None) -> dict[str, Any]:
    some, day = job.arguments["commitments"], dt.date.fromisoformat(job.arguments["day"])
    return {"written": recompute(BY, some, day)}


RECOMPUTE = declare("lights.recompute", _nothing, _recompute)
RECOMPUTE_DAY = declare("lights.recompute-day", _nothing, _recompute_day)
BEGIN_DAY = declare("lights.begin-day", _nothing, _begin_day)
every_day(BEGIN_DAY, lambda day: {"day": day.isoformat()})
