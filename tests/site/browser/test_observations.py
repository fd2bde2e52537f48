"""The office imports values, and a light turns: as the office and the leader see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from duixian.site.accounts.roles import Role
from duixian.site.history.recording import recording
from duixian.site.jobs.worker import Worker
from duixian.site.ledgers.models import Ledger
from duixian.site.planning.models import Curve
from tests.site.conftest import SYSTEM

pytestmark = pytest.mark.django_db(transaction=True)

TODAY = dt.datetime(2026, 5, 4, 4, tzinfo=dt.UTC)
HEAD = ("指标", "时期", "数值", "单位", "公布日期", "版本", "来源")


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEAD, *rows):
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    return path


def work() -> None:
    """What the worker does."""
    while Worker().step():
        pass


def test_a_table_with_an_error_is_corrected_applied_and_turns_the_light(
    visitor: Page, sign_in: Callable[[Page, Role], None], published: Ledger, complaints: list[str], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):  # fmt: skip
    monkeypatch.setattr(timezone, "now", lambda: TODAY)
    statement = published.statements.get(indicator_id="new-urban-jobs", role="target")
    with recording(SYSTEM, "tests.plan") as record:
        record.create(Curve(statement=statement, kind="linear", baseline=0.0, reading="to-date"))
    work()
    page = f"/lights/{statement.commitment_id}/"
    sign_in(visitor, Role.OFFICE)
    visitor.goto(page)
    expect(visitor.get_by_text("没有观测值").first).to_be_visible()

    visitor.goto("/observations/")
    visitor.get_by_role("link", name="导入数据表").first.click()
    expect(visitor.get_by_label("地区")).to_have_value("青州湖市")
    wrong = workbook(
        tmp_path / "就业.xlsx", ("城镇新增就业", "2026年1—3月", "0.8万", "万人", "2026-04-20", "", "市人社局")
    )
    visitor.get_by_label("数据表").set_input_files(wrong)
    visitor.get_by_role("button", name="检查数据表").click()
    expect(visitor.get_by_role("alert")).to_contain_text("D2：与数值中写明的单位万不一致")
    expect(visitor.get_by_role("button", name="导入1个数值")).to_have_count(0)
    complaints.clear()  # Chromium tells of the answer 422

    right = workbook(
        tmp_path / "就业2.xlsx", ("城镇新增就业", "2026年1—3月", 0.8, "万人", "2026-04-20", "", "市人社局")
    )
    visitor.get_by_label("数据表").set_input_files(right)
    visitor.get_by_role("button", name="检查数据表").click()
    visitor.get_by_role("button", name="导入1个数值").wait_for()
    visitor.get_by_role("button", name="导入1个数值").click()
    expect(visitor.locator("#messages")).to_contain_text("新增1个数值")
    expect(visitor.get_by_role("row", name="城镇新增就业")).to_contain_text("0.8 万人")
    work()

    visitor.goto(page)
    expect(visitor.get_by_text("2026年1—3月0.8万人").first).to_be_visible()
    visitor.get_by_label("查看哪一天的灯").fill("2026-05-01")
    visitor.get_by_role("button", name="回放").click()
    day = visitor.get_by_role("region", name="2026-05-01，按当天已知的情况")
    expect(day).to_contain_text("没有观测值")
    assert complaints == []
