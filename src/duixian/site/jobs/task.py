"""Declaring tasks.

def work(arguments: Arguments, progress: Progress) -> Ledger:
for i, page in enumerate(pages):
progress(i, len(pages), "…")
return ledger

def keep(job: Job, ledger: Ledger) -> dict[str, Any]:
return {"url": store_ledger(job.asked_by, ledger).get_absolute_url()}

READ = declare("reports.read", work, keep)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from duixian.site.jobs.models import Job

T = TypeVar("T")
Arguments = dict[str, Any]


class Progress(Protocol):
    """Called by `work` as often as it likes.

    Raises:
        Interrupted: the work is no longer wanted; let it pass.
    """

    def __call__(self, done: int, total: int = 0, note: str = "") -> None:
        """Say how far the work is."""
        ...


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """A kind of long work.

    Attributes:
        name: "reports.read"; stored with each job.
        work: computes, changes nothing, may be repeated.
        keep: stores what was computed and returns the job's result; runs in the transaction that ends the job.
        form: name of the address where people ask for it; "" where they do not.
    """

    name: str
    work: Callable[[Arguments, Progress], T]
    keep: Callable[[Job, T], dict[str, Any]]
    form: str = ""


_TASKS: dict[str, Task[Any]] = {}


def declare(
    name: str, work: Callable[[Arguments, Progress], T], keep: Callable[[Job, T], dict[str, Any]], form: str = ""
) -> Task[T]:
    """Make a task known to the worker; called once, in the module `tasks` of an application."""
    if name in _TASKS:
        raise ValueError(f"Two tasks are named {name}.")
    task = _TASKS[name] = Task(name, work, keep, form)
    return task


def task_of(job: Job) -> Task[Any]:
    """The task of a job.

    Raises:
        KeyError: no application declares it any more.
    """
    return _TASKS[job.task]


def form_of(job: Job) -> str:
    """Name of the address where people ask for such a job; "" where they do not."""
    return _TASKS[job.task].form if job.task in _TASKS else ""
