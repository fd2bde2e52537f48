"""What is found, by whom, in which order; the index follows every change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duixian.site.accounts.models import Level, Unit, User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.units import create_unit, edit_unit
from duixian.site.delivery.models import ProgressReport
from duixian.site.history.recording import recording
from duixian.site.ledgers.models import Commitment, Ledger, ReviewState
from duixian.site.planning.models import Node, Support
from duixian.site.search.finding import Found, find
from duixian.site.search.models import Entry, Kind
from tests.site.conftest import DAY, SYSTEM
from tests.site.search.conftest import report


def titles(found: Found) -> list[str]:
    return ["".join(piece.text for piece in hit.title) for hit in found.hits]


def kinds(found: Found) -> set[Kind]:
    return {kind for kind, count in found.counts.items() if count}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("学位", {Kind.COMMITMENT, Kind.STATEMENT}),
        ("城镇新增就业", {Kind.COMMITMENT, Kind.STATEMENT}),
        ("白杨小学", {Kind.REPORT}),
        ("白杨 封顶", {Kind.REPORT}),
        ("3.1万", {Kind.REPORT, Kind.STATEMENT}),
        ("3.1万元", {Kind.REPORT}),
        ("封顶照片", {Kind.EVIDENCE}),
        ("example.org", {Kind.EVIDENCE}),
        ("水利", {Kind.UNIT, Kind.COMMITMENT}),
        ("青州湖市", {Kind.LEDGER}),
        ("镇", {Kind.COMMITMENT, Kind.STATEMENT}),
        ("位 4200", {Kind.COMMITMENT, Kind.STATEMENT}),
        ("“学位”", {Kind.COMMITMENT, Kind.STATEMENT}),
        ("学位 办不到", set()),
        ("位学", set()),
        ("%", set()),
        ("   ", set()),
    ],
)
def test_every_kind_is_found_by_any_part_of_its_words(
    filed: ProgressReport, office: User, question: str, expected: set[Kind]
):
    assert kinds(find(office, question)) - {Kind.EVENT} >= expected
    if not expected:
        assert find(office, question).total == 0


def test_a_title_comes_first_then_the_ledger_then_what_is_newest(published: Ledger, unit: Unit, office: User):
    commitment = published.commitments.filter(lead=unit)[0]
    with recording(SYSTEM, "tests.word") as record, record.change(commitment):
        commitment.item = "办好教育"
    report(commitment, "滨湖会议：研究水库除险", dt.date(2026, 2, 1))
    report(commitment, "水库除险加固完成招标", dt.date(2026, 3, 1))
    create_unit(SYSTEM, "水库移民局", Level.CITY, DAY)
    found = find(office, "水库")
    assert [(hit.kind, title[-7:]) for hit, title in zip(found.hits, titles(found), strict=True)] == [
        (Kind.UNIT, "水库移民局"),
        (Kind.REPORT, "2026-03"),
        (Kind.REPORT, "2026-02"),
    ]
    assert titles(find(office, commitment.code))[0].startswith(f"{commitment.code} 办好教育")


def test_hits_are_marked_in_title_and_excerpt(filed: ProgressReport, office: User):
    hit = find(office, "3.1万元 主体").hits[0]
    assert [piece.text for piece in hit.excerpt if piece.hit] == ["主体", "３.１万元"]


def test_pages(published: Ledger, unit: Unit, office: User):
    commitment = published.commitments.filter(lead=unit)[0]
    for month in range(1, 8):
        report(commitment, "水库除险", dt.date(2026, month, 1))
    pages = [find(office, "水库", Kind.REPORT, page, size=3) for page in (1, 2, 3, 9)]
    assert [len(page.hits) for page in pages] == [3, 3, 1, 1]
    assert pages[3].page == 3
    assert len({hit.object_id for page in pages for hit in page.hits}) == 7


# The index follows what is recorded.


def test_a_corrected_text_is_found_and_the_former_one_in_the_history_only(commitment: Commitment, office: User):
    before = commitment.text[:6]
    assert Kind.COMMITMENT in kinds(find(office, before))
    with recording(office, "tests.word") as record, record.change(commitment):
        record.why = "按会议纪要修改"
        commitment.text = "建设智慧校园三十个"
    assert Kind.COMMITMENT in kinds(find(office, "智慧校园"))
    assert Kind.EVENT in kinds(find(office, "会议纪要"))
    assert commitment.pk not in {hit.object_id for hit in find(office, before, Kind.COMMITMENT).hits}


def test_what_is_dropped_is_no_longer_found(commitment: Commitment, office: User):
    text = commitment.text[:8]
    with recording(SYSTEM, "tests.drop") as record, record.change(commitment):
        commitment.state = ReviewState.DROPPED
    assert commitment.pk not in {hit.object_id for hit in find(office, text, Kind.COMMITMENT).hits}


def test_units_nodes_and_new_names_of_units_lead_to_their_commitments(
    commitment: Commitment, other_unit: Unit, office: User
):
    with recording(SYSTEM, "tests.plan") as record:
        support = record.create(Support(commitment=commitment, unit=other_unit))
        node = record.create(Node(commitment=commitment, title="完成选址论证", due=dt.date(2026, 3, 31)))

    def found(question: str) -> bool:
        return commitment.pk in {hit.object_id for hit in find(office, question, Kind.COMMITMENT, size=50).hits}

    assert found("选址论证")
    edit_unit(SYSTEM, other_unit, "湖泊管理局", Level.CITY, DAY, why="更名")
    assert found("湖泊管理局")
    with recording(SYSTEM, "tests.plan") as record:
        record.remove(node)
        record.remove(support)
    assert not found("选址论证")
    assert not found("湖泊管理局")


def test_nothing_remains_of_what_is_undone(office: User):
    with transaction.atomic():
        create_unit(SYSTEM, "水库移民局", Level.CITY, DAY)
        assert find(office, "水库移民").total == 1
        transaction.set_rollback(True)
    assert find(office, "水库移民").total == 0


def test_the_index_made_anew_is_the_same(filed: ProgressReport, office: User):
    fields = [field.attname for field in Entry._meta.concrete_fields if field.name != "id"]
    rows = list(Entry.objects.order_by("kind", "object_id").values(*fields))
    assert {row["kind"] for row in rows} >= {kind.value for kind in Kind} - {"event"}
    Entry.objects.filter(kind=Kind.REPORT).delete()
    Entry.objects.filter(kind=Kind.UNIT, title="水利局").update(text="", pairs="", object_id=10**6)
    assert find(office, "白杨小学").total == 0
    call_command("rebuild_search", verbosity=0)
    assert list(Entry.objects.order_by("kind", "object_id").values(*fields)) == rows
    assert find(office, "白杨小学").total == 1


# Who finds what.


def test_a_clerk_finds_only_what_the_unit_has(
    filed: ProgressReport, published: Ledger, other_unit: Unit, people: dict[Role, User]
):
    theirs = published.commitments.filter(lead=other_unit, text__contains="公路")[0]
    report(theirs, "危桥改造开工", evidence="开工令")
    clerk, office, leader = people[Role.CLERK], people[Role.OFFICE], people[Role.LEADER]
    assert find(clerk, "白杨小学").total == 1
    for question in ("危桥改造", "开工令", theirs.code):
        assert find(office, question).total
        assert not find(clerk, question).total
    assert not find(leader, "白杨小学").total, "not confirmed yet"
    assert find(people[Role.AUDITOR], "白杨小学").total == 1


def test_only_who_may_read_the_history_finds_it(unit: Unit, people: dict[Role, User]):
    edit_unit(people[Role.OFFICE], unit, "教育和体育局", Level.CITY, DAY, why="机构改革方案")
    finding = {role for role, person in people.items() if Kind.EVENT in kinds(find(person, "机构改革"))}
    assert finding == {Role.OFFICE, Role.AUDITOR}


# The page.


def test_the_page(signed_in: Callable[[Role], Client], filed: ProgressReport):
    client = signed_in(Role.OFFICE)
    page = client.get("/search/", {"q": "<主体> 白杨"}).content.decode()
    assert "<mark>白杨</mark>小学<mark>主体</mark>" in page
    assert 'href="/reports/' in page
    assert "没有" in client.get("/search/", {"q": "毫无踪影", "kind": "report", "page": "99999999999"}).content.decode()
    assert client.get("/search/", {"q": "\x00", "kind": "nonsense", "page": "-1"}).status_code == 200


def test_queries_do_not_grow_with_the_hits(signed_in: Callable[[Role], Client], published: Ledger, unit: Unit):
    commitment = published.commitments.filter(lead=unit)[0]
    client = signed_in(Role.CLERK)

    def queries(months: range, hits: int) -> int:
        for month in months:
            report(commitment, "水库除险", dt.date(2026, month, 1), evidence="水库照片")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/search/", {"q": "水库"}).content.decode().count('class="search-hit"') == hits
        return len(captured)

    queries(range(1, 2), 2)
    assert queries(range(2, 3), 4) == queries(range(3, 11), 20)
