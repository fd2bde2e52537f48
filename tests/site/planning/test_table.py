"""The decomposition table goes to Excel and comes back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from duixian.errors import UnreadableFile
from duixian.site.accounts.models import Unit
from duixian.site.accounts.roles import Role
from duixian.site.ledgers.models import Commitment, Ledger
from duixian.site.planning.models import Node
from duixian.site.planning.names import UnitBook
from duixian.site.planning.plan import NodePlan, Plan, item_of, node_plans, planned
from duixian.site.planning.services.plans import assign, change_plan
from duixian.site.planning.services.preparing import live
from duixian.site.planning.table.columns import KEY, LISTS
from duixian.site.planning.table.compare import Comparison, compare
from duixian.site.planning.table.read import read_table
from duixian.site.planning.table.write import workbook_of
from tests.site.conftest import SYSTEM

FIRST, LEAD, SUPPORTS, LEADER, DEADLINE, NODES, HIDDEN = 4, 7, 8, 9, 10, 11, 13
EDUCATION = FIRST + 4  # the row of 2026-005
BRIDGE = FIRST + 6
Edit = Callable[[Worksheet], Any]


@pytest.fixture
def written(planning: Ledger, units: dict[str, Unit]) -> bytes:
    """The table as it is downloaded."""
    return workbook_of("任务分解表", planned(live(planning)), list(units), ["林副市长"])


@pytest.fixture
def edited(written: bytes, planning: Ledger, tmp_path: Path) -> Callable[[Edit], Comparison]:
    """What the workbook would change once somebody has edited it."""

    def after(edit: Edit) -> Comparison:
        path = tmp_path / "table.xlsx"
        path.write_bytes(saved(written, edit))
        book = UnitBook.of(timezone.localdate(), planning.place)
        return compare(read_table(path, "table.xlsx"), planning, planned(live(planning)), book)

    return after


def saved(data: bytes, edit: Edit) -> bytes:
    """The workbook as Excel would save it after an edit."""
    book = load_workbook(BytesIO(data))
    edit(book.worksheets[0])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def put(row: int, column: int, value: object) -> Edit:
    return lambda sheet: setattr(sheet.cell(row, column), "value", value)


def changes(found: Comparison) -> list[tuple[str, str, str]]:
    assert [(fault.cell, fault.message) for fault in found.faults] == []
    return [(one.cell, one.old, one.new) for one in found.changes]


def faults(found: Comparison) -> list[str]:
    return [fault.cell for fault in found.faults]


def test_the_workbook_is_ready_for_excel(written: bytes):
    book = load_workbook(BytesIO(written))
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[3]][6:11] == ["牵头单位", "配合单位", "分管领导", "完成时限", "节点"]
    assert sheet.freeze_panes == "B4"
    assert sheet.column_dimensions["M"].hidden
    assert sheet.cell(3, HIDDEN).value == KEY
    assert book[LISTS].sheet_state == "hidden"
    assert {one.formula1 for one in sheet.data_validations.dataValidation} == {
        f"'{LISTS}'!$A$1:$A$9", f"'{LISTS}'!$B$1:$B$1",
    }  # fmt: skip
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert sheet.cell(EDUCATION, DEADLINE).value == dt.datetime(2026, 6, 30)
    assert sheet.cell(EDUCATION, 4).alignment.wrap_text


def test_an_untouched_table_changes_nothing(edited: Callable[[Edit], Comparison]):
    found = edited(lambda sheet: None)
    assert changes(found) == []
    assert found.plans == []


@pytest.mark.parametrize(
    ("column", "said", "new"),
    [
        (LEAD, "市教育局", "教育局"),
        (LEAD, "青州湖市教育局 ", "教育局"),
        (LEAD, "发改委", "发展和改革委员会"),
        (SUPPORTS, "财政局、市水利局", "财政局、水利局"),
        (SUPPORTS, "财政局，水利局；住建局\n人社局 ", "财政局、水利局、住房和城乡建设局、人力资源和社会保障局"),
        (LEADER, " 林副市长 ", "林副市长"),
        (DEADLINE, "8月底", "2026-08-31"),
        (DEADLINE, "2026.8.31", "2026-08-31"),
        (DEADLINE, "2026年8月", "2026-08-31"),
        (DEADLINE, "２０２６／８／３１", "2026-08-31"),
        (DEADLINE, "年底前", "2026-12-31"),
        (DEADLINE, "三季度", "2026-09-30"),
        (DEADLINE, "9月上旬", "2026-09-10"),
        (DEADLINE, dt.datetime(2026, 8, 31), "2026-08-31"),
        (DEADLINE, 46265, "2026-08-31"),
        (NODES, "3月底 完成选址\n2026-06-30：投入使用", "2026-03-31 完成选址\n2026-06-30 投入使用"),
        (NODES, "3月底完成选址；6月30日投入使用", "2026-03-31 完成选址\n2026-06-30 投入使用"),
    ],
)
def test_cells_are_read_as_people_write_them(edited: Callable[[Edit], Comparison], column: int, said: object, new: str):
    ((cell, _old, shown),) = changes(edited(put(EDUCATION, column, said)))
    assert (cell, shown) == (f"{'ABCDEFGHIJKL'[column - 1]}{EDUCATION}", new)


@pytest.mark.parametrize(
    ("column", "said", "message"),
    [
        (LEAD, "教育厅", "没有“教育厅”这个单位，是否为“教育局”？"),
        (LEAD, "教育局、财政局", "填了两个牵头单位，请只留一个，其余填到“配合单位”。"),
        (SUPPORTS, "财政局、气象台", "没有“气象台”这个单位。"),
        (DEADLINE, "尽快", "“尽快”不是可识别的日期，请写成 2026-06-30 或“6月底”。"),
        (DEADLINE, "2026-13-01", "“2026-13-01”不是可识别的日期，请写成 2026-06-30 或“6月底”。"),
        (DEADLINE, None, "请填写完成时限，如 2026-06-30 或“6月底”。"),
        (DEADLINE, "2024年6月", "完成时限早于台账起始日 2026-01-01。"),
        (NODES, "完成选址", "第 1 行“完成选址”没有以日期开头。"),
        (NODES, "9月底 完成选址", "节点“完成选址”的到期日是 2026-09-30，应在 2026-01-01 至 2026-06-30 之间。"),
        (4, "新建幼儿园20所。", "这一列不在本表中修改，请在审核中更正。"),
    ],
)
def test_every_fault_names_its_cell(edited: Callable[[Edit], Comparison], column: int, said: object, message: str):
    found = edited(put(EDUCATION, column, said))
    assert [(one.cell, one.message) for one in found.faults] == [(f"{'ABCDEFGHIJKL'[column - 1]}{EDUCATION}", message)]
    assert found.changes == []


def test_a_row_is_looked_at_as_a_whole(edited: Callable[[Edit], Comparison]):
    def both(sheet: Worksheet) -> None:
        sheet.cell(EDUCATION, LEAD, "教育局")
        sheet.cell(EDUCATION, SUPPORTS, "财政局、教育局")

    assert faults(edited(both)) == [f"H{EDUCATION}"]


def test_rows_that_are_gone_new_copied_or_disguised(edited: Callable[[Edit], Comparison]):
    def meddle(sheet: Worksheet) -> None:
        copied = sheet.cell(FIRST, HIDDEN).value
        sheet.cell(FIRST + 12, 4, "新增一件事")
        sheet.cell(FIRST + 13, 1, "2026-001").offset(0, 12).value = copied
        sheet.cell(FIRST + 1, HIDDEN, "不认识的标识")
        sheet.delete_rows(FIRST + 11)

    found = edited(meddle)
    assert faults(found) == ["A5", "A15", "A16", "", ""]
    assert "2026-012" in found.faults[-1].message


def test_columns_are_found_by_their_headings(edited: Callable[[Edit], Comparison]):
    def move(sheet: Worksheet) -> None:
        for row in range(3, FIRST + 12):
            lead, deadline = sheet.cell(row, LEAD).value, sheet.cell(row, DEADLINE).value
            sheet.cell(row, LEAD, deadline)
            sheet.cell(row, DEADLINE, lead)
        sheet.cell(3, DEADLINE, " 牵头单位 ")
        sheet.cell(EDUCATION, DEADLINE, "教育局")
        sheet.delete_cols(LEADER)
        sheet.row_dimensions[EDUCATION].hidden = True

    ((cell, _old, new),) = changes(edited(move))
    assert (cell, new) == (f"I{EDUCATION}", "教育局")


def test_what_others_changed_meanwhile_stays_or_is_refused(
    planning: Ledger, units: dict[str, Unit], edited: Callable[[Edit], Comparison]
):
    education = planning.commitments.get(number=5)
    assign(SYSTEM, planning, {education.pk: education.revision}, lead=units["教育局"])
    assert changes(edited(lambda sheet: None)) == []
    assert faults(edited(put(EDUCATION, LEAD, "财政局"))) == [f"G{EDUCATION}"]
    assert changes(edited(put(EDUCATION, LEAD, "教育局"))) == [], "the same as what is stored"


def test_the_table_of_another_ledger(edited: Callable[[Edit], Comparison]):
    def other(sheet: Worksheet) -> None:
        key = str(sheet.cell(EDUCATION, HIDDEN).value)
        sheet.cell(EDUCATION, HIDDEN, "999999" + key[key.index(".") :])
        sheet.cell(EDUCATION, LEAD, "教育局")

    assert faults(edited(other)) == [f"A{EDUCATION}", ""]


@pytest.mark.parametrize("data", [b"no workbook", b"PK\x03\x04 damaged"])
def test_what_is_no_table_is_refused(tmp_path: Path, data: bytes, written: bytes):
    path = tmp_path / "table.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile):
        read_table(path, "table.xlsx")
    for row in (3, FIRST - 1):
        path.write_bytes(saved(written, lambda sheet, row=row: sheet.delete_rows(row)))
        with pytest.raises(UnreadableFile):
            read_table(path, "table.xlsx")


def upload(client: Client, ledger: Ledger, data: bytes) -> str:
    response = client.post(
        reverse("plan-upload", args=[ledger.pk]), {"workbook": SimpleUploadedFile("分解表.xlsx", data)}
    )
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def test_changes_are_written_once_they_were_seen(
    planning: Ledger, written: bytes, signed_in: Callable[[Role], Client], units: dict[str, Unit]
):
    client = signed_in(Role.OFFICE)

    def edit(sheet: Worksheet) -> None:
        sheet.cell(EDUCATION, LEAD, "市教育局")
        sheet.cell(BRIDGE, NODES, "3月底 完成选址\n年底 建成")

    where = upload(client, planning, saved(written, edit))
    shown = client.get(where)
    assert [one.cell for one in shown.context["found"].changes] == [f"G{EDUCATION}", f"K{BRIDGE}"]
    assert not Commitment.objects.filter(lead__isnull=False).exists()
    assert client.post(where, {"seal": shown.context["found"].seal}).status_code == 302
    assert planning.commitments.get(number=5).lead == units["教育局"]
    assert node_plans(item_of(planning.commitments.get(number=7)).nodes) == (
        NodePlan(dt.date(2026, 3, 31), "完成选址"), NodePlan(dt.date(2026, 12, 31), "建成"),
    )  # fmt: skip


def test_a_table_with_one_fault_writes_nothing(planning: Ledger, written: bytes, signed_in: Callable[[Role], Client]):
    client = signed_in(Role.OFFICE)

    def edit(sheet: Worksheet) -> None:
        sheet.cell(EDUCATION, LEAD, "市教育局")
        sheet.cell(BRIDGE, LEAD, "教育厅")

    where = upload(client, planning, saved(written, edit))
    shown = client.get(where)
    assert shown.status_code == 422
    assert client.post(where, {"seal": shown.context["found"].seal}).status_code == 422
    assert not Commitment.objects.filter(lead__isnull=False).exists()


def test_changes_that_are_no_longer_those_that_were_seen_are_shown_again(
    planning: Ledger, written: bytes, signed_in: Callable[[Role], Client], units: dict[str, Unit]
):
    client = signed_in(Role.OFFICE)
    where = upload(client, planning, saved(written, put(EDUCATION, LEAD, "市教育局")))
    seal = client.get(where).context["found"].seal
    one = planning.commitments.get(number=5)
    change_plan(SYSTEM, one, Plan(units["财政局"], (), "", one.deadline), one.revision)
    refused = client.post(where, {"seal": seal})
    assert refused.status_code == 422
    assert faults(refused.context["found"]) == [f"G{EDUCATION}"]
    assert planning.commitments.get(number=5).lead == units["财政局"]


def test_the_table_is_taken_back_only_while_it_is_planned(published: Ledger, signed_in: Callable[[Role], Client]):
    response = signed_in(Role.OFFICE).post(
        reverse("plan-upload", args=[published.pk]), {"workbook": SimpleUploadedFile("分解表.xlsx", b"x")}
    )
    assert response.status_code == 422
    assert not Node.objects.exists()
