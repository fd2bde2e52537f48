"""One installation with a unit, and somebody of every role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.core.management.commands import flush
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

import duixian
from duixian.site.accounts.actors import System
from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.roles import OF_A_UNIT, SIGNED_IN, Role
from duixian.site.accounts.services.units import create_unit
from duixian.site.accounts.services.users import Person, create_user
from duixian.site.api.tokens import create_token
from duixian.site.delivery.models import ProgressReport, ReportState
from duixian.site.files.services import store
from duixian.site.history import guard, triggers
from duixian.site.history.chain import GENESIS
from duixian.site.history.models import ChainEnd
from duixian.site.history.recording import recording
from duixian.site.jobs.queue import enqueue
from duixian.site.jobs.task import Task
from duixian.site.ledgers.models import Commitment, Ledger, Stage
from duixian.site.ledgers.services.opening import open_ledger
from duixian.site.overview.models import Named, NameKind
from duixian.site.planning.models import Part, SignOff
from tests.site.report import TEXT

PASSWORD = "a long enough word"
SYSTEM = System("tests")
DAY = dt.date(2019, 1, 1)


@pytest.fixture(autouse=True, scope="session")
def _flush_the_history_too() -> Iterator[None]:
    """Tests that need real transactions empty the database afterwards, which the history would refuse."""
    original = flush.Command.handle

    def handle(self: flush.Command, **options: object) -> None:
        for table in triggers.APPEND_ONLY:
            triggers.remove(connection, table)
        with guard.unrecorded("between two tests"):
            original(self, **options)
            ChainEnd.objects.get_or_create(pk=1, defaults={"seq": 0, "hash": GENESIS})
        for table in triggers.APPEND_ONLY:
            triggers.install(connection, table)

    flush.Command.handle = handle  # type: ignore[method-assign]
    yield
    flush.Command.handle = original  # type: ignore[method-assign]


@pytest.fixture(autouse=True, scope="session")
def _nobody_stays_connected(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A request that a browser broke off may hold its connection when PostgreSQL is to drop the database."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.fixture
def unit(db: None) -> Unit:
    return create_unit(SYSTEM, "教育局", Level.CITY, dt.date(2019, 1, 1))


@pytest.fixture
def other_unit(db: None) -> Unit:
    return create_unit(SYSTEM, "水利局", Level.CITY, dt.date(2019, 1, 1))


@pytest.fixture
def people(unit: Unit) -> dict[Role, User]:
    """Somebody of every role; the user name is the role, clerk and head are of the same unit."""
    return {
        role: create_user(
            SYSTEM, Person(role.value, f"某{role.value}", role, unit if role in OF_A_UNIT else None), PASSWORD
        )
        for role in sorted(SIGNED_IN)
    }


@pytest.fixture
def office(people: dict[Role, User]) -> User:
    return people[Role.OFFICE]


@pytest.fixture
def signed_in(people: dict[Role, User]) -> Callable[[Role], Client]:
    """A client for each role; the public's has not signed in."""

    def make(role: Role) -> Client:
        client = Client()
        if role != Role.PUBLIC:
            client.force_login(people[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return make


@pytest.fixture
def ledger(db: None) -> Ledger:
    """The ledger of a short report as it was read, with nothing reviewed."""
    return open_ledger(SYSTEM, duixian.read_text(TEXT))


@pytest.fixture
def published(ledger: Ledger, unit: Unit, other_unit: Unit) -> Ledger:
    """The same ledger published; every commitment of education is led by `unit`, the others by `other_unit`."""
    with recording(SYSTEM, "tests.publish") as record:
        for commitment in ledger.commitments.all():
            with record.change(commitment):
                commitment.lead = unit if "教育" in commitment.area else other_unit
        with record.change(ledger):
            ledger.stage = Stage.PUBLISHED
    return ledger


@pytest.fixture
def commitment(published: Ledger, unit: Unit) -> Commitment:
    """A commitment of the published ledger that `unit` leads."""
    return published.commitments.filter(lead=unit)[0]


def _asked(commitment: Commitment, unit: Unit) -> SignOff:
    with recording(SYSTEM, "tests.ask") as record:
        return record.create(SignOff(commitment=commitment, unit=unit, part=Part.LEAD, asked_on=DAY, due=DAY))


@pytest.fixture
def samples(unit: Unit, office: User, commitment: Commitment) -> dict[str, object]:
    """The key of one object of every kind that addresses hold, by the name of its place."""
    task = Task("tests.sample", lambda arguments, progress: None, lambda job, outcome: {})
    return {
        "unit": unit.pk,
        "user": office.pk,
        "file": store(office, ["通报".encode()], "通报.txt", "evidence").pk,
        "job": enqueue(office, task, "sample", {}).pk,
        "ledger": commitment.ledger_id,
        "item": f"c{commitment.pk}",
        "commitment": commitment.pk,
        "indicator": "gdp",
        "place": commitment.ledger.place,
        "project": Named.objects.filter(kind=NameKind.PROJECT)[0].name,
        "sign_off": _asked(commitment, unit).pk,
        "statement": commitment.statements.all()[0].pk,
        "report": _report(commitment, unit, office).pk,
        "token": create_token(office, "样本", timezone.localdate() + dt.timedelta(days=30))[0].pk,
    }


def _report(commitment: Commitment, unit: Unit, by: User) -> ProgressReport:
    with recording(SYSTEM, "tests.report") as record:
        return record.create(
            ProgressReport(
                commitment=commitment,
                unit=unit,
                month=commitment.ledger.first_day,
                progress="已开工建设。",
                filed_at=timezone.now(),
                filed_by=by,
                state=ReportState.CONFIRMED,
                confirmed_at=timezone.now(),
            )
        )
