"""Units are added by the office, one or many at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from duixian.site.accounts.models import Unit
from duixian.site.accounts.roles import Role
from duixian.site.history.models import AuditEvent

COMMON = {"level": "county", "valid_from": "2019-03-01"}


@pytest.fixture
def client(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in(Role.OFFICE)


def test_one(client: Client):
    answer = client.post("/units/new/", {"names": " 县水利局 ", **COMMON})
    unit = Unit.objects.get(name="县水利局")
    assert answer.headers["Location"] == f"/units/{unit.pk}/"
    assert unit.level == "county"


def test_many_at_once(client: Client):
    answer = client.post(
        "/units/new/", {"names": "县水利局\r\n\r\n县林业局\n县水利局\n县 财政局", **COMMON}, follow=True
    )
    assert "已新增 3 个单位" in answer.content.decode()
    assert set(Unit.objects.values_list("name", flat=True)) >= {"县水利局", "县林业局", "县 财政局"}
    assert AuditEvent.objects.filter(action="unit.create").count() >= 3


@pytest.mark.parametrize(
    ("names", "says"), [("县水利局\n教育局", "教育局："), (f"县水利局\n{'长' * 101}", "100"), (" \n ", "必填")]
)
def test_all_or_none(client: Client, unit: Unit, names: str, says: str):
    answer = client.post("/units/new/", {"names": names, **COMMON})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Unit.objects.filter(name="县水利局").exists()
