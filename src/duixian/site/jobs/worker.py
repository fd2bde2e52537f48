"""The worker: takes jobs one after the other."""

from __future__ import annotations

import datetime as dt
import logging
import signal
import threading
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from duixian.errors import DuixianError
from duixian.site.jobs import daily
from duixian.site.jobs.claims import LostClaim, end, release, take
from duixian.site.jobs.heartbeat import Heartbeat, Interrupted
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.task import task_of

log = logging.getLogger("duixian.jobs")
PAUSE = 1.0  # seconds between looks into an empty queue


class Worker:
    """Works until it is told to stop (SIGTERM, SIGINT), and then gives back what it has not finished."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._hour: tuple[dt.date, int] | None = None

    def run(self, *, once: bool = False) -> None:
        """Work; with `once` until nothing is waiting."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while not self._stopping.is_set():
            try:
                self._ask_for_the_day()
                worked = self.step()
            except DatabaseError as error:
                log.warning("database not reached: %s", error)
                connection.close()
                worked = False
            if not worked:
                if once:
                    return
                self._stopping.wait(PAUSE)
            close_old_connections()

    def step(self) -> bool:
        """Take one job and bring it to its end; False where none is waiting."""
        job = take()
        if job is None:
            return False
        log.info("%s %s: begun, attempt %d", job.task, job.key, job.attempts)
        try:
            self._perform(job)
        except LostClaim:
            log.warning("%s %s: taken over by another worker", job.task, job.key)
        return True

    def _ask_for_the_day(self) -> None:
        """Ask for the work of the day, looked at once an hour."""
        now = timezone.localtime()
        if self._hour != (hour := (now.date(), now.hour)):
            daily.ask(now)
            self._hour = hour

    def _perform(self, job: Job) -> None:
        heartbeat = Heartbeat(job, self._stopping)
        try:
            task = task_of(job)
            with heartbeat:
                outcome = task.work(job.arguments, heartbeat)
            end(job, State.DONE, keep=lambda: task.keep(job, outcome))
        except Interrupted:
            if heartbeat.cancelled:
                end(job, State.CANCELLED)
            else:
                release(job)
        except (LostClaim, DatabaseError):
            raise
        except DuixianError as error:
            end(job, State.FAILED, error=str(error))
        except Exception:
            log.exception("%s %s: failed", job.task, job.key)
            end(job, State.FAILED, error="internal")

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping.set()
