"""One report with its evidence and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from duixian.site.accounts.access import needs
from duixian.site.accounts.actors import actor
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import Right
from duixian.site.accounts.roles import Role
from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery.forms import CommentForm
from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.delivery.months import deadline_of
from duixian.site.delivery.policies import REPORTS
from duixian.site.delivery.values import shown_values
from duixian.site.delivery.views.writing import draft_key
from duixian.site.ledgers.policies import COMMITMENTS


@dataclass(frozen=True, slots=True)
class Step:
    """Something that became of a report."""

    at: dt.datetime
    what: str | Promise
    who: User | None
    report: ProgressReport
    comment: str = ""


@needs(Right.READ_PROGRESS)
@require_safe
def report_page(request: HttpRequest, report: int) -> HttpResponse:
    """A report in full, with what the visitor may do to it."""
    person, days = actor(request), WorkingDays()
    found = get_object_or_404(
        REPORTS.visible_to(person)
        .select_related("commitment__ledger", "unit", "filed_by", "confirmed_by", "returned_by")
        .defer("commitment__machine", "commitment__ledger__outline", "commitment__ledger__findings")
        .prefetch_related("completions__node", "evidence__file__content", "evidence__node"),
        pk=report,
    )
    turns = list(
        REPORTS.visible_to(person)
        .filter(commitment=found.commitment, month=found.month)
        .select_related("filed_by", "confirmed_by", "returned_by")
        .order_by("turn", "pk")
    )
    deadline = deadline_of(found.month, days)
    arrived = timezone.localtime(found.confirmed_at).date() if found.confirmed_at else None
    context = {
        "report": found,
        "values": shown_values([found])[found.pk],
        "commitment": found.commitment,
        "opens_commitment": COMMITMENTS.visible_to(person).filter(pk=found.commitment_id).exists(),
        "steps": [step for one in turns for step in steps_of(one)],
        "turns": turns,
        "deadline": deadline,
        "arrived": arrived,
        "spare": days.between(arrived, deadline.due) if arrived else None,
        "overdue_by": days.between(deadline.due, timezone.localdate()),
        "draft_key": draft_key(person, found.commitment_id, found.month),
        "comment_form": CommentForm(),
        **_may(person, found, turns),
    }
    return render(request, "delivery/report.html", context)


def _may(person: User, report: ProgressReport, turns: list[ProgressReport]) -> dict[str, bool]:
    """What somebody may do to a report."""
    own = person.unit_id is not None and person.unit_id in (report.unit_id, report.commitment.lead_id)
    head = own and person.role == Role.HEAD
    filed, confirmed = report.state == ReportState.FILED, report.state == ReportState.CONFIRMED
    stands = any(one.state != ReportState.RETURNED for one in turns)
    return {
        "may_confirm": head and filed,
        "may_return": (head and filed) or (person.role == Role.OFFICE and confirmed),
        "may_withdraw": own and filed and report.filed_by_id == person.pk,
        "may_write_again": person.unit_id is not None and person.unit_id == report.commitment.lead_id and not stands,
    }


def steps_of(report: ProgressReport) -> list[Step]:
    """What became of a report, in order of time."""
    steps = [Step(report.filed_at, _("handed in"), report.filed_by, report)]
    if report.confirmed_at:
        steps.append(Step(report.confirmed_at, _("confirmed"), report.confirmed_by, report))
    if report.returned_at:
        what = _("withdrawn") if report.is_withdrawn else _("returned")
        steps.append(Step(report.returned_at, what, report.returned_by, report, report.comment))
    return steps
