"""Every page that an address without further questions shows: accessible, narrow enough, within the policy."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from duixian.site.accounts.access import right_of
from duixian.site.accounts.models import User
from duixian.site.accounts.rights import may
from duixian.site.accounts.roles import Role
from tests.site.addresses import EVERY, Samples, address
from tests.site.conftest import PASSWORD

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
WIDTHS = (1280, 390)


def pages(role: Role, samples: Samples, client: Client) -> list[str]:
    """Addresses that show this role a page."""
    found = []
    for name, pattern in EVERY.items():
        right = right_of(pattern.callback)
        if right is None or not may(role, right):
            continue
        response = client.get(address(name, samples))
        response.close()
        if (
            response.status_code == 200
            and response["Content-Type"].startswith("text/html")
            and "Content-Disposition" not in response
        ):
            found.append(address(name, samples))
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("role", "language"), [*((role, "zh-hans") for role in Role), (Role.OFFICE, "en"), (Role.PUBLIC, "en")]
)
def test_pages(
    role: Role, language: str, people: dict[Role, User], samples: Samples, client: Client, inspected: BrowserContext,
    visitor: Page, complaints: list[str], live_server: LiveServer,
):  # fmt: skip
    if role != Role.PUBLIC:
        client.post("/account/login/", {"login": people[role].username, "password": PASSWORD})
    held = {name: morsel.value for name, morsel in client.cookies.items()} | {"django_language": language}
    for context in (inspected, visitor.context):
        context.add_cookies([{"name": name, "value": value, "url": live_server.url} for name, value in held.items()])
    wrong: list[str] = []
    checked = inspected.new_page()
    for url in pages(role, samples, client):
        checked.goto(url)
        for width in WIDTHS:
            checked.set_viewport_size({"width": width, "height": 900})
            for violation in Axe().run(checked, options=RULES).response["violations"]:
                nodes = "; ".join(node["html"] for node in violation["nodes"])
                wrong.append(f"{url} at {width} px: {violation['help']}: {nodes}")
            if checked.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                wrong.append(f"{url} at {width} px: wider than the window")
        visitor.goto(url)
        wrong += [f"{url}: {complaint}" for complaint in complaints]
        complaints.clear()
    assert wrong == []
