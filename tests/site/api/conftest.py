"""Programs that hold a token of somebody of every role, and something of every kind for them to see."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.api.tokens import create_token
from duixian.site.delivery.models import ProgressReport
from duixian.site.delivery.services import Content, Proof, file_report
from duixian.site.ledgers.models import Commitment, Ledger

Program = Callable[[Role], Client]


def token_of(person: User, name: str = "统计系统", days: int = 30) -> str:
    return create_token(person, name, timezone.localdate() + dt.timedelta(days=days))[1]


@pytest.fixture
def program(people: dict[Role, User]) -> Program:
    """A client for each role that sends its token; the public's sends none."""

    tokens: dict[Role, str] = {}

    def make(role: Role) -> Client:
        if role == Role.PUBLIC:
            return Client()
        token = tokens.setdefault(role, tokens.get(role) or token_of(people[role]))
        return Client(headers={"Authorization": f"Bearer {token}"})

    return make


@pytest.fixture
def month(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> dt.date:
    """A month of the ledger that has begun, whatever the day on which the tests run."""
    today = dt.date(ledger.year, 4, 20)
    monkeypatch.setattr("duixian.site.delivery.services.filing.timezone.localdate", lambda: today)
    return dt.date(ledger.year, 3, 1)


@pytest.fixture
def filed(commitment: Commitment, people: dict[Role, User], month: dt.date) -> ProgressReport:
    proof = Proof("开工照片", link="https://example.org/1")
    return file_report(people[Role.CLERK], commitment, month, Content("主体结构封顶", evidence=[proof]))
