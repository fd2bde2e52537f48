"""Units."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Schema
from pydantic import Field

from duixian.site.accounts.models import Level, Unit
from duixian.site.accounts.policies import UNITS
from duixian.site.accounts.rights import Right
from duixian.site.api.operation import narrowed, one, paged, person, read
from duixian.site.api.resources import UnitResource
from duixian.site.api.values import Day, Key, Page, Paging, Word

router = Router(tags=["units"])


class UnitFilter(Schema):
    """Which units."""

    name: Annotated[Word | None, Field(description=_("The whole name."))] = None
    level: Level | None = None
    on: Annotated[Day | None, Field(description=_("A day on which they exist."))] = None


@read(router, "", Right.READ_UNITS, Page[UnitResource], _("The units by name, former ones too."))
def units(request: HttpRequest, paging: Query[Paging], wanted: Query[UnitFilter]) -> Page[UnitResource]:
    """Units."""
    found = narrowed(UNITS.visible_to(person(request)), name=wanted.name, level=wanted.level)
    if wanted.on is not None:
        found = found.filter(pk__in=Unit.objects.all().on(wanted.on))
    return paged(found, paging, UnitResource.of)


@read(router, "/{int:unit}", Right.READ_UNITS, UnitResource, _("A unit."))
def unit(request: HttpRequest, unit: Key) -> UnitResource:
    """One unit."""
    return UnitResource.of(one(UNITS.visible_to(person(request)), unit))
