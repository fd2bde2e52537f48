"""What waits, arranged; the count in the top bar; the first page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.accounts.services.users import Person, edit_user
from duixian.site.calendar.days import WorkingDays
from duixian.site.delivery.models import ProgressReport
from duixian.site.delivery.services import Content, confirm, file_report, keep_draft, return_report
from duixian.site.inbox.items import Waiting, waiting_for
from duixian.site.inbox.shown import arranged, count_for
from duixian.site.ledgers.models import Commitment
from tests.site.conftest import SYSTEM
from tests.site.delivery.conftest import Clock

TODAY = dt.date(2026, 4, 3)


def kinds(person: User, today: dt.date = TODAY) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in waiting_for(person, today):
        found.setdefault(str(one.kind), []).append(str(one.title))
    return found


class TestArranging:
    def test_the_most_urgent_first_with_working_days_left(self, db: None):
        groups = arranged(
            [
                Waiting("甲", "无期限", "/a"),
                Waiting("甲", "下周", "/b", dt.date(2026, 4, 8)),
                Waiting("乙", "逾期", "/c", dt.date(2026, 4, 1)),
                Waiting("丙", "不急", "/d"),
                Waiting("乙", "今天", "/e", TODAY),
            ],
            TODAY,
        )
        assert [(group.kind, [one.title for one in group.things]) for group in groups] == [
            ("乙", ["逾期", "今天"]), ("甲", ["下周", "无期限"]), ("丙", ["不急"]),
        ]  # fmt: skip
        assert [one.left for group in groups for one in group.things] == [-2, 0, 2, None, None]

    def test_what_fell_due_over_a_holiday_is_overdue(self, db: None):
        (group,) = arranged([Waiting("甲", "乙", "/", dt.date(2026, 4, 5))], dt.date(2026, 4, 6))
        assert group.things[0].is_overdue
        assert group.things[0].overdue_by == 1
        assert WorkingDays().between(dt.date(2026, 4, 6), dt.date(2026, 4, 5)) == 0


class TestReports:
    def test_a_clerk_is_told_of_months_that_are_over(self, items: list[Commitment], people: dict[Role, User]):
        told = kinds(people[Role.CLERK])["待填报的进展"]
        number = len(items)
        assert told == [f"2026年{month}月：{number}项" for month in (1, 2, 3)]
        assert "待填报的进展" not in kinds(people[Role.HEAD])

    def test_a_head_without_clerks_is_told_too(self, items: list[Commitment], people: dict[Role, User]):
        clerk = people[Role.CLERK]
        edit_user(SYSTEM, clerk, Person(clerk.username, clerk.name, Role.CLERK, clerk.unit), active=False)
        assert "待填报的进展" in kinds(people[Role.HEAD])
        clerk.refresh_from_db()
        assert kinds(clerk) == {}

    def test_what_is_handed_in_waits_for_the_head_and_what_is_returned_for_the_clerk(
        self, filed: ProgressReport, people: dict[Role, User], head: User, office: User
    ):
        assert kinds(head)["待确认的报告"] == ["2026年3月：1份"]
        confirm(head, filed)
        assert "待确认的报告" not in kinds(head)
        return_report(office, filed, "补佐证")
        (told,) = kinds(people[Role.CLERK])["待重报的退回报告"]
        assert told.startswith(filed.commitment.code)
        file_report(people[Role.CLERK], filed.commitment, filed.month, Content("补了"))
        assert "待重报的退回报告" not in kinds(people[Role.CLERK])

    def test_the_office_is_told_which_units_are_late(
        self, items: list[Commitment], clerk: User, office: User, clock: Clock
    ):
        assert kinds(office)["尚未报送的单位"] == ["2026年2月：2个单位"]
        for item in items:
            file_report(clerk, item, dt.date(2026, 2, 1), Content("好"))
        assert kinds(office)["尚未报送的单位"] == ["2026年2月：1个单位"]
        assert kinds(office, dt.date(2026, 4, 9))["尚未报送的单位"] == ["2026年3月：2个单位"]


class TestPages:
    def test_the_first_page_lists_what_waits_and_where_to_go(
        self, filed: ProgressReport, signed_in: Callable[[Role], Client]
    ):
        page = signed_in(Role.CLERK).get("/").content.decode()
        assert "待填报的进展" in page
        assert "逾期" in page
        page = signed_in(Role.HEAD).get("/").content.decode()
        assert "2026年3月：1份" in page
        assert 'href="/reports/confirm/"' in page

    def test_a_leader_begins_with_the_newest_ledger(self, filed: ProgressReport, signed_in: Callable[[Role], Client]):
        assert signed_in(Role.LEADER).get("/")["Location"] == f"/overview/{filed.commitment.ledger_id}/"

    def test_the_count_is_asked_for_once_until_something_changes(
        self,
        filed: ProgressReport,
        head: User,
        clerk: User,
        signed_in: Callable[[Role], Client],
        items: list[Commitment],
    ):
        client = signed_in(Role.HEAD)
        before = count_for(head, TODAY)
        with CaptureQueriesContext(connection) as queries:
            assert count_for(head, TODAY) == before
        assert len(queries) == 1
        keep_draft(clerk, items[1], filed.month, {"progress": "半"})
        assert f'text-bg-light">{before}<' in client.get("/units/").content.decode()
        confirm(head, filed)
        assert count_for(head, TODAY) == before - 1
        assert count_for(head, dt.date(2026, 4, 7)) == before - 1

    def test_mail_is_chosen(self, people: dict[Role, User], signed_in: Callable[[Role], Client]):
        client = signed_in(Role.CLERK)
        assert client.post("/inbox/mail/", {"language": "en"})["Location"] == "/inbox/"
        choice = people[Role.CLERK].mail_choice
        assert (choice.wanted, choice.language) == (False, "en")
        assert client.post("/inbox/mail/", {"wanted": "on", "language": "fr"}).status_code == 422
        client.post("/inbox/mail/", {"wanted": "on", "language": "zh-hans"})
        choice.refresh_from_db()
        assert (choice.wanted, choice.language) == (True, "zh-hans")
