"""Finishing a review, and who sees a ledger before and after it is published."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from duixian.site.accounts.roles import Role
from duixian.site.ledgers.models import Ledger, Stage
from tests.site.ledgers.conftest import address


class TestStages:
    def test_finishing_names_what_is_left(self, client: Client, ledger: Ledger):
        url = address("review-finish", ledger.pk)
        left = client.get(url).context["counts"].unreviewed
        assert f"还有 {left} 项无人审核" in client.get(url).content.decode()
        assert client.post(url, {"unreviewed": left - 1}).status_code == 422
        assert client.post(url, {"unreviewed": left})["Location"] == ledger.get_absolute_url()
        ledger.refresh_from_db()
        assert ledger.stage == Stage.PLANNING
        assert client.post(address("review-reopen", ledger.pk))["Location"] == address("review", ledger.pk)

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.LEADER, Role.AUDITOR])
    def test_who_sees_every_ledger(self, signed_in: Callable[[Role], Client], ledger: Ledger, role: Role):
        assert signed_in(role).get(ledger.get_absolute_url()).status_code == 200
        assert str(ledger) in signed_in(role).get(address("ledgers")).content.decode()

    @pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD])
    def test_units_see_published_ones(self, signed_in: Callable[[Role], Client], ledger: Ledger, role: Role):
        assert signed_in(role).get(ledger.get_absolute_url()).status_code == 404
        assert str(ledger) not in signed_in(role).get(address("ledgers")).content.decode()
