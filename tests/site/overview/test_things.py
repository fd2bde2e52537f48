"""Pages of an indicator, a place, a project; and what everybody may see."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client

import duixian
from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.delivery.models import ReportedValue
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.ledgers.services.opening import open_ledger
from duixian.site.overview.views.indicator import Subject, subject_of
from duixian.site.planning.services.publishing import freeze
from tests.site.conftest import SYSTEM
from tests.site.overview.conftest import observe, report_on, turn
from tests.site.report import TEXT

SignedIn = Callable[[Role], Client]
YEAR = dt.date(2026, 1, 1)


@pytest.fixture
def observed(running: Ledger) -> None:
    """Growth of gross product to March with a revision, and to June."""
    march, june = dt.date(2026, 3, 31), dt.date(2026, 6, 30)
    values = [
        (YEAR, march, 5.1, dt.date(2026, 4, 20)),
        (YEAR, march, 5.3, dt.date(2026, 6, 1)),
        (YEAR, june, 5.6, dt.date(2026, 7, 20)),
    ]
    observe("gdp", values, place=running.place, unit="%", measure="growth")
    observe("gdp", values[:1], place="别处市", unit="%", measure="growth")


@pytest.mark.parametrize("key", ["gdp", "地区生产总值", "GDP"])
def test_an_indicator_is_found_by_id_and_by_name(key: str):
    assert subject_of(key) == Subject("gdp", "地区生产总值")


def test_an_indicator_that_the_vocabulary_lacks(signed_in: SignedIn, running: Ledger):
    assert subject_of("网红桥数量") == Subject("", "网红桥数量")
    assert signed_in(Role.OFFICE).get(f"/overview/indicators/{quote('网红桥数量')}/").status_code == 404
    observe("网红桥数量", [(YEAR, YEAR, 2.0, YEAR)], place=running.place, unit="座")
    assert "2座" in signed_in(Role.OFFICE).get(f"/overview/indicators/{quote('网红桥数量')}/").content.decode()


@pytest.mark.usefixtures("observed")
def test_curve_actuals_and_every_vintage(signed_in: SignedIn, running: Ledger, target: Commitment):
    turn(target, "amber", dt.date(2026, 4, 21))
    response = signed_in(Role.LEADER).get("/overview/indicators/gdp/")
    ((course, chart),) = response.context["courses"]
    assert [(point.day.month, point.actual, point.earlier) for point in course.observed] == [
        (3, 5.3, (5.1,)),
        (6, 5.6, ()),
    ]
    assert {point.planned for point in course.points} == {5.5}
    assert {one["role"] for one in chart["series"]} == {"planned", "actual", "earlier"}
    values = [(one.value, one.replaced) for one in response.context["values"]]
    assert values == [(5.6, False), (5.3, False), (5.1, True)]
    (promise,) = response.context["promises"]
    assert promise.commitment == target
    assert promise.said == "增长5.5%左右（容差0.2个百分点）"
    page = response.content.decode()
    assert "后有修订" in page
    assert "统计局" in page


def test_what_the_unit_reports_itself_is_drawn_until_something_is_published(signed_in: SignedIn, running: Ledger):
    jobs = running.commitments.get(statements__indicator_id="new-urban-jobs", statements__role="target")
    at = dt.datetime(2026, 4, 2, tzinfo=dt.UTC)
    report_on(jobs, dt.date(2026, 3, 1), at)
    with recording(SYSTEM, "tests.value") as record:
        said = jobs.statements.get()
        report = jobs.reports.get()
        record.create(ReportedValue(report=report, statement=said, value=0.9, unit=said.unit))
    client = signed_in(Role.LEADER)

    def drawn() -> tuple[list[float | None], bool]:
        ((course, _chart),) = client.get("/overview/indicators/new-urban-jobs/").context["courses"]
        return [point.actual for point in course.observed], course.reported

    assert drawn() == ([0.9], True)
    observe(
        "new-urban-jobs", [(YEAR, dt.date(2026, 3, 31), 0.8, dt.date(2026, 4, 20))], place=running.place, unit="万人"
    )
    assert drawn() == ([0.8], False)


@pytest.mark.usefixtures("observed")
def test_long_tables_of_values_are_paged(monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn):
    monkeypatch.setattr("duixian.site.overview.views.indicator._VALUES", 2)
    client = signed_in(Role.LEADER)
    first, second = (client.get(f"/overview/indicators/gdp/?page={number}").context for number in (1, 2))
    assert [one.value for one in first["values"]] == [5.6, 5.3]
    assert [(one.value, one.replaced) for one in second["values"]] == [(5.1, True)]
    assert (first["newer"], first["older"], second["newer"], second["older"]) == (0, 2, 1, 0)


@pytest.mark.usefixtures("observed")
def test_a_seasonal_curve_is_drawn(signed_in: SignedIn, running: Ledger, target: Commitment):
    curve = target.statements.get().curve
    with recording(SYSTEM, "tests.plan") as record, record.change(curve):
        curve.kind = "seasonal"
    ((course, _chart),) = signed_in(Role.LEADER).get("/overview/indicators/gdp/").context["courses"]
    assert {point.planned for point in course.points} == {5.5}


@pytest.mark.usefixtures("observed")
def test_ledgers_of_several_years_are_chosen_from(signed_in: SignedIn, running: Ledger):
    later = open_ledger(SYSTEM, duixian.read_text(TEXT.replace("2026年", "2027年").replace("2025年", "2026年")))
    client = signed_in(Role.LEADER)
    response = client.get("/overview/indicators/gdp/")
    assert [one.statement.ledger_id for one in response.context["promises"]] == [later.pk, running.pk]
    assert response.context["ledger"] == later
    assert client.get(f"/overview/indicators/gdp/?ledger={running.pk}").context["ledger"] == running
    assert client.get("/overview/indicators/gdp/?place=别处市").context["ledger"] is None
    assert [one.value for one in client.get("/overview/indicators/gdp/?place=别处市").context["values"]] == [5.1]


@pytest.mark.usefixtures("observed")
def test_a_unit_sees_the_target_but_not_another_units_item(signed_in: SignedIn, running: Ledger, target: Commitment):
    response = signed_in(Role.CLERK).get("/overview/indicators/gdp/")
    (promise,) = response.context["promises"]
    assert promise.commitment is None
    assert f"/overview/commitments/{target.pk}/" not in response.content.decode()


def test_a_project_in_the_ledgers_of_all_years(signed_in: SignedIn, running: Ledger, unit: Unit):
    open_ledger(SYSTEM, duixian.read_text(TEXT.replace("2026年", "2027年")))
    url = f"/overview/projects/{quote('青州湖大桥')}/"
    found = signed_in(Role.LEADER).get(url).context["page"]
    assert [(one.ledger__year, "青州湖大桥" in one.text) for one in found] == [(2027, True), (2026, True)]
    assert signed_in(Role.CLERK).get(url).status_code == 404
    assert signed_in(Role.LEADER).get(f"/overview/projects/{quote('没有的桥')}/").status_code == 404


def test_a_place_by_name_and_by_code(signed_in: SignedIn, running: Ledger, task: Commitment):
    with recording(SYSTEM, "tests.name") as record, record.change(task):
        task.places = [{"name": "白鹭县", "code": "430999", "start": 0, "end": 3}]
    client = signed_in(Role.LEADER)
    for key in ("白鹭县", "430999"):
        response = client.get(f"/overview/places/{quote(key)}/")
        assert [one.pk for one in response.context["page"]] == [task.pk]
        assert (response.context["title"], response.context["code"]) == ("白鹭县", "430999")
    own = client.get(f"/overview/places/{quote(running.place)}/")
    assert own.context["ledgers"] == [running]
    page = client.get(f"/overview/commitments/{task.pk}/").content.decode()
    assert "/overview/places/430999/" in page


def test_nobody_needs_to_sign_in_for_what_is_published(client: Client, running: Ledger, task: Commitment):
    turn(task, "red", dt.date(2026, 3, 1), "内部原因不公开")
    report_on(task, dt.date(2026, 3, 1), dt.datetime(2026, 4, 2, tzinfo=dt.UTC))
    assert running.title in client.get("/overview/published/").content.decode()
    page = client.get(f"/overview/published/{running.pk}/").content.decode()
    for words in (task.text, "教育局", "红灯", "2026-06-30"):
        assert words in page
    for words in ("内部原因不公开", "已完成招标", f"/overview/commitments/{task.pk}/"):
        assert words not in page


def test_nothing_that_is_not_published_is_shown(client: Client, running: Ledger, office: User, task: Commitment):
    draft = open_ledger(SYSTEM, duixian.read_text(TEXT.replace("2026年", "2027年")))
    assert draft.title not in client.get("/overview/published/").content.decode()
    for address in (f"published/{draft.pk}/", f"published/{draft.pk}/json/"):
        assert client.get(f"/overview/{address}").status_code == 404
    with recording(office, "tests.word") as record, record.change(task):
        task.text = "还没有发布的说法。"
    assert "还没有发布的说法" not in client.get(f"/overview/published/{running.pk}/").content.decode()
    with recording(office, "tests.freeze") as record:
        freeze(record, running)
    assert "还没有发布的说法" in client.get(f"/overview/published/{running.pk}/").content.decode()


def test_the_json_is_what_the_hash_says(client: Client, running: Ledger):
    response = client.get(f"/overview/published/{running.pk}/json/")
    version = running.versions.get()
    assert hashlib.sha256(response.content).hexdigest() == version.sha256
    assert json.loads(response.content)["ledger"]["title"] == running.title
