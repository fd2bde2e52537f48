"""What everybody may see: published ledgers as they were frozen, with the lights of today."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.policies import LEDGERS
from duixian.site.lights.models import Light
from duixian.site.overview.figures import Tally
from duixian.site.planning.content import canonical
from duixian.site.planning.models import Version


@needs(Right.READ_PUBLISHED)
@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """The ledgers that have been published."""
    versions = _versions().defer("content").select_related("ledger")
    shown = versions.defer("content", "ledger__outline", "ledger__findings").order_by("-ledger__year", "ledger__place")
    return render(request, "overview/published.html", {"versions": shown})


@needs(Right.READ_PUBLISHED)
@require_safe
def published_ledger(request: HttpRequest, ledger: int) -> HttpResponse:
    """The newest version of a ledger: what is promised, who answers for it, until when, and its light today."""
    version = get_object_or_404(_versions(), ledger=ledger)
    lights = dict(Light.objects.filter(commitment__ledger=ledger, last_day=None).values_list("commitment", "colour"))
    tally = Tally(None, "")
    rows: list[dict[str, Any]] = []
    for one in version.content["commitments"]:
        colour = lights.get(one["id"])
        tally.lights[colour] += 1
        rows.append({**one, "light": colour, "deadline": parse_date(one["deadline"])})
    areas = [(area, list(of_area)) for area, of_area in groupby(rows, key=lambda one: str(one["area"]))]
    context = {"version": version, "head": version.content["ledger"], "areas": areas, "tally": tally}
    return render(request, "overview/published_ledger.html", context)


@needs(Right.READ_PUBLISHED)
@require_safe
def published_json(request: HttpRequest, ledger: int) -> HttpResponse:
    """The content of the newest version, byte for byte what its hash was computed from."""
    version = get_object_or_404(_versions(), ledger=ledger)
    response = HttpResponse(canonical(version.content), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="ledger-{ledger}-v{version.number}.json"'
    return response


def _versions() -> QuerySet[Version]:
    """The newest version of each ledger that everybody may see."""
    newest = Version.objects.filter(ledger=OuterRef("ledger")).order_by("-number").values("pk")[:1]
    visible = LEDGERS.visible_to(AnonymousUser()).order_by().values("pk")
    return Version.objects.filter(ledger__in=visible, pk=Subquery(newest))
