"""Writing the reports of many items in one table."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery.forms import ReportForm, is_unit
from duixian.site.delivery.items import Item, in_month, items_of, led_by
from duixian.site.delivery.models import Draft, NodeCompletion, ProgressReport, ReportState
from duixian.site.delivery.months import deadline_of
from duixian.site.delivery.services import file_report, keep_draft
from duixian.site.delivery.values import targets_before, with_curves
from duixian.site.delivery.views.lists import chosen_month, switch
from duixian.site.delivery.views.writing import draft_key, read_draft, usable_files
from duixian.site.ledgers.models import Commitment
from duixian.site.pages.submission import submit
from duixian.site.planning.models import Node

_MOST = 40
"""Items in one table; what is handed in makes room for the next."""
_FIELD = re.compile(r"c(\d{1,12})-(.+)", re.ASCII)


@needs(Right.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest) -> HttpResponse:
    """A line for each item that is to be written; lines that are filled in are handed in, each for itself."""
    person, days, today = actor(request), WorkingDays(), timezone.localdate()
    month = chosen_month(request, days, today)
    whole = items_of(in_month(month).filter(led_by(person.unit_id)), month, person)
    open_items = [one for one in whole.items if one.is_open]
    shown = sorted(open_items, key=lambda one: (one.commitment.ledger_id, one.commitment.number))[:_MOST]
    forms = _forms(request, person, shown, month)
    done: list[ProgressReport] = []
    refused: list[ReportForm] = []
    if request.method == "POST":
        for form in list(forms):
            if not form.touched:
                continue
            report = submit(form, lambda form=form: file_report(person, form.commitment, month, form.content()))  # type: ignore[misc]
            if report is None:
                refused.append(form)
            else:
                done.append(report)
                for warning in form.warnings:
                    messages.warning(request, f"{form.commitment.code} {warning}")
                forms.remove(form)
        if done:
            messages.success(request, _("%(count)s reports are handed in.") % {"count": len(done)})
        if not refused:
            if not done:
                messages.info(request, _("Nothing was filled in."))
            return redirect(f"{reverse('reports')}?month={month:%Y-%m}")
    context = {
        "month": month,
        "months": [(one, None) for one in switch(month, today)],
        "deadline": deadline_of(month, days),
        "left": days.between(today, deadline_of(month, days).due),
        "forms": forms,
        "refused": refused,
        "further": len(open_items) - len(shown),
        "draft_key": draft_key(person, "table", month),
    }
    return render(request, "delivery/table.html", context, status=422 if refused else 200)


@needs(Right.REPORT_PROGRESS)
@require_POST
def table_draft(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed in the table, as a draft of each item whose line has been touched."""
    person = actor(request)
    try:
        month, sent = read_draft(request)
    except ValueError:
        return JsonResponse({"saved": None}, status=400)
    if month > timezone.localdate():
        return JsonResponse({"saved": None}, status=400)
    by_item: dict[int, dict[str, Any]] = {}
    for name, value in sent.items():
        if found := _FIELD.fullmatch(name):
            by_item.setdefault(int(found[1]), {})[found[2]] = value
    commitments = in_month(month).filter(led_by(person.unit_id), pk__in=by_item)
    kept = dict(
        Draft.objects.filter(person=person, month=month, commitment__in=by_item).values_list("commitment", "fields")
    )
    for commitment in commitments:
        fields = by_item[commitment.pk]
        if any(value and not is_unit(name) for name, value in fields.items()):
            keep_draft(person, commitment, month, {**kept.get(commitment.pk, {}), **fields})
    return JsonResponse({"saved": f"{timezone.localtime():%H:%M}"})


def _complete(keys: list[int]) -> list[Commitment]:
    """Commitments with their open nodes and numbers at hand."""
    standing = NodeCompletion.objects.filter(node=OuterRef("pk")).exclude(report__state=ReportState.RETURNED)
    nodes = Node.objects.filter(~Exists(standing)).order_by("due", "pk")
    return list(
        Commitment.objects.filter(pk__in=keys)
        .select_related("ledger")
        .defer("machine", "ledger__outline", "ledger__findings")
        .prefetch_related(Prefetch("nodes", nodes, to_attr="open_nodes"), with_curves())
        .order_by("ledger", "number")
    )


def _forms(request: HttpRequest, person: User, items: list[Item], month: dt.date) -> list[ReportForm]:
    """A form for each item; the evidence of a draft stays with it."""
    by_key = {one.commitment.pk: one for one in items}
    commitments = _complete(list(by_key))
    targets = targets_before(commitments, month)
    drafts = {
        one.commitment_id: one.fields
        for one in Draft.objects.filter(person=person, month=month, commitment__in=list(by_key))
    }
    files = usable_files(person, [key for fields in drafts.values() for key in fields.get("kept", [])])
    forms = []
    for one in commitments:
        fields = drafts.get(one.pk, {})
        form = ReportForm(
            one,
            one.open_nodes[:2],  # type: ignore[attr-defined] # prefetched by _complete
            targets[one.pk],
            request.POST if request.method == "POST" else None,
            initial={name: value for name, value in fields.items() if isinstance(value, str)}
            if request.method != "POST"
            else None,
            prefix=f"c{one.pk}",
            with_files=False,
        )
        form.returned = by_key[one.pk].report
        form.take_kept(fields.get("kept", []), files)
        form.take_links({name: value for name, value in fields.items() if isinstance(value, list)})
        forms.append(form)
    return forms
