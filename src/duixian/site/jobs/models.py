"""The queue."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What has become of a job."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


ENDED = frozenset({State.DONE, State.FAILED, State.CANCELLED})


class Job(models.Model):
    """One piece of long work.

    Attributes:
        task: name of the declared task.
        key: what makes it this piece of work; a task has one job for each key.
        arguments: what the task is given, JSON.
        done, total: progress in the task's own units; total 0 where it is not known.
        note: what is being done just now, in the language of whoever asked.
        claim, lease_until: which worker run holds it, and until when unless it says that it is alive.
        attempts: how many times a worker has begun it.
        result: what `keep` returned, JSON; the key "url" is where to look at it.
        error: why it failed, for the person who asked.
    """

    unrecorded: ClassVar = "progress of work; what the work changes is recorded by the services it calls"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=16, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)
    cancel_requested = models.BooleanField(default=False)
    claim = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    result = models.JSONField(null=True)
    error = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["created_at"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["task", "key"], name="job_key_unique")]
        indexes: ClassVar = [
            models.Index(fields=["created_at"], condition=models.Q(state__in=["waiting", "running"]), name="job_open")
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.key} {self.state}"

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in ENDED
