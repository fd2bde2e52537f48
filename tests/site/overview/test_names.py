"""Places and projects in a table say the same as the commitments that name them."""

from __future__ import annotations

import pytest
from django.core.management import call_command

import duixian
from duixian.site.history import guard
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.ledgers.services.opening import open_ledger
from duixian.site.overview.models import Named, NameKind
from duixian.site.overview.naming import names_in
from tests.site.conftest import SYSTEM
from tests.site.report import TEXT


def in_table() -> set[tuple[int, str, str, str]]:
    return set(Named.objects.values_list("commitment_id", "kind", "name", "code"))


def in_commitments() -> set[tuple[int, str, str, str]]:
    return {
        (one.commitment_id, str(one.kind), one.name, one.code)
        for commitment in Commitment.objects.all()
        for one in names_in(commitment)
    }


def correct(commitment: Commitment, **fields: object) -> None:
    with recording(SYSTEM, "tests.correct") as record, record.change(commitment):
        for name, value in fields.items():
            setattr(commitment, name, value)


def test_a_ledger_is_opened(ledger: Ledger):
    assert Named.objects.filter(kind=NameKind.PROJECT, name="青州湖大桥").exists()
    assert in_table() == in_commitments()


def test_corrections_are_followed(ledger: Ledger):
    first, second, *_ = ledger.commitments.all()
    correct(first, places=[{"name": "白鹭县", "code": "430999"}, {"name": "白鹭县"}, {"name": " "}])
    correct(second, projects=[{"name": "云岭水库"}], text="建设云岭水库。")
    assert (first.pk, "place", "白鹭县", "430999") in in_table()
    assert in_table() == in_commitments()
    correct(first, places=[])
    assert in_table() == in_commitments()


def test_what_is_refused_leaves_the_names_as_they_were(ledger: Ledger):
    before = in_table()

    def fail() -> None:
        with recording(SYSTEM, "tests.fail"):
            correct(ledger.commitments.all()[0], places=[{"name": "白鹭县"}])
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert in_table() == before


def test_the_command_writes_them_anew(ledger: Ledger, capsys: pytest.CaptureFixture[str]):
    open_ledger(SYSTEM, duixian.read_text(TEXT))
    expected = in_table()
    Named.objects.all().delete()
    with guard.unrecorded("a restored table"):
        Commitment.objects.filter(kind="target").update(places=[{"name": "白鹭县"}])
    call_command("rebuild_names")
    assert in_table() == in_commitments() > expected
    assert capsys.readouterr().out == f"{len(in_table())} names\n"
