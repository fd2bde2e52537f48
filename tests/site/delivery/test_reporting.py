"""What services take and refuse."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from duixian.site.accounts.models import User
from duixian.site.accounts.roles import Role
from duixian.site.delivery.models import Draft, Evidence, ProgressReport, ReportState
from duixian.site.delivery.services import (
    AlreadyReported,
    Amount,
    Content,
    Proof,
    confirm,
    confirm_all,
    file_report,
    keep_draft,
    return_report,
    withdraw,
)
from duixian.site.delivery.values import targets_of
from duixian.site.files.services import store
from duixian.site.history.models import AuditEvent
from duixian.site.history.recording import recording
from duixian.site.history.verify import verify
from duixian.site.ledgers.models import Commitment, Stage
from tests.site.conftest import SYSTEM
from tests.site.delivery.conftest import MARCH, Clock


def refusal(caught: pytest.ExceptionInfo[ValidationError]) -> str:
    return " ".join(caught.value.messages)


class TestFiling:
    def test_keeps_everything_and_says_so_in_the_history(self, item: Commitment, clerk: User):
        node = item.nodes.all()[0]
        photo = store(clerk, ["开工".encode()], "开工.txt", "evidence")
        report = file_report(
            clerk,
            item,
            dt.date(2026, 3, 17),
            Content(
                "开工",
                next_steps="封顶",
                values=[Amount(targets_of(item)[0].statement, 3.5)],
                done={node: dt.date(2026, 3, 30)},
                evidence=[Proof("开工.txt", photo, node=node), Proof("报道", link="https://example.org/a")],
            ),
        )
        assert (report.month, report.turn, report.state, report.unit) == (MARCH, 1, ReportState.FILED, clerk.unit)
        assert [(one.title, one.node) for one in report.evidence.all()] == [("开工.txt", node), ("报道", None)]
        assert report.completions.get().done_on == dt.date(2026, 3, 30)
        assert [(one.value, one.unit) for one in report.values.all()] == [(3.5, "所")]
        kinds = AuditEvent.objects.filter(action="report.file").values_list("object_type", flat=True)
        assert sorted(kinds) == [
            "delivery.evidence", "delivery.evidence", "delivery.nodecompletion", "delivery.progressreport",
            "delivery.reportedvalue",
        ]  # fmt: skip
        assert verify().faults == ()

    def test_a_month_is_reported_once(self, filed: ProgressReport, item: Commitment, clerk: User, head: User):
        for person in (clerk, head):
            with pytest.raises(AlreadyReported) as caught:
                file_report(person, item, MARCH, Content("又一份"))
            assert caught.value.report == filed
        assert refusal(caught) == "某clerk已于2026-04-03 10:32报送本月进展。"

    def test_the_database_refuses_a_second_one_too(self, filed: ProgressReport):
        def twice() -> None:
            filed.pk, filed.turn = None, 2
            with recording(SYSTEM, "tests.double") as record:
                record.create_all([filed])

        with pytest.raises(IntegrityError), transaction.atomic():
            twice()

    def test_late_months_are_taken_and_none_that_lies_ahead(self, item: Commitment, clerk: User, clock: Clock):
        with pytest.raises(ValidationError):
            file_report(clerk, item, dt.date(2026, 5, 1), Content("提前"))
        clock("2027-02-01T09:00")
        assert file_report(clerk, item, dt.date(2026, 1, 1), Content("补报")).pk
        with pytest.raises(ValidationError):
            file_report(clerk, item, dt.date(2027, 1, 1), Content("不属于本台账"))

    @pytest.mark.parametrize("day", [dt.date(2026, 4, 4), dt.date(2025, 12, 31)])
    def test_a_node_is_done_on_a_possible_day(self, item: Commitment, clerk: User, day: dt.date):
        with pytest.raises(ValidationError):
            file_report(clerk, item, MARCH, Content("完成", done={item.nodes.all()[0]: day}))
        assert not ProgressReport.objects.exists()

    def test_a_node_is_done_once(self, item: Commitment, clerk: User):
        node, day = item.nodes.all()[0], dt.date(2026, 2, 1)
        file_report(clerk, item, dt.date(2026, 2, 1), Content("完成", done={node: day}))
        with pytest.raises(ValidationError):
            file_report(clerk, item, MARCH, Content("完成", done={node: day}))

    def test_only_the_lead_unit_reports(self, item: Commitment, stranger: User, office: User):
        with pytest.raises(ValidationError):
            file_report(stranger, item, MARCH, Content("不是本单位的"))
        with pytest.raises(PermissionDenied):
            file_report(office, item, MARCH, Content("代报"))

    def test_only_published_items_are_reported_on(self, item: Commitment, clerk: User):
        with recording(SYSTEM, "tests.back") as record, record.change(item.ledger):
            item.ledger.stage = Stage.PLANNING
        with pytest.raises(ValidationError):
            file_report(clerk, item, MARCH, Content("未发布"))

    @pytest.mark.parametrize("link", ["javascript:alert(1)", "通报", ""])
    def test_a_link_is_an_address(self, item: Commitment, clerk: User, link: str):
        with pytest.raises(ValidationError):
            file_report(clerk, item, MARCH, Content("见链接", evidence=[Proof("链接", link=link)]))
        assert not Evidence.objects.exists()

    def test_what_was_typed_is_forgotten_then_and_not_kept_afterwards(self, item: Commitment, clerk: User):
        assert keep_draft(clerk, item, MARCH, {"progress": "写到一半"})
        file_report(clerk, item, MARCH, Content("写完了"))
        assert keep_draft(clerk, item, MARCH, {"progress": "写到一半"}) is None
        assert not Draft.objects.exists()


class TestAnswers:
    def test_the_head_confirms_once(self, filed: ProgressReport, head: User, clerk: User):
        with pytest.raises(PermissionDenied):
            confirm(clerk, filed)
        report = confirm(head, filed)
        assert (report.state, report.confirmed_by) == (ReportState.CONFIRMED, head)
        with pytest.raises(ValidationError):
            confirm(head, filed)
        assert confirm_all(head, [filed]) == []

    def test_the_head_returns_what_is_not_confirmed_and_the_office_what_is(
        self, filed: ProgressReport, head: User, office: User
    ):
        with pytest.raises(ValidationError):
            return_report(office, filed, "尚未确认")
        confirm(head, filed)
        with pytest.raises(ValidationError):
            return_report(head, filed, "已经确认")
        with pytest.raises(ValidationError):
            return_report(office, filed, "  ")
        returned = return_report(office, filed, "请补充佐证。")
        assert (returned.state, returned.comment) == (ReportState.RETURNED, "请补充佐证。")
        assert AuditEvent.objects.get(action="report.return").why == "请补充佐证。"
        with pytest.raises(ValidationError):
            return_report(office, filed, "再退一次")

    def test_what_comes_instead_is_the_next_turn_and_the_first_is_kept(
        self, filed: ProgressReport, item: Commitment, head: User, clerk: User
    ):
        return_report(head, filed, "请写明进度。")
        second = file_report(clerk, item, MARCH, Content("完成投资三成。"))
        assert second.turn == 2
        assert ProgressReport.objects.count() == 2

    def test_a_returned_report_no_longer_says_that_a_node_is_done(self, item: Commitment, head: User, clerk: User):
        node, day = item.nodes.all()[0], dt.date(2026, 3, 1)
        first = file_report(clerk, item, MARCH, Content("完成", done={node: day}))
        return_report(head, first, "没有完成。")
        assert file_report(clerk, item, MARCH, Content("完成", done={node: day})).completions.count() == 1

    def test_who_handed_it_in_withdraws_it_until_it_is_confirmed(
        self, filed: ProgressReport, item: Commitment, head: User, clerk: User
    ):
        with pytest.raises(ValidationError):
            withdraw(head, filed)
        taken = withdraw(clerk, filed)
        assert taken.is_withdrawn
        with pytest.raises(ValidationError):
            confirm(head, filed)
        second = file_report(clerk, item, MARCH, Content("改好了"))
        confirm(head, second)
        with pytest.raises(ValidationError):
            withdraw(clerk, second)

    def test_another_unit_has_no_say(self, filed: ProgressReport, stranger: User, people: dict[Role, User]):
        with pytest.raises(ValidationError):
            withdraw(stranger, filed)
        with pytest.raises(PermissionDenied):
            return_report(people[Role.LEADER], filed, "重写")
