"""What waits for somebody, gathered from every application.

An application says what waits in its module `waiting`, by a function `waiting(person: User, today: dt.date)` that
yields `Waiting`. It asks the database a fixed number of questions, however much waits, and yields only what that person
may open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TypeAlias

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule

from duixian.site.accounts.models import User

Text: TypeAlias = str | Promise


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that somebody is to do.

    Attributes:
        kind: what is to be done, as a heading: "Reports to confirm"; things of one kind are shown together.
        title: what it is to be done with.
        url: where to do it.
        due: the last day for it, or None.
    """

    kind: Text
    title: Text
    url: str
    due: dt.date | None = None


Source = Callable[[User, dt.date], Iterable[Waiting]]


@cache
def sources() -> tuple[Source, ...]:
    """The functions `waiting` of all applications, in the order of INSTALLED_APPS."""
    return tuple(
        import_module(f"{config.name}.waiting").waiting
        for config in apps.get_app_configs()
        if config.name.startswith("duixian.site.") and module_has_submodule(config.module, "waiting")
    )


def waiting_for(person: User, today: dt.date) -> Iterator[Waiting]:
    """Everything that waits for a person on a day; nothing for whoever may not sign in."""
    if person.is_active:
        for source in sources():
            yield from source(person, today)
