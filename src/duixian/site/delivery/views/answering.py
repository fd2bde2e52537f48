"""Confirming, returning, withdrawing."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.rights import Right
from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery import services
from duixian.site.delivery.forms import CommentForm
from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.delivery.months import MonthDeadline, deadline_of
from duixian.site.delivery.policies import REPORTS
from duixian.site.delivery.values import shown_values
from duixian.site.pages.requests import whole_number
from duixian.site.pages.submission import attempt, submit

_SIZE = 40


@needs(Right.CONFIRM_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def to_confirm(request: HttpRequest) -> HttpResponse:
    """What the clerks of the own unit have handed in, to be confirmed one by one or together."""
    person, days = actor(request), WorkingDays()
    waiting = (
        REPORTS.of_unit(person)
        .filter(state=ReportState.FILED)
        .select_related("commitment__ledger", "filed_by")
        .defer("commitment__machine", "commitment__ledger__outline", "commitment__ledger__findings")
        .prefetch_related("completions__node", "evidence__file", "evidence__node")
        .order_by("month", "commitment__number", "pk")
    )
    if request.method == "POST":
        chosen = {key for key in map(whole_number, request.POST.getlist("report")) if key is not None}
        confirmed = services.confirm_all(person, list(waiting.filter(pk__in=chosen)))
        if len(confirmed) < len(chosen):
            messages.warning(request, _("Some were returned, withdrawn or confirmed meanwhile; they are as they were."))
        if confirmed:
            messages.success(request, _("%(count)s reports are confirmed.") % {"count": len(confirmed)})
        elif not chosen:
            messages.info(request, _("Choose the reports to confirm."))
        return redirect("reports-confirm")
    page = Paginator(waiting, _SIZE).get_page(request.GET.get("page"))
    deadlines: dict[object, MonthDeadline] = {}
    values = shown_values(list(page))
    rows = [(one, deadlines.setdefault(one.month, deadline_of(one.month, days)), values[one.pk]) for one in page]
    return render(request, "delivery/confirm.html", {"page": page, "rows": rows, "today": timezone.localdate()})


@needs(Right.CONFIRM_PROGRESS)
@require_POST
def confirm_one(request: HttpRequest, report: int) -> HttpResponse:
    """Confirm a report."""
    found = _found(request, report)
    if attempt(request, lambda: services.confirm(actor(request), found)):
        messages.success(request, _("The report is confirmed; it is with the supervision office now."))
    return redirect(found)


@needs(Right.RETURN_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, report: int) -> HttpResponse:
    """Return a report with a comment."""
    found = _found(request, report)
    form = CommentForm(request.POST or None)
    if request.method == "POST":
        form = CommentForm(request.POST)
        if submit(form, lambda: services.return_report(actor(request), found, form.cleaned_data["comment"])):
            messages.success(request, _("The report is returned; the clerk sees your comment."))
            return redirect(found)
    context = {"report": found, "form": form}
    return render(request, "delivery/return.html", context, status=422 if form.errors else 200)


@needs(Right.REPORT_PROGRESS)
@require_POST
def take_back(request: HttpRequest, report: int) -> HttpResponse:
    """Withdraw a report that one has handed in."""
    found = _found(request, report)
    if attempt(request, lambda: services.withdraw(actor(request), found)):
        messages.success(request, _("The report is withdrawn; it can be written again."))
    return redirect(found)


def _found(request: HttpRequest, report: int) -> ProgressReport:
    return get_object_or_404(REPORTS.visible_to(actor(request)), pk=report)
