from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from duixian.site.accounts.roles import Role

pytestmark = pytest.mark.django_db(transaction=True)


def code(secret: str) -> str:
    """What an authenticator app would show now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_in_and_out(visitor: Page, sign_in: Callable[[Page, Role], None], complaints: list[str]):
    visitor.goto("/units/")
    expect(visitor).to_have_url("/account/login/?next=/units/")
    sign_in(visitor, Role.OFFICE)
    expect(visitor.get_by_role("navigation", name="主菜单")).to_contain_text("历史")
    visitor.get_by_role("button", name="退出").click()
    expect(visitor).to_have_url("/account/login/?next=/")
    assert complaints == []


def test_with_the_keyboard_alone(visitor: Page, people: object):
    visitor.goto("/account/login/")
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("link", name="跳到正文")).to_be_focused()
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")
    visitor.keyboard.type("office")
    visitor.keyboard.press("Tab")
    visitor.keyboard.type("a long enough word")
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url("/")


def test_in_english(visitor: Page, people: object):
    visitor.goto("/account/login/")
    visitor.get_by_role("button", name="English").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Sign in")
    assert visitor.locator("html").get_attribute("lang") == "en"


def test_two_step_verification(visitor: Page, sign_in: Callable[[Page, Role], None]):
    sign_in(visitor, Role.LEADER)
    visitor.goto("/account/two-step/")
    if "/confirm/" in visitor.url:
        visitor.get_by_label("密码").fill("a long enough word")
        visitor.locator("main").get_by_role("button").click()
    secret = visitor.locator("code").inner_text()
    visitor.locator("input[name=code]").fill(code(secret))
    visitor.locator("main").get_by_role("button").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("恢复码")
    visitor.get_by_role("button", name="退出").click()

    visitor.get_by_label("用户名").fill("leader")
    visitor.get_by_label("密码").fill("a long enough word")
    visitor.locator("main").get_by_role("button").click()
    expect(visitor).to_have_url("/account/login/code/")
    visitor.locator("input[name=code]").fill("000000")
    visitor.locator("main").get_by_role("button").click()
    expect(visitor).to_have_url("/account/login/code/")
