"""How things were: read from the history, so that any past moment can be shown."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Max, QuerySet

from duixian.site.history.models import AuditEvent, Effect


def as_of(object_type: str, object_id: object, moment: dt.datetime) -> dict[str, Any] | None:
    """The fields of an object at a moment; None where it did not exist.

    Fields are plain JSON (`duixian.site.history.snapshot.plain`); those that the class conceals are missing.
    """
    event = _told(object_type, moment).filter(object_id=str(object_id)).order_by("-seq").first()
    return (event.after or None) if event else None


def all_as_of(object_type: str, moment: dt.datetime) -> dict[str, dict[str, Any]]:
    """The fields of every object of a kind that existed at a moment, by the object's key."""
    last = _told(object_type, moment).order_by().values("object_id").annotate(last=Max("seq")).values("last")
    events = AuditEvent.objects.filter(seq__in=last).order_by("seq")
    return {event.object_id: event.after for event in events if event.after}


def _told(object_type: str, moment: dt.datetime) -> QuerySet[AuditEvent]:
    """Events of a kind of object up to a moment that tell its fields, or its end."""
    return AuditEvent.objects.filter(object_type=object_type, at__lte=moment).exclude(effect=Effect.NONE)
