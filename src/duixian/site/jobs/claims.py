"""Who works on which job: claims that run out unless they are renewed."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from duixian.site.jobs.models import Job, State

MAX_ATTEMPTS = 10


class LostClaim(Exception):
    """Another worker has taken the job over because this one was silent for too long."""


def lease() -> dt.datetime:
    """Until when a claim holds that is made or renewed now."""
    return timezone.now() + dt.timedelta(seconds=settings.JOB_LEASE)


def take() -> Job | None:
    """Claim the job that has waited longest, one whose worker fell silent included; None where there is none."""
    with transaction.atomic():
        free = Q(state=State.WAITING) | Q(state=State.RUNNING, lease_until__lt=timezone.now())
        job = Job.objects.filter(free).select_for_update(skip_locked=True).order_by("created_at").first()
        if job is None:
            return None
        job.state, job.claim, job.lease_until = State.RUNNING, uuid.uuid4(), lease()
        job.attempts += 1
        job.started_at = timezone.now()
        job.save(update_fields=["state", "claim", "lease_until", "attempts", "started_at"])
    if job.attempts > MAX_ATTEMPTS:
        end(job, State.FAILED, error="worker-lost")
        return take()
    return job


def renew(job: Job, done: int, total: int, note: str) -> bool:
    """Say that the job is being worked on, and how far it is; whether it is still wanted.

    Raises:
        LostClaim: the job is another worker's by now.
    """
    held = Job.objects.filter(pk=job.pk, claim=job.claim, state=State.RUNNING)
    if not held.update(lease_until=lease(), done=done, total=total, note=note[:200]):
        raise LostClaim
    return not held.filter(cancel_requested=True).exists()


def release(job: Job) -> None:
    """Give a job back that was begun and not finished; the attempt does not count."""
    Job.objects.filter(pk=job.pk, claim=job.claim, state=State.RUNNING).update(
        state=State.WAITING, claim=None, lease_until=None, attempts=job.attempts - 1
    )


def end(job: Job, state: State, *, error: str = "", keep: Callable[[], dict[str, Any]] | None = None) -> None:
    """Mark the job as ended, and store its outcome in the same transaction.

    Raises:
        LostClaim: the job is another worker's by now; nothing is stored.
    """
    with transaction.atomic():
        held = Job.objects.filter(pk=job.pk, claim=job.claim, state=State.RUNNING)
        if not held.update(state=state, error=error, ended_at=timezone.now(), lease_until=None):
            raise LostClaim
        if keep is not None:
            Job.objects.filter(pk=job.pk).update(result=keep())
