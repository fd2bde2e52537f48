"""A report of progress is handed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from duixian.site.accounts.actors import person_of
from duixian.site.accounts.rights import Right
from duixian.site.delivery.items import open_nodes
from duixian.site.delivery.models import Draft, Evidence, NodeCompletion, ProgressReport, ReportedValue, ReportState
from duixian.site.delivery.values import targets_of
from duixian.site.files.models import StoredFile
from duixian.site.history.recording import Recorder, action
from duixian.site.keeping.spans import month_of
from duixian.site.ledgers.models import Commitment, Stage, Statement
from duixian.site.planning.models import Node

PURPOSE = "evidence"
"""Purpose of files that prove a report."""


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence: a file or a link with its title, and the node that it proves, or None."""

    title: str
    file: StoredFile | None = None
    link: str = ""
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """What a numeric target has come to; without a unit it is in that of the target."""

    statement: Statement
    value: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What is reported; the fields are those of `ProgressReport`.

    Attributes:
        values: what numeric targets have come to, none twice.
        done: nodes that are done, each with its day.
        evidence: what proves it.
    """

    progress: str
    next_steps: str = ""
    values: Sequence[Amount] = ()
    done: Mapping[Node, dt.date] = field(default_factory=dict)
    evidence: Sequence[Proof] = ()


class AlreadyReported(ValidationError):
    """The month has been reported.

    Attributes:
        report: the report that stands.
    """

    def __init__(self, report: ProgressReport) -> None:
        who = report.filed_by.name if report.filed_by else report.unit.name
        when = timezone.localtime(report.filed_at)
        super().__init__(
            _("%(who)s handed in the report on this month at %(when)s.")
            % {"who": who, "when": f"{when:%Y-%m-%d %H:%M}"}
        )
        self.report = report


@action("report.file", needs=Right.REPORT_PROGRESS)
def file_report(record: Recorder, commitment: Commitment, month: dt.date, content: Content) -> ProgressReport:
    """Hand in the report on a month; what comes after a returned one counts as its next turn.

    Raises:
        AlreadyReported: a report on the month stands.
        ValidationError: the commitment is another unit's or not published; the month lies ahead or outside of the
            ledger; a node is another commitment's, done already, or done on an impossible day; a value is of no numeric
            target of the commitment, or in a unit that cannot be converted.
    """
    commitment = (
        Commitment.objects.select_related("ledger", "lead").select_for_update(of=("self",)).get(pk=commitment.pk)
    )
    person = person_of(record.by)
    month = month_of(month)
    _check(commitment, month, person.unit_id if person else commitment.lead_id)
    earlier = ProgressReport.objects.filter(commitment=commitment, month=month)
    standing = earlier.exclude(state=ReportState.RETURNED).select_related("filed_by", "unit").first()
    if standing is not None:
        raise AlreadyReported(standing)
    _check_values(commitment, content.values)
    _check_nodes(commitment, content)
    now = timezone.now()
    report = record.create(
        ProgressReport(
            commitment=commitment,
            unit=commitment.lead,
            month=month,
            turn=(earlier.aggregate(last=Max("turn"))["last"] or 0) + 1,
            progress=content.progress,
            next_steps=content.next_steps,
            filed_at=now,
            filed_by=person,
        )
    )
    record.create_all(
        [
            ReportedValue(
                report=report, statement=one.statement, value=one.value, unit=one.unit.strip() or one.statement.unit
            )
            for one in content.values
        ]
    )
    record.create_all([NodeCompletion(report=report, node=node, done_on=day) for node, day in content.done.items()])
    record.create_all([_evidence(report, one, now) for one in content.evidence])
    Draft.objects.filter(commitment=commitment, month=month, person=person).delete()
    return report


def _check(commitment: Commitment, month: dt.date, unit: int | None) -> None:
    ledger = commitment.ledger
    if ledger.stage != Stage.PUBLISHED or not commitment.is_live:
        raise ValidationError(_("Only items of a published ledger are reported on."))
    if unit is None or commitment.lead_id != unit:
        raise ValidationError(_("Only the lead unit reports on an item."))
    if month > timezone.localdate():
        raise ValidationError(_("This month has not begun."))
    if not month_of(ledger.first_day) <= month <= ledger.last_day:
        raise ValidationError(_("This month lies outside of the ledger's time."))


def _check_values(commitment: Commitment, values: Sequence[Amount]) -> None:
    targets = {one.statement.pk: one for one in targets_of(commitment)} if values else {}
    if len({one.statement.pk for one in values}) < len(values):
        raise ValidationError(_("A number is reported twice."))
    for one in values:
        target = targets.get(one.statement.pk)
        if target is None:
            raise ValidationError(_("“%(number)s” is no numeric target of this item.") % {"number": one.statement})
        if not isfinite(one.value):
            raise ValidationError(_("The value of “%(number)s” is no number.") % {"number": target.name})
        if wrong := target.unfit_unit(one.unit):
            raise ValidationError(wrong)


def _check_nodes(commitment: Commitment, content: Content) -> None:
    still_open = {node.pk for node in open_nodes(commitment)} if content.done else set()
    today = timezone.localdate()
    for node, day in content.done.items():
        if node.commitment_id != commitment.pk:
            raise ValidationError(_("The node “%(node)s” is another item's.") % {"node": node})
        if node.pk not in still_open:
            raise ValidationError(_("The node “%(node)s” has been reported as done.") % {"node": node})
        if day > today:
            raise ValidationError(_("A node cannot be done on a day that lies ahead."))
        if day < commitment.ledger.first_day:
            raise ValidationError(_("A node cannot be done before the ledger's first day."))
    for one in content.evidence:
        if one.node is not None and one.node.commitment_id != commitment.pk:
            raise ValidationError(_("The node “%(node)s” is another item's.") % {"node": one.node})
        if one.file is not None and one.file.purpose != PURPOSE:
            raise ValidationError(_("%(file)s was not uploaded as evidence.") % {"file": one.file})


def _evidence(report: ProgressReport, proof: Proof, now: dt.datetime) -> Evidence:
    if proof.file is None:
        URLValidator(schemes=["http", "https"])(proof.link)
    return Evidence(report=report, title=proof.title, file=proof.file, link=proof.link, node=proof.node, added_at=now)
