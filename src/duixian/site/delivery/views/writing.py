"""Writing a report."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor, has
from duixian.site.accounts.models import User
from duixian.site.accounts.policies import FILES
from duixian.site.accounts.rights import Right
from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery.forms import ReportForm, fields_of
from duixian.site.delivery.items import in_month, items_of, led_by, open_nodes
from duixian.site.delivery.models import Draft, ProgressReport, ReportState
from duixian.site.delivery.months import deadline_of, months_of, read_month, usual_month
from duixian.site.delivery.services import AlreadyReported, confirm, file_report, keep_draft
from duixian.site.delivery.services.drafts import MOST
from duixian.site.delivery.services.filing import PURPOSE
from duixian.site.delivery.values import shown_values, targets_before
from duixian.site.files.models import StoredFile
from duixian.site.ledgers.models import Commitment
from duixian.site.ledgers.policies import COMMITMENTS
from duixian.site.pages.submission import submit


@needs(Right.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, commitment: int) -> HttpResponse:
    """The form of one item's month."""
    person, days = actor(request), WorkingDays()
    item = get_object_or_404(COMMITMENTS.reported_by(person), pk=commitment)
    months = months_of(item.ledger, timezone.localdate())
    if not months:
        messages.info(request, _("The time of this item has not begun."))
        return redirect("reports")
    month = read_month(request.GET.get("month", "") or request.POST.get("month", ""))
    if month is None:
        month = min(max(usual_month(timezone.localdate(), days), months[0]), months[-1])
    if month not in months:
        messages.error(request, _("This month cannot be reported on."))
        return redirect("reports")
    every = list(
        item.reports.filter(month=month).select_related("filed_by", "returned_by", "unit").order_by("-turn", "-pk")
    )
    standing = next((one for one in every if one.state != ReportState.RETURNED), None)
    returned = next((one for one in every if one.state == ReportState.RETURNED), None)
    form = _form(request, person, item, month, returned)
    if request.method == "POST":
        if standing is not None and _same(standing, form, person):
            messages.info(request, _("This report had been handed in already; nothing was doubled."))
            return redirect(standing)
        form.store(person, request.FILES)
        try:
            report = submit(form, lambda: file_report(person, item, month, form.content()))
        except AlreadyReported as error:
            standing, report = error.report, None
        if report is not None:
            for warning in form.warnings:
                messages.warning(request, warning)
            return _handed_in(request, report)
        if standing is not None and _same(standing, form, person):
            messages.info(request, _("This report had been handed in already; nothing was doubled."))
            return redirect(standing)
    elif standing is not None:
        return redirect(standing)
    earlier = item.reports.filter(month__lt=month).exclude(state=ReportState.RETURNED).order_by("-month").first()
    context = {
        "commitment": item,
        "month": month,
        "deadline": deadline_of(month, days),
        "left": days.between(timezone.localdate(), deadline_of(month, days).due),
        "form": form,
        "standing": standing,
        "returned": returned if returned and not returned.is_withdrawn else None,
        "earlier": earlier,
        "earlier_values": shown_values([earlier])[earlier.pk] if earlier else [],
        "draft_key": draft_key(person, item.pk, month),
        "draft": Draft.objects.filter(person=person, commitment=item, month=month).first(),
        "is_head": has(person, Right.CONFIRM_PROGRESS),
    }
    status = 409 if standing else 422 if form.errors else 200
    return render(request, "delivery/write.html", context, status=status)


@needs(Right.REPORT_PROGRESS)
@require_POST
def draft(request: HttpRequest, commitment: int) -> HttpResponse:
    """Keep what is being typed; answers with the time, 409 where the month has been reported."""
    person = actor(request)
    item = get_object_or_404(COMMITMENTS.reported_by(person), pk=commitment)
    try:
        month, fields = read_draft(request)
    except ValueError:
        return JsonResponse({"saved": None}, status=400)
    if month not in months_of(item.ledger, timezone.localdate()):
        return JsonResponse({"saved": None}, status=400)
    saved = keep_draft(person, item, month, fields)
    if saved is None:
        return JsonResponse({"saved": None}, status=409)
    return JsonResponse({"saved": f"{timezone.localtime(saved):%H:%M}"})


