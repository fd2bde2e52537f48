"""Nobody finds what the policies hide, whatever is asked, and everybody finds what they show."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.policies import UNITS
from duixian.site.accounts.rights import Right, may
from duixian.site.accounts.roles import OF_A_UNIT, SIGNED_IN, Role
from duixian.site.accounts.services.units import create_unit
from duixian.site.accounts.services.users import Person, create_user
from duixian.site.delivery.models import Evidence, ProgressReport, ReportState
from duixian.site.delivery.policies import REPORTS
from duixian.site.history.models import AuditEvent
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import LIVE, Ledger, ReviewState, Stage, Statement
from duixian.site.ledgers.policies import COMMITMENTS, LEDGERS
from duixian.site.planning.models import Support
from duixian.site.search.finding import find
from duixian.site.search.models import Entry, Kind
from duixian.site.search.words import plain
from tests.site.conftest import DAY, PASSWORD, SYSTEM
from tests.site.search.conftest import report

WORDS = ("桥", "学校", "公路", "新增", "建设", "2026", "万", "教育", "处理率", "照片", "的", "一般公共预算收入 4")


def visible(person: User) -> dict[Kind, set[int]]:
    """What a person may see of each kind, by the policies of the pages."""
    commitments = COMMITMENTS.visible_to(person)
    reports = REPORTS.visible_to(person)
    ledgers = LEDGERS.visible_to(person)
    statements = Statement.objects.filter(ledger__in=ledgers, state__in=LIVE)
    mine = {one.pk for one in statements if one.commitment is None or one.commitment in commitments}
    history = AuditEvent.objects.all() if may(Role(person.role), Right.READ_HISTORY) else AuditEvent.objects.none()
    return {
        Kind.COMMITMENT: set(commitments.filter(state__in=LIVE).values_list("pk", flat=True)),
        Kind.LEDGER: set(ledgers.values_list("pk", flat=True)),
        Kind.STATEMENT: mine,
        Kind.UNIT: set(UNITS.visible_to(person).values_list("pk", flat=True)),
        Kind.REPORT: set(reports.values_list("pk", flat=True)),
        Kind.EVIDENCE: set(Evidence.objects.filter(report__in=reports).values_list("pk", flat=True)),
        Kind.EVENT: set(history.values_list("pk", flat=True)),
    }


@pytest.mark.parametrize("seed", range(3))
def test_what_is_found_is_what_the_policies_show(seed: int, ledger: Ledger):
    chance = random.Random(seed)
    units = [create_unit(SYSTEM, name, Level.CITY, DAY) for name in ("教育局", "水利局", "交通局", "林业局")]
    people = [
        create_user(SYSTEM, Person(f"p{number}", f"某{number}", role, unit), PASSWORD)
        for number, (role, unit) in enumerate(
            [(role, unit) for role in sorted(OF_A_UNIT) for unit in units]
            + [(role, None) for role in sorted(SIGNED_IN - OF_A_UNIT)]
        )
    ]
    shuffle(chance, ledger, units)
    held = {(question, kind): holding(question, kind) for question in WORDS for kind in Kind}
    for person in people:
        shown = visible(person)
        for question in WORDS:
            hits = find(person, question, size=1000).hits
            for kind in Kind:
                found = {hit.object_id for hit in hits if hit.kind == kind}
                assert found == held[question, kind] & shown[kind], (person.role, question, kind)


def holding(question: str, kind: Kind) -> set[int]:
    """What holds the words at all: by a look at every entry, without the index and without policies."""
    words = plain(question).split()
    return {
        entry.object_id
        for entry in Entry.objects.filter(kind=kind)
        if all(word in f"{plain(entry.title)} {plain(entry.body)}" for word in words)
    }


def shuffle(chance: random.Random, ledger: Ledger, units: list[Unit]) -> None:
    """Leads, supports, stages, states, reports by chance."""
    with recording(SYSTEM, "tests.shuffle") as record:
        with record.change(ledger):
            ledger.stage = chance.choice([Stage.PUBLISHED, Stage.PUBLISHED, Stage.PLANNING])
        for commitment in ledger.commitments.all():
            with record.change(commitment):
                commitment.lead = chance.choice([*units, None])
                commitment.state = chance.choice([*LIVE, ReviewState.DROPPED])
                record.why = chance.choice(["", "新增公路，按会议纪要修改"])
            for unit in chance.sample(units, chance.randrange(3)):
                record.create(Support(commitment=commitment, unit=unit))
    for commitment in ledger.commitments.exclude(lead=None):
        for month in range(1, chance.randrange(1, 4)):
            words = "".join(chance.sample(("新建学校", "公路桥", "处理率提高", "，", "建设2026米"), 3))
            filed = report(commitment, words, dt.date(2026, month, 1), evidence=chance.choice(["", "照片"]))
            with recording(SYSTEM, "tests.confirm") as record, record.change(filed):
                filed.state = chance.choice([ReportState.FILED, ReportState.CONFIRMED])
    assert ProgressReport.objects.exists()
