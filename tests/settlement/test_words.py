"""Promises in words."""

from __future__ import annotations

import pytest

from settlement_pair import last_report, only, settled, this_report

INCOMES = "居民人均可支配收入"
SYNC = [
    ("居民人均可支配收入增长与经济增长同步", "地区生产总值增长5%，居民人均可支配收入增长4.7%。", "met"),
    ("居民人均可支配收入增长与经济增长同步", "地区生产总值增长5%，居民人均可支配收入增长4.6%。", "missed"),
    ("居民人均可支配收入增长与经济增长基本同步", "地区生产总值增长5%，居民人均可支配收入增长4.6%。", "met"),
    ("居民人均可支配收入增速高于经济增速", "地区生产总值增长5%，居民人均可支配收入增长5%。", "missed"),
    ("居民人均可支配收入增速高于经济增速", "地区生产总值增长5%，居民人均可支配收入增长5.1%。", "met"),
    ("居民人均可支配收入增长与经济增长同步", "居民人均可支配收入增长5.1%。", "undecidable"),
    ("居民人均可支配收入增长与经济增长同步", "地区生产总值增长5%。", "not_reported"),
]


@pytest.mark.parametrize(("promise", "review", "verdict"), SYNC)
def test_incomes_in_step_with_the_economy(promise: str, review: str, verdict: str):
    assert only(settled(last_report(promise), this_report(review)), "收入").verdict == verdict


@pytest.mark.parametrize(
    ("town", "country", "verdict", "rule"),
    [(5.1, 6.2, "met", "keeps-step"), (4.1, 6.2, "undecidable", "parts-only"), (3.9, 4.2, "missed", "keeps-step")],
)
def test_incomes_of_town_and_country_stand_for_all(town: float, country: float, verdict: str, rule: str):
    review = f"地区生产总值增长5%，城镇、农村居民人均可支配收入分别增长{town}%、{country}%。"
    one = only(settled(last_report("居民收入增长与经济增长同步"), this_report(review)), "收入")
    assert (one.verdict, one.rule) == (verdict, rule)


def test_an_assigned_task_needs_a_statement_of_completion():
    last = last_report("单位地区生产总值能耗完成国家下达任务")
    said = only(settled(last, this_report("单位地区生产总值能耗完成国家下达任务。")), "能耗")
    assert (said.verdict, said.outcome) == ("met", None)
    assert "完成" in said.evidence.quote
    number = only(settled(last, this_report("单位地区生产总值能耗下降2.1%。")), "能耗")
    assert (number.verdict, number.outcome.quote) == ("undecidable", "2.1%")
    assert only(settled(last, this_report()), "能耗").verdict == "not_reported"


def test_growth_and_what_only_sounds_like_it():
    assert (
        only(settled(last_report("进出口总额实现正增长"), this_report("进出口总额增长0.2%。")), "进出口").verdict
        == "met"
    )
    vague = only(settled(last_report("进出口总额稳量提质"), this_report("进出口总额增长4%。")), "进出口")
    assert (vague.verdict, vague.outcome.quote) == ("undecidable", "4%")


def test_a_figure_that_is_only_said_to_be_reached():
    one = only(settled(last_report("城镇新增就业7万人以上"), this_report("城镇新增就业超额完成全年任务。")), "就业")
    assert (one.verdict, one.rule, one.outcome) == ("met", "said-done", None)
    assert one.answer is one.evidence
