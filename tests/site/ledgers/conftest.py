"""Whoever reviews a ledger, an item of it, and what they send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.ledgers.models import Ledger, Statement

HTMX = {"HX-Request": "true"}


@pytest.fixture
def client(signed_in: Callable[[Role], Client]) -> Client:
    return signed_in(Role.OFFICE)


@pytest.fixture
def revenue(ledger: Ledger) -> Statement:
    return ledger.statements.get(indicator_id="public-budget-revenue", role="target")


def reviewer(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def address(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def correction(**changed: str) -> dict[str, str]:
    given = {"indicator": "一般公共预算收入", "measure": "growth", "comparator": "ge", "role": "target", "unit": "%"}
    return given | {"low": "6", "start_year": "2026", "end_year": "2026", "basis": "year", "revision": "1"} | changed
