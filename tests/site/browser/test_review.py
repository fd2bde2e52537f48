"""The office uploads a report, reviews it with the keyboard, and finishes the review."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.jobs.worker import Worker
from duixian.site.ledgers.counts import count
from duixian.site.ledgers.models import LIVE, Ledger, ReviewState, Stage
from duixian.site.ledgers.services.review import accept
from tests.site.browser.test_pages import RULES
from tests.site.conftest import SYSTEM
from tests.site.report import TEXT

pytestmark = pytest.mark.django_db(transaction=True)
LOOK = """htmx.ajax("GET", document.getElementById("changes").getAttribute("hx-get"),
                     {source: "#changes", swap: "outerHTML"})"""  # without waiting for the next quarter of a minute
SignIn = Callable[[Page, Role], None]


@pytest.fixture
def office_page(visitor: Page, sign_in: SignIn, people: dict[Role, User]) -> Page:
    visitor.set_viewport_size({"width": 1280, "height": 900})
    sign_in(visitor, Role.OFFICE)
    return visitor


def current(page: Page) -> str:
    """Key of the current item."""
    return page.locator("[aria-current=true][data-key]").get_attribute("data-key") or ""


def choose(page: Page, kind: str) -> None:
    """Let the list show one kind of items, and wait until it does."""
    with page.expect_response(lambda response: f"show={kind}" in response.url):
        page.locator("#show").select_option(kind)


def show(page: Page, words: str) -> None:
    """Make the item current whose title holds these words."""
    page.locator("#list article", has_text=words).first.locator(".item-title").click()


def test_from_the_file_to_the_reviewed_ledger(office_page: Page, tmp_path: Path, complaints: list[str]):
    page = office_page
    report = tmp_path / "2026年报告.txt"
    report.write_text(TEXT, encoding="utf-8")
    page.goto("/ledgers/")
    page.get_by_role("link", name="上传报告").first.click()
    page.get_by_label("报告文件").set_input_files(report)
    page.get_by_role("button", name="上传并读取").click()
    expect(page.get_by_role("heading", name="进度")).to_be_visible()
    while Worker().step():
        pass
    page.get_by_role("link", name="打开").click()
    page.get_by_role("link", name="开始审核").click()
    ledger = Ledger.objects.get()

    # j, k, and both sides show the same item
    first = current(page)
    page.keyboard.press("j")
    second = current(page)
    assert second != first
    expect(page.locator(f'#text [data-k~="{second}"].now').first).to_be_in_viewport()
    page.keyboard.press("k")
    assert current(page) == first

    # a
    page.keyboard.press("a")
    expect(page.locator(f"#{first}")).to_contain_text("已采纳")
    expect(page.locator("#progress")).to_contain_text("已审核 1 /")
    expect(page.locator("[aria-current=true][data-key]")).to_have_attribute("data-key", second)

    # e
    choose(page, "statements")
    show(page, "一般公共预算收入")
    key = current(page)
    page.keyboard.press("e")
    expect(page.get_by_label("指标")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(f"#{key} .item-title")).to_be_focused()
    page.keyboard.press("e")
    expect(page.get_by_label("指标")).to_be_focused()
    value = page.locator(f"#edit-{key} [name=low]")
    value.fill("7.5")
    value.press("Enter")
    expect(page.locator(f"#{key}")).to_contain_text("已更正")
    assert ledger.statements.get(pk=key[1:]).low == 7.5
    page.keyboard.press("u")
    expect(page.locator(f"#{key}")).to_contain_text("把握")

    # s, m
    choose(page, "commitments")
    expect(page.locator("#cards article.item-s")).to_have_count(0)
    show(page, "新建公办幼儿园")
    whole = current(page)
    page.keyboard.press("s")
    page.get_by_role("checkbox", name="在此拆分").first.check()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{whole}, #edit-{whole}")).to_have_count(0)
    parts = list(ledger.commitments.filter(part_of=whole[1:]))
    assert [part.text for part in parts] == ["新建公办幼儿园12所", "6月底前新增学位4200个"]
    expect(page.locator("[aria-current=true][data-key]")).to_have_attribute("data-key", f"c{parts[0].pk}")
    page.keyboard.press("m")
    page.get_by_role("checkbox", name=re.compile("6月底前新增学位")).check()
    page.keyboard.press("Enter")
    expect(page.locator(f"#c{parts[1].pk}")).to_have_count(0)
    assert (
        ledger.commitments.filter(merged_from__in=parts).distinct().get().text
        == "新建公办幼儿园12所，6月底前新增学位4200个"
    )

    # d
    show(page, "改造提升农村寄宿制学校")
    dropped = current(page)
    page.keyboard.press("d")
    expect(page.get_by_label("理由")).to_be_focused()
    page.keyboard.type("重复")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{dropped}")).to_contain_text("已删除")

    # add by selecting with the mouse
    line = page.locator("#text p", has_text="严格落实过紧日子要求")
    line.scroll_into_view_if_needed()
    line.evaluate(
        """line => {
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            const nodes = []; while (walker.nextNode()) nodes.push(walker.currentNode);
            const range = document.createRange();
            range.setStart(nodes[0], 0);
            range.setEnd(nodes[0], 11);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    page.keyboard.press("c")
    expect(page.locator("#add-quote")).to_have_text("严格落实过紧日子要求，")
    page.locator("#add").get_by_role("button", name="添加").click()
    expect(page.locator("#cards article").first).to_contain_text("严格落实过紧日子要求")
    expect(page.locator("#cards article").first).to_contain_text("人工添加")
    made = ledger.commitments.get(state=ReviewState.ADDED, part_of=None, merged_from=None)
    assert made.text == "严格落实过紧日子要求"
    expect(page.locator(f'#text [data-k~="c{made.pk}"].now').first).to_be_visible()

    # and with the keyboard alone
    page.keyboard.press("n")
    expect(page.locator("#add-words")).to_be_focused()
    page.keyboard.press("Control+End")
    for _ in range(4):
        page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator("#add-quote")).not_to_have_text("—")
    page.keyboard.press("Escape")
    expect(page.locator("#add")).to_have_count(0)

    # ?, /
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("快捷键")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()

    page.get_by_role("link", name="完成审核").click()
    left = count(ledger).unreviewed
    page.get_by_role("button", name=f"保留 {left} 项未审核，完成审核").click()
    expect(page.get_by_role("status").first).to_contain_text("审核完成")
    ledger.refresh_from_db()
    assert ledger.stage == Stage.PLANNING
    assert complaints == []


