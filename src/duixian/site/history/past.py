"""How things were: read from the history, so that any past moment can be shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Max, QuerySet

from duixian.site.history.models import AuditEvent, Effect


def as_of(object_type: str, object_id: object, moment: dt.datetime) -> dict[str, Any] | None:
    """The fields of an object at a moment; None where it did not exist.

    Fields are plain JSON (`duixian.site.history.snapshot.plain`); those that the class conceals are missing.
    """
    event = _told(object_type, moment).filter(object_id=str(object_id)).order_by("-seq").first()
    return (event.after or None) if event else None


def all_as_of(object_type: str, moment: dt.datetime, keys: Iterable[object] | None = None) -> dict[str, dict[str, Any]]:
    """The fields of every object of a kind, or of those with these keys, that existed at a moment, by the key."""
    told = _told(object_type, moment)
    if keys is not None:
        told = told.filter(object_id__in=[str(key) for key in keys])
    last = told.order_by().values("object_id").annotate(last=Max("seq")).values("last")
    events = AuditEvent.objects.filter(seq__in=last).order_by("seq")
    return {event.object_id: event.after for event in events if event.after}


def _told(object_type: str, moment: dt.datetime) -> QuerySet[AuditEvent]:
    """Events of a kind of object up to a moment that tell its fields, or its end."""
    return AuditEvent.objects.filter(object_type=object_type, at__lte=moment).exclude(effect=Effect.NONE)
