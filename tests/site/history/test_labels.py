from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.utils import translation

from duixian import site
from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.history.fields import changes
from duixian.site.history.labels import LABELS, kind_label, label
from duixian.site.history.models import AuditEvent, ChainEnd

SITE = Path(site.__file__).parent
CHAIN = (AuditEvent, ChainEnd)


def names() -> Iterator[tuple[str, bool]]:
    """Every name of an action in the code, and whether it is only the beginning of one."""
    for path in SITE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id == "action" and node.args:
                name: ast.expr = node.args[0]
            elif node.func.id == "recording" and len(node.args) == 2:
                name = node.args[1]
            else:
                continue
            if isinstance(name, ast.Constant):
                yield str(name.value), False
            elif isinstance(name, ast.JoinedStr) and isinstance(name.values[0], ast.Constant):
                yield str(name.values[0].value), True


def test_every_action_has_a_label_and_no_label_is_left_over():
    whole = {name for name, beginning in names() if not beginning}
    beginnings = tuple(name for name, beginning in names() if beginning)
    assert whole
    assert sorted(whole - set(LABELS)) == [], "add them to duixian/site/history/labels.py"
    assert [one for one in LABELS if one not in whole and not one.startswith(beginnings)] == []
    assert [one for one in beginnings if not any(name.startswith(one) for name in LABELS)] == []


@pytest.mark.parametrize(("shown", "wanted"), [(label, "gone.action"), (kind_label, "gone.kind"), (kind_label, "odd")])
def test_what_the_code_no_longer_has_keeps_its_name(shown: Callable[[str], str], wanted: str):
    assert shown(wanted) == wanted


def test_the_page_speaks_of_actions_as_people_do(people: dict[Role, User], signed_in: Callable[[Role], Client]):
    page = signed_in(Role.AUDITOR).get("/history/").content.decode()
    assert "新增人员" in page
    assert ">user.create<" not in page


def test_every_field_of_the_history_has_a_chinese_name():
    ours = [one for one in apps.get_models() if one.__module__.startswith("duixian") and one not in CHAIN]
    said = {}
    with translation.override("zh-hans"):
        for meta in [model._meta for model in ours if not getattr(model, "unrecorded", "")]:
            for one in changes(meta.label_lower, {}, {field.attname: None for field in meta.concrete_fields}):
                said[f"{meta.label_lower}.{one.column}"] = one.label
    assert len(said) > 100
    assert [name for name, label in said.items() if label.isascii()] == []


def test_a_change_tells_before_and_after_in_words():
    told = changes("ledgers.statement", {"state": "proposed", "gone": 1}, {"state": "accepted", "gone": 2, "low": 3})
    assert [(one.label, one.before, one.after) for one in told[1:]] == [("gone", 1, 2)]
    assert (str(told[0].before), str(told[0].after)) == ("未审核", "已采纳")
