"""One commitment: its words, plan, light, reports, signing, numbers and history; and how all that was on a past day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor, has
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.accounts.roles import OF_A_UNIT
from duixian.site.delivery.policies import REPORTS
from duixian.site.keeping.lights import Item
from duixian.site.keeping.nodes import Node
from duixian.site.ledgers.machine import worded
from duixian.site.ledgers.models import LIVE, Commitment, Stage
from duixian.site.ledgers.policies import COMMITMENTS
from duixian.site.lights.items import item_of
from duixian.site.lights.models import Light
from duixian.site.lights.shown import with_light
from duixian.site.overview.courses import drawn
from duixian.site.overview.excerpts import excerpt_of
from duixian.site.overview.moments import moment_of
from duixian.site.overview.past import events_of, past_of
from duixian.site.overview.reading import compared
from duixian.site.pages.language import spoken

_REPORTS, _EVENTS = 12, 15
"""How many reports and events a page shows."""


@needs(Right.READ_LEDGERS)
@require_safe
def commitment(request: HttpRequest, commitment: int) -> HttpResponse:
    """A commitment as it stands, or with `?as_of=` as it was."""
    person = actor(request)
    found = get_object_or_404(with_light(COMMITMENTS.visible_to(person)), pk=commitment)
    may_look_back = has(person, Right.READ_HISTORY)
    asked = request.GET.get("as_of", "").strip()
    if asked and may_look_back:
        return _past(request, found, asked)
    item = item_of(found)
    courses = [drawn(one) for one in item.measured]
    reports = REPORTS.visible_to(person).filter(commitment=found).select_related("unit")
    whole = reports.prefetch_related("evidence__file", "values__statement")
    page = Paginator(whole, _REPORTS).get_page(request.GET.get("page"))
    light = found.light
    context = {
        "commitment": found,
        "ledger": found.ledger,
        "today": timezone.localdate(),
        "light": light,
        "arithmetic": list(_arithmetic(light)) if light else [],
        "lights": found.lights.defer("record").order_by("-first_day")[:24],
        "excerpt": excerpt_of(found),
        "supports": found.supports.select_related("unit"),
        "nodes": list(_standings(item)),
        "courses": [(one, one.chart(one.name)) for one in courses],
        "page": page,
        "sign_offs": found.sign_offs.select_related("unit"),
        "statements": list(compared(found.statements.filter(state__in=LIVE))),
        "machine_text": _machine_text(found),
        "events": events_of(found)[:_EVENTS] if may_look_back else [],
        "may_look_back": may_look_back,
        "may_report": _may_report(person, found),
    }
    return render(request, "overview/commitment.html", context)


def _past(request: HttpRequest, found: Commitment, asked: str) -> HttpResponse:
    moment = moment_of(asked)
    past = past_of(found, moment) if moment else None
    if moment is None:
        error = _("Give day and time as in 2026-06-30 17:00.")
    elif past is None:
        error = _("At that moment there was no such commitment yet.")
    else:
        error = ""
    context = {
        "commitment": found,
        "ledger": found.ledger,
        "past": past,
        "arithmetic": list(_arithmetic(past.light)) if past and past.light else [],
        "error": error,
        "asked": asked,
    }
    return render(request, "overview/commitment_past.html", context, status=422 if moment is None else 200)


def _arithmetic(light: Light) -> Iterator[tuple[str, str]]:
    """Label and value of each line of a light's arithmetic, in the language of the interface."""
    for line in light.record.get("arithmetic", ()):
        yield spoken(line["label"]), spoken(line["value"])


@dataclass(frozen=True, slots=True)
class Standing:
    """A node, and how far it is: `done`, `unproved`, `late` or `ahead`."""

    node: Node
    state: str
    done_on: dt.date | None


def _standings(item: Item) -> Iterator[Standing]:
    """The stored nodes of the plan that holds, with what was reported of them."""
    today = timezone.localdate()
    for node in item.nodes:
        done_on = node.done_on(today)
        if done_on is not None:
            state = "done" if node.evidence_count(today) else "unproved"
        else:
            state = "late" if node.due < today else "ahead"
        yield Standing(node, state, done_on)


def _machine_text(found: Commitment) -> str:
    """What the machine read as the commitment, where people have worded it otherwise."""
    read = worded(str((found.machine or {}).get("text", "")))
    return read if read and read != found.text else ""


def _may_report(person: User, found: Commitment) -> bool:
    return person.role in OF_A_UNIT and found.lead_id == person.unit_id and found.ledger.stage == Stage.PUBLISHED
