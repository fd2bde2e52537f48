"""Commitments."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import Field

from duixian.site.accounts.rights import Right
from duixian.site.api.operation import narrowed, one, paged, person, read
from duixian.site.api.operations.reports import reports_of
from duixian.site.api.resources import CommitmentResource, LightResource, NodeResource, ReportResource
from duixian.site.api.values import Day, Key, Page, Paging, Word
from duixian.site.delivery.models import NodeCompletion, ReportState
from duixian.site.ledgers.models import LIVE, Commitment, Kind, ReviewState
from duixian.site.ledgers.policies import COMMITMENTS
from duixian.site.lights.models import Colour
from duixian.site.lights.services import replay
from duixian.site.lights.shown import with_light

router = Router(tags=["commitments"])


class CommitmentFilter(Schema):
    """Which commitments."""

    kind: Kind | None = None
    lead_unit: Key | None = None
    area: Word | None = None
    light: Colour | None = None
    state: Annotated[ReviewState | None, Field(description=_("Without it, those that are in the ledger."))] = None


def listed(found: QuerySet[Commitment], paging: Paging, wanted: CommitmentFilter) -> Page[CommitmentResource]:
    """One page of some commitments."""
    found = found.filter(state=wanted.state) if wanted.state is not None else found.filter(state__in=LIVE)
    found = narrowed(found, kind=wanted.kind, lead=wanted.lead_unit, area=wanted.area)
    shown = narrowed(with_light(found), light_colour=wanted.light)
    return paged(shown.prefetch_related("supports__unit"), paging, CommitmentResource.of)


@read(
    router, "/{int:commitment}", Right.READ_LEDGERS, CommitmentResource, _("A commitment with its units and its light.")
)
def commitment(request: HttpRequest, commitment: Key) -> CommitmentResource:
    """One commitment."""
    visible = with_light(COMMITMENTS.visible_to(person(request))).prefetch_related("supports__unit")
    return CommitmentResource.of(one(visible, commitment))


@read(
    router,
    "/{int:commitment}/nodes",
    Right.READ_LEDGERS,
    list[NodeResource],
    _("What is to be done by which day, and when it was done according to reports that were not returned."),
)
def nodes(request: HttpRequest, commitment: Key) -> list[NodeResource]:
    """Nodes of a commitment."""
    found = _commitment(request, commitment)
    done = NodeCompletion.objects.filter(node__commitment=found).exclude(report__state=ReportState.RETURNED)
    days: dict[int, dt.date] = {}
    for key, day in done.values_list("node", "done_on"):
        days[key] = min(day, days.get(key, day))
    return [
        NodeResource(id=node.pk, title=node.title, due=node.due, done_on=days.get(node.pk))
        for node in found.nodes.all()
    ]


@read(
    router,
    "/{int:commitment}/light",
    Right.READ_LEDGERS,
    LightResource,
    _("Its light on a day, with the reason and the arithmetic."),
)
def light(
    request: HttpRequest,
    commitment: Key,
    as_of: Annotated[
        Day | None, Query(description=_("A day; computed by what was known then. Without it, now."))
    ] = None,
) -> LightResource:
    """Light of a commitment."""
    found = _commitment(request, commitment)
    day = as_of or timezone.localdate()
    shown = replay(found, [day])[0]
    record = shown.record()
    return LightResource(
        commitment=found.pk, as_of=day, colour=shown.colour, since=None, rule=shown.rule, ruleset=shown.ruleset,
        reason=record["reason"], record=record,
    )  # fmt: skip


@read(
    router,
    "/{int:commitment}/lights",
    Right.READ_LEDGERS,
    Page[LightResource],
    _("The lights that it has shown, the first one first; each since the day on which the colour changed."),
)
def lights(request: HttpRequest, commitment: Key, paging: Query[Paging]) -> Page[LightResource]:
    """Lights of a commitment."""
    found = _commitment(request, commitment).lights.all()
    return paged(found, paging, lambda light: LightResource.of(light, light.last_day or light.as_of))


@read(
    router,
    "/{int:commitment}/reports",
    Right.READ_PROGRESS,
    Page[ReportResource],
    _("The reports that you may see, the latest month first."),
)
def reports(request: HttpRequest, commitment: Key, paging: Query[Paging]) -> Page[ReportResource]:
    """Reports on a commitment."""
    found = _commitment(request, commitment)
    return paged(reports_of(person(request)).filter(commitment=found), paging, ReportResource.of)


def _commitment(request: HttpRequest, key: int) -> Commitment:
    return one(COMMITMENTS.visible_to(person(request)), key)
