"""A published ledger with curves and nodes, and ways to let time pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
from django.utils import timezone

from duixian.site.delivery.models import NodeCompletion, ProgressReport, ReportedValue, ReportState
from duixian.site.history.recording import recording
from duixian.site.history.snapshot import snapshot
from duixian.site.keeping.spans import Span
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.observations.rows import Row
from duixian.site.observations.services import Imported, import_observations
from duixian.site.planning.models import Curve, Node
from tests.site.conftest import SYSTEM

PLACE = "青州湖市"


def day(month: int, of_month: int) -> dt.date:
    """A day of 2026."""
    return dt.date(2026, month, of_month)


def noon(when: dt.date) -> dt.datetime:
    return dt.datetime.combine(when, dt.time(12), tzinfo=timezone.get_default_timezone())


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[dt.date], None]:
    """Lets a day be today."""

    def be(when: dt.date) -> None:
        monkeypatch.setattr(timezone, "now", lambda: noon(when).astimezone(dt.UTC))

    return be


@pytest.fixture
def jobs_commitment(published: Ledger) -> Commitment:
    """30 000 new jobs, in equal parts; the curve is stored."""
    statement = published.statements.get(indicator_id="new-urban-jobs", role="target")
    with recording(SYSTEM, "tests.plan") as record:
        record.create(Curve(statement=statement, kind="linear", baseline=0.0, reading="to-date"))
    assert statement.commitment is not None
    return statement.commitment


@pytest.fixture
def task(published: Ledger) -> Commitment:
    """A bridge, with two nodes."""
    one = published.commitments.get(text__contains="青州湖大桥")
    with recording(SYSTEM, "tests.plan") as record:
        record.create_all(
            [
                Node(commitment=one, title="开工", due=day(6, 30)),
                Node(commitment=one, title="完成年度投资", due=day(12, 31)),
            ]
        )
    return one


def observed(
    month: int, value: float, published_on: dt.date, vintage: str = "", indicator: str = "new-urban-jobs"
) -> Row:
    return Row(
        "D2", indicator, "城镇新增就业", True, PLACE, PLACE, Span.to_date(2026, month), value, "万人", "level",
        published_on, vintage,
    )  # fmt: skip


def bring(*rows: Row, on: dt.date | None = None) -> Imported:
    return import_observations(SYSTEM, rows, "市统计局", received_on=on)


def report(
    commitment: Commitment,
    month: int,
    confirmed: dt.date,
    *,
    done: Mapping[Node, dt.date] | None = None,
    value: float | None = None,
    unit: str = "万人",
) -> ProgressReport:
    """A report of a month that the head has confirmed on a day."""
    assert commitment.lead is not None
    with recording(SYSTEM, "tests.report") as record:
        (made,) = record.create_all(
            [
                ProgressReport(
                    commitment=commitment,
                    unit=commitment.lead,
                    month=day(month, 1),
                    turn=ProgressReport.objects.filter(commitment=commitment, month=day(month, 1)).count() + 1,
                    state=ReportState.CONFIRMED,
                    progress="按计划推进",
                    filed_at=noon(confirmed),
                    confirmed_at=noon(confirmed),
                )
            ]
        )
        if value is not None:
            target = commitment.statements.get(role="target")
            record.create(ReportedValue(report=made, statement=target, value=value, unit=unit))
        record.create_all([NodeCompletion(report=made, node=node, done_on=on) for node, on in (done or {}).items()])
    return made


def send_back(made: ProgressReport, on: dt.date) -> None:
    with recording(SYSTEM, "tests.return") as record:
        before = snapshot(made)
        made.state, made.returned_at, made.comment = ReportState.RETURNED, noon(on), "请补充佐证"
        made.save()
        record.note(made, before)
