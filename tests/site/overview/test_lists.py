"""The list of commitments: filters, order, pages, files."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from io import BytesIO, StringIO
from urllib.parse import urlencode

import pytest
from django.test import Client
from openpyxl import load_workbook

from duixian.site.accounts.models import Unit
from duixian.site.accounts.roles import Role
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.overview.views import lists
from tests.site.conftest import SYSTEM
from tests.site.overview.conftest import turn

SignedIn = Callable[[Role], Client]


@pytest.fixture
def numbers(signed_in: SignedIn, running: Ledger) -> Callable[..., list[int]]:
    """The numbers that a list shows to the office when it is narrowed down."""
    client = signed_in(Role.OFFICE)

    def ask(**given: object) -> list[int]:
        response = client.get(f"/overview/{running.pk}/commitments/?{urlencode(given)}")
        assert response.status_code == 200
        return [one.number for one in response.context["page"]]

    return ask


def every(ledger: Ledger, **where: object) -> list[int]:
    return list(ledger.commitments.filter(**where).order_by("number").values_list("number", flat=True))


def test_without_a_filter_all_stand_in_order(numbers: Callable[..., list[int]], running: Ledger):
    assert numbers() == every(running)


def test_each_filter(
    numbers: Callable[..., list[int]], running: Ledger, task: Commitment, unit: Unit, other_unit: Unit
):
    with recording(SYSTEM, "tests.support") as record:
        record.create(task.supports.model(commitment=task, unit=other_unit))
    turn(task, "red", dt.date(2026, 3, 1))
    assert numbers(unit=unit.pk) == every(running, lead=unit)
    assert numbers(unit=other_unit.pk) == sorted([*every(running, lead=other_unit), task.number])
    assert numbers(area=task.area) == every(running, area=task.area)
    assert numbers(kind="target") == every(running, kind="target")
    assert numbers(leader="李副市长") == every(running, lead=unit)
    assert numbers(leader="none") == every(running, lead=other_unit)
    assert numbers(light="red") == [task.number]
    assert task.number not in numbers(light="none")
    assert numbers(since="2026-03-01") == [task.number]
    assert numbers(since="2026-03-02") == []
    assert numbers(due_to="2026-10-31") == every(running, deadline__lte=dt.date(2026, 10, 31)) != []
    assert numbers(due_from="2026-11-01") == every(running, deadline__gte=dt.date(2026, 11, 1))
    assert numbers(q="幼儿园 教育局") == [task.number]
    assert numbers(q="幼儿园 水利局") == []
    assert numbers(state="waiting") == every(running)
    assert numbers(state="no-lead") == []
    assert numbers(light="red", unit=unit.pk, q="幼儿园") == [task.number]


@pytest.mark.parametrize("given", ["due_to=31.10.2026", "unit=999999", "light=blue"])
def test_what_cannot_be_asked_is_said_at_its_field(signed_in: SignedIn, running: Ledger, given: str):
    response = signed_in(Role.OFFICE).get(f"/overview/{running.pk}/commitments/?{given}&q=幼儿园")
    assert response.status_code == 422
    assert "field-error" in response.content.decode()
    assert [one.text for one in response.context["page"]] == [running.commitments.get(text__contains="幼儿园").text]


def test_orders(numbers: Callable[..., list[int]], running: Ledger, task: Commitment, target: Commitment):
    turn(task, "red", dt.date(2026, 3, 1))
    turn(target, "amber", dt.date(2026, 2, 1))
    assert numbers(sort="light")[:2] == [task.number, target.number]
    assert numbers(sort="since")[:2] == [target.number, task.number]
    assert numbers(sort="-number") == every(running)[::-1]
    deadlines = dict(running.commitments.values_list("number", "deadline"))
    assert [deadlines[number] for number in numbers(sort="deadline")] == sorted(deadlines.values())
    assert numbers(sort="nonsense") == every(running)


def test_long_lists_are_paged(monkeypatch: pytest.MonkeyPatch, numbers: Callable[..., list[int]], running: Ledger):
    monkeypatch.setattr(lists, "PAGE", 5)
    assert [*numbers(), *numbers(page=2), *numbers(page=3)] == every(running)


def test_what_was_dropped_is_not_listed(numbers: Callable[..., list[int]], running: Ledger, task: Commitment):
    with recording(SYSTEM, "tests.drop") as record, record.change(task):
        task.state = "dropped"
    assert task.number not in numbers()


def test_the_filtered_list_as_a_workbook(signed_in: SignedIn, running: Ledger, task: Commitment):
    turn(task, "red", dt.date(2026, 3, 1), "逾期")
    response = signed_in(Role.OFFICE).get(f"/overview/{running.pk}/commitments/download/?light=red")
    (sheet,) = load_workbook(BytesIO(response.content)).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (shown,) = [row for row in rows if task.code in row]
    assert "逾期" in shown
    assert "教育局" in shown
    assert not [row for row in rows if running.commitments.exclude(pk=task.pk)[0].code in row]


def test_the_filtered_list_as_csv_without_formulas(signed_in: SignedIn, running: Ledger, task: Commitment):
    with recording(SYSTEM, "tests.word") as record, record.change(task):
        task.text = '=HYPERLINK("http://x")'
    response = signed_in(Role.OFFICE).get(
        f"/overview/{running.pk}/commitments/download/?format=csv&kind=task&sort=-number"
    )
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [
        one.code for one in running.commitments.filter(kind="task").order_by("-number")
    ]
    assert '\'=HYPERLINK("http://x")' in {row[3] for row in rows}


def test_a_unit_sees_its_own_items(signed_in: SignedIn, running: Ledger, unit: Unit, other_unit: Unit):
    url = f"/overview/{running.pk}/commitments/"
    shown = signed_in(Role.CLERK).get(url).context["page"]
    assert [one.number for one in shown] == every(running, lead=unit)
    other = running.commitments.filter(lead=other_unit)[0]
    assert signed_in(Role.CLERK).get(f"/overview/commitments/{other.pk}/").status_code == 404
    assert other.code not in signed_in(Role.CLERK).get(f"{url}download/?format=csv").content.decode()
    assert signed_in(Role.CLERK).get(f"{url}?unit={other_unit.pk}").status_code == 422


def test_a_unit_page_shows_what_it_leads_supports_and_owes(
    signed_in: SignedIn, running: Ledger, task: Commitment, unit: Unit, other_unit: Unit
):
    supported = running.commitments.filter(lead=other_unit)[0]
    with recording(SYSTEM, "tests.support") as record:
        record.create(supported.supports.model(commitment=supported, unit=unit))
    response = signed_in(Role.CLERK).get(f"/overview/units/{unit.pk}/?sort=number")
    assert [one.number for one in response.context["page"]] == sorted([*every(running, lead=unit), supported.number])
    assert response.context["tally"].total == len(every(running, lead=unit))
    assert {one.commitment_id for one in response.context["sign_offs"]} == set(
        running.commitments.filter(lead=unit).values_list("pk", flat=True)
    )
    assert f"/overview/units/{unit.pk}/" in signed_in(Role.CLERK).get(f"/units/{unit.pk}/").content.decode()
