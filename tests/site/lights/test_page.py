"""The page of a commitment's light."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duixian.site.accounts.roles import Role
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.lights.models import Light
from duixian.site.lights.services import recompute
from tests.site.conftest import SYSTEM
from tests.site.lights.conftest import bring, day, observed, report

Today = Callable[[dt.date], None]


@pytest.fixture
def revised(jobs_commitment: Commitment, today: Today) -> Commitment:
    """1.5 in July, revised to 1.3 in August."""
    for month in range(1, 8):
        report(jobs_commitment, month, day(month, 28))
    today(day(7, 18))
    bring(observed(6, 1.5, day(7, 18), "快报"))
    today(day(8, 2))
    bring(observed(6, 1.3, day(8, 2), "修订"))
    return jobs_commitment


def test_today_and_any_day_before(signed_in: Callable[[Role], Client], revised: Commitment):
    client = signed_in(Role.LEADER)
    text = client.get(f"/lights/{revised.pk}/").content.decode()
    assert "2026-08-02，按当天已知的情况" in text
    assert "取代2026年7月18日公布的1.5万人" in text
    assert "已被取代" in text
    assert "此后数据有变动，正在重新计算" in text
    past = client.get(f"/lights/{revised.pk}/?as_of=2026-07-20").content.decode()
    light = past[past.index('id="light-of-day"') : past.index("亮灯历程")]
    assert "绿灯" in light
    assert "修订" not in light
    recompute(SYSTEM, [revised], day(8, 2))
    text = client.get(f"/lights/{revised.pk}/").content.decode()
    assert "清单中的灯计算至2026-08-02" in text
    assert "正在重新计算" not in text


def test_in_english_every_reason_is_english(signed_in: Callable[[Role], Client], revised: Commitment):
    client = signed_in(Role.AUDITOR)
    client.cookies["django_language"] = "en"
    text = client.get(f"/lights/{revised.pk}/").content.decode()
    assert "Amber light" in text
    assert "below the 1.5万人 planned" in text


@pytest.mark.parametrize("asked", ["2030-01-01", "morgen"])
def test_a_day_that_cannot_be_shown(signed_in: Callable[[Role], Client], revised: Commitment, asked: str):
    answer = signed_in(Role.OFFICE).get(f"/lights/{revised.pk}/?as_of={asked}")
    assert answer.status_code == 422
    assert asked in answer.content.decode()


def test_a_ledger_that_is_not_published_has_none(signed_in: Callable[[Role], Client], ledger: Ledger):
    one = ledger.commitments.all()[0]
    assert "台账发布后才开始亮灯" in signed_in(Role.OFFICE).get(f"/lights/{one.pk}/").content.decode()


def test_units_see_their_own(signed_in: Callable[[Role], Client], commitment: Commitment, revised: Commitment):
    assert signed_in(Role.CLERK).get(f"/lights/{commitment.pk}/").status_code == 200
    assert signed_in(Role.CLERK).get(f"/lights/{revised.pk}/").status_code == 404


def test_the_page_asks_as_often_whatever_has_been_reported(
    signed_in: Callable[[Role], Client], task: Commitment, today: Today, django_assert_num_queries: Any
):
    client = signed_in(Role.OFFICE)
    today(day(9, 1))
    client.get(f"/lights/{task.pk}/")
    with CaptureQueriesContext(connection) as few:
        client.get(f"/lights/{task.pk}/")
    asked = len(few)
    for month in range(1, 8):
        report(task, month, day(month + 1, 3))
    client.get(f"/lights/{task.pk}/")  # the menu remembers some counts for a while
    with django_assert_num_queries(asked):
        client.get(f"/lights/{task.pk}/")


def test_the_command_computes_everything_up_to_a_day(task: Commitment, capsys: pytest.CaptureFixture[str]):
    call_command("recompute_lights", "--ledger", str(task.ledger_id), "--day", "2026-07-20")
    assert task.light is not None
    assert task.light.as_of == day(7, 20)
    before = Light.objects.count()
    call_command("recompute_lights", "--day", "2026-07-20")
    assert Light.objects.count() == before
    assert "2026-07-20" in capsys.readouterr().out
