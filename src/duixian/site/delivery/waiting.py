"""What waits for somebody in monthly reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import OF_A_UNIT, Role
from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery.items import in_month, led_by, months_with_open, reportable, required_on
from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.delivery.months import deadline_of, months_of, previous_month
from duixian.site.delivery.templatetags.months import month_name
from duixian.site.inbox.items import Waiting
from duixian.site.keeping.rule import published
from duixian.site.keeping.spans import month_of
from duixian.site.ledgers.models import LIVE, Stage

_YEAR = dt.timedelta(days=366)


def waiting(person: User, today: dt.date) -> Iterator[Waiting]:
    """Reports to write for clerks, to confirm for heads; for the office the units that have not reported."""
    days = WorkingDays()
    if person.role in OF_A_UNIT:
        yield from _returned(person, days)
        yield from _to_write(person, today, days)
    if person.role == Role.HEAD:
        yield from _to_confirm(person, days)
    if person.role == Role.OFFICE:
        yield from _missing(today, days)


def _returned(person: User, days: WorkingDays) -> Iterator[Waiting]:
    standing = ProgressReport.objects.filter(commitment=OuterRef("commitment"), month=OuterRef("month")).exclude(
        state=ReportState.RETURNED
    )
    later = ProgressReport.objects.filter(
        commitment=OuterRef("commitment"), month=OuterRef("month"), turn__gt=OuterRef("turn")
    )
    found = (
        ProgressReport.objects.filter(
            commitment__lead=person.unit_id,
            commitment__state__in=LIVE,
            commitment__ledger__stage=Stage.PUBLISHED,
            state=ReportState.RETURNED,
        )
        .exclude(confirmed_at=None, returned_by=F("filed_by"))
        .filter(~Exists(standing), ~Exists(later))
        .select_related("commitment__ledger")
        .defer("commitment__machine", "commitment__ledger__outline", "commitment__ledger__findings")
        .order_by("returned_at", "pk")
    )
    for report in found:
        returned = report.returned_at.date() if report.returned_at else report.month
        title = f"{report.commitment.code} {report.commitment} · {month_name(report.month)}"
        url = f"{reverse('report-write', args=[report.commitment_id])}?month={report.month:%Y-%m}"
        due = days.after(returned, published().returned_days).day
        yield Waiting(_("Returned reports to write again"), title, url, due)


def _to_write(person: User, today: dt.date, days: WorkingDays) -> Iterator[Waiting]:
    """The months that are over; whoever has begun on the current one is not urged."""
    if person.role == Role.HEAD and User.objects.filter(unit=person.unit_id, role=Role.CLERK, is_active=True).exists():
        return
    commitments = list(reportable().filter(led_by(person.unit_id), ledger__last_day__gte=today - _YEAR))
    over = previous_month(month_of(today))
    ledgers = {one.ledger_id: one.ledger for one in commitments}.values()
    months = sorted({one for ledger in ledgers for one in months_of(ledger, over)})
    for month, number in months_with_open(commitments, months).items():
        if number:
            said = ngettext("%(month)s: %(number)s item", "%(month)s: %(number)s items", number)
            title = said % {"month": month_name(month), "number": number}
            url = f"{reverse('reports')}?month={month:%Y-%m}"
            yield Waiting(_("Reports to write"), title, url, deadline_of(month, days).due)


def _to_confirm(person: User, days: WorkingDays) -> Iterator[Waiting]:
    mine = Q(unit=person.unit_id) | Q(commitment__lead=person.unit_id)
    months = ProgressReport.objects.filter(mine, state=ReportState.FILED).values("month")
    for one in months.annotate(number=Count("pk")).order_by("month"):
        said = ngettext("%(month)s: %(number)s report", "%(month)s: %(number)s reports", one["number"])
        title = said % {"month": month_name(one["month"]), "number": one["number"]}
        yield Waiting(_("Reports to confirm"), title, reverse("reports-confirm"), deadline_of(one["month"], days).due)


def _missing(today: dt.date, days: WorkingDays) -> Iterator[Waiting]:
    """Of the last month whose deadline has passed: how many units still owe a report."""
    month = previous_month(month_of(today))
    deadline = deadline_of(month, days)
    if deadline.due >= today:
        month = previous_month(month)
        deadline = deadline_of(month, days)
    standing = ProgressReport.objects.filter(commitment=OuterRef("pk"), month=month).exclude(state=ReportState.RETURNED)
    units = (
        in_month(month)
        .filter(~Exists(standing), lead__isnull=False)
        .filter(required_on(month))
        .order_by()
        .aggregate(number=Count("lead", distinct=True))["number"]
    )
    if units:
        said = ngettext("%(month)s: %(number)s unit", "%(month)s: %(number)s units", units)
        title = said % {"month": month_name(month), "number": units}
        yield Waiting(
            _("Units that have not reported"), title, f"{reverse('reports')}?month={month:%Y-%m}", deadline.due
        )
