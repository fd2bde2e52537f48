"""No change of data without a record of it, whichever way the change is made.

Every statement that Django sends passes here, those of `QuerySet.update()`, `bulk_create()` and raw SQL too. One that
changes a table of the application outside of `recording` is refused. A model whose rows are no data of the office (a
job's progress) says so by a class attribute `unrecorded` that gives the reason; one whose rows are a part of another
object, and recorded with it, by `recorded_with = "ledger.commitment"`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

_WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)

written: ContextVar[set[str] | None] = ContextVar("written", default=None)
"""Tables that the recording in hand has changed; None where nothing is being recorded."""
_excused: ContextVar[bool] = ContextVar("excused", default=False)


class UnrecordedWrite(RuntimeError):
    """An error of the program: data would change without an event that says so."""


@contextmanager
def unrecorded(reason: str) -> Iterator[None]:
    """Let changes pass that leave no event: restoring a backup, migrating data. The reason is for the reader."""
    if not reason:
        raise ValueError("Say why these changes leave no event.")
    token = _excused.set(True)
    try:
        yield
    finally:
        _excused.reset(token)


def watch(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Let a new connection pass its statements by here."""
    if _check not in connection.execute_wrappers:
        connection.execute_wrappers.append(_check)


@cache
def recorded_tables() -> frozenset[str]:
    """The tables whose changes need an event."""
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("duixian.site.") and not hasattr(model, "unrecorded")
    )


def tables_of(object_types: Iterable[str]) -> set[str]:
    """The tables whose changes are told by events of these kinds of objects."""
    kinds = set(object_types)
    return {table for table, kind in _kinds().items() if kind in kinds}


@cache
def _kinds() -> dict[str, str]:
    models = [
        model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in recorded_tables()
    ]
    return {model._meta.db_table: getattr(model, "recorded_with", model._meta.label_lower) for model in models}


def _check(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    found = _WRITE.match(sql)
    if found and (table := found[1]) in recorded_tables() and not _excused.get():
        tables = written.get()
        if tables is None:
            raise UnrecordedWrite(f"{table} is changed outside of a recorded action (duixian.site.history.recording).")
        tables.add(table)
    return execute(sql, params, many, context)
