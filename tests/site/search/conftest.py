"""Reports with evidence on a published ledger."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.delivery.models import Evidence, ProgressReport
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment
from tests.site.conftest import SYSTEM

MONTH = dt.date(2026, 3, 1)


def report(commitment: Commitment, progress: str, month: dt.date = MONTH, evidence: str = "") -> ProgressReport:
    """A report of the lead unit on a month."""
    assert commitment.lead is not None
    with recording(SYSTEM, "tests.report") as record:
        filed = record.create(
            ProgressReport(
                commitment=commitment,
                unit=commitment.lead,
                month=month,
                progress=progress,
                filed_at=timezone.now(),
                filed_by=User.objects.first(),
            )
        )
        if evidence:
            link = "https://example.org/proof"
            record.create(Evidence(report=filed, title=evidence, link=link, added_at=timezone.now()))
    return filed


@pytest.fixture
def filed(commitment: Commitment, people: dict[Role, User]) -> ProgressReport:
    return report(commitment, "白杨小学主体结构封顶，完成投资３.１万元。", evidence="封顶照片")
