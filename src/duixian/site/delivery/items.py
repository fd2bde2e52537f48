"""What a unit has to report on in a month, and how far it is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, DateField, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.site.accounts.models import Unit, User
from duixian.site.delivery.models import Draft, Evidence, NodeCompletion, ProgressReport, ReportState
from duixian.site.keeping.spans import month_end, month_of
from duixian.site.ledgers.models import LIVE, Commitment, Stage
from duixian.site.planning.models import Node, Version

RETURNED, DRAFT, TO_WRITE, FILED, CONFIRMED, NOT_REQUIRED = (
    "returned", "draft", "to-write", "filed", "confirmed", "not-required",
)  # fmt: skip
STATES: dict[str, Promise] = {
    RETURNED: _("returned, to be written again"),
    DRAFT: _("draft"),
    TO_WRITE: _("to be written"),
    FILED: _("to be confirmed by the head"),
    CONFIRMED: _("confirmed"),
    NOT_REQUIRED: _("not required"),
}
"""States of an item in a month with their names, in the order in which lists show them."""
OPEN = (RETURNED, DRAFT, TO_WRITE)


@dataclass(frozen=True, slots=True)
class Item:
    """A commitment in a month.

    Attributes:
        commitment: the commitment.
        state: one of `STATES`.
        report: the last report on the month, or None.
        excuse: why no report is required, or "".
    """

    commitment: Commitment
    state: str
    report: ProgressReport | None = None
    excuse: str | Promise = ""

    @property
    def label(self) -> Promise:
        """Its state as people say it."""
        return STATES[self.state]

    @property
    def is_open(self) -> bool:
        """Whether it is to be written."""
        return self.state in OPEN

    @property
    def may_write(self) -> bool:
        """Whether a report on the month can be handed in."""
        return self.state in (*OPEN, NOT_REQUIRED)


@dataclass(frozen=True, slots=True)
class Month:
    """All items of a month.

    Attributes:
        month: its first day.
        items: by state, then number.
    """

    month: dt.date
    items: Sequence[Item]

    @property
    def counts(self) -> Counter[str]:
        """How many items are in each state."""
        return Counter(one.state for one in self.items)

    @property
    def required(self) -> int:
        """How many reports are asked for; those that are there although nobody asks included."""
        return len(self.items) - self.counts[NOT_REQUIRED]

    @property
    def reported(self) -> int:
        """How many have been handed in."""
        return self.counts[FILED] + self.counts[CONFIRMED]

    @property
    def open(self) -> int:
        """How many are to be written."""
        return self.required - self.reported


def in_month(month: dt.date) -> QuerySet[Commitment]:
    """The commitments of published ledgers whose time a month is part of."""
    return reportable().filter(ledger__first_day__lte=month_end(month.year, month.month), ledger__last_day__gte=month)


def reportable() -> QuerySet[Commitment]:
    """The commitments that are reported on, each with the day on which all its nodes were done as `finished_on`."""
    return (
        Commitment.objects.filter(state__in=LIVE, ledger__stage=Stage.PUBLISHED)
        .select_related("ledger")
        .defer("machine", "places", "projects", "suggested", "ledger__outline", "ledger__findings")
        .annotate(finished_on=_finished_on(), required_from=_published_on())
        .order_by("ledger", "number")
    )


def items_of(commitments: Iterable[Commitment], month: dt.date, writer: User | None = None) -> Month:
    """How far commitments, as `reportable` gives them, are in a month; with the drafts of a writer."""
    commitments = list(commitments)
    keys = [one.pk for one in commitments]
    reports = {
        one.commitment_id: one
        for one in ProgressReport.objects.filter(commitment__in=keys, month=month).order_by("turn", "pk")
    }
    drafts = set(
        Draft.objects.filter(person=writer, commitment__in=keys, month=month).values_list("commitment", flat=True)
        if writer
        else ()
    )
    items = [_item(one, month, reports.get(one.pk), one.pk in drafts) for one in commitments]
    order = list(STATES)
    return Month(month, sorted(items, key=lambda one: order.index(one.state)))


def months_with_open(commitments: Iterable[Commitment], months: Sequence[dt.date]) -> dict[dt.date, int]:
    """How many reports are still to be written, by month."""
    commitments = list(commitments)
    standing = set(
        ProgressReport.objects.filter(commitment__in=[one.pk for one in commitments], month__in=months)
        .exclude(state=ReportState.RETURNED)
        .order_by()
        .values_list("commitment", "month")
    )
    return {
        month: sum((one.pk, month) not in standing and not excuse(one, month) for one in commitments)
        for month in months
    }


def excuse(commitment: Commitment, month: dt.date) -> str | Promise:
    """Why a commitment, as `reportable` gives it, needs no report on a month; "" where it does."""
    finished: dt.date | None = commitment.finished_on  # type: ignore[attr-defined] # annotated by reportable()
    if finished is not None and month > finished:
        return _("all nodes are done")
    if month > commitment.deadline:
        return _("the deadline lies before")
    required_from: dt.date | None = commitment.required_from  # type: ignore[attr-defined]
    if required_from is not None and month < required_from:
        if month == month_of(required_from):
            return _("published in the course of this month, reports begin with the next")
        return _("before the ledger was published")
    return ""


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """How many reports of a unit on a month are still to be written, wait for the head, are confirmed."""

    unit: Unit
    open: int
    filed: int
    confirmed: int

    @property
    def required(self) -> int:
        """All of them."""
        return self.open + self.filed + self.confirmed


def units_of_month(month: dt.date) -> list[UnitMonth]:
    """Every unit that leads something in a month, those with most to write first; counted by the database."""
    standing = (
        ProgressReport.objects.filter(commitment=OuterRef("pk"), month=month)
        .exclude(state=ReportState.RETURNED)
        .order_by()
        .values("state")[:1]
    )
    counted = (
        in_month(month)
        .filter(lead__isnull=False)
        .annotate(standing=Subquery(standing))
        .order_by()
        .values("lead")
        .annotate(
            open=Count("pk", filter=Q(("standing", None)) & required_on(month)),
            filed=Count("pk", filter=Q(("standing", ReportState.FILED))),
            confirmed=Count("pk", filter=Q(("standing", ReportState.CONFIRMED))),
        )
    )
    rows = list(counted.values_list("lead", "open", "filed", "confirmed"))
    units = Unit.objects.in_bulk([row[0] for row in rows])
    found = [UnitMonth(units[lead], *numbers) for lead, *numbers in rows]
    return sorted(found, key=lambda one: (-one.open, one.unit.name, one.unit.pk))


def required_on(month: dt.date) -> Q:
    """The commitments, as `reportable` gives them, that need a report on a month; see `excuse`."""
    return (
        Q(deadline__gte=month)
        & (Q(("finished_on", None)) | Q(("finished_on__gte", month)))
        & (Q(("required_from", None)) | Q(("required_from__lte", month)))
    )


def _item(commitment: Commitment, month: dt.date, report: ProgressReport | None, drafted: bool) -> Item:
    if report is not None and report.state != ReportState.RETURNED:
        return Item(commitment, CONFIRMED if report.state == ReportState.CONFIRMED else FILED, report)
    if drafted:
        return Item(commitment, DRAFT, report)
    if report is not None and not report.is_withdrawn:
        return Item(commitment, RETURNED, report)
    reason = excuse(commitment, month)
    return Item(commitment, NOT_REQUIRED if reason else TO_WRITE, report, reason)


def _finished_on() -> Case:
    """The last day on which a node was done, where all are, and have evidence; as the rule of lights has it."""
    done = NodeCompletion.objects.filter(report__state=ReportState.CONFIRMED)
    proved = Evidence.objects.filter(report__state=ReportState.CONFIRMED, node=OuterRef("pk"))
    left = Node.objects.filter(commitment=OuterRef("pk")).exclude(
        Exists(done.filter(node=OuterRef("pk"))) & Exists(proved)
    )
    last = done.filter(node__commitment=OuterRef("pk")).order_by("-done_on").values("done_on")[:1]
    return Case(
        When(Exists(left), then=Value(None, output_field=DateField())),
        default=Subquery(last),
        output_field=DateField(),
    )


def _published_on() -> Subquery:
    """The day on which the ledger's first version was published."""
    versions = Version.objects.filter(ledger=OuterRef("ledger")).order_by().values("ledger")
    return Subquery(versions.annotate(first=Min(TruncDate("published_at"))).values("first"))


def open_nodes(commitment: Commitment) -> list[Node]:
    """The nodes that no standing report says are done, in order of their due days."""
    standing = NodeCompletion.objects.filter(node=OuterRef("pk")).exclude(report__state=ReportState.RETURNED)
    return list(commitment.nodes.filter(~Exists(standing)).order_by("due", "pk"))


def led_by(unit: int | None) -> Q:
    """The commitments that a unit leads."""
    return Q(lead=unit) & Q(lead__isnull=False)
