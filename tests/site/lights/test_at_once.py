"""Several at once: what is imported twice is stored once, and lights are stored once."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from duixian.site.jobs.models import Job
from duixian.site.jobs.worker import Worker
from duixian.site.ledgers.models import Commitment
from duixian.site.lights.models import Light, Outdated
from duixian.site.lights.services import recompute
from duixian.site.observations.models import Observation
from tests.site.conftest import SYSTEM
from tests.site.lights.conftest import bring, day, observed

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Do everything at the same time; what went wrong."""
    errors: list[BaseException] = []
    together = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        try:
            together.wait(10)
            work()
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return errors


def test_an_import_that_is_sent_several_times_is_stored_once(jobs_commitment: Commitment):
    row = observed(6, 1.2, day(7, 18))
    assert at_once(*[lambda: bring(row)] * 4) == []
    assert Observation.objects.count() == 1


def test_lights_that_are_computed_by_several_are_stored_once(jobs_commitment: Commitment, task: Commitment):
    both = [jobs_commitment, task]
    bring(observed(3, 0.8, day(4, 20)), on=day(4, 20))
    assert at_once(*[lambda: recompute(SYSTEM, both, day(9, 1))] * 3) == []
    fields = ("commitment", "colour", "first_day", "last_day", "as_of", "rule", "record")
    stored = list(Light.objects.values(*fields))
    Light.objects.all().delete()
    recompute(SYSTEM, both, day(9, 1))
    assert stored == list(Light.objects.values(*fields))


def test_a_change_while_the_worker_computes_is_not_missed(jobs_commitment: Commitment):
    def work() -> None:
        while Worker().step():
            pass

    for number in range(3):
        bring(observed(3, 0.8 + number / 10, day(4, 20), f"第{number}次"), on=day(4, 20))
        following = observed(3, 0.85 + number / 10, day(4, 20), f"第{number}次修订")
        assert at_once(work, lambda row=following: bring(row, on=day(4, 21))) == []  # type: ignore[misc]
    work()
    assert not Outdated.objects.exists()
    assert not Job.objects.filter(task="lights.recompute", state="waiting").exists()
    light = jobs_commitment.light
    assert light is not None
    assert "1.05万人" in light.reason
