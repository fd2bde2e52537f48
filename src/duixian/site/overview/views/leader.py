"""The leader's page: what is red, what has turned red, whose it is, and which targets are off their curve."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.keeping.spans import month_of
from duixian.site.ledgers.models import Kind, Stage
from duixian.site.ledgers.policies import COMMITMENTS, LEDGERS
from duixian.site.lights.models import Colour, Light
from duixian.site.overview.courses import drawn
from duixian.site.overview.figures import COLOURS, Tally, figures
from duixian.site.overview.filters import REASONS, UNREAD, Listed, brief, listed
from duixian.site.overview.targets import targets_of

_RED, _TURNED, _TARGETS, _BARS = 8, 12, 6, 20
"""How many are shown of what is red, of what has turned red, of targets off their curve, and of units in the chart."""


@needs(Right.READ_OVERVIEW)
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """To the page of the newest published ledger, or what to do where there is none."""
    ledgers = LEDGERS.visible_to(actor(request))
    found = ledgers.filter(stage=Stage.PUBLISHED).first() or ledgers.first()
    if found is None:
        return render(request, "overview/none.html")
    return redirect("overview", found.pk)


@needs(Right.READ_OVERVIEW)
@require_safe
def overview(request: HttpRequest, ledger: int) -> HttpResponse:
    """A ledger at a glance."""
    visible = LEDGERS.visible_to(actor(request)).defer("outline", "findings")
    found = get_object_or_404(visible, pk=ledger)
    today = timezone.localdate()
    month = month_of(today)
    every = listed(COMMITMENTS.visible_to(actor(request)), found)
    counted = figures(every, found, today)
    red = brief(every).prefetch_related(REASONS).filter(light_colour=Colour.RED).order_by("light_since", "number")
    turned = _turned_red(every, month)
    context = {
        "ledger": found,
        "others": visible.exclude(pk=found.pk).only("title", "year")[:10],
        "today": today,
        "month": month,
        "figures": counted,
        "red": red[:_RED],
        "turned": turned[:_TURNED],
        "turned_count": len(turned),
        "units_chart": _bars(_("Lights by lead unit"), counted.units[:_BARS]),
        "targets": _off_curve(every),
    }
    return render(request, "overview/overview.html", context)


def _turned_red(commitments: Listed, month: dt.date) -> list[Light]:
    """Lights that turned red in the month, those that still are first."""
    found = Light.objects.filter(
        commitment__in=commitments.order_by().values("pk"), colour=Colour.RED, first_day__gte=month
    ).select_related("commitment__lead", "commitment__ledger")
    short = found.defer(*(f"commitment__{name}" for name in UNREAD))
    return sorted(short, key=lambda one: (one.last_day is not None, -one.first_day.toordinal(), one.commitment.number))


def _bars(title: str, tallies: list[Tally] | Any) -> dict[str, Any]:
    """The chart of lights by what they have in common."""
    return {
        "kind": "bars",
        "title": title,
        "x": [one.name or _("no lead unit") for one in tallies],
        "series": [
            {"role": colour.value, "name": str(colour.label), "values": [one.lights[colour] for one in tallies]}
            for colour in COLOURS
        ],
    }


def _off_curve(commitments: Listed) -> list[dict[str, Any]]:
    """The headline targets that are red or amber, the red ones first, each with its course."""
    wanted = brief(commitments).filter(kind=Kind.TARGET, light_colour__in=[Colour.RED, Colour.AMBER])
    chosen = sorted(wanted, key=lambda one: (one.light_colour != Colour.RED, one.number))[:_TARGETS]
    found = targets_of(chosen)
    return [
        {"commitment": one, "drawn": course, "chart": course.chart(course.name)}
        for one in chosen
        for course in map(drawn, found.get(one.pk, ()))
    ]
