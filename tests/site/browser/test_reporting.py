"""A month's report in the browser: written, kept while the connection is gone, confirmed, returned, written again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.delivery.models import Draft, ProgressReport, ReportState
from duixian.site.ledgers.models import Commitment
from tests.site.delivery.conftest import clerk, clock, item, items

__all__ = ["clerk", "clock", "item", "items"]
pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Role], None]
PHOTO = {"name": "开工照片.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n" + b"\x00" * 20}


def state(page: Page) -> Any:
    return page.locator("[data-draft-state]")


def test_from_the_clerk_to_the_office_and_back(
    browser: Browser, live_server: LiveServer, visitor: Page, sign_in: SignIn, item: Commitment, complaints: list[str]
):
    sign_in(visitor, Role.CLERK)
    visitor.get_by_role("link", name="2026年3月：").click()
    visitor.get_by_role("link", name=f"填报 {item.code}").click()
    visitor.get_by_label("本月进展").fill("项目已开工，完成基础施工。")
    visitor.get_by_label("项目开工").check()
    visitor.locator(".node-line", has_text="项目开工").get_by_label("完成日期").fill("2026-03-30")
    visitor.locator(".node-line", has_text="项目开工").get_by_label("佐证").set_input_files(PHOTO)
    visitor.get_by_label("下步打算").fill("四月完成主体一层。")
    visitor.get_by_label("链接 1").fill("https://example.org/a")
    visitor.get_by_label("链接标题 1").fill("开工报道")
    visitor.get_by_role("button", name="报送", exact=True).click()
    expect(visitor.get_by_text("报告已报送，待单位负责人确认。")).to_be_visible()
    expect(visitor.get_by_role("link", name="开工照片.png")).to_be_visible()
    address = visitor.url

    head = browser.new_context(base_url=live_server.url, locale="zh-CN").new_page()
    sign_in(head, Role.HEAD)
    head.get_by_role("link", name="2026年3月：1份").click()
    head.get_by_label("全选").check()
    head.get_by_role("button", name="确认所选").click()
    expect(head.get_by_text("已确认1份报告。")).to_be_visible()
    expect(head.get_by_text("没有待确认的报告。")).to_be_visible()

    office = browser.new_context(base_url=live_server.url, locale="zh-CN").new_page()
    sign_in(office, Role.OFFICE)
    office.goto(address)
    office.get_by_text("退回", exact=True).first.click()
    office.get_by_label("退回意见").fill("请注明完成投资额。")
    office.get_by_role("button", name="退回").click()
    expect(office.get_by_text("报告已退回，经办人可看到退回意见。")).to_be_visible()

    visitor.goto("/")
    visitor.get_by_role("link", name=item.code).click()
    expect(visitor.get_by_text("请注明完成投资额。")).to_be_visible()
    expect(visitor.get_by_label("本月进展")).to_have_value("项目已开工，完成基础施工。")
    expect(visitor.get_by_label("开工照片.png")).to_be_checked()
    visitor.get_by_label("本月进展").fill("项目已开工，完成投资800万元。")
    visitor.get_by_role("button", name="报送", exact=True).click()
    expect(visitor.get_by_text("第2次报送").first).to_be_visible()
    report = ProgressReport.objects.get(turn=2)
    assert (report.state, report.completions.count(), report.evidence.count()) == (ReportState.FILED, 1, 2)
    assert complaints == []


def test_what_is_typed_outlasts_a_reload_and_a_lost_connection(
    visitor: Page, sign_in: SignIn, item: Commitment, clerk: User
):
    sign_in(visitor, Role.CLERK)
    visitor.goto(f"/reports/write/{item.pk}/?month=2026-03")
    progress = visitor.get_by_label("本月进展")
    progress.fill("第一句。")
    expect(state(visitor)).to_have_text("草稿已保存 10:32")
    visitor.reload()
    expect(progress).to_have_value("第一句。")

    visitor.context.set_offline(True)
    progress.fill("第一句。断网时写的第二句。")
    expect(state(visitor)).to_contain_text("未能保存：网络不通")
    visitor.get_by_role("button", name="报送", exact=True).click()
    expect(progress).to_have_value("第一句。断网时写的第二句。")
    assert Draft.objects.get().fields["progress"] == "第一句。"
    visitor.context.set_offline(False)
    expect(state(visitor)).to_contain_text("草稿已保存")
    assert Draft.objects.get().fields["progress"] == "第一句。断网时写的第二句。"

    visitor.context.set_offline(True)
    progress.fill("第三句。")
    expect(state(visitor)).to_contain_text("未能保存")
    visitor.goto("about:blank")
    visitor.context.set_offline(False)
    visitor.goto(f"/reports/write/{item.pk}/?month=2026-03")
    expect(progress).to_have_value("第三句。")
    visitor.get_by_role("button", name="报送", exact=True).click()
    visitor.wait_for_url("**/reports/*/")
    assert ProgressReport.objects.get().progress == "第三句。"
    assert visitor.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('duixian-draft'))") == []
    assert not Draft.objects.exists()


def test_a_session_that_ends_loses_no_text(visitor: Page, sign_in: SignIn, item: Commitment):
    sign_in(visitor, Role.CLERK)
    visitor.goto(f"/reports/write/{item.pk}/?month=2026-03")
    visitor.context.clear_cookies(name="sessionid")
    visitor.get_by_label("本月进展").fill("写了很久的一段。")
    expect(state(visitor)).to_contain_text("登录已失效")
    visitor.get_by_role("button", name="报送", exact=True).click()
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    assert not ProgressReport.objects.exists()
    sign_in(visitor, Role.CLERK)
    visitor.goto(f"/reports/write/{item.pk}/?month=2026-03")
    expect(visitor.get_by_label("本月进展")).to_have_value("写了很久的一段。")


def test_many_items_in_one_table(visitor: Page, sign_in: SignIn, items: list[Commitment], complaints: list[str]):
    sign_in(visitor, Role.CLERK)
    visitor.goto("/reports/?month=2026-03")
    visitor.get_by_role("link", name="批量填报").click()
    first, second = items[:2]
    visitor.get_by_label(f"本月进展 {first.code}").fill("完成一半。")
    visitor.get_by_label(f"项目开工 {first.code}", exact=True).check()
    visitor.get_by_label(f"本月进展 {second.code}").fill("正常推进。")
    expect(state(visitor)).to_contain_text("草稿已保存")
    visitor.get_by_role("button", name="报送已填各行").click()
    expect(visitor.get_by_text("请填写完成日期。")).to_be_visible()
    assert ProgressReport.objects.get().commitment == second
    visitor.get_by_label(f"完成日期 项目开工 {first.code}").fill("2026-03-30")
    visitor.get_by_role("button", name="报送已填各行").click()
    expect(visitor.get_by_text("已报送1项。")).to_be_visible()
    assert ProgressReport.objects.count() == 2
    assert [one for one in complaints if "422" not in one] == []


def test_last_months_text_is_copied(visitor: Page, sign_in: SignIn, items: list[Commitment], clock: Any):
    sign_in(visitor, Role.CLERK)
    visitor.goto(f"/reports/write/{items[0].pk}/?month=2026-02")
    visitor.get_by_label("本月进展").fill("二月的进展。")
    visitor.get_by_role("button", name="报送", exact=True).click()
    visitor.wait_for_url("**/reports/*/")
    visitor.goto(f"/reports/write/{items[0].pk}/?month=2026-03")
    visitor.get_by_role("button", name="复制这段内容").click()
    expect(visitor.get_by_label("本月进展")).to_have_value("二月的进展。")
