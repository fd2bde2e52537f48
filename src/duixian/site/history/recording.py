"""Services: functions that check, change, and say what they changed.

    @action("unit.rename", needs=Right.MANAGE_UNITS)
    def rename(record: Recorder, unit: Unit, name: str, *, why: str) -> Unit:
        record.why = why
        with record.change(unit):
            unit.name = name
        return unit

    rename(request.user, unit, "林业局", why="…")

The call opens one transaction, refuses actors without the right, and writes the events as its last step. A service
that changes a table and notes no event of an object of it fails and changes nothing. A service may call others: all
share the transaction, and the events are written at the end of the outermost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from duixian.site.accounts.actors import Actor, System, has, person_of
from duixian.site.accounts.rights import Right
from duixian.site.history import guard
from duixian.site.history.chain import Entry, append
from duixian.site.history.models import Effect
from duixian.site.history.signals import recorded
from duixian.site.history.snapshot import changed, plain, snapshot

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=models.Model)

_entries: ContextVar[list[Entry] | None] = ContextVar("entries", default=None)


class Recorder:
    """What a service holds while it works: who acts, why, and what has been changed so far.

    Attributes:
        by: the actor.
        why: the reason; set before the change that it explains.
    """

    def __init__(self, by: Actor, action: str, entries: list[Entry]) -> None:
        self.by = by
        self.why = ""
        self._action = action
        self._entries = entries

    def fresh(self, model: type[M], pk: Any) -> M:
        """The object as it is stored, locked until the transaction ends.

        Raises:
            DoesNotExist: there is none.
        """
        return model._default_manager.select_for_update().get(pk=pk)

    @contextmanager
    def change(self, obj: models.Model) -> Iterator[None]:
        """Validate and save the object at the end of the block, and note what has changed, if anything has."""
        before = snapshot(obj)
        yield
        if changed(before, snapshot(obj)):
            obj.full_clean()
            obj.save()
            self.note(obj, before)

    def create(self, obj: M) -> M:
        """Validate and save a new object, and note it."""
        obj.full_clean()
        obj.save(force_insert=True)
        self.note(obj, {})
        return obj

    def create_all(self, objects: Sequence[M]) -> list[M]:
        """Store many new objects of one model at once, and note each; uniqueness is left to the database."""
        for obj in objects:
            obj.clean_fields(exclude=[field.name for field in obj._meta.concrete_fields if field.is_relation])
        stored = objects[0]._meta.base_manager.bulk_create(objects, batch_size=500) if objects else []
        for obj in stored:
            self.note(obj, {})
        return list(stored)

    def remove(self, obj: models.Model) -> None:
        """Delete an object, and note it."""
        kind, key, before = obj._meta.label_lower, str(obj.pk), snapshot(obj)
        obj.delete()
        self._enter(kind, key, Effect.REMOVED, before, {})

    def note(self, obj: models.Model, before: dict[str, Any]) -> None:
        """Note that an object, saved by now, was as `before` says ({} where it did not exist)."""
        after = snapshot(obj)
        if not before:
            self._enter(obj._meta.label_lower, str(obj.pk), Effect.CREATED, {}, after)
        elif former := changed(before, after):
            self._enter(obj._meta.label_lower, str(obj.pk), Effect.CHANGED, former, after)

    def event(self, object_type: str, object_id: str, details: dict[str, Any] | None = None) -> None:
        """Note something that leaves the object's fields as they are, or hides them: a log-in, a new password."""
        self._enter(object_type, object_id, Effect.NONE, {}, details or {})

    def _enter(
        self, object_type: str, object_id: str, effect: Effect, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        self._entries.append(
            Entry(
                actor=person_of(self.by),
                actor_name=f"({self.by.part})" if isinstance(self.by, System) else self.by.signature,
                action=self._action,
                object_type=object_type,
                object_id=object_id,
                effect=effect,
                before=plain(before),
                after=plain(after),
                why=self.why,
            )
        )


@contextmanager
def recording(by: Actor, action: str) -> Iterator[Recorder]:
    """A transaction whose changes are recorded; within another one, a part of it."""
    if (entries := _entries.get()) is not None:
        noted = len(entries)
        try:
            with transaction.atomic():
                yield Recorder(by, action, entries)
        except BaseException:
            del entries[noted:]
            raise
        return
    entries, tables = [], set[str]()
    entries_token, tables_token = _entries.set(entries), guard.written.set(tables)
    try:
        with transaction.atomic():
            yield Recorder(by, action, entries)
            if entries:
                recorded.send(sender=None, entries=tuple(entries))
            if silent := tables - guard.tables_of(entry.object_type for entry in entries):
                raise guard.UnrecordedWrite(f"{action} changes {', '.join(sorted(silent))} and notes no event of it.")
            if entries:
                append(entries)
    finally:
        _entries.reset(entries_token)
        guard.written.reset(tables_token)


def action(
    name: str, needs: Right
) -> Callable[[Callable[Concatenate[Recorder, P], R]], Callable[Concatenate[Actor, P], R]]:
    """Decorator that makes a function a service: called with the actor, it receives a `Recorder`.

    Raises:
        PermissionDenied: the actor's role lacks the right.
    """

    def decorate(service: Callable[Concatenate[Recorder, P], R]) -> Callable[Concatenate[Actor, P], R]:
        @wraps(service)
        def call(by: Actor, /, *args: P.args, **named: P.kwargs) -> R:
            if not has(by, needs):
                raise PermissionDenied
            with recording(by, name) as record:
                return service(record, *args, **named)

        return call

    return decorate
