"""Tables of indicators are read figure by figure."""

from __future__ import annotations

import pytest

from duixian.api import read_text
from duixian.statements import Statement

HEAD = (
    "2023年清河市政府工作报告\n各位代表：\n我代表清河市人民政府，向大会作工作报告，请予审议。\n"
    "一、2022年工作回顾\n过去一年，全市上下扎实工作，各项建设取得新进展，人民生活继续改善。\n二、2023年主要目标\n"
)
TAIL = (
    "\n三、2023年重点工作\n（一）推动工业发展。加快园区建设，支持企业技术改造，培育壮大产业集群。\n"
    "（二）改善民生。加强学校和医院建设，提高公共服务水平，办好群众身边的实事。\n"
)


def table(*rows: str) -> list[Statement]:
    """The statements of a report whose targets are a table; | stands between cells."""
    text = HEAD + "\n".join(rows).replace("|", "\t") + TAIL
    ledger = read_text(text)
    assert all(text[one.start : one.end] == one.quote for one in ledger.statements)
    return list(ledger.statements)


def said(one: Statement) -> tuple[str, str, float | None, str, str, str, str]:
    period = one.period.start if one.period else ""
    return one.indicator.name, one.measure, one.low, one.unit, one.comparator, one.role, period


def test_columns_tell_role_and_year_and_the_unit_stands_beside_them() -> None:
    found = table("指标|单位|2022年完成|2023年目标", "1.粮食产量|万吨|88.6|88以上", "城镇新增就业|万人|2.1|2")
    assert [said(one) for one in found] == [
        ("粮食产量", "level", 88.6, "万吨", "eq", "outcome", "2022"),
        ("粮食产量", "level", 88.0, "万吨", "ge", "target", "2023"),
        ("城镇新增就业", "level", 2.1, "万人", "eq", "outcome", "2022"),
        ("城镇新增就业", "level", 2.0, "万人", "eq", "target", "2023"),
    ]


@pytest.mark.parametrize(
    ("row", "measure", "low", "comparator"),
    [
        ("地区生产总值增速|%|6左右", "growth", 6.0, "approx"),
        ("固定资产投资|%|8", "growth", 8.0, "eq"),
        ("社会消费品零售总额|亿元|增长7%", "growth", 7.0, "eq"),
        ("城镇调查失业率|%|5.5以内", "level", 5.5, "le"),
        ("居民消费价格涨幅|%|3左右", "growth", 3.0, "approx"),
    ],
)
def test_a_percentage_of_what_is_no_rate_or_share_is_its_growth(
    row: str, measure: str, low: float, comparator: str
) -> None:
    (one,) = table("指标名称|单位|预期目标", row)
    assert (one.measure, one.low, one.unit, one.comparator) == (measure, low, "%", comparator)
    assert (one.role, one.period and one.period.start) == ("target", "2023")


def test_growth_beside_a_figure_is_of_its_year_and_units_may_stand_in_brackets() -> None:
    found = table("指标名称|2022年实际|增长（%）", "一般公共预算收入（亿元）|46.3|5.2")
    assert [said(one) for one in found] == [
        ("一般公共预算收入", "level", 46.3, "亿元", "eq", "outcome", "2022"),
        ("一般公共预算收入", "growth", 5.2, "%", "eq", "outcome", "2022"),
    ]


def test_columns_of_offices_and_rows_without_head_hold_no_figures() -> None:
    assert table("名称|目标属性|责任科室", "粮食产量|约束性|农业科2室") == []
    assert table("粮食产量|万吨|甲\n大豆|万吨|乙") == []
