"""A unit's published items with nodes, and people who report on them in April 2026."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from duixian.site.accounts.models import Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.users import Person, create_user
from duixian.site.delivery.models import ProgressReport
from duixian.site.delivery.services import Content, confirm, file_report
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.planning.models import Node
from tests.site.conftest import PASSWORD, SYSTEM

MARCH = dt.date(2026, 3, 1)
Clock = Callable[[str], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets what time it is, in Beijing; the 3rd of April 2026, a Friday, to begin with."""

    def at(text: str) -> None:
        moment = dt.datetime.fromisoformat(text).replace(tzinfo=dt.timezone(dt.timedelta(hours=8)))
        monkeypatch.setattr(timezone, "now", lambda: moment.astimezone(dt.UTC))

    at("2026-04-03T10:32")
    return at


@pytest.fixture
def clerk(people: dict[Role, User]) -> User:
    return people[Role.CLERK]


@pytest.fixture
def head(people: dict[Role, User]) -> User:
    return people[Role.HEAD]


@pytest.fixture
def stranger(other_unit: Unit) -> User:
    """The clerk of another unit."""
    return create_user(SYSTEM, Person("stranger", "某人", Role.CLERK, other_unit), PASSWORD)


@pytest.fixture
def items(clock: Clock, published: Ledger, unit: Unit) -> list[Commitment]:
    """What the unit leads; the first has two nodes."""
    found = list(published.commitments.filter(lead=unit).order_by("number"))
    with recording(SYSTEM, "tests.plan") as record:
        record.create(Node(commitment=found[0], title="项目开工", due=dt.date(2026, 3, 31)))
        record.create(Node(commitment=found[0], title="主体完工", due=dt.date(2026, 9, 30)))
    return found


@pytest.fixture
def item(items: list[Commitment]) -> Commitment:
    return items[0]


@pytest.fixture
def filed(item: Commitment, clerk: User) -> ProgressReport:
    """The clerk's report on March, to be confirmed."""
    return file_report(clerk, item, MARCH, Content("已开工建设。", next_steps="完成主体施工。"))


@pytest.fixture
def confirmed(filed: ProgressReport, head: User) -> ProgressReport:
    return confirm(head, filed)


def upload(name: str = "照片说明.txt", content: str = "开工现场") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode(), "text/plain")
