"""The leader's page answers at a glance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import duixian
from duixian.site.accounts.models import Unit
from duixian.site.accounts.roles import Role
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.ledgers.services.opening import open_ledger
from duixian.site.overview.figures import figures, punctuality
from duixian.site.overview.filters import listed
from tests.site.conftest import SYSTEM
from tests.site.overview.conftest import observe, report_on, turn
from tests.site.report import TEXT

SignedIn = Callable[[Role], Client]


def body(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_it_says_what_is_red_and_what_turned_red_this_month(
    signed_in: SignedIn, running: Ledger, task: Commitment, target: Commitment
):
    month = timezone.localdate().replace(day=1)
    turn(task, "green", month - dt.timedelta(days=60))
    turn(task, "red", month, "逾期未完成")
    turn(target, "red", month - dt.timedelta(days=40), "差得远")
    response = signed_in(Role.LEADER).get(f"/overview/{running.pk}/")
    page = response.content.decode()
    assert response.context["figures"].whole.lights == {"red": 2, None: running.commitments.count() - 2}
    assert [one.commitment for one in response.context["turned"]] == [task]
    assert [one.pk for one in response.context["red"]] == [target.pk, task.pk]
    assert f"?light=red&amp;since={month}" in page
    assert "逾期未完成" in page


def test_what_is_red_no_longer_is_told_last(signed_in: SignedIn, running: Ledger, task: Commitment, target: Commitment):
    today = timezone.localdate()
    month = today.replace(day=1)
    turn(task, "red", month)
    turn(target, "red", month)
    task.lights.update(last_day=month)
    shown = signed_in(Role.LEADER).get(f"/overview/{running.pk}/").context["turned"]
    assert [(one.commitment_id, one.last_day) for one in shown] == [(target.pk, None), (task.pk, month)]


def test_units_and_fields_with_most_red_come_first(running: Ledger, task: Commitment, unit: Unit, other_unit: Unit):
    turn(task, "red", dt.date(2026, 2, 1))
    found = figures(listed(Commitment.objects.all(), running), running, timezone.localdate())
    assert [one.key for one in found.units] == [unit.pk, other_unit.pk]
    assert found.areas[0].name == task.area
    assert sum(one.total for one in found.units) == sum(one.total for one in found.areas) == found.whole.total


def test_punctuality_counts_what_was_due_and_came_in_time(running: Ledger, task: Commitment, unit: Unit):
    with recording(SYSTEM, "tests.publish-early") as record:
        for version in running.versions.all():
            with record.change(version):
                version.published_at = dt.datetime(2026, 3, 1, 4, tzinfo=dt.UTC)
    report_on(task, dt.date(2026, 3, 1), dt.datetime(2026, 4, 2, tzinfo=dt.UTC))
    report_on(task, dt.date(2026, 4, 1), dt.datetime(2026, 5, 28, tzinfo=dt.UTC))
    report_on(task, dt.date(2026, 5, 1), None)
    assert punctuality(running, dt.date(2026, 4, 1))[task.pk] == (0, 0)
    assert punctuality(running, dt.date(2026, 6, 1))[task.pk] == (2, 1)
    assert punctuality(running, dt.date(2026, 6, 30))[task.pk] == (3, 1)


def test_targets_off_their_curve_have_a_chart_and_a_table(signed_in: SignedIn, running: Ledger, target: Commitment):
    year, end = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
    observe(
        "gdp",
        [(year, end, 4.1, dt.date(2026, 4, 20)), (year, end, 4.0, dt.date(2026, 5, 1))],
        place=running.place, unit="%", measure="growth",
    )  # fmt: skip
    turn(target, "amber", dt.date(2026, 4, 21))
    response = signed_in(Role.LEADER).get(f"/overview/{running.pk}/")
    (shown,) = response.context["targets"]
    assert (shown["drawn"].last.actual, shown["drawn"].last.planned) == (4.0, 5.5)
    roles = {one["role"]: one for one in shown["chart"]["series"]}
    assert roles["actual"]["values"][2] == 4.0
    assert roles["earlier"]["points"] == [[2, 4.1]]
    assert "−1.5个百分点" in response.content.decode()


def test_the_newest_published_ledger_is_the_first(signed_in: SignedIn, running: Ledger):
    open_ledger(SYSTEM, duixian.read_text(TEXT.replace("2026", "2027")))
    assert signed_in(Role.LEADER).get("/overview/")["Location"] == f"/overview/{running.pk}/"


def test_without_a_ledger_it_says_what_to_do(signed_in: SignedIn):
    assert "上传" in body(signed_in(Role.OFFICE), "/overview/")


def test_a_ledger_under_review_says_that_it_has_no_lights(signed_in: SignedIn, ledger: Ledger):
    assert "尚未发布" in body(signed_in(Role.OFFICE), f"/overview/{ledger.pk}/")


PAGES = (
    "{ledger}/",
    "{ledger}/commitments/",
    "units/{unit}/",
    "places/湖县/",
    "commitments/{task}/",
    "indicators/gdp/",
    "published/{ledger}/",
)


@pytest.mark.parametrize("address", PAGES)
def test_pages_ask_as_often_however_much_there_is(
    address: str,
    signed_in: SignedIn,
    running: Ledger,
    task: Commitment,
    target: Commitment,
    unit: Unit,
    other_unit: Unit,
):
    client = signed_in(Role.OFFICE)
    url = "/overview/" + address.format(ledger=running.pk, unit=unit.pk, task=task.pk)
    month = timezone.localdate().replace(day=1)

    def name(some: list[Commitment]) -> None:
        with recording(SYSTEM, "tests.name") as record:
            for one in some:
                with record.change(one):
                    one.places = [{"name": "湖县", "code": ""}]
                turn(one, "red", month)
                one.supports.get_or_create(unit=other_unit if one.lead == unit else unit)
                record.event("planning.support", str(one.pk))

    def fill(values: int, reported: list[dt.date]) -> None:
        days = [(dt.date(2026, 1, 1), dt.date(2026, 3, 31), 4.0, dt.date(2026, 4, 1 + n)) for n in range(values)]
        observe("gdp", days, place=running.place, unit="%", measure="growth", vintage=f"v{values}")
        for one in reported:
            report_on(task, one, dt.datetime(2026, 11, 2, tzinfo=dt.UTC))

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    some = list(running.commitments.filter(pk__in=[task.pk, target.pk]))
    name(some)
    fill(2, [dt.date(2026, 1, 1)])
    few = asked()
    name(list(running.commitments.exclude(pk__in=[task.pk, target.pk])))
    fill(20, [dt.date(2026, month, 1) for month in range(2, 10)])
    assert asked() == few <= 35
