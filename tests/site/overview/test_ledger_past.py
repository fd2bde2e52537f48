"""A whole ledger as it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from duixian.site.accounts.models import Unit
from duixian.site.accounts.roles import Role
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger, ReviewState, Stage
from duixian.site.overview.ledger_past import ledger_past
from tests.site.conftest import SYSTEM

SignedIn = Callable[[Role], Client]


def reword(one: Commitment, **fields: object) -> dt.datetime:
    """Change a commitment; the moment before."""
    before = timezone.now()
    with recording(SYSTEM, "tests.change") as record, record.change(one):
        for name, value in fields.items():
            setattr(one, name, value)
    return before


def test_what_was_changed_and_dropped_since_is_shown_as_it_was(
    published: Ledger, commitment: Commitment, other_unit: Unit
):
    other = published.commitments.exclude(pk=commitment.pk)[0]
    words = commitment.text
    before = reword(commitment, text="改过的文字", lead=other_unit)
    reword(other, state=ReviewState.DROPPED)
    past = ledger_past(published, before)
    assert past is not None
    rows = {row.key: row for row in past.rows}
    assert len(rows) == 12
    assert (rows[commitment.pk].fields["text"], rows[commitment.pk].lead) == (words, "教育局")
    assert rows[commitment.pk].differs == {"text", "lead_id"}
    assert rows[other.pk].is_gone
    assert (past.changed, past.added, past.stage) == (2, 0, Stage.PUBLISHED.label)
    now = ledger_past(published, timezone.now())
    assert now is not None
    assert (len(now.rows), now.changed) == (11, 0)


def test_before_it_was_opened_there_is_nothing(ledger: Ledger):
    assert ledger_past(ledger, ledger.opened_at - dt.timedelta(days=1)) is None


def test_the_page_says_what_is_otherwise_now(published: Ledger, commitment: Commitment, signed_in: SignedIn):
    words = commitment.text
    before = reword(commitment, text="改过的文字")
    client = signed_in(Role.AUDITOR)
    page = client.get(f"/overview/{published.pk}/past/", {"as_of": before.isoformat()}).content.decode()
    assert f"<mark>{words}</mark>" in page
    assert "当时共12项承诺，其中1项后来有改动" in page
    assert client.get(f"/overview/{published.pk}/past/", {"as_of": "1999-01-01"}).status_code == 200
    wrong = client.get(f"/overview/{published.pk}/past/", {"as_of": "昨天"})
    assert (wrong.status_code, "昨天" in wrong.content.decode()) == (422, True)


def test_as_many_queries_for_many_changes_as_for_none(published: Ledger):
    with CaptureQueriesContext(connection) as before:
        ledger_past(published, timezone.now())
    for one in published.commitments.all():
        reword(one, text=f"{one.text}改")
    with CaptureQueriesContext(connection) as after:
        ledger_past(published, timezone.now())
    assert len(after) == len(before)
