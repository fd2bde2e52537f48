"""Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request
from pytest_django.live_server_helper import LiveServer

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from tests.conftest import NO_BROWSER
from tests.site.conftest import PASSWORD

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(autouse=True, scope="session")
def _database_beside_the_event_loop() -> Iterator[None]:
    """Playwright keeps an event loop in the thread of the tests; Django would refuse to ask the database there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must test the pages: {NO_BROWSER}", pytrace=False)
        pytest.skip(NO_BROWSER)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": sandbox}


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console has complained of."""
    return []


@pytest.fixture
def visitor(browser: Browser, live_server: LiveServer, complaints: list[str]) -> Iterator[Page]:
    """A page of a browser that obeys the Content-Security-Policy and tells of every error."""
    context = browser.new_context(base_url=live_server.url, locale="zh-CN")
    page = context.new_page()
    watch(page, complaints)
    yield page
    context.close()


@pytest.fixture
def inspected(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A browser into which axe-core can be brought, which the policy would forbid."""
    context = browser.new_context(base_url=live_server.url, locale="zh-CN", bypass_csp=True)
    yield context
    context.close()


@pytest.fixture
def sign_in(people: dict[Role, User]) -> Callable[[Page, Role], None]:
    """Signs a visitor in by the form."""

    def by_form(page: Page, role: Role) -> None:
        page.goto("/account/login/")
        page.get_by_label("用户名").fill(people[role].username)
        page.get_by_label("密码").fill(PASSWORD)
        page.locator("main").get_by_role("button").click()
        page.wait_for_url(lambda url: "/account/login/" not in url)

    return by_form


def watch(page: Page, complaints: list[str]) -> None:
    """Gather what goes wrong on a page; a request that the browser gave up, for a link or a download, has not."""

    def failed(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"not loaded: {request.url} ({request.failure})")

    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", failed)
