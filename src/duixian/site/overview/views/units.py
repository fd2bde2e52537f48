"""A unit's page: what it leads and supports, and what it still has to do."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.policies import UNITS
from duixian.site.accounts.rights import Right
from duixian.site.delivery.items import months_with_open, reportable
from duixian.site.delivery.months import months_of, previous_month
from duixian.site.keeping.spans import month_of
from duixian.site.ledgers.models import LIVE, Commitment, Ledger
from duixian.site.ledgers.policies import COMMITMENTS
from duixian.site.overview.figures import Tally
from duixian.site.overview.filters import ordered, rows_of, supporters_of, with_standing
from duixian.site.overview.paging import page_of
from duixian.site.overview.views.lists import PAGE
from duixian.site.planning.models import SignOff, SignOffState, Support


@needs(Right.READ_LEDGERS)
@require_safe
def unit_items(request: HttpRequest, unit: int) -> HttpResponse:
    """The commitments of a unit in one ledger, `?ledger=`, at first the newest in which it has any."""
    person = actor(request)
    found = get_object_or_404(UNITS.visible_to(person), pk=unit)
    supported = Exists(Support.objects.filter(commitment=OuterRef("pk"), unit=found))
    its = COMMITMENTS.visible_to(person).filter(Q(lead=found) | supported, state__in=LIVE)
    ledgers = list(Ledger.objects.filter(pk__in=its.order_by().values("ledger")).defer("outline", "findings"))
    asked = request.GET.get("ledger", "")
    ledger = next((one for one in ledgers if str(one.pk) == asked), ledgers[0] if ledgers else None)
    context: dict[str, Any] = {"unit": found, "ledgers": ledgers, "ledger": ledger, "today": timezone.localdate()}
    if ledger is not None:
        here = with_standing(its.filter(ledger=ledger))
        order = request.GET.get("sort", "light")
        page = page_of(request, rows_of(ordered(here, order)), PAGE)
        tally = Tally(found.pk, found.name)
        for colour in here.filter(lead=found).order_by().values_list("light_colour", flat=True):
            tally.lights[colour] += 1
        context |= {
            "order": order,
            "page": page,
            "supporters": supporters_of(page),
            "tally": tally,
            "sign_offs": SignOff.objects.filter(
                unit=found, state__in=[SignOffState.WAITING, SignOffState.OBJECTED], commitment__in=its.values("pk")
            )
            .select_related("commitment__ledger")
            .order_by("due", "pk")[:PAGE],
            "own": person.unit_id == found.pk,
            "due": _due(its.filter(lead=found), ledger),
        }
    return render(request, "overview/unit.html", context)


def _due(led: QuerySet[Commitment], ledger: Ledger) -> list[tuple[dt.date, int]]:
    """The months that are over and still have reports to be written, with how many are missing."""
    today = timezone.localdate()
    last = previous_month(month_of(today))
    months = [month for month in months_of(ledger, today) if month <= last]
    asked_for = reportable().filter(pk__in=led.order_by().values("pk"), ledger=ledger)
    return [(month, count) for month, count in months_with_open(asked_for, months).items() if count]
