"""Findings in whole reports, from the words to the question."""

from __future__ import annotations

import pytest

from duixian import read_text

ACCUSING = {"restated-differently", "shares-sum", "level-growth-mismatch", "annual-below-average", "annual-below-pace"}
TASKS = "".join(
    f"（{number}）修路架桥\n改造乡村公路，修好水渠，种好河岸林带，办好集镇学校。\n" for number in "一二三四五六"
)


def asked(review: str, goals: str = "", targets: str = "地区生产总值增长7%") -> list[tuple[str, str]]:
    """Rule and message of the findings of a county's report of 2022."""
    text = (
        "临泽县人民政府工作报告\n——2022年1月10日在临泽县第六届人民代表大会第一次会议上\n各位代表：\n"
        f"现在，我代表县人民政府报告工作，请予审议。\n一、2021年工作回顾\n{review}\n"
        + (f"二、“十四五”时期的目标\n{goals}\n" if goals else "")
        + f"三、2022年工作\n今年的主要预期目标是：{targets}。\n{TASKS}"
    )
    return [(found.rule, found.message) for found in read_text(text).findings if found.rule in ACCUSING]


@pytest.mark.parametrize(
    ("review", "rule", "what"),
    [
        ("全年32个贫困村退出。脱贫方面，全年36个贫困村退出。", "restated-differently", "贫困村"),
        (
            "外贸进出口总额4120亿元，增长4%。开放扩大，全县进出口总额4210亿元。",
            "restated-differently",
            "进出口",
        ),
        ("三次产业结构由12∶41∶47调整为11.2∶42.5∶45.3。", "shares-sum", "11.2＋42.5＋45.3"),
        ("高速公路通车里程由510公里增加到760公里，新增280公里。", "level-growth-mismatch", "高速公路"),
        ("实际使用外资31亿美元，比上年的34亿美元增长8.4%。", "level-growth-mismatch", "外资"),
    ],
)
def test_one_thing_told_in_two_ways(review: str, rule: str, what: str) -> None:
    ((found, message),) = asked(review)
    assert found == rule
    assert what in message


@pytest.mark.parametrize(
    "review",
    [
        "地区生产总值增长8%，其中一季度增长9.6%，前三季度增长8.6%。上半年地区生产总值增长9%。",
        "地区生产总值增长8%。地区生产总值两年平均增长5.2%。",
        "单位产值水耗下降4%。近三年累计，单位产值水耗下降10%。",
        "新建农村公路120公里，五年累计新建农村公路560公里。",
        "三次产业结构由12∶41∶47调整为11∶42∶47。",
        "规上工业企业达到126家，净增14家。",
        "规上工业企业由100家增加到126家，新增32家。",
        "新建学校18所。改善办学条件，“十三五”以来累计新建学校66所。",
    ],
)
def test_what_differs_in_time_or_kind_is_not_held_against_itself(review: str) -> None:
    assert asked(review) == []


def test_share_has_many_names() -> None:
    found = asked("三次产业结构为12∶48∶40。", "到2025年，服务业增加值占比达到45%。", "服务业增加值占比提高0.4个百分点")
    assert [rule for rule, _ in found] == ["annual-below-pace"]


def test_sum_up_to_the_end_of_the_plan_is_spread_over_its_years() -> None:
    found = asked(
        "单位地区生产总值能耗下降3.1%。",
        "到2025年，单位地区生产总值能耗累计下降14%。",
        "单位地区生产总值能耗下降2%",
    )
    assert [rule for rule, _ in found] == ["annual-below-pace"]
    assert "2021—2025年累计下降14%" in found[0][1]
