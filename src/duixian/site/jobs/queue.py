"""Jobs asked for, cancelled, tried again."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from duixian.site.accounts.actors import Actor, person_of
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.task import Arguments, Task


def enqueue(by: Actor, task: Task[Any], key: str, arguments: Arguments) -> Job:
    """Ask for a piece of work; the job that exists where it has been asked for before, whatever became of it.

    Within a transaction the job is there for the worker when the transaction commits.
    """
    with transaction.atomic():
        job, _created = Job.objects.get_or_create(
            task=task.name,
            key=key,
            defaults={"arguments": arguments, "asked_by": person_of(by)},
        )
    return job


def cancel(job: Job) -> None:
    """Ask that a job stop: at once while it waits, else at the next word of its progress."""
    if not Job.objects.filter(pk=job.pk, state=State.WAITING).update(state=State.CANCELLED):
        Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_requested=True)


def retry(job: Job) -> bool:
    """Let a job that failed or was cancelled begin anew; whether it was one."""
    return bool(
        Job.objects.filter(pk=job.pk, state__in=[State.FAILED, State.CANCELLED]).update(
            state=State.WAITING, attempts=0, cancel_requested=False, error="", done=0, total=0, note="", ended_at=None
        )
    )
