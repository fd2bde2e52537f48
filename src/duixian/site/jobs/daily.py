"""Work of every day.

`every_day(task, arguments)` in the module `tasks` of an application has the worker ask for the task once on each day,
by the day's date as its key: however many workers there are and however often one is killed, a day has one job. A day
on which no worker ran is not made up for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from duixian.site.accounts.actors import System
from duixian.site.jobs.models import Job
from duixian.site.jobs.queue import enqueue
from duixian.site.jobs.task import Arguments, Task

BY = System("daily")


@dataclass(frozen=True, slots=True)
class Daily:
    """A task, what it is given for a day, and the hour (local time) from which it is asked for."""

    task: Task[Any]
    arguments: Callable[[dt.date], Arguments]
    hour: int


_DAILY: list[Daily] = []


def every_day(task: Task[Any], arguments: Callable[[dt.date], Arguments], *, hour: int = 0) -> None:
    """Have a task asked for each day, from an hour on; `arguments(day)` is what it is given."""
    _DAILY.append(Daily(task, arguments, hour))


def ask(now: dt.datetime) -> list[Job]:
    """Ask for everything that a local moment calls for; what has been asked for on that day is not asked for again."""
    day = now.date()
    return [enqueue(BY, one.task, day.isoformat(), one.arguments(day)) for one in tuple(_DAILY) if now.hour >= one.hour]