def test_what_is_certain_is_accepted_at_once(office_page: Page, ledger: Ledger, complaints: list[str]):
    page = office_page
    page.goto(f"/ledgers/{ledger.pk}/review/")
    page.get_by_role("button", name="批量采纳").click()
    page.get_by_label("把握不低于").select_option("0.8")
    page.locator("#sure").get_by_role("button", name="采纳").click()
    left = count(ledger).unreviewed
    expect(page.locator("#cards article.item-proposed")).to_have_count(left)
    expect(page.locator("#cards article.item-accepted").first).to_be_visible()
    assert complaints == []


def test_what_others_change_arrives_while_a_form_stays_open(office_page: Page, ledger: Ledger, complaints: list[str]):
    page = office_page
    page.goto(f"/ledgers/{ledger.pk}/review/?order=text")
    edited, other = (page.locator("#cards article").nth(i).get_attribute("data-key") or "" for i in (0, 1))
    page.keyboard.press("e")
    expect(page.get_by_label("指标")).to_be_focused()
    page.locator(f"#edit-{edited} [name=scope]").fill("市本级")
    for key in (edited, other):
        accept(SYSTEM, ledger.statements.get(pk=key[1:]), 1)
    page.evaluate(LOOK)
    expect(page.locator(f"#{other}")).to_contain_text("已采纳")
    expect(page.locator(f"#stale-{edited}")).to_contain_text("刚刚改动了此项")
    expect(page.locator(f"#edit-{edited} [name=scope]")).to_have_value("市本级")
    page.locator(f"#edit-{edited} [name=scope]").press("Enter")
    expect(page.locator(f"#edit-{edited}")).to_contain_text("对方")
    expect(page.locator(f"#edit-{edited} [name=scope]")).to_have_value("市本级")
    page.locator(f"#edit-{edited} [name=scope]").press("Enter")
    expect(page.locator(f"#{edited}")).to_contain_text("市本级")
    assert [one for one in complaints if "409" not in one] == []


def test_its_forms_are_accessible(office_page: Page, inspected: BrowserContext, ledger: Ledger):
    inspected.add_cookies(office_page.context.cookies())  # type: ignore[arg-type]
    page = inspected.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/ledgers/{ledger.pk}/review/?show=commitments")
    wrong = []
    for key in ("", "e", "s", "m", "d", "n", "c"):
        if key:
            page.keyboard.press(key)
            page.locator("form.item-editing").wait_for()
        found = Axe().run(page, options=RULES).response["violations"]
        wrong += [f"{key}: {one['help']}: {[node['html'] for node in one['nodes']]}" for one in found]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append(f"{key}: wider than the window")
        if key:
            page.keyboard.press("Escape")
            page.locator("form.item-editing").wait_for(state="detached")
    assert wrong == []
    assert ledger.commitments.filter(state__in=LIVE).count() == 12
