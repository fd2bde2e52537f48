"""A ledger is published: its plan is frozen as a version, and every unit is asked to sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from duixian.site.accounts.actors import person_of
from duixian.site.accounts.models import Unit
from duixian.site.accounts.rights import Right
from duixian.site.calendar.days import WorkingDays
from duixian.site.history.recording import Recorder, action
from duixian.site.ledgers.models import Commitment, Ledger, Stage
from duixian.site.planning.checks import refusal, remarks
from duixian.site.planning.content import content_of, sha256_of
from duixian.site.planning.models import Part, SignOff, Version
from duixian.site.planning.plan import planned
from duixian.site.planning.services.preparing import live, prepare_plan

Asked = tuple[Commitment, Unit, Part]


@action("ledger.publish", needs=Right.PUBLISH)
def publish(record: Recorder, ledger: Ledger, *, why: str = "") -> Version:
    """Freeze version 1 and ask every lead and supporting unit to sign; from now on the units see their items.

    Curves and nodes that nobody has planned become the usual ones.

    Raises:
        ValidationError: it is published already, or something of `checks.remarks` blocks it.
    """
    record.why = why
    stored = record.fresh(Ledger, ledger.pk)
    if stored.stage == Stage.PUBLISHED:
        raise ValidationError(_("The ledger is published already."), code="published")
    prepare_plan(record.by, stored)
    stored = record.fresh(Ledger, ledger.pk)
    items = planned(live(stored))
    error = refusal(remarks(stored, items, timezone.localdate()))
    if error is not None:
        raise error
    with record.change(stored):
        stored.stage = Stage.PUBLISHED
    asked: list[Asked] = []
    for item in items:
        if item.commitment.lead is not None:
            asked.append((item.commitment, item.commitment.lead, Part.LEAD))
        asked += [(item.commitment, unit, Part.SUPPORT) for unit in item.supports]
    ask(record, stored, asked)
    return freeze(record, stored)


def freeze(record: Recorder, ledger: Ledger) -> Version:
    """Keep the ledger as it is now as its next version."""
    number = ledger.versions.count() + 1
    content = content_of(ledger, planned(live(ledger)), number)
    return record.create(
        Version(
            ledger=ledger,
            number=number,
            content=content,
            sha256=sha256_of(content),
            published_at=timezone.now(),
            published_by=person_of(record.by),
        )
    )


def ask(record: Recorder, ledger: Ledger, asked: Iterable[Asked]) -> list[SignOff]:
    """Ask units to sign, within the ledger's working days after today."""
    today = timezone.localdate()
    due = due_day(ledger, today)
    return record.create_all(
        [
            SignOff(commitment=commitment, unit=unit, part=part, asked_on=today, due=due)
            for commitment, unit, part in asked
        ]
    )


def due_day(ledger: Ledger, today: dt.date) -> dt.date:
    """The last day for an answer that is asked for today."""
    return WorkingDays().after(today, ledger.sign_off_days).day
