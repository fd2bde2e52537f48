"""Lights of a ledger."""

from __future__ import annotations

from typing import Annotated

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import Field

from duixian.site.accounts.rights import Right
from duixian.site.api.operation import narrowed, one, paged, person, read
from duixian.site.api.resources import LightResource
from duixian.site.api.values import Day, Key, Page, Paging
from duixian.site.ledgers.policies import COMMITMENTS, LEDGERS
from duixian.site.lights.models import Colour, Light

router = Router(tags=["lights"])


class LightFilter(Schema):
    """Which lights."""

    ledger: Key
    colour: Colour | None = None
    as_of: Annotated[Day | None, Field(description=_("A day; without it, those that show now."))] = None


@read(
    router,
    "",
    Right.READ_LEDGERS,
    Page[LightResource],
    _("The lights of the commitments that you may see, as they were stored for a day."),
    also=[404],
)
def lights(request: HttpRequest, paging: Query[Paging], wanted: Query[LightFilter]) -> Page[LightResource]:
    """Lights of a ledger."""
    ledger = one(LEDGERS.visible_to(person(request)).defer("outline", "findings"), wanted.ledger)
    visible = COMMITMENTS.visible_to(person(request)).filter(ledger=ledger).order_by().values("pk")
    found = Light.objects.filter(commitment__in=visible).order_by("commitment__start", "commitment__number")
    if wanted.as_of is None:
        found = found.filter(last_day=None)
    else:
        found = found.filter(Q(last_day=None) | Q(last_day__gte=wanted.as_of), first_day__lte=wanted.as_of)
    day = wanted.as_of or timezone.localdate()
    return paged(narrowed(found, colour=wanted.colour), paging, lambda light: LightResource.of(light, day))
