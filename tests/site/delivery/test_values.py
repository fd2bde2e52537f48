"""The numbers that units report of their targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.delivery.models import ProgressReport, ReportedValue
from duixian.site.delivery.services import Amount, Content, confirm, file_report, return_report
from duixian.site.delivery.values import ReportedTarget, shown_values, targets_before, targets_of
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment
from duixian.site.planning.models import Curve
from tests.site.conftest import SYSTEM
from tests.site.delivery.conftest import MARCH, Clock

As = Callable[[Role], Client]
FEBRUARY = dt.date(2026, 2, 1)


@pytest.fixture
def places(items: list[Commitment]) -> Commitment:
    """4 200 places at schools, until June."""
    found = next(one for one in items if any("学位" in said.indicator for said in one.statements.all()))
    targets = [one.statement for one in targets_of(found)]
    with recording(SYSTEM, "tests.curves") as record:
        record.create_all([Curve(statement=one, kind="linear", baseline=0.0, reading="to-date") for one in targets])
    return Commitment.objects.get(pk=found.pk)


def target_of(item: Commitment) -> ReportedTarget:
    return next(one for one in targets_of(item) if "学位" in one.name)


def february(item: Commitment, clerk: User, value: float = 700, unit: str = "") -> ProgressReport:
    return file_report(
        clerk, item, FEBRUARY, Content("推进中", values=[Amount(target_of(item).statement, value, unit)])
    )


def write(client: Client, item: Commitment, value: str, unit: str = "个") -> Any:
    key = f"value-{target_of(item).statement.pk}"
    data = {"month": "2026-03", "progress": "推进中", key: value, f"{key}-unit": unit}
    return client.post(f"/reports/write/{item.pk}/", data, follow=True)


def text(response: Any) -> str:
    return str(response.content.decode())


class TestService:
    def test_every_target_has_a_value_of_its_own(self, places: Commitment, clerk: User):
        every = targets_of(places)
        report = file_report(clerk, places, MARCH, Content("好", values=[Amount(one.statement, 5) for one in every]))
        stored = report.values.values_list("statement", "value", "unit")
        assert list(stored) == [(one.statement.pk, 5, one.statement.unit) for one in every]

    def test_units_of_the_same_dimension_are_taken(self, places: Commitment, clerk: User):
        assert february(places, clerk, 0.07, "万个").values.get().unit == "万个"

    @pytest.mark.parametrize("other", ["公里", "亿元", "什么"])
    def test_others_are_refused(self, places: Commitment, clerk: User, other: str):
        with pytest.raises(ValidationError, match="不能换算"):
            february(places, clerk, 1, other)
        assert not ProgressReport.objects.exists()

    @pytest.mark.parametrize("value", [float("nan"), float("inf")])
    def test_and_so_is_what_is_no_number(self, places: Commitment, clerk: User, value: float):
        with pytest.raises(ValidationError):
            february(places, clerk, value)

    def test_a_number_of_another_item_is_refused_and_so_is_one_twice(
        self, places: Commitment, items: list[Commitment], clerk: User
    ):
        own = target_of(places).statement
        other = next(said for one in items if one != places for said in one.statements.filter(role="target"))
        for values in ([Amount(other, 1)], [Amount(own, 1), Amount(own, 2)]):
            with pytest.raises(ValidationError):
                file_report(clerk, places, MARCH, Content("好", values=values))

    def test_what_was_reported_before_is_the_last_that_stands(
        self, places: Commitment, clerk: User, head: User, office: User
    ):
        january = file_report(
            clerk, places, dt.date(2026, 1, 1), Content("好", values=[Amount(target_of(places).statement, 300)])
        )
        later = confirm(head, february(places, clerk))

        def before() -> float | None:
            found = next(one for one in targets_before([places], MARCH)[places.pk] if "学位" in one.name)
            return found.before.value if found.before else None

        assert before() == 700
        return_report(office, later, "核实")
        assert before() == 300
        return_report(head, january, "核实")
        assert before() is None

    def test_only_a_total_warns_where_it_becomes_less(self, places: Commitment, clerk: User):
        february(places, clerk)
        found = next(one for one in targets_before([places], MARCH)[places.pk] if "学位" in one.name)
        assert found.lower(699, "")
        assert found.lower(0.0699, "万个")
        assert not found.lower(700, "个")
        assert not found.lower(0.07, "万个")
        with recording(SYSTEM, "tests.latest") as record:
            curve = found.statement.curve
            with record.change(curve):
                curve.reading, curve.baseline = "latest", None
        again = next(one for one in targets_before([Commitment.objects.get(pk=places.pk)], MARCH)[places.pk])
        assert not again.lower(1, "")


class TestPages:
    def test_the_form_asks_for_every_number_and_shows_last_months(self, places: Commitment, clerk: User, signed_in: As):
        february(places, clerk)
        page = text(signed_in(Role.CLERK).get(f"/reports/write/{places.pk}/?month=2026-03"))
        assert "1月至本月累计" in page
        assert "2026年2月：700个" in page
        for one in targets_of(places):
            assert f'name="value-{one.statement.pk}"' in page
            assert f'value="{one.statement.unit}"' in page

    def test_less_than_last_month_is_taken_with_a_warning(self, places: Commitment, clerk: User, signed_in: As):
        february(places, clerk)
        page = text(write(signed_in(Role.CLERK), places, "650"))
        report = ProgressReport.objects.get(month=MARCH)
        assert report.values.get().value == 650
        assert page.count("少于此前报送的数") == 2  # said once, and it stays beside the value
        assert "少于此前报送的数" in text(signed_in(Role.HEAD).get("/reports/confirm/"))

    def test_a_unit_that_does_not_fit_is_said_at_its_field(self, places: Commitment, signed_in: As):
        response = write(signed_in(Role.CLERK), places, "650", "公里")
        assert response.status_code == 422
        assert "“公里”不能换算成“个”" in text(response)
        assert 'value="650"' in text(response)

    def test_a_returned_report_is_filled_in_again(self, places: Commitment, clerk: User, head: User, signed_in: As):
        report = file_report(clerk, places, MARCH, Content("好", values=[Amount(target_of(places).statement, 812.5)]))
        return_report(head, report, "核实")
        assert 'value="812.5"' in text(signed_in(Role.CLERK).get(f"/reports/write/{places.pk}/?month=2026-03"))

    def test_the_table_takes_them_too(self, places: Commitment, clerk: User, signed_in: As):
        february(places, clerk)
        client, name = signed_in(Role.CLERK), f"c{places.pk}"
        page = text(client.get("/reports/table/?month=2026-03"))
        assert "2026年2月：700个" in page
        key = f"{name}-value-{target_of(places).statement.pk}"
        data = {"month": "2026-03", f"{name}-progress": "好", key: "600", f"{key}-unit": "个"}
        page = text(client.post("/reports/table/?month=2026-03", data, follow=True))
        assert ReportedValue.objects.get(report__month=MARCH).value == 600
        assert "少于此前报送的数" in page

    def test_more_items_need_no_more_queries(self, places: Commitment, items: list[Commitment], signed_in: As):
        client = signed_in(Role.CLERK)

        def queries() -> int:
            client.get("/reports/table/?month=2026-03")  # counts what waits, and keeps the number
            with CaptureQueriesContext(connection) as seen:
                assert client.get("/reports/table/?month=2026-03").status_code == 200
            return len(seen)

        before = queries()
        with recording(SYSTEM, "tests.drop") as record:
            for one in items[1:]:
                with record.change(one):
                    one.state = "dropped"
        assert queries() == before


def test_values_of_many_reports_are_read_together(places: Commitment, clerk: User, clock: Clock):
    reports = [february(places, clerk)]
    with CaptureQueriesContext(connection) as few:
        shown_values(reports)
    for month in (dt.date(2026, 1, 1), MARCH):
        amounts = [Amount(target_of(places).statement, 10.0 * month.month)]
        reports.append(file_report(clerk, places, month, Content("好", values=amounts)))
    with CaptureQueriesContext(connection) as many:
        found = shown_values(reports)
    assert len(many) <= len(few) + 2  # one for each further month
    assert [bool(found[one.pk][0].warning) for one in reports] == [False, False, True]
