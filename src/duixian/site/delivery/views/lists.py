"""The list of a unit's month, and of all units'."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor, has
from duixian.site.accounts.models import Unit
from duixian.site.accounts.policies import UNITS
from duixian.site.accounts.rights import Right
from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery.items import STATES, in_month, items_of, led_by, months_with_open, units_of_month
from duixian.site.delivery.months import deadline_of, months_of, read_month, usual_month
from duixian.site.keeping.spans import month_of
from duixian.site.ledgers.models import Ledger, Stage
from duixian.site.pages.requests import whole_number

_SIZE = 50


@needs(Right.READ_PROGRESS)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """What the own unit reports on in a month; whoever has no unit sees all units, or one of them."""
    person, days, today = actor(request), WorkingDays(), timezone.localdate()
    month = chosen_month(request, days, today)
    deadline = deadline_of(month, days)
    context: dict[str, Any] = {
        "month": month,
        "deadline": deadline,
        "left": days.between(today, deadline.due),
        "today": today,
    }
    if person.unit is None and not request.GET.get("unit"):
        return _all_units(request, context)
    unit = person.unit or get_object_or_404(UNITS.visible_to(person), pk=whole_number(request.GET["unit"]) or 0)
    return _of_unit(request, unit, context)


def _of_unit(request: HttpRequest, unit: Unit, context: dict[str, Any]) -> HttpResponse:
    person, month, today = actor(request), context["month"], context["today"]
    own = person.unit_id == unit.pk
    commitments = list(in_month(month).filter(led_by(unit.pk)))
    whole = items_of(commitments, month, person if own else None)
    state = request.GET.get("state", "")
    shown = [one for one in whole.items if one.state == state] if state in STATES else whole.items
    months = switch(month, today)
    open_by_month = months_with_open(commitments, months)
    return render(
        request,
        "delivery/unit.html",
        context
        | {
            "unit": unit,
            "own": own,
            "whole": whole,
            "page": Paginator(shown, _SIZE).get_page(request.GET.get("page")),
            "state": state,
            "states": [(name, label, whole.counts[name]) for name, label in STATES.items() if whole.counts[name]],
            "months": [(one, open_by_month[one]) for one in months],
            "may_write": own and has(person, Right.REPORT_PROGRESS),
            "to_confirm": whole.counts["filed"] if own and has(person, Right.CONFIRM_PROGRESS) else 0,
        },
    )


def _all_units(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    month = context["month"]
    units = units_of_month(month)
    return render(
        request,
        "delivery/units.html",
        context
        | {
            "page": Paginator(units, _SIZE).get_page(request.GET.get("page")),
            "months": [(one, None) for one in switch(month, context["today"])],
            "required": sum(one.required for one in units),
            "confirmed": sum(one.confirmed for one in units),
            "filed": sum(one.filed for one in units),
            "open": sum(one.open for one in units),
        },
    )


def chosen_month(request: HttpRequest, days: WorkingDays, today: dt.date) -> dt.date:
    """The month asked for, or the one that people write of now; none that lies ahead."""
    asked = read_month(request.GET.get("month", "") or request.POST.get("month", ""))
    if asked is not None:
        return min(asked, month_of(today))
    usual = usual_month(today, days)
    known = switch(usual, today)
    return usual if not known or usual in known else known[-1]


def switch(month: dt.date, today: dt.date) -> list[dt.date]:
    """The months to choose from: all that published ledgers of the month's year have had so far."""
    ledgers = Ledger.objects.filter(stage=Stage.PUBLISHED, first_day__lte=today).only("first_day", "last_day")
    every = sorted({one for ledger in ledgers for one in months_of(ledger, today)})
    of_year = [one for one in every if one.year == month.year]
    before = [one for one in every if one.year < month.year][-1:]
    after = [one for one in every if one.year > month.year][:1]
    return [*before, *of_year, *after]
