from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.calendar.days import Deadline, WorkingDays
from duixian.site.calendar.models import AnnouncedYear
from duixian.site.calendar.services import announce
from duixian.site.history.models import AuditEvent
from tests.site.conftest import SYSTEM

UNKNOWN = 2099
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (dt.date(2024, 2, 10), False),  # Spring Festival
        (dt.date(2024, 2, 4), True),  # a Sunday worked for it
        (dt.date(2024, 3, 2), False),  # a Saturday
        (dt.date(2024, 3, 4), True),
    ],
)
def test_announced_days(day: dt.date, working: bool):
    assert WorkingDays().is_working(day) is working


def test_five_working_days_over_the_spring_festival():
    assert WorkingDays().after(dt.date(2024, 2, 8), 5) == Deadline(dt.date(2024, 2, 21), projected=False)


def test_counting_forth_and_back_agree():
    days, start = WorkingDays(), dt.date(2024, 9, 20)
    for number in range(40):
        end = days.after(start, number).day
        assert days.between(start, end) == number
        assert days.between(end, start) == -number


def test_a_year_that_is_not_announced_is_projected_and_says_so():
    days = WorkingDays()
    assert not days.is_announced(UNKNOWN)
    assert not days.is_working(dt.date(UNKNOWN, 10, 1))
    assert days.after(dt.date(UNKNOWN, 3, 2), 1).projected


def test_a_deadline_must_lie_ahead():
    with pytest.raises(ValueError, match="negative"):
        WorkingDays().after(dt.date(2024, 1, 1), -1)


def test_a_year_that_the_office_enters_is_no_longer_projected():
    announce(SYSTEM, UNKNOWN, "国办发明电", {dt.date(UNKNOWN, 3, 3): "节"}, [dt.date(UNKNOWN, 3, 7)])
    days = WorkingDays()
    assert days.after(dt.date(UNKNOWN, 3, 2), 1) == Deadline(dt.date(UNKNOWN, 3, 4), projected=False)
    assert days.is_working(dt.date(UNKNOWN, 3, 7))
    announce(SYSTEM, UNKNOWN, "更正", {dt.date(UNKNOWN, 3, 4): "节"}, [])
    assert AnnouncedYear.objects.get().holidays == {"2099-03-04": "节"}
    assert AuditEvent.objects.filter(action="calendar.announce").count() == 2


def test_the_office_enters_a_year_in_the_browser(people: dict[Role, User], signed_in):
    client: Client = signed_in(Role.OFFICE)
    given = {"year": UNKNOWN, "source": "通知", "holidays": "2099-03-03 节\n2099-03-04", "working": "2099-03-07"}
    assert client.post("/calendar/", given).status_code == 302
    assert AnnouncedYear.objects.get().working == ["2099-03-07"]


@pytest.mark.parametrize(
    ("holidays", "said"), [("2099-3-3", "2099-3-3"), ("2099-03-07", "2099-03-07"), ("2098-03-03", "2098-03-03")]
)
def test_a_wrong_day_is_named(people: dict[Role, User], signed_in, holidays: str, said: str):
    response = signed_in(Role.OFFICE).post("/calendar/", {"year": UNKNOWN, "source": "通知", "holidays": holidays})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not AnnouncedYear.objects.exists()
