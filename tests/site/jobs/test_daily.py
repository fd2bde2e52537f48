from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from duixian.site.jobs import daily, task
from duixian.site.jobs.models import Job, State
from duixian.site.jobs.task import declare
from duixian.site.jobs.worker import Worker

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(hour: int, day: int = 4) -> dt.datetime:
    return dt.datetime(2026, 3, day, hour, tzinfo=SHANGHAI)


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(daily, "_DAILY", [])
    before = dict(task._TASKS)
    yield
    task._TASKS.clear()
    task._TASKS.update(before)


@pytest.mark.django_db(transaction=True)
class TestDaily:
    def test_is_asked_for_once_a_day_from_its_hour_on(self):
        seen: list[str] = []
        what = declare("tests.daily", lambda arguments, progress: seen.append(arguments["day"]), lambda job, _: {})
        daily.every_day(what, lambda day: {"day": day.isoformat()}, hour=7)
        assert daily.ask(at(6)) == []
        first = daily.ask(at(7))
        assert daily.ask(at(23)) == first
        assert [job.key for job in daily.ask(at(8, day=5))] == ["2026-03-05"]
        while Worker().step():
            pass
        assert seen == ["2026-03-04", "2026-03-05"]

    def test_the_worker_asks(self):
        what = declare("tests.daily", lambda arguments, progress: None, lambda job, _: {})
        daily.every_day(what, lambda day: {})
        worker = Worker()
        worker.run(once=True)
        worker.run(once=True)
        assert [job.state for job in Job.objects.all()] == [State.DONE]
