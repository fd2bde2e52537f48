from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from duixian.errors import InputError, TooLarge, UnreadableFile
from duixian.exchange.xlsx.read import from_xlsx
from duixian.exchange.xlsx.write import to_xlsx
from duixian.ledger.model import Ledger, SuggestedLead
from factories import ledger, ledger_of

HEADINGS = ["序号", "领域", "重点工作", "任务", "量化指标", "目标值", "时限", "牵头单位", "配合单位", "原文位置"]


def book_of(whole: Ledger | None = None) -> Any:
    return load_workbook(BytesIO(to_xlsx(whole or ledger())))


def edited(edit: Callable[[Any], None]) -> bytes:
    book = book_of()
    edit(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_sheets_an_office_expects():
    assert book_of().sheetnames == ["任务分解表", "目标", "任务", "项目", "完成情况", "疑问", "报告", "_ledger"]


def test_the_decomposition_table():
    sheet = book_of()["任务分解表"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "云溪市2017年政府工作报告任务分解表"
    assert list(rows[1][:10]) == HEADINGS
    assert rows[2][4:6] == ("地区生产总值\n固定资产投资\n居民人均可支配收入", "增长8.5%以上\n增长14%\n与经济增长同步")
    assert rows[3][:3] == (2, "做强实体经济", "壮大临港产业")
    assert rows[3][6:9] == ("2017年9月30日", "市交通运输局", "市发展和改革委员会、市财政局")
    assert rows[3][9].endswith("四、2017年重点工作 › （一）做强实体经济")


def test_it_prints_on_paper():
    sheet = book_of()["任务分解表"]
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:K5"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == "$1:$2"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet["D3"].alignment.wrap_text
    assert sheet.column_dimensions["K"].hidden


def test_a_sheet_for_each_kind():
    book = book_of()
    counted = {name: book[name].max_row - 2 for name in ("目标", "任务", "项目", "完成情况", "疑问")}
    assert counted == {"目标": 6, "任务": 1, "项目": 1, "完成情况": 3, "疑问": 1}
    assert [cell.value for cell in book["项目"][3]][1] == "云溪港二期码头"
    assert [cell.value for cell in book["完成情况"][5]][2:5] == ["增长18.2%", 18.2, 18.2]
    finding = [cell.value for cell in book["疑问"][3]]
    assert finding[4] == "当年目标：14\n年均需要：16\n差距：2"
    assert "q7" in finding[5]


def test_the_workbook_gives_the_same_ledger():
    assert from_xlsx(to_xlsx(ledger())) == ledger()


def test_an_empty_ledger_comes_back():
    bare = ledger(text="", outline=(), statements=(), commitments=(), asides=(), findings=())
    assert from_xlsx(to_xlsx(bare)) == bare


def test_the_same_bytes():
    assert to_xlsx(ledger()) == to_xlsx(ledger())


ODD = ["=1+1", "-1", "{=1}", "http://x.cn", "a\x01b", "_x000D_", "x005F_", "_x005F_", " a ", "\r\n", "\ufffe", "😀"]


@pytest.mark.parametrize("text", [*ODD, "长" * 40_000, "长𠮷" * 20_000])
def test_odd_text_comes_back(text: str):
    whole = ledger_of(text, ((0, len(text)),))
    assert from_xlsx(to_xlsx(whole)) == whole


@settings(max_examples=60)
@given(st.text(st.characters(codec=None), min_size=1) | st.text("_x05FD{}=\r\n\t\x00 ", min_size=1))
def test_any_text_comes_back(text: str):
    whole = ledger_of(text, ((0, len(text)),))
    assert from_xlsx(to_xlsx(whole)) == whole


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1+1", "-1", "@SUM(1)", "{=1}", "http://x.cn"])
def test_no_cell_becomes_a_formula_or_a_link(text: str):
    book = book_of(ledger_of(text, ((0, len(text)),)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    suspects = [cell for cell in cells if cell.parent.title != "_ledger" and cell.row > 2 and cell.value == text]
    assert suspects
    assert all(cell.quotePrefix for cell in suspects if text[0] in "=+-@")


def test_corrections_are_read():
    def correct(book: Any) -> None:
        sheet = book["任务分解表"]
        sheet["B4"], sheet["C4"] = "实体经济", "壮大港口"
        sheet["G4"] = datetime(2017, 10, 1)
        sheet["H4"], sheet["I4"] = "市港航局", "市财政局，市水利局"
        sheet["H5"] = "市工业和信息化局"
        sheet["G5"] = "2017年6月"

    got = from_xlsx(edited(correct))
    _, port, cloud = got.commitments
    assert (port.area, port.item, port.deadline) == ("实体经济", "壮大港口", "2017-10-01")
    assert port.suggested_lead == SuggestedLead("市港航局", 1.0)
    assert port.supporting_units == ("市财政局", "市水利局")
    assert (cloud.suggested_lead, cloud.deadline) == (SuggestedLead("市工业和信息化局", 1.0), "2017-06")
    assert replace(got, commitments=()) == replace(ledger(), commitments=())


def test_rows_may_be_sorted_and_deleted():
    def shuffle(book: Any) -> None:
        sheet = book["任务分解表"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        sheet.delete_rows(3, 3)
        for row in (rows[2], rows[0]):
            sheet.append(row)

    assert [c.id for c in from_xlsx(edited(shuffle)).commitments] == ["c1", "c3"]


def set_cell(sheet: str, cell: str, value: Any) -> Callable[[Any], None]:
    return lambda book: book[sheet].__setitem__(cell, value)


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (set_cell("任务分解表", "D4", "别的话"), "a.xlsx, sheet 任务分解表, cell D4: .*quotes the report"),
        (set_cell("任务分解表", "G5", "年内"), "cell G5: '年内' is no date"),
        (set_cell("任务分解表", "G5", "2017-13-01"), "cell G5: month must be in 1..12"),
        (set_cell("任务分解表", "K5", None), "cell K5: every row needs the 编号"),
        (set_cell("任务分解表", "K5", "c2"), "cell K5: every row needs the 编号"),
        (set_cell("任务分解表", "B9", "新任务"), "cell K9: every row needs the 编号"),
        (set_cell("任务分解表", "H2", "单位"), "cell H2: the heading must be 牵头单位"),
        (set_cell("_ledger", "B1", '"duixian/ledger/9"'), "sheet _ledger holds no ledger of schema"),
        (set_cell("_ledger", "B3", "{"), "sheet _ledger, cell B3: this is not well-formed JSON"),
        (set_cell("_ledger", "A3", "chapters"), "sheet _ledger, cell A3: 'chapters' is no part"),
        (set_cell("_ledger", "B8", '{"id": 1}'), r"sheet _ledger, cell B8: statements.id: Expected `str`"),
        (set_cell("_ledger", "B23", '"短"'), "sheet _ledger: Statement q1"),
        (lambda book: book.remove(book["_ledger"]), "no sheet _ledger"),
        (lambda book: book.remove(book["任务分解表"]), "no sheet 任务分解表"),
    ],
)
def test_a_bad_workbook_names_sheet_and_cell(edit: Callable[[Any], None], message: str):
    with pytest.raises(InputError, match=message):
        from_xlsx(edited(edit), "a.xlsx")


def test_what_is_no_workbook_is_refused():
    for data in (b"", b"PK\x03\x04", b"text", to_xlsx(ledger())[:2000]):
        with pytest.raises(UnreadableFile):
            from_xlsx(data, "a.xlsx")
    archive = BytesIO()
    with ZipFile(archive, "w") as out:
        out.writestr("a.txt", "a")
    with pytest.raises(UnreadableFile):
        from_xlsx(archive.getvalue())
    other = BytesIO()
    Workbook().save(other)
    with pytest.raises(InputError, match="only a workbook that duixian exported"):
        from_xlsx(other.getvalue())


def test_a_bomb_is_not_unpacked():
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as out:
        out.writestr("xl/workbook.xml", b" " * 2_000_000)
    with pytest.raises(TooLarge, match="limit of 1,000,000"):
        from_xlsx(archive.getvalue(), max_unpacked_bytes=1_000_000)
