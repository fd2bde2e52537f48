"""What becomes of a report: withdrawn, confirmed, returned."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from duixian.site.accounts.actors import System, person_of
from duixian.site.accounts.rights import Right
from duixian.site.accounts.roles import Role
from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.delivery.policies import REPORTS
from duixian.site.history.recording import Recorder, action


@action("report.confirm", needs=Right.CONFIRM_PROGRESS)
def confirm(record: Recorder, report: ProgressReport) -> ProgressReport:
    """The head confirms a report; with that it has reached the office.

    Raises:
        ValidationError: it is no longer to be confirmed, or another unit's.
    """
    return _confirm(record, report)


@action("report.confirm", needs=Right.CONFIRM_PROGRESS)
def confirm_all(record: Recorder, reports: Iterable[ProgressReport]) -> list[ProgressReport]:
    """The head confirms several reports; those that are no longer to be confirmed are left as they are."""
    confirmed = []
    for report in reports:
        stored = _held(record, report)
        if stored.state == ReportState.FILED:
            confirmed.append(_confirm(record, stored))
    return confirmed


@action("report.return", needs=Right.RETURN_PROGRESS)
def return_report(record: Recorder, report: ProgressReport, comment: str) -> ProgressReport:
    """A report goes back to the clerk: the head returns what was not confirmed, the office what was.

    Raises:
        ValidationError: there is no comment, it has been returned already, or is not theirs to return.
    """
    stored = _held(record, report)
    comment = comment.strip()
    if not comment:
        raise ValidationError({"comment": _("Say what is to be put right.")})
    by_office = isinstance(record.by, System) or record.by.role == Role.OFFICE
    if stored.state == ReportState.RETURNED:
        raise ValidationError(_("This report has been returned already."))
    if by_office and stored.state == ReportState.FILED:
        raise ValidationError(_("The head has not confirmed this report yet."))
    if not by_office and stored.state == ReportState.CONFIRMED:
        raise ValidationError(_("A confirmed report can be returned by the supervision office."))
    record.why = comment
    return _send_back(record, stored, comment)


@action("report.withdraw", needs=Right.REPORT_PROGRESS)
def withdraw(record: Recorder, report: ProgressReport) -> ProgressReport:
    """Whoever handed a report in takes it back before it is confirmed.

    Raises:
        ValidationError: it is somebody else's, or no longer waits to be confirmed.
    """
    stored = _held(record, report)
    if stored.state != ReportState.FILED:
        raise ValidationError(_("Only a report that is not confirmed can be withdrawn."))
    if isinstance(record.by, System) or stored.filed_by_id != record.by.pk:
        raise ValidationError(_("Only whoever handed it in can withdraw a report."))
    return _send_back(record, stored, "")


def _confirm(record: Recorder, report: ProgressReport) -> ProgressReport:
    stored = _held(record, report)
    if stored.state == ReportState.CONFIRMED:
        raise ValidationError(_("This report has been confirmed already."))
    if stored.state == ReportState.RETURNED:
        raise ValidationError(_("This report has been returned or withdrawn meanwhile."))
    with record.change(stored):
        stored.state, stored.confirmed_at = ReportState.CONFIRMED, timezone.now()
        stored.confirmed_by = person_of(record.by)
        stored.revision += 1
    return stored


def _send_back(record: Recorder, stored: ProgressReport, comment: str) -> ProgressReport:
    with record.change(stored):
        stored.state, stored.returned_at, stored.comment = ReportState.RETURNED, timezone.now(), comment
        stored.returned_by = person_of(record.by)
        stored.revision += 1
    return stored


def _held(record: Recorder, report: ProgressReport) -> ProgressReport:
    """The report, locked; a person of a unit holds the reports of that unit only."""
    by = record.by
    if not isinstance(by, System) and by.role != Role.OFFICE and not REPORTS.of_unit(by).filter(pk=report.pk).exists():
        raise ValidationError(_("This report is another unit's."))
    return record.fresh(ProgressReport, report.pk)
