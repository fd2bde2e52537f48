"""Searching with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from duixian.site.accounts.roles import Role
from duixian.site.ledgers.models import Ledger

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_clerk_finds_an_item_of_the_unit(
    visitor: Page, sign_in: Callable[[Page, Role], None], published: Ledger, complaints: list[str]
):
    sign_in(visitor, Role.CLERK)
    visitor.keyboard.press("/")
    expect(visitor.locator("header [type=search]")).to_be_focused()
    visitor.keyboard.type("学位")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url("/search/?q=%E5%AD%A6%E4%BD%8D")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("查找")
    expect(visitor.locator(".search-hit mark").first).to_have_text("学位")
    visitor.get_by_role("navigation", name="类别").get_by_role("link", name="数量表述").press("Enter")
    expect(visitor.locator(".search-kinds [aria-current]")).to_contain_text("数量表述")
    visitor.keyboard.press("/")
    expect(visitor.locator("main [type=search]")).to_be_focused()
    visitor.keyboard.type("公路")
    visitor.keyboard.press("Enter")
    expect(visitor.locator("main .alert")).to_contain_text("没有")  # another unit's
    assert complaints == []


def test_the_key_can_be_turned_off(visitor: Page, sign_in: Callable[[Page, Role], None]):
    sign_in(visitor, Role.LEADER)
    visitor.goto("/search/")
    visitor.get_by_label("按 / 键转到查找框").uncheck()
    visitor.get_by_role("heading", level=1).click()
    visitor.keyboard.press("/")
    expect(visitor.locator("main [type=search]")).not_to_be_focused()
    visitor.reload()
    expect(visitor.get_by_label("按 / 键转到查找框")).not_to_be_checked()
