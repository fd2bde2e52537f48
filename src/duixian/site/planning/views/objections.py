"""The office sees who has signed, and decides on objections."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.ledgers.models import LIVE, Commitment
from duixian.site.ledgers.policies import COMMITMENTS
from duixian.site.pages.submission import submit
from duixian.site.planning.forms import DecideForm, ReassignForm
from duixian.site.planning.models import SignOff, SignOffState
from duixian.site.planning.plan import item_of
from duixian.site.planning.policies import SIGN_OFFS
from duixian.site.planning.services.signing import reassign, refuse, uphold
from duixian.site.planning.services.suggesting import indicators_of
from duixian.site.planning.suggestions import Adviser
from duixian.site.planning.views.plans import ledger_of

PER_PAGE = 50
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@needs(Right.PUBLISH)
@require_safe
def objections(request: HttpRequest, ledger: int) -> HttpResponse:
    """Objections to be decided, units that have not signed, items whose unit has ended."""
    found = ledger_of(request, ledger)
    today = timezone.localdate()
    every = SIGN_OFFS.visible_to(actor(request)).filter(commitment__ledger=found)
    waiting = Q(state=SignOffState.WAITING)
    units = (
        SignOff.objects.filter(commitment__ledger=found)
        .exclude(state__in=[SignOffState.WITHDRAWN, SignOffState.HANDED_OVER, SignOffState.UPHELD])
        .values("unit", "unit__name")
        .annotate(
            asked=Count("pk"),
            waits=Count("pk", filter=waiting),
            late=Count("pk", filter=waiting & Q(due__lt=today)),
            objecting=Count("pk", filter=Q(state=SignOffState.OBJECTED)),
        )
        .order_by("-late", "-waits", "unit__name")
    )
    decided = every.filter(state__in=[SignOffState.UPHELD, SignOffState.REFUSED]).order_by("-decided_at")
    context = {
        "ledger": found,
        "open": every.filter(state=SignOffState.OBJECTED).order_by("answered_at"),
        "units": units,
        "page": Paginator(decided.select_related("decided_by"), PER_PAGE).get_page(request.GET.get("page")),
        "orphans": orphans(today).filter(ledger=found),
    }
    return render(request, "planning/objections.html", context)


@needs(Right.PUBLISH)
@form_methods
def objection(request: HttpRequest, sign_off: int) -> HttpResponse:
    """Decide an objection: another unit takes the item, or it stays."""
    found = get_object_or_404(SIGN_OFFS.visible_to(actor(request)), pk=sign_off)
    item = item_of(found.commitment)
    adviser = Adviser(item.commitment.ledger, timezone.localdate())
    suggested = [
        one.unit
        for one in adviser.suggest(item.commitment, indicators_of(item))
        if one.unit.pk not in (found.unit_id, item.commitment.lead_id)
    ]
    form = DecideForm(request.POST if request.method == "POST" else None, book=adviser.book, suggested=suggested)
    if request.method == "POST":

        def decide() -> SignOff:
            given = form.cleaned_data
            if "uphold" in request.POST:
                return uphold(actor(request), found, given["unit"], given["decision"])
            return refuse(actor(request), found, given["decision"])

        if submit(form, decide) is not None:
            said = _("The objection is upheld.") if "uphold" in request.POST else _("The objection is refused.")
            messages.success(request, said)
            return redirect("objections", item.commitment.ledger_id)
    context = {"sign_off": found, "item": item, "form": form, "open": found.state == SignOffState.OBJECTED}
    return render(request, "planning/objection.html", context, status=422 if form.errors else 200)


@needs(Right.PUBLISH)
@form_methods
def plan_reassign(request: HttpRequest, commitment: int) -> HttpResponse:
    """Give an item whose lead unit has ended to another unit."""
    found = get_object_or_404(COMMITMENTS.visible_to(actor(request)), pk=commitment)
    adviser = Adviser(found.ledger, timezone.localdate())
    form = ReassignForm(request.POST if request.method == "POST" else None, book=adviser.book)
    if request.method == "POST":
        given = submit(
            form, lambda: reassign(actor(request), found, form.cleaned_data["lead"], why=form.cleaned_data["why"])
        )
        if given is not None:
            messages.success(request, _("%(code)s is assigned to %(unit)s.") % {"code": given.code, "unit": given.lead})
            return redirect("objections", found.ledger_id)
    title = _("Assign %(code)s to another unit") % {"code": found.code}
    status = 422 if form.errors else 200
    return render(
        request, "planning/reassign.html", {"form": form, "title": title, "item": item_of(found)}, status=status
    )


def orphans(today: dt.date) -> QuerySet[Commitment]:
    """Published items whose lead unit has ended and has no successor."""
    return Commitment.objects.filter(
        state__in=LIVE, ledger__stage="published", lead__valid_to__lte=today, lead__successor=None
    ).select_related("lead", "ledger")
