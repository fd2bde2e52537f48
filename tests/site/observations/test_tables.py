"""Tables as offices have them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from duixian.errors import UnreadableFile
from duixian.site.keeping.spans import Span
from duixian.site.ledgers.models import Ledger
from duixian.site.observations.rows import Defaults
from duixian.site.observations.tables import Table, parse_table, read_table

HEAD = ["指标", "地区", "时期", "数值", "单位", "口径", "公布日期", "版本", "来源"]
HERE = Defaults("青州湖市", dt.date(2026, 7, 18), "市统计局")

pytestmark = pytest.mark.django_db


def table(*lines: Sequence[object], head: Sequence[object] = HEAD) -> Table:
    return parse_table([head, *lines], HERE, "表.xlsx")


def faults(found: Table) -> list[str]:
    return [f"{one.where} {one.message}" for one in found.faults]


def test_a_row_says_everything():
    found = table(["GDP", "430400", "2026年1—6月", "1,280.5", "亿元", "总量", "2026-07-18", "初步核算", "省统计局"])
    (row,) = found.rows
    assert (row.indicator, row.name, row.known, row.place, row.place_name) == (
        "gdp",
        "地区生产总值",
        True,
        "430400",
        "衡阳市",
    )
    assert (row.span, row.value, row.unit, row.measure) == (Span.to_date(2026, 6), 1280.5, "亿元", "level")
    assert (row.published_on, row.vintage, row.source, row.where) == (
        dt.date(2026, 7, 18),
        "初步核算",
        "省统计局",
        "D2",
    )
    assert found.faults == ()


def test_columns_come_in_any_order_in_either_language_below_a_title():
    lines = [["2026年主要指标"], [], ["Value", "Unit", "Period", "Indicator"], ["5.1%", "", "2026Q2", "城镇调查失业率"]]
    (row,) = parse_table(lines, HERE).rows
    assert (row.value, row.unit, row.measure, row.where) == (5.1, "%", "level", "A4")
    assert (row.place, row.published_on) == ("青州湖市", HERE.published_on)


def test_a_wide_table_has_a_column_for_each_time():
    head = ["指标", "单位", "2026年1-2月", "2026年1-3月", "备注"]
    found = table(
        ["一般公共预算收入", "亿元", 15.2, "—", "略"], ["社会消费品零售总额", "亿元", 80, 126.5, ""], head=head
    )
    assert [(row.where, row.value, row.span.end.month) for row in found.rows] == [
        ("C2", 15.2, 2),
        ("C3", 80, 2),
        ("D3", 126.5, 3),
    ]


@pytest.mark.parametrize(
    ("name", "unit", "said", "measure", "shown"),
    [
        ("规模以上工业增加值", "%", "", "growth", "%"),
        ("规上工业增加值增速", "", "", "growth", "%"),
        ("居民消费价格", "%", "", "growth", "%"),
        ("城镇调查失业率", "%", "", "level", "%"),
        ("义务教育巩固率", "", "", "level", "%"),
        ("地区生产总值", "", "位次", "rank", "位"),
        ("地区生产总值", "％", "增速", "growth", "%"),
    ],
)
def test_the_measure_follows_from_what_is_said(name: str, unit: str, said: str, measure: str, shown: str):
    (row,) = table([name, "", "2026-06", 3, unit, said]).rows
    assert (row.measure, row.unit) == (measure, shown)


def test_an_unknown_indicator_is_kept_under_its_name():
    (row,) = table(["惠企直达兑付额", "", "2026-06", 800, "万元"]).rows
    assert (row.indicator, row.known) == ("惠企直达兑付额", False)


def test_every_fault_names_its_cell():
    found = table(
        ["", "", "2026年13月", "很多", "亿元"],
        ["地区生产总值", "", "2026年上半年", "", "", "水平线"],
        ["地区生产总值", "", "2026年上半年", 5, "", "", "2026年6月29日"],
        ["地区生产总值", "", "2026年上半年", "5%", "亿元", "", "昨天"],
    )
    assert faults(found) == [
        "A2 未填写：请填写指标",
        "C2 “2026年13月”不是时期；请写2026年1—6月、2026-06、2026Q2、2026年上半年或2026年",
        "D2 “很多”不是数；请写4.8、4.8%或1,280.5",
        "D3 未填写",
        "F3 口径“水平线”无法识别；请写总量、增速、增减、位次或倍数",
        "G4 2026-06-29早于数值所属时期的止日2026-06-30",
        "E4 未填写：请填写数值的单位",
        "G5 “昨天”不是日期；请写2026-07-18",
        "E5 与数值中写明的单位%不一致",
    ]
    assert found.rows == ()


def test_a_value_published_tomorrow_is_refused():
    ahead = dt.date(2026, 9, 2)
    assert faults(table(["GDP", "", "2026-06", 5, "亿元", "", ahead.isoformat()])) == [f"G2 尚未到来：{ahead}"]


def test_without_a_place_the_ledgers_own_counts(ledger: Ledger):
    for written in ("", "全市", "青州湖市", "青州湖"):
        (row,) = table(["GDP", written, "2026-06", 5, "亿元"]).rows
        assert row.place == "青州湖市"
    (row,) = table(["滨江区地区生产总值", "", "2026-06", 5, "亿元"]).rows
    assert row.place == "青州湖市滨江区"


def test_without_any_place_it_is_a_fault():
    found = parse_table(
        [["指标", "时期", "数值", "单位"], ["GDP", "2026-06", 5, "亿元"]], Defaults("", HERE.published_on)
    )
    assert [one.where for one in found.faults] == ["A2"]


@pytest.mark.parametrize("head", [["地区", "数值"], ["指标", "数值"], []])
def test_a_table_without_heading_is_refused(head: list[str]):
    with pytest.raises(UnreadableFile):
        table(["a", "b"], head=head)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_in_the_encodings_that_offices_use(codec: str, tmp_path: Path):
    path = tmp_path / "表.csv"
    path.write_bytes("指标,时期,数值,单位\n一般公共预算收入,2026年1—6月,48.6,亿元\n".encode(codec))
    (row,) = read_table(path, "表.csv", HERE).rows
    assert (row.indicator, row.value) == ("public-budget-revenue", 48.6)


def test_dates_and_percentages_that_excel_has_made(tmp_path: Path):
    book = Workbook()
    sheet = book.active
    sheet.append(["指标", "时期", "数值", "公布日期"])
    sheet.append(["规模以上工业增加值", dt.datetime(2026, 6, 1), 0.061, dt.datetime(2026, 7, 1)])
    sheet["C2"].number_format = "0.0%"
    stream = BytesIO()
    book.save(stream)
    path = tmp_path / "表.xlsx"
    path.write_bytes(stream.getvalue())
    (row,) = read_table(path, "表.xlsx", HERE).rows
    assert (row.span, row.value, row.unit, row.published_on) == (Span.month(2026, 6), 6.1, "%", dt.date(2026, 7, 1))


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\x00\x01\x02\x03" * 50, b""])
def test_what_is_no_table_is_refused(data: bytes, tmp_path: Path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile):
        read_table(path, "表.xlsx", HERE)
