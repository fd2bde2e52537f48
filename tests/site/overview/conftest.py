"""A published ledger with curves, observations, reports and lights, as a year has left them in November."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Kind, Ledger
from duixian.site.lights.models import Light
from duixian.site.observations.models import Batch, Observation
from duixian.site.planning.services.publishing import publish
from tests.site.conftest import SYSTEM

GDP = "gdp"


def somebody() -> User:
    """Whoever does what the tests need done."""
    return User.objects.get(role=Role.OFFICE)


def turn(commitment: Commitment, colour: str, first_day: dt.date, why: str = "测试", rule: str = "behind") -> Light:
    """Let a commitment show a light from a day on."""
    commitment.lights.filter(last_day=None).update(last_day=first_day - dt.timedelta(days=1))
    return Light.objects.create(
        commitment=commitment, colour=colour, first_day=first_day, as_of=timezone.localdate(), rule=rule,
        ruleset="lights/1",
        record={
            "reason": {"zh": why, "en": f"{why} (en)"},
            "arithmetic": [{"label": {"zh": "差额", "en": "Shortfall"}, "value": {"zh": "2.5", "en": "2.5"}}],
            "parts": [],
        },
    )  # fmt: skip


def observe(name: str, values: list[tuple[dt.date, dt.date, float, dt.date]], **fields: object) -> None:
    """Import values: first and last day, number, day of publication."""
    with recording(SYSTEM, "tests.observe") as record:
        batch = record.create(
            Batch(source="统计局", rows=len(values), received_at=timezone.now(), received_by=somebody())
        )
        Observation.objects.bulk_create(
            Observation(
                batch=batch, indicator=name, name=name, start=start, end=end, value=value, published_on=published_on,
                received_on=published_on, **fields,
            )
            for start, end, value, published_on in values
        )  # fmt: skip


def report_on(commitment: Commitment, month: dt.date, confirmed_at: dt.datetime | None, **fields: object) -> None:
    """Let the lead unit report on a month."""
    at = confirmed_at or timezone.now()
    with recording(SYSTEM, "tests.report") as record:
        record.create(
            ProgressReport(
                commitment=commitment, unit=commitment.lead, month=month, progress="已完成招标。", filed_at=at,
                filed_by=somebody(),
                state=ReportState.CONFIRMED if confirmed_at else ReportState.FILED, confirmed_at=confirmed_at, **fields,
            )
        )  # fmt: skip


@pytest.fixture
def running(ledger: Ledger, unit: Unit, other_unit: Unit, office: User) -> Ledger:
    """The ledger of the short report published through the service; education's items are `unit`'s."""
    with recording(SYSTEM, "tests.plan") as record:
        for commitment in ledger.commitments.all():
            with record.change(commitment):
                commitment.lead = unit if "教育" in commitment.area else other_unit
                commitment.vice_mayor = "李副市长" if "教育" in commitment.area else ""
    publish(office, ledger)
    ledger.refresh_from_db()
    return ledger


@pytest.fixture
def target(running: Ledger) -> Commitment:
    """The growth of gross product."""
    return running.commitments.get(kind=Kind.TARGET, statements__indicator_id=GDP)


@pytest.fixture
def task(running: Ledger, unit: Unit) -> Commitment:
    """A commitment of education."""
    return running.commitments.filter(lead=unit).order_by("number")[0]
