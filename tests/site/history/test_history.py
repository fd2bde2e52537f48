from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.rights import Right
from duixian.site.accounts.services.units import create_unit, edit_unit, succeed_unit
from duixian.site.history import triggers
from duixian.site.history.guard import UnrecordedWrite, unrecorded
from duixian.site.history.models import AuditEvent, ChainEnd
from duixian.site.history.recording import Recorder, action, recording
from duixian.site.history.verify import verify
from tests.site.conftest import SYSTEM

DAY = dt.date(2020, 1, 1)


def test_an_event_says_who_what_before_after_and_why(office: User, unit: Unit):
    edit_unit(office, unit, "教育和体育局", Level.CITY, unit.valid_from, why="机构改革")
    event = AuditEvent.objects.first()
    assert event is not None
    assert (event.actor, event.actor_name, event.action) == (office, office.name, "unit.edit")
    assert (event.object_type, event.object_id) == ("accounts.unit", str(unit.pk))
    assert event.before == {"name": "教育局"}
    assert event.after["name"] == "教育和体育局"
    assert event.why == "机构改革"


def test_a_change_that_changes_nothing_leaves_no_event(office: User, unit: Unit):
    before = AuditEvent.objects.count()
    edit_unit(office, unit, unit.name, Level.CITY, unit.valid_from, why="")
    assert AuditEvent.objects.count() == before


def test_passwords_never_enter_the_history(office: User):
    event = AuditEvent.objects.get(action="user.create", object_id=str(office.pk))
    assert "password" not in event.after


@pytest.mark.parametrize("statement", ["UPDATE history_auditevent SET why = 'x'", "DELETE FROM history_auditevent"])
def test_the_database_refuses_to_change_events(unit: Unit, statement: str):
    with (
        unrecorded("past the guard of the application"),
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_truncate_events():
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE history_auditevent")


@pytest.mark.parametrize(
    "write",
    [
        lambda: Unit.objects.update(name="x"),
        lambda: Unit.objects.all().delete(),
        lambda: Unit.objects.bulk_create([Unit(name="x", level="city", valid_from=DAY)]),
        lambda: Unit(name="x", level="city", valid_from=DAY).save(),
        lambda: connection.cursor().execute("update accounts_unit set name = 'x'"),
        lambda: AuditEvent.objects.update(why="x"),
    ],
    ids=["update", "delete", "bulk_create", "save", "sql", "event"],
)
def test_nothing_is_written_outside_of_a_service(unit: Unit, write):
    with pytest.raises(UnrecordedWrite):
        write()


def test_a_service_that_notes_nothing_changes_nothing(unit: Unit):
    @action("unit.silent", needs=Right.MANAGE_UNITS)
    def silent(record: Recorder) -> None:
        Unit.objects.update(name="x")

    with pytest.raises(UnrecordedWrite, match=r"unit\.silent changes accounts_unit"):
        silent(SYSTEM)
    unit.refresh_from_db()
    assert unit.name == "教育局"


def test_a_service_within_a_service_shares_its_transaction(unit: Unit, other_unit: Unit):
    before = AuditEvent.objects.count()

    def both() -> None:
        with recording(SYSTEM, "both"):
            edit_unit(SYSTEM, unit, "甲", Level.CITY, DAY, why="")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        both()
    assert AuditEvent.objects.count() == before
    with recording(SYSTEM, "both"):
        edit_unit(SYSTEM, unit, "甲", Level.CITY, DAY, why="")
        with pytest.raises(ValidationError):
            edit_unit(SYSTEM, other_unit, "甲", Level.CITY, DAY, why="")
    assert [event.object_id for event in AuditEvent.objects.all()[:1]] == [str(unit.pk)]
    assert AuditEvent.objects.count() == before + 1
    assert verify().faults == ()


def test_a_whole_history_is_found_whole(office: User, unit: Unit, other_unit: Unit):
    succeed_unit(office, unit, other_unit, dt.date(2024, 3, 1), why="机构改革")
    found = verify()
    assert found.faults == ()
    assert found.events == AuditEvent.objects.count() > 0
    assert verify(expected=AuditEvent.objects.order_by("seq")[0].hash).faults == ()


def tamper(statement: str) -> None:
    triggers.remove(connection)
    with unrecorded("an attacker with the database's password"), connection.cursor() as cursor:
        cursor.execute(statement)
    triggers.install(connection)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE history_auditevent SET why = 'x' WHERE seq = 2", "Event 2 is not as it was written."),
        ("DELETE FROM history_auditevent WHERE seq = 2", "Event 2 is missing before event 3."),
        ("DELETE FROM history_auditevent WHERE seq = 3", "The history ends at event 2, and 3 were written."),
    ],
)
def test_a_tampered_history_is_found(statement: str, fault: str):
    for name in ("甲", "乙", "丙"):
        create_unit(SYSTEM, name, Level.CITY, DAY)
    tamper(statement)
    assert fault in verify().faults
    with pytest.raises(CommandError, match=fault):
        call_command("verify_history")


@pytest.mark.django_db(transaction=True)
def test_a_history_cut_together_with_its_end_is_found_by_a_noted_hash():
    create_unit(SYSTEM, "甲", Level.CITY, DAY)
    create_unit(SYSTEM, "乙", Level.CITY, DAY)
    noted = verify().head
    last, first = AuditEvent.objects.all()
    tamper(f"DELETE FROM history_auditevent WHERE seq = {last.seq}")
    with unrecorded("the attacker again"):
        ChainEnd.objects.update(seq=first.seq, hash=first.hash)
    assert verify().faults == ()
    assert verify(noted).faults == (f"No event has the hash {noted}.",)


@pytest.mark.django_db(transaction=True)
def test_missing_triggers_are_found():
    triggers.remove(connection)
    try:
        assert "triggers" in verify().faults[0]
    finally:
        triggers.install(connection)


@pytest.mark.django_db(transaction=True)
def test_many_writers_make_one_chain():
    def write(number: int) -> None:
        try:
            for i in range(8):
                create_unit(SYSTEM, f"{number}-{i}", Level.CITY, DAY)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Unit.objects.count() == 48
    found = verify()
    assert (found.events, found.faults) == (48, ())
