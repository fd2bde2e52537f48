from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

ROOT = Path(__file__).parents[3]
MESSAGES: dict[str, Any] = runpy.run_path(str(ROOT / "scripts" / "site_messages.py"))
APPLICATIONS = MESSAGES["applications"]()


@pytest.mark.parametrize("application", APPLICATIONS, ids=[path.name for path in APPLICATIONS])
def test_every_text_is_in_chinese(application: Path):
    catalog = MESSAGES["brought_up_to_date"](application)
    assert [message.id for message in MESSAGES["untranslated"](catalog)] == []
    path = MESSAGES["catalogue_of"](application)
    assert path.read_bytes() == MESSAGES["written"](catalog), "run: python scripts/site_messages.py"
    assert path.with_suffix(".mo").read_bytes() == MESSAGES["compiled"](catalog), "run: python scripts/site_messages.py"


def test_applications_translate_a_text_alike():
    """Django puts all catalogues into one, in which the first application to translate a text does so for all."""
    known: dict[tuple[str | None, str], set[str]] = {}
    for application in APPLICATIONS:
        for message in MESSAGES["brought_up_to_date"](application):
            if message.id:
                known.setdefault((message.context, str(message.id)), set()).add(str(message.string))
    assert {text: said for text, said in known.items() if len(said) > 1} == {}


@pytest.mark.parametrize(("accepted", "heading"), [("en-US,en", "登录"), ("zh-CN", "登录")])
def test_chinese_unless_asked_otherwise(db: None, client: Client, accepted: str, heading: str):
    page = client.get("/account/login/", headers={"Accept-Language": accepted}).content.decode()
    assert f'<h1 class="h3">{heading}</h1>' in page
    assert '<html lang="zh-CN">' in page


def test_english_once_chosen(db: None, client: Client):
    client.post("/language/", {"language": "en", "next": "/account/login/"})
    page = client.get("/account/login/").content.decode()
    assert "Sign in</h1>" in page
    assert '<html lang="en">' in page
