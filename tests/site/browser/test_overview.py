"""A leader finds what turned red; charts with their tables; the list narrowed down; what everybody sees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

import duixian
from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.ledgers.services.opening import open_ledger
from tests.site.conftest import PASSWORD, SYSTEM
from tests.site.overview.conftest import observe, running, target, task, turn
from tests.site.report import TEXT

__all__ = ["running", "target", "task"]
pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Role], None]


@pytest.fixture
def observed(running: Ledger, target: Commitment) -> None:
    """Growth of gross product to March, revised once."""
    start, end = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
    values = [(start, end, 4.1, dt.date(2026, 4, 20)), (start, end, 4.0, dt.date(2026, 5, 1))]
    observe("gdp", values, place=running.place, unit="%", measure="growth")
    turn(target, "amber", dt.date(2026, 4, 21))


def test_a_leader_finds_what_turned_red(
    visitor: Page, sign_in: SignIn, task: Commitment, people: dict[Role, User], complaints: list[str]
):
    turn(task, "red", timezone.localdate().replace(day=1), "节点逾期满10个工作日")
    sign_in(visitor, Role.LEADER)
    visitor.get_by_role("navigation").get_by_role("link", name="总览").click()
    section = visitor.get_by_role("region", name="本月新增红灯")
    expect(section).to_contain_text("教育局")
    visitor.get_by_role("link", name="本月新增红灯").click()
    expect(visitor.get_by_role("status").filter(has_text="共1项")).to_be_visible()
    visitor.get_by_role("link", name=task.text[:10]).click()
    expect(visitor.locator("main")).to_contain_text("节点逾期满10个工作日")
    expect(visitor.locator("mark")).to_contain_text(task.text)
    assert complaints == []


@pytest.mark.usefixtures("observed")
def test_a_chart_is_drawn_and_its_table_stands_beside_it(
    visitor: Page, sign_in: SignIn, running: Ledger, complaints: list[str]
):
    sign_in(visitor, Role.LEADER)
    visitor.goto(f"/overview/{running.pk}/")
    units = visitor.get_by_role("region", name="按牵头单位")
    expect(units.get_by_role("img").locator("svg")).to_be_visible()
    expect(units.get_by_role("row", name="教育局")).to_be_visible()
    visitor.goto("/overview/indicators/gdp/")
    expect(visitor.get_by_role("img").locator("svg")).to_be_visible()
    expect(visitor.get_by_role("row", name="2026-03")).to_contain_text("4")
    expect(visitor.get_by_role("row", name="2026-03")).to_contain_text("修订前： 4.1")
    expect(visitor.get_by_role("table").last).to_contain_text("后有修订")
    assert complaints == []


@pytest.mark.usefixtures("observed")
def test_without_scripts_the_tables_remain(
    browser: Browser, live_server: LiveServer, people: dict[Role, User], client: Client
):
    client.post("/account/login/", {"login": people[Role.LEADER].username, "password": PASSWORD})
    context = browser.new_context(base_url=live_server.url, locale="zh-CN", java_script_enabled=False)
    context.add_cookies(
        [{"name": name, "value": one.value, "url": live_server.url} for name, one in client.cookies.items()]
    )
    page = context.new_page()
    page.goto("/overview/indicators/gdp/")
    expect(page.get_by_role("row", name="2026-03").first).to_contain_text("5.5")
    context.close()


def test_the_list_narrowed_down_and_taken_along(
    visitor: Page, sign_in: SignIn, running: Ledger, task: Commitment, tmp_path: Path, complaints: list[str]
):
    turn(task, "red", dt.date(2026, 3, 1))
    sign_in(visitor, Role.OFFICE)
    visitor.goto(f"/overview/{running.pk}/commitments/")
    visitor.get_by_label("亮灯").select_option("red")
    visitor.get_by_label("关键词").fill("幼儿园")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("row")).to_have_count(2)
    with visitor.expect_download() as waiting:
        visitor.get_by_role("link", name="下载 Excel").click()
    path = tmp_path / "list.xlsx"
    waiting.value.save_as(path)
    cells = [cell.value for row in load_workbook(path).active.iter_rows() for cell in row]
    assert task.text in cells
    assert [one for one in cells if isinstance(one, str) and one.startswith("2026-0")].count(task.code) == 1
    visitor.get_by_role("link", name="显示全部").click()
    expect(visitor.get_by_role("row")).to_have_count(1 + running.commitments.count())
    assert complaints == []


def test_without_signing_in_only_what_is_published(
    visitor: Page, running: Ledger, task: Commitment, complaints: list[str]
):
    draft = open_ledger(SYSTEM, duixian.read_text(TEXT.replace("2026年", "2027年")))
    turn(task, "red", dt.date(2026, 3, 1), "内部原因")
    visitor.goto("/account/login/")
    visitor.get_by_role("link", name="公开台账").click()
    expect(visitor.locator("main")).not_to_contain_text(draft.title)
    visitor.get_by_role("link", name=running.title).click()
    row = visitor.get_by_role("row", name=task.code)
    expect(row).to_contain_text("红灯")
    expect(row).to_contain_text("教育局")
    expect(visitor.locator("main")).not_to_contain_text("内部原因")
    visitor.goto(f"/overview/commitments/{task.pk}/")
    expect(visitor).to_have_url(f"/account/login/?next=/overview/commitments/{task.pk}/")
    assert complaints == []
