"""A ledger that was read is stored as it was read."""

from __future__ import annotations

import datetime as dt

import pytest

import duixian
from duixian.exchange.record import to_dict
from duixian.site.history.models import AuditEvent
from duixian.site.ledgers.models import Ledger, ReviewState
from duixian.site.ledgers.services.opening import last_day_of
from tests.site.report import TEXT


def test_every_statement_and_commitment_is_kept_beside_the_machines_reading(ledger: Ledger):
    read = duixian.read_text(TEXT)
    data = to_dict(read)
    assert [one.machine for one in ledger.statements.all()] == data["statements"]
    assert [one.machine for one in ledger.commitments.all()] == data["commitments"]
    for one in ledger.commitments.all():
        assert ledger.source.text[one.start : one.end].rstrip("，；。") == one.text
        assert one.state == ReviewState.PROPOSED


def test_numbers_belong_to_their_commitments(ledger: Ledger):
    revenue = ledger.statements.get(indicator_id="public-budget-revenue", role="target")
    assert revenue.commitment is not None
    assert revenue.commitment.text.startswith("一般公共预算收入")
    assert (
        ledger.statements.get(indicator_id="public-budget-revenue", role="outcome", measure="level").commitment is None
    )


def test_the_history_says_what_was_opened(ledger: Ledger):
    assert AuditEvent.objects.filter(action="ledger.open", object_type="ledgers.commitment").count() == 12


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-06-30", dt.date(2026, 6, 30)),
        ("2026-02", dt.date(2026, 2, 28)),
        ("2026-12", dt.date(2026, 12, 31)),
        ("2030", dt.date(2030, 12, 31)),
        ("", dt.date(2026, 12, 31)),
    ],
)
def test_a_deadline_is_the_last_day_of_what_it_says(said: str, day: dt.date):
    assert last_day_of(said, dt.date(2026, 12, 31)) == day
