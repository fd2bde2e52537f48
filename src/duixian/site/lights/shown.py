"""Lights as lists and pages show them."""

from __future__ import annotations

from typing import Any

from django.db.models import F, FilteredRelation, Prefetch, Q, QuerySet

from duixian.site.ledgers.models import Commitment
from duixian.site.lights.models import Light


def with_light(commitments: QuerySet[Commitment]) -> QuerySet[Any]:
    """Commitments with the light that shows now: one query more, however many there are.

    Each has `light` (a `Light` with its reason, or None where none was computed yet); for filters, orders and counts
    the query has `light_colour`, `light_since` (its first day) and `light_rule`.
    """
    return (
        commitments.annotate(light_now=FilteredRelation("lights", condition=Q(lights__last_day=None)))
        .annotate(
            light_colour=F("light_now__colour"), light_since=F("light_now__first_day"), light_rule=F("light_now__rule")
        )
        .prefetch_related(Prefetch("lights", Light.objects.filter(last_day=None), to_attr="shown_lights"))
    )
