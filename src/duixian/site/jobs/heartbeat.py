"""A worker's sign of life while it works."""

from __future__ import annotations

import logging
import threading
from types import TracebackType

from django.conf import settings
from django.db import DatabaseError, connection

from duixian.site.jobs.claims import LostClaim, renew
from duixian.site.jobs.models import Job

log = logging.getLogger("duixian.jobs")


class Interrupted(BaseException):
    """The work is to stop: it was cancelled, another worker has it, or this one is shutting down."""


class Heartbeat:
    """Renews the claim from a thread of its own; called as the task's `progress`."""

    def __init__(self, job: Job, stopping: threading.Event) -> None:
        self.cancelled = False
        self.lost = False
        self._job = job
        self._stopping = stopping
        self._said = (0, 0, "")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"heartbeat {job.pk}", daemon=True)

    def __call__(self, done: int, total: int = 0, note: str = "") -> None:
        """Say how far the work is.

        Raises:
            Interrupted: the work is to stop.
        """
        self._said = (max(done, 0), max(total, 0), note)
        if self.cancelled or self.lost or self._stopping.is_set():
            raise Interrupted

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._over.wait(min(settings.JOB_LEASE / 3, 1.0)):
                try:
                    self.cancelled = not renew(self._job, *self._said)
                except LostClaim:
                    self.lost = True
                    return
                except DatabaseError as error:
                    log.warning("job %s: sign of life not written: %s", self._job.pk, error)
                    connection.close()
        finally:
            connection.close()
