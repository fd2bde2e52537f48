"""A commitment as it was at a past moment, read from the history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from duixian.site.accounts.models import Unit
from duixian.site.delivery.models import ProgressReport
from duixian.site.history.models import AuditEvent, Effect
from duixian.site.history.past import all_as_of, as_of
from duixian.site.ledgers.models import Commitment, Statement
from duixian.site.lights.models import Light
from duixian.site.planning.models import Node, SignOff, Support

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Past:
    """A commitment with its plan at a moment; the fields are those of the models, as plain JSON.

    Attributes:
        light: that it showed on that day, as it was computed; None where none was.
        reports: how many reports had been handed in.
        differs: names of the commitment's fields that are otherwise now.
    """

    moment: dt.datetime
    commitment: Fields
    lead: str
    supports: Sequence[str]
    nodes: Sequence[Fields]
    statements: Sequence[Fields]
    sign_offs: Sequence[Fields]
    light: Light | None
    reports: int
    differs: frozenset[str]


def past_of(commitment: Commitment, moment: dt.datetime) -> Past | None:
    """The commitment at a moment, in a fixed number of queries; None where there was none yet."""
    fields = as_of(Commitment._meta.label_lower, commitment.pk, moment)
    if fields is None:
        return None
    now = as_of(Commitment._meta.label_lower, commitment.pk, timezone.now()) or {}
    parts = {model: _parts(model, commitment, moment) for model in (Support, Node, Statement, SignOff)}
    keys = {fields["lead_id"], *(one["unit_id"] for model in (Support, SignOff) for one in parts[model])}
    units = dict(Unit.objects.filter(pk__in=keys - {None}).values_list("pk", "name"))
    day = timezone.localdate(moment)
    light = commitment.lights.filter(Q(last_day=None) | Q(last_day__gte=day), first_day__lte=day).first()
    return Past(
        moment=moment,
        commitment=fields,
        lead=units.get(fields["lead_id"], ""),
        supports=[units[one["unit_id"]] for one in parts[Support]],
        nodes=[{**one, "due": _day(one["due"])} for one in sorted(parts[Node], key=lambda one: str(one["due"]))],
        statements=parts[Statement],
        sign_offs=[{**one, "unit": units[one["unit_id"]]} for one in parts[SignOff]],
        light=light,
        reports=ProgressReport.objects.filter(commitment=commitment, filed_at__lte=moment).count(),
        differs=frozenset(name for name, value in fields.items() if now.get(name) != value),
    )


def _parts(model: type[models.Model], commitment: Commitment, moment: dt.datetime) -> list[Fields]:
    """What belonged to the commitment then, that which has been removed or moved since included."""
    label = model._meta.label_lower
    stood = AuditEvent.objects.filter(object_type=label)
    gone = stood.filter(Q(effect=Effect.REMOVED) | Q(effect=Effect.CHANGED), before__commitment_id=commitment.pk)
    here = model._default_manager.filter(commitment=commitment).values_list("pk", flat=True)
    keys: Iterable[object] = {*map(str, here), *gone.order_by().values_list("object_id", flat=True)}
    found = all_as_of(label, moment, sorted(map(str, keys)))
    rows = [{**fields, "id": int(key)} for key, fields in found.items() if fields["commitment_id"] == commitment.pk]
    return sorted(rows, key=lambda one: int(one["id"]))


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def events_of(commitment: Commitment) -> QuerySet[AuditEvent]:
    """What has been done to a commitment and to its plan, the latest first."""
    asked = Q(object_type=Commitment._meta.label_lower, object_id=str(commitment.pk))
    for model in (Support, Node, Statement, SignOff):
        keys = [str(pk) for pk in model._default_manager.filter(commitment=commitment).values_list("pk", flat=True)]
        if keys:
            asked |= Q(object_type=model._meta.label_lower, object_id__in=keys)
    return AuditEvent.objects.filter(asked).defer("after")
