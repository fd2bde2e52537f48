"""What is being written, kept while it is typed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from duixian.site.accounts.models import User
from duixian.site.delivery.models import Draft, ProgressReport, ReportState
from duixian.site.ledgers.models import Commitment

MOST = 100_000
"""Characters that a draft may have."""


def keep_draft(person: User, commitment: Commitment, month: dt.date, fields: dict[str, Any]) -> dt.datetime | None:
    """Keep what somebody has typed so far; None where the month has been reported, and nothing is kept."""
    standing = ProgressReport.objects.filter(commitment=commitment, month=month).exclude(state=ReportState.RETURNED)
    if standing.exists():
        return None
    kept, _new = Draft.objects.update_or_create(
        person=person, commitment=commitment, month=month, defaults={"fields": fields, "saved_at": timezone.now()}
    )
    return kept.saved_at


def drop_draft(person: User, commitment: Commitment, month: dt.date) -> None:
    """Forget what somebody was writing."""
    Draft.objects.filter(person=person, commitment=commitment, month=month).delete()
