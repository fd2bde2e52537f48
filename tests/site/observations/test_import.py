"""Importing: looked at first, then all or nothing, and never twice."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Sequence
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.history.guard import unrecorded
from duixian.site.history.models import AuditEvent
from duixian.site.ledgers.models import Ledger
from duixian.site.observations.models import Batch, Observation
from duixian.site.observations.rows import Defaults
from duixian.site.observations.services import import_observations
from duixian.site.observations.tables import parse_table
from tests.site.conftest import SYSTEM

HEAD = ("指标", "时期", "数值", "单位", "公布日期", "版本")
JULY = ("一般公共预算收入", "2026年1—6月", "48.6", "亿元", "2026-07-18", "快报")
AUGUST = ("一般公共预算收入", "2026年1—6月", "47.2", "亿元", "2026-08-02", "修订")


def table(*rows: Sequence[str], head: Sequence[str] = HEAD, name: str = "收入.csv") -> BytesIO:
    text = StringIO()
    csv.writer(text).writerows([head, *rows])
    stream = BytesIO(text.getvalue().encode("utf-8-sig"))
    stream.name = name
    return stream


def send(client: Client, stream: BytesIO, seen: str = "", **fields: str) -> HttpResponse:
    data: dict[str, Any] = {"source": "市财政局", "place": "青州湖市", "published_on": "", "table": stream, **fields}
    return client.post("/observations/import/", data | ({"seen": seen} if seen else {}))


def seen_in(response: HttpResponse) -> str:
    return str(response.context["preview"].seen)


@pytest.fixture
def by(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in(Role.OFFICE)


def test_a_table_is_shown_and_nothing_is_stored_before_it_is_applied(by: Client):
    page = send(by, table(JULY))
    assert page.status_code == 200
    assert "导入1个数值" in page.content.decode()
    assert not Observation.objects.exists()
    done = send(by, table(JULY), seen_in(page))
    assert done.status_code == 302
    one = Observation.objects.get()
    assert (one.indicator, one.place, one.value, one.vintage) == ("public-budget-revenue", "青州湖市", 48.6, "快报")
    assert one.batch.file is not None
    assert one.batch.received_by is not None
    assert AuditEvent.objects.filter(action="observations.import", object_type="observations.batch").count() == 1
    assert "已导入：新增1个数值" in by.get("/observations/").content.decode()


def test_sent_twice_it_is_stored_once(by: Client):
    seen = seen_in(send(by, table(JULY)))
    assert [send(by, table(JULY), seen).status_code for _ in range(2)] == [302, 302]
    assert Observation.objects.count() == 1
    assert Batch.objects.count() == 1
    assert "都已导入，版本相同" in send(by, table(JULY)).content.decode()


def test_a_revision_is_shown_with_both_values_and_stored_beside_the_former(by: Client):
    send(by, table(JULY), seen_in(send(by, table(JULY))))
    page = send(by, table(JULY, AUGUST))
    text = " ".join(page.content.decode().split())
    assert "48.6 亿元 → 47.2 亿元" in text
    assert "修订1个" in text
    assert "已有、跳过1个" in text
    send(by, table(JULY, AUGUST), seen_in(page))
    assert [one.value for one in Observation.objects.all()] == [48.6, 47.2]
    listed = by.get("/observations/").content.decode()
    assert listed.index("47.2") < listed.index("48.6")
    assert "共2个版本" in listed


def test_a_fault_names_its_cell_and_nothing_can_be_stored(by: Client):
    page = send(by, table(JULY, ("一般公共预算收入", "2026年13月", "很多", "亿元", "2026-07-18", "")))
    assert page.status_code == 422
    text = page.content.decode()
    assert "B3" in text
    assert "“2026年13月”不是时期" in text
    assert "“很多”不是数" in text
    assert 'name="seen"' not in text
    again = send(by, table(JULY, ("", "x", "y", "", "", "")), seen_in(page))
    assert again.status_code == 422
    assert not Observation.objects.exists()


def test_a_table_that_differs_from_the_one_that_was_shown_is_shown_first(by: Client):
    seen = seen_in(send(by, table(JULY)))
    page = send(by, table(AUGUST), seen)
    assert page.status_code == 200
    assert not Observation.objects.exists()


def test_another_value_of_the_same_publication_is_refused(by: Client):
    send(by, table(JULY), seen_in(send(by, table(JULY))))
    page = send(by, table((*JULY[:2], "50", *JULY[3:])))
    assert page.status_code == 422
    assert "C2" in page.content.decode()
    assert "修订数应有自己的公布日期或版本名称" in page.content.decode()


def test_the_source_must_be_named_somewhere(by: Client):
    page = send(by, table(JULY), source="")
    assert page.status_code == 422
    assert "请填写来源" in page.content.decode()
    with_source = table((*JULY, "市统计局"), head=(*HEAD, "来源"))
    assert send(by, with_source, source="").status_code == 200


@pytest.mark.parametrize("name", ["图.png", "表.xls"])
def test_what_is_no_table_is_refused_in_a_sentence(by: Client, name: str):
    stream = BytesIO(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00")
    stream.name = name
    page = send(by, stream)
    assert page.status_code == 422
    assert "既不是 Excel 工作簿" in page.content.decode()


def test_sources_in_the_table_make_batches_of_their_own(office: User, ledger: Ledger):
    lines = [(*HEAD, "来源"), (*JULY, "市统计局"), (*AUGUST, "")]
    rows = parse_table(lines, Defaults("青州湖市")).rows
    done = import_observations(office, rows, "市财政局")
    assert {one.source: one.rows for one in done.batches} == {"市统计局": 1, "市财政局": 1}
    assert (done.new, done.vintages, done.skipped) == (1, 1, 0)


def test_all_or_nothing(office: User):
    rows = parse_table([HEAD, JULY, (*JULY[:2], "50", *JULY[3:])], Defaults("青州湖市")).rows
    with pytest.raises(ValidationError):
        import_observations(office, rows, "市财政局")
    assert not Observation.objects.exists()


def test_only_the_office_imports_and_only_the_system_says_when_values_came(people: dict[Role, User]):
    rows = parse_table([HEAD, JULY], Defaults("青州湖市")).rows
    with pytest.raises(PermissionDenied):
        import_observations(people[Role.CLERK], rows, "市财政局")
    import_observations(people[Role.OFFICE], rows, "市财政局", received_on=dt.date(2020, 1, 1))
    assert Observation.objects.get().received_on == dt.date(2026, 9, 1)
    import_observations(
        SYSTEM, parse_table([HEAD, AUGUST], Defaults("青州湖市")).rows, "x", received_on=dt.date(2026, 8, 2)
    )
    assert Observation.objects.get(vintage="修订").received_on == dt.date(2026, 8, 2)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE observations_observation SET value = 1", "DELETE FROM observations_observation"],
)
def test_the_database_refuses_to_change_a_vintage(office: User, statement: str):
    import_observations(office, parse_table([HEAD, JULY], Defaults("青州湖市")).rows, "市财政局")
    refused = pytest.raises(DatabaseError, match="only added")
    with refused, transaction.atomic(), unrecorded("an attempt"), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Observation.objects.get().value == 48.6


def test_the_list_is_filtered_and_asks_as_often_for_many_values(
    by: Client, office: User, django_assert_max_num_queries: Any
):
    def bring(years: range) -> None:
        lines: list[Sequence[str]] = [HEAD]
        for year in years:
            for name in ("一般公共预算收入", "地区生产总值"):
                lines += [
                    (name, f"{year}年1—{month}月", str(month), "亿元", f"{year + 1}-02-01", vintage)
                    for month in range(2, 13)
                    for vintage in ("快报", "修订")
                ]
        import_observations(office, parse_table(lines, Defaults("青州湖市")).rows, "市统计局")

    bring(range(2024, 2025))
    with django_assert_max_num_queries(30) as few:
        assert by.get("/observations/").status_code == 200
    bring(range(2018, 2024))
    with django_assert_max_num_queries(len(few)):
        page = by.get("/observations/")
    assert page.context["page"].paginator.count == 7 * 2 * 11
    found = by.get("/observations/?indicator=gdp&year=2020&place=青州湖市")
    assert found.context["page"].paginator.count == 11
    assert {one.newest.indicator for one in found.context["values"]} == {"gdp"}
    assert by.get("/observations/?indicator=nothing").status_code == 200


def test_the_template_can_be_filled_in_and_read(by: Client, tmp_path: Any):
    answer = by.get("/observations/template/")
    book = load_workbook(BytesIO(answer.content))
    sheet = book.worksheets[0]
    assert sheet["A1"].value == "指标"
    sheet.append(["一般公共预算收入", None, "2026年1—6月", 48.6, "亿元", "总量", "2026-07-18", None, "市财政局"])
    stream = BytesIO()
    book.save(stream)
    stream.seek(0)
    stream.name = "收入.xlsx"
    assert send(by, stream, source="").context["preview"].new == 1