def read_draft(request: HttpRequest) -> tuple[dt.date, dict[str, Any]]:
    """What a page sends of its form, {"month": "2026-03", "fields": {…}}: the month, and the fields that are texts.

    Raises:
        ValueError: it is something else, or too long.
    """
    if len(request.body) > MOST * 4:
        raise ValueError("too long")
    sent = json.loads(request.body)
    if not isinstance(sent, dict) or not isinstance(sent.get("fields"), dict):
        raise ValueError("no form")
    month = read_month(str(sent.get("month", "")))
    if month is None:
        raise ValueError("no month")
    return month, _plain(sent["fields"])


def _plain(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a form without what is no text, and without NUL, which PostgreSQL does not keep."""
    kept: dict[str, Any] = {}
    for name, value in list(fields.items())[:500]:
        if isinstance(value, str):
            kept[name[:100]] = value.replace("\x00", "")[:20_000]
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            kept[name[:100]] = [one.replace("\x00", "")[:1000] for one in value[:200]]
    return kept


def draft_key(person: User, what: object, month: Any) -> str:
    """The name under which a browser keeps what could not be sent."""
    return f"duixian-draft-{person.pk}-{what}-{month:%Y-%m}"


def _form(
    request: HttpRequest, person: User, item: Commitment, month: Any, returned: ProgressReport | None
) -> ReportForm:
    """The form as it was sent; else what was last typed; else the report that was returned."""
    nodes, targets = open_nodes(item), targets_before([item], month)[item.pk]
    if request.method == "POST":
        form = ReportForm(item, nodes, targets, request.POST, request.FILES)
        lists = dict(request.POST.lists())
        form.is_valid()
    else:
        draft = Draft.objects.filter(person=person, commitment=item, month=month).first()
        lists = {}
        initial = fields_of(returned) if returned else {}
        if draft is not None:
            lists = {name: value for name, value in draft.fields.items() if isinstance(value, list)}
            initial = {name: value for name, value in draft.fields.items() if isinstance(value, str)}
        elif returned is not None:
            lists = _evidence_of(returned)
        form = ReportForm(item, nodes, targets, initial=initial)
    form.take_links(lists)
    form.take_kept(lists.get("kept", []), usable_files(person, lists.get("kept", [])))
    return form


def _evidence_of(returned: ProgressReport) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"kept": [], "link-title": [], "link-url": [], "link-node": []}
    for one in returned.evidence.all():
        node = str(one.node_id or "")
        if one.file_id:
            found["kept"].append(f"{one.file_id}:{node}")
        else:
            found["link-title"].append(one.title)
            found["link-url"].append(one.link)
            found["link-node"].append(node)
    return found


def usable_files(person: User, keys: list[str]) -> dict[str, StoredFile]:
    """The stored files that may prove a report: of people of the unit, or of reports that they may read."""
    wanted = set()
    for key in keys[:200]:
        with contextlib.suppress(ValueError):
            wanted.add(uuid.UUID(key.partition(":")[0]))
    if not wanted:
        return {}
    found = FILES.visible_to(person).filter(pk__in=wanted, purpose=PURPOSE)
    return {str(one.pk): one for one in found}


def _same(standing: ProgressReport, form: ReportForm, person: User) -> bool:
    """Whether the report that stands is the one that was just sent a second time."""
    sent = str(form.data.get("progress", "")).replace("\r\n", "\n").strip()
    return standing.filed_by_id == person.pk and standing.progress.replace("\r\n", "\n").strip() == sent


def _handed_in(request: HttpRequest, report: ProgressReport) -> HttpResponse:
    """On to the next item where that was asked for, else to the report."""
    person = actor(request)
    if "confirm" in request.POST and has(person, Right.CONFIRM_PROGRESS):
        confirm(person, report)
        messages.success(request, _("The report is handed in and confirmed."))
        return redirect(report)
    if "next" not in request.POST:
        messages.success(request, _("The report is handed in; the head of the unit is to confirm it."))
        return redirect(report)
    month = items_of(in_month(report.month).filter(led_by(person.unit_id)), report.month, person)
    left = sorted((one for one in month.items if one.is_open), key=lambda one: one.commitment.number)
    if not left:
        messages.success(request, _("The report is handed in. That was the last one of this month."))
        return redirect(f"{reverse('reports')}?month={report.month:%Y-%m}")
    messages.success(request, _("The report is handed in; %(left)s more to write.") % {"left": len(left)})
    following = next((one for one in left if one.commitment.number > report.commitment.number), left[0])
    return redirect(f"{reverse('report-write', args=[following.commitment.pk])}?month={report.month:%Y-%m}")
