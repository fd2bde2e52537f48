"""The demonstration shows what an office would see in April."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.site import demo
from duixian.site.accounts.models import User
from duixian.site.delivery.models import ProgressReport, ReportedValue, ReportState
from duixian.site.demo import clock
from duixian.site.demo.accounts import PASSWORD
from duixian.site.demo.months import SILENT
from duixian.site.demo.report import sample, year_to_show
from duixian.site.history.verify import verify
from duixian.site.ledgers.models import Ledger, Stage
from duixian.site.lights.models import Light

TODAY = dt.date(2026, 4, 20)


@pytest.mark.django_db
def test_the_demonstration_is_a_published_ledger_with_reports_and_lights():
    said: list[str] = []
    with clock.on(TODAY):
        lines = demo.prepare(said.append)
        again = demo.prepare(said.append)
    assert again == lines
    ledger = Ledger.objects.get()
    assert (ledger.year, ledger.place, ledger.stage) == (2026, "临州市", Stage.PUBLISHED)
    assert sorted({one.month.month for one in ProgressReport.objects.all()}) == [1, 2, 3]
    assert ProgressReport.objects.filter(state=ReportState.RETURNED).exists()
    colours = set(Light.objects.filter(last_day=None).values_list("colour", flat=True))
    assert colours == {"green", "amber", "red", "grey"}
    assert Light.objects.filter(last_day=None, colour="grey").count() < Light.objects.filter(last_day=None).count() / 5
    assert Light.objects.filter(last_day=None, colour="red", first_day__gte=TODAY.replace(day=1)).count() >= 2
    assert not Light.objects.filter(last_day=None, rule="no-reported-value").exclude(commitment__lead__name=SILENT)
    assert ReportedValue.objects.filter(report__state=ReportState.RETURNED).exists()
    assert all(name in "".join(lines) for name in ("ducha", "lingdao", "jiaoyu"))
    assert User.objects.get(username="ducha").check_password(PASSWORD)
    assert not verify().faults


def test_the_sample_report_moves_to_the_year_that_is_shown():
    text = sample(2026)
    assert text.startswith("2026年临州市政府工作报告")
    assert "2017年" not in text
    assert "到2030年" in text


@pytest.mark.parametrize(
    ("today", "year"), [(dt.date(2026, 2, 1), 2025), (dt.date(2026, 4, 1), 2026), (dt.date(2026, 12, 31), 2026)]
)
def test_a_young_year_has_nothing_to_show(today: dt.date, year: int):
    assert year_to_show(today) == year
