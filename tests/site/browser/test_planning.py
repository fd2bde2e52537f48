"""Decompose and publish as the office; sign and object as a unit; the table to Excel and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from openpyxl import load_workbook
from playwright.sync_api import BrowserContext, Page, expect

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.ledgers.models import Ledger, Stage
from duixian.site.planning.models import SignOff, SignOffState
from duixian.site.planning.services.plans import assign
from duixian.site.planning.services.preparing import prepare_plan
from duixian.site.planning.services.publishing import publish
from tests.site.browser.test_pages import RULES, WIDTHS
from tests.site.conftest import SYSTEM
from tests.site.planning.conftest import units as units  # the fixture

pytestmark = pytest.mark.django_db(transaction=True)
SignIn = Callable[[Page, Role], None]


def look(page: Page, seen: BrowserContext, name: str) -> list[str]:
    """What is wrong with a page at both widths."""
    checked = seen.new_page()
    seen.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    checked.goto(page.url)
    wrong = []
    for width in WIDTHS:
        checked.set_viewport_size({"width": width, "height": 900})
        wrong += [
            f"{name} at {width}: {violation['help']}: {[node['html'] for node in violation['nodes']]}"
            for violation in Axe().run(checked, options=RULES).response["violations"]
        ]
        if checked.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append(f"{name} at {width}: wider than the window")
    checked.close()
    return wrong


def serious(complaints: list[str]) -> list[str]:
    """What is wrong, other than refused forms."""
    return [one for one in complaints if "422" not in one]


def test_decompose_and_publish(
    visitor: Page, sign_in: SignIn, people: dict[Role, User], ledger: Ledger, units: dict[str, Unit],
    inspected: BrowserContext, complaints: list[str],
):  # fmt: skip
    sign_in(visitor, Role.OFFICE)
    visitor.goto(f"/plans/{ledger.pk}/")
    visitor.get_by_role("button", name="开始任务分解").click()
    expect(visitor.get_by_role("heading", name="任务分解")).to_be_visible()
    assert look(visitor, inspected, "plan") == []

    visitor.get_by_role("button", name="全部采纳建议").click()
    expect(visitor.get_by_role("status")).to_contain_text("已采纳")

    visitor.get_by_role("link", name="编辑 2026-012").click()
    form = visitor.locator("tr.plan-editing")
    expect(form.get_by_label("牵头单位")).to_be_focused()
    form.get_by_label("牵头单位").select_option("发展和改革委员会")
    form.get_by_label("配合单位").fill("财政局、气象台")
    form.get_by_label("计划曲线").select_option("year-end")
    expect(form.get_by_role("cell", name="—").first).to_be_visible()
    form.get_by_role("button", name="保存").click()
    expect(form).to_contain_text("没有“气象台”这个单位")
    form.get_by_label("配合单位").fill("财政局")
    form.get_by_role("button", name="保存").click()
    expect(visitor.locator("tbody.saved")).to_contain_text("发展和改革委员会")

    visitor.get_by_label("全选本页事项").check()
    expect(visitor.locator("[data-count]")).to_have_text("12")
    visitor.locator("#bulk_vice_mayor").fill("林副市长")
    visitor.get_by_role("button", name="填入所选事项").click()
    expect(visitor.get_by_role("status")).to_contain_text("已填入 12 个事项")

    visitor.goto(f"/plans/items/{ledger.commitments.get(number=9).pk}/")
    assert look(visitor, inspected, "item") == []

    visitor.goto(f"/plans/{ledger.pk}/?show=unassigned")
    undecided = visitor.locator("td.lead-unit", has=visitor.locator("button"))
    for left in range(undecided.count(), 0, -1):
        undecided.first.get_by_role("button").first.click()
        expect(undecided).to_have_count(left - 1)
    visitor.get_by_role("link", name="检查并发布").click()
    assert look(visitor, inspected, "publish") == []
    visitor.get_by_role("button", name="发布第 1 版").click()
    expect(visitor.get_by_role("status")).to_contain_text("第 1 版已发布")
    assert Ledger.objects.get(pk=ledger.pk).stage == Stage.PUBLISHED
    assert serious(complaints) == []


def test_sign_and_object(
    visitor: Page, sign_in: SignIn, people: dict[Role, User], ledger: Ledger, units: dict[str, Unit],
    inspected: BrowserContext, complaints: list[str],
):  # fmt: skip
    prepare_plan(SYSTEM, ledger)
    assign(SYSTEM, ledger, {one.pk: one.revision for one in ledger.commitments.all()}, lead=units["教育局"])
    publish(SYSTEM, ledger)
    sign_in(visitor, Role.HEAD)
    visitor.goto("/plans/sign-offs/")
    assert look(visitor, inspected, "sign-offs") == []
    visitor.get_by_role("checkbox", name="2026-005").check()
    visitor.get_by_role("button", name="签收所选事项").click()
    expect(visitor.get_by_role("status")).to_contain_text("已签收 1 个事项")
    visitor.get_by_role("link", name="查看 2026-008 或提出异议").click()
    assert look(visitor, inspected, "sign-off") == []
    visitor.get_by_label("异议理由").fill("农村公路由交通运输部门负责")
    visitor.get_by_role("button", name="提出异议").click()
    visitor.get_by_role("button", name="全部签收").click()
    expect(visitor.get_by_text("没有待签收的事项")).to_be_visible()
    visitor.get_by_role("button", name="退出").click()

    sign_in(visitor, Role.OFFICE)
    visitor.goto(f"/plans/{ledger.pk}/objections/")
    assert look(visitor, inspected, "objections") == []
    visitor.get_by_role("link", name="裁定 2026-008 的异议").click()
    assert look(visitor, inspected, "objection") == []
    visitor.get_by_label("改由哪个单位承担").select_option("交通运输局")
    visitor.get_by_label("裁定理由").fill("按职责分工调整")
    visitor.get_by_role("button", name="异议成立").click()
    expect(visitor.get_by_role("status")).to_contain_text("异议成立")
    assert ledger.commitments.get(number=8).lead == units["交通运输局"]
    assert SignOff.objects.filter(state=SignOffState.SIGNED).count() == 11
    assert serious(complaints) == []


def test_the_table_to_excel_and_back(
    visitor: Page, sign_in: SignIn, people: dict[Role, User], ledger: Ledger, units: dict[str, Unit],
    inspected: BrowserContext, tmp_path: Path,
):  # fmt: skip
    prepare_plan(SYSTEM, ledger)
    sign_in(visitor, Role.OFFICE)
    visitor.goto(f"/plans/{ledger.pk}/")
    with visitor.expect_download() as download:
        visitor.get_by_role("link", name="下载任务分解表").click()
    assert download.value.suggested_filename == "青州湖市2026年政府工作报告任务分解表.xlsx"
    path = tmp_path / "table.xlsx"
    download.value.save_as(path)

    def edit(lead: str) -> None:
        book = load_workbook(path)
        book.worksheets[0]["G8"] = lead
        book.worksheets[0]["J8"] = "8月底"
        book.save(path)
        visitor.goto(f"/plans/{ledger.pk}/upload/")
        assert look(visitor, inspected, "upload") == []
        visitor.get_by_label("工作簿").set_input_files(path)
        visitor.get_by_role("button", name="查看改动").click()

    edit("教育厅")
    expect(visitor.get_by_role("row", name="G8")).to_contain_text("是否为“教育局”")
    expect(visitor.get_by_role("button", name="采用全部改动")).to_have_count(0)
    assert look(visitor, inspected, "changes") == []
    edit("市教育局")
    expect(visitor.get_by_role("row", name="J8")).to_contain_text("2026-08-31")
    assert look(visitor, inspected, "changes") == []
    visitor.get_by_role("button", name="采用全部改动").click()
    expect(visitor.get_by_role("status")).to_contain_text("已更新 1 个事项")
    assert ledger.commitments.get(number=5).lead == units["教育局"]
