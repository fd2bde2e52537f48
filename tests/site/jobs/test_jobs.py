from __future__ import annotations

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from duixian.errors import UnreadableFile
from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.units import create_unit
from duixian.site.history.verify import verify
from duixian.site.jobs import claims, queue, task
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.task import Arguments, Progress, Task, declare
from duixian.site.jobs.worker import Worker
from tests.site.conftest import SYSTEM

WORKER = Path(__file__).with_name("worker_process.py")


@pytest.fixture
def make() -> Any:
    """Declares tasks for one test."""
    before = dict(task._TASKS)

    def declared(work: Callable[[Arguments, Progress], Any], keep: Any = None) -> Task[Any]:
        return declare("tests.task", work, keep or (lambda job, outcome: {"outcome": outcome}))

    yield declared
    task._TASKS.clear()
    task._TASKS.update(before)


@pytest.mark.django_db(transaction=True)
class TestWorker:
    def test_does_what_was_asked_for_and_keeps_the_outcome(self, make: Any):
        job = queue.enqueue(SYSTEM, make(lambda arguments, progress: arguments["a"] * 2), "k", {"a": 21})
        assert Worker().step()
        job.refresh_from_db()
        assert (job.state, job.result, job.attempts) == (State.DONE, {"outcome": 42}, 1)
        assert not Worker().step()

    def test_does_the_same_thing_once_however_often_it_is_asked_for(self, make: Any):
        calls: list[int] = []
        what = make(lambda arguments, progress: calls.append(1))
        assert queue.enqueue(SYSTEM, what, "k", {}) == queue.enqueue(SYSTEM, what, "k", {})
        while Worker().step():
            pass
        queue.enqueue(SYSTEM, what, "k", {})
        assert not Worker().step()
        assert calls == [1]

    def test_tells_the_person_why_a_file_could_not_be_read(self, make: Any):
        def work(arguments: Arguments, progress: Progress) -> None:
            raise UnreadableFile("a.pdf is encrypted; save it without a password.")

        job = queue.enqueue(SYSTEM, make(work), "k", {})
        Worker().step()
        job.refresh_from_db()
        assert (job.state, job.error) == (State.FAILED, "a.pdf is encrypted; save it without a password.")

    def test_an_error_of_the_program_fails_the_job_and_leaves_nothing(self, make: Any):
        def keep(job: Job, outcome: None) -> dict[str, Any]:
            create_unit(SYSTEM, "甲", Level.CITY, dt.date(2020, 1, 1))
            raise ZeroDivisionError

        job = queue.enqueue(SYSTEM, make(lambda arguments, progress: None, keep), "k", {})
        Worker().step()
        job.refresh_from_db()
        assert (job.state, job.error, Unit.objects.count()) == (State.FAILED, "internal", 0)
        assert queue.retry(job)
        job.refresh_from_db()
        assert (job.state, job.error) == (State.WAITING, "")

    def test_a_waiting_job_is_cancelled_at_once(self, make: Any):
        job = queue.enqueue(SYSTEM, make(lambda arguments, progress: None), "k", {})
        queue.cancel(job)
        assert not Worker().step()
        job.refresh_from_db()
        assert job.state == State.CANCELLED

    def test_a_running_job_is_cancelled_at_the_next_word_of_its_progress(self, make: Any, settings: Any):
        settings.JOB_LEASE = 1
        seen: list[tuple[int, int, str]] = []

        def work(arguments: Arguments, progress: Progress) -> None:
            job = Job.objects.get()
            for i in range(200):
                progress(i, 200, "页")
                time.sleep(0.02)
                if i == 50:
                    job.refresh_from_db()
                    seen.append((job.done > 0, job.total, job.note))
                    queue.cancel(job)

        job = queue.enqueue(SYSTEM, make(work), "k", {})
        Worker().step()
        job.refresh_from_db()
        assert job.state == State.CANCELLED
        assert seen == [(True, 200, "页")]

    def test_a_job_whose_worker_fell_silent_is_taken_over_and_stored_once(self, make: Any):
        job = queue.enqueue(SYSTEM, make(lambda arguments, progress: "first"), "k", {})
        silent = claims.take()
        assert silent is not None
        assert claims.take() is None
        Job.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
        assert Worker().step()
        with pytest.raises(claims.LostClaim):
            claims.end(silent, State.DONE, keep=lambda: {"outcome": "second"})
        job.refresh_from_db()
        assert (job.result, job.attempts) == ({"outcome": "first"}, 2)

    def test_a_job_that_kills_its_worker_is_given_up(self, make: Any):
        job = queue.enqueue(SYSTEM, make(lambda arguments, progress: None), "k", {})
        for _ in range(claims.MAX_ATTEMPTS):
            assert claims.take() is not None
            Job.objects.update(lease_until=timezone.now() - dt.timedelta(seconds=1))
        assert claims.take() is None
        job.refresh_from_db()
        assert (job.state, job.error) == (State.FAILED, "worker-lost")


@contextmanager
def running() -> Iterator[subprocess.Popen[str]]:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment |= {
        "DATABASE_URL": database_url(),
        "DUIXIAN_DATA_DIR": str(settings.DATA_DIR),
        "DUIXIAN_JOB_LEASE": "1",
    }
    with subprocess.Popen([sys.executable, str(WORKER)], env=environment, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        yield worker


def database_url() -> str:
    of = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{of['NAME']}"
    return f"postgresql://{of['USER']}:{quote(of['PASSWORD'])}@{quote(of['HOST'], safe='')}:{of['PORT']}/{of['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_killed_workers_lose_nothing_and_repeat_nothing(make: Any):
    slow = declare("tests.slow", lambda arguments, progress: None, lambda job, outcome: {})
    for name in ("甲", "乙", "丙"):
        queue.enqueue(SYSTEM, slow, name, {"name": name, "seconds": 0.4})
    moments = random.Random(7)
    for _ in range(4):
        with running() as worker:
            time.sleep(moments.uniform(0.1, 0.7))
            worker.send_signal(signal.SIGKILL)
        Job.objects.filter(state=State.RUNNING).update(attempts=0)
    with running() as worker:
        deadline = time.monotonic() + 30
        while Job.objects.exclude(state=State.DONE).exists() and time.monotonic() < deadline:
            time.sleep(0.2)
        worker.terminate()
        assert worker.wait(10) == 0
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE}
    assert sorted(Unit.objects.values_list("name", flat=True)) == sorted(
        f"{name}-{i}" for name in ("甲", "乙", "丙") for i in range(3)
    )
    assert verify().faults == ()


def test_a_page_shows_progress_to_who_asked_and_to_nobody_else(
    people: dict[Role, User], signed_in: Callable[[Role], Client], make: Any
):
    what = make(lambda arguments, progress: None)
    job = queue.enqueue(people[Role.CLERK], what, "k", {})
    Job.objects.update(state=State.RUNNING, done=3, total=8, note="第3页")
    page = signed_in(Role.CLERK).get(f"/jobs/{job.pk}/").content.decode()
    assert "第3页" in page
    assert 'value="3"' in page
    part = signed_in(Role.OFFICE).get(f"/jobs/{job.pk}/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert signed_in(Role.HEAD).get(f"/jobs/{job.pk}/").status_code == 404
    assert signed_in(Role.HEAD).post(f"/jobs/{job.pk}/cancel/").status_code == 404
    signed_in(Role.CLERK).post(f"/jobs/{job.pk}/cancel/")
    assert Job.objects.get().cancel_requested
