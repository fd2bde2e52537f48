"""What became of a promise, told by sentences of the trade."""

from __future__ import annotations

import pytest

from settlement_pair import last_report, only, settled, this_report

HEADLINE = [
    # promise, what the review says, indicator, verdict, rule, outcome
    ("地区生产总值增长5%以上", "地区生产总值增长5.2%。", "生产总值", "met", "at-least", "5.2%"),
    ("地区生产总值增长5%以上", "地区生产总值增长4.9%。", "生产总值", "missed", "at-least", "4.9%"),
    ("地区生产总值增长5.5%左右", "地区生产总值达到1820亿元、增长5.3%。", "生产总值", "met", "about-rate", "5.3%"),
    ("地区生产总值增长5.5%左右", "地区生产总值增长5.2%。", "生产总值", "missed", "about-rate", "5.2%"),
    ("地区生产总值增长5%—6%", "地区生产总值增长5%。", "生产总值", "met", "range-lower-end", "5%"),
    ("规模以上工业增加值增长7%", "规上工业增加值增长7.4%。", "工业增加值", "met", "stated-value", "7.4%"),
    ("一般公共预算收入增长4%", "一般公共预算收入增长1.7%（同口径4.5%）。", "预算", "missed", "stated-value", "1.7%"),
    ("粮食产量616亿斤左右", "粮食总产量达到3100万吨。", "粮食", "met", "about-amount", "3100万吨"),
    ("粮食产量60亿斤左右", "粮食产量55亿斤。", "粮食", "missed", "about-amount", "55亿斤"),
    ("城镇新增就业7万人以上", "城镇新增就业7.2万人。", "就业", "met", "at-least", "7.2万人"),
    ("城镇调查失业率5.5%左右", "城镇调查失业率平均值为5.1%。", "失业率", "met", "lower-is-better", "5.1%"),
    ("城镇登记失业率控制在4.5%以内", "城镇登记失业率4.6%。", "失业率", "missed", "at-most", "4.6%"),
    ("居民消费价格涨幅2%左右", "居民消费价格上涨0.3%。", "价格", "met", "price-ceiling", "0.3%"),
    ("居民消费价格涨幅2%左右", "居民消费价格上涨2.9%。", "价格", "missed", "price-ceiling", "2.9%"),
    ("单位地区生产总值能耗下降3%", "单位地区生产总值能耗下降3.4%。", "能耗", "met", "reduction", "3.4%"),
    ("单位地区生产总值能耗下降3%", "单位地区生产总值能耗下降1.2%。", "能耗", "missed", "reduction", "1.2%"),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "review", "indicator", "verdict", "rule", "outcome"), HEADLINE)
def test_headline_targets(promise: str, review: str, indicator: str, verdict: str, rule: str, outcome: str):
    one = only(settled(last_report(promise), this_report(review)), indicator)
    assert (one.verdict, one.rule, one.outcome and one.outcome.quote) == (verdict, rule, outcome)
    assert one.headline


OTHERS = [
    # reworded, regrouped, in another unit
    ("改造老旧小区90个以上。", "新开工改造城镇老旧小区102个。", "老旧小区", "met", "102个"),
    ("新改建农村公路800公里。", "新（改）建农村公路0.12万公里。", "农村公路", "met", "0.12万公里"),
    ("新建改造高标准农田30万亩。", "新建改造高标准农田26万亩。", "高标准农田", "missed", "26万亩"),
    ("实施盐碱地治理工程12万亩。", "开展盐碱地治理工程12.5万亩。", "盐碱地", "met", "12.5万亩"),
    ("打造“云溪好物”品牌20个。", "评定“云溪好物”27个。", "云溪好物", "met", "27个"),
    ("建设提升村卫生室350所。", "350所村卫生室达到标准。", "村卫生室", "met", "350所"),
    ("高新技术企业总量突破1200家。", "高新技术企业数量达到1260家。", "高新技术企业", "met", "1260家"),
    ("实施320个两地年度共建项目。", "交通、环保等领域320个两地共建重点项目全部开工。", "共建项目", "met", "320个"),
    ("数字经济核心产业增加值增长15%。", "数字经济核心产业增加值增长9%以上。", "数字经济", "missed", "9%"),
]  # fmt: skip


@pytest.mark.parametrize(("promise", "review", "indicator", "verdict", "outcome"), OTHERS)
def test_other_targets(promise: str, review: str, indicator: str, verdict: str, outcome: str):
    one = only(settled(last_report(tasks=promise), this_report(review)), indicator)
    assert (one.verdict, one.outcome and one.outcome.quote) == (verdict, outcome)


NOT_THE_SAME = [
    # what was measured is another thing, or of another scope
    ("新增省级单项冠军企业40家。", "新增国家级单项冠军企业22家。"),
    ("改造城市危旧房5000套。", "改造城乡危旧房5200套。"),
    ("新增智能制造标杆企业36家。", "新增智能制造企业158家。"),
    ("新增义务教育学位4万个。", "新增普通高中学位5万个。"),
    ("新增电源装机300万千瓦。", "电力总装机达到905万千瓦。"),
    ("货物出口额增长6%。", "货物进口额增长6%。"),
    ("农村居民人均可支配收入增长6%。", "城镇居民人均可支配收入增长6%。"),
    ("生产安全事故起数下降5%。", "生产安全事故死亡人数下降5%。"),
    ("固定资产投资增长5%。", "固定资产投资总额达到620亿元。"),
    ("固定资产投资增长5%。", "扣除房地产开发投资，固定资产投资增长6%。"),
]


@pytest.mark.parametrize(("promise", "review"), NOT_THE_SAME)
def test_what_is_not_the_same_is_not_asserted(promise: str, review: str):
    (one,) = (x for x in settled(last_report(tasks=promise), this_report(review)).items if x.kind == "figure")
    assert (one.verdict, one.outcome) == ("not_reported", None)


def test_totals_and_averages_over_five_years_are_no_outcome_of_the_year():
    last = last_report("城镇新增就业7万人以上", "新增百亿企业3家。确保粮食播种面积稳定在140万亩以上。")
    five = "城镇累计新增就业38万人，地区生产总值年均增长6.1%，新增百亿企业9家，粮食播种面积稳定在138万亩以上。"
    result = settled(last, this_report(five_years=five))
    assert {one.verdict for one in result.items if one.kind == "figure"} == {"not_reported"}


def test_the_level_at_the_end_of_five_years_is_one():
    last = last_report(tasks="推动高新技术企业突破1200家。力争森林覆盖率达到41%。")
    this = this_report(five_years="高新技术企业数量实现翻番、达1210家，森林覆盖率提高到41.5%。")
    result = settled(last, this)
    assert only(result, "高新技术企业").verdict == "met"
    assert only(result, "森林覆盖率").outcome.quote == "41.5%"


def test_the_year_goes_before_five_years():
    this = this_report("粮食产量51.5亿斤。", five_years="粮食产量跃上50亿斤台阶。")
    assert only(settled(last_report("粮食产量50亿斤"), this), "粮食").outcome.quote == "51.5亿斤"


def test_next_years_targets_are_no_outcome():
    assert (
        only(settled(last_report("地区生产总值增长6%"), this_report(plan="地区生产总值增长6%")), "生产总值").outcome
        is None
    )


def test_where_a_new_promise_starts_from_is_the_outcome():
    last = last_report(tasks="农村低保标准从每人每月480元提高到520元。")
    this = this_report(plan="农村低保标准从每人每月520元提高到560元")
    one = only(settled(last, this), "低保")
    assert (one.low, one.verdict, one.outcome.quote, one.outcome.source) == (520, "met", "520元", "baseline")


def test_a_share_of_the_plan_is_an_outcome():
    last = last_report("城镇新增就业4万人", "新增发放创业担保贷款16亿元。")
    result = settled(last, this_report("城镇新增就业、新增发放创业担保贷款分别完成年计划的98.2%、124.5%。"))
    jobs, loans = only(result, "就业"), only(result, "担保贷款")
    assert (jobs.verdict, jobs.outcome.quote, jobs.rule) == ("missed", "98.2%", "plan-share")
    assert (loans.verdict, loans.outcome.quote) == ("met", "124.5%")


def test_a_figure_answers_one_promise():
    last = last_report(tasks="困难群众生活补贴标准提高到209元。重度残疾人护理补贴标准提高到280元。")
    this = this_report("困难群众生活补贴标准提高到209元。")
    result = settled(last, this)
    assert only(result, "生活补贴").verdict == "met"
    assert only(result, "护理补贴").outcome is None


def test_units_are_converted_and_the_conversion_is_shown():
    one = only(settled(last_report("粮食产量616亿斤左右"), this_report("粮食总产量3100万吨。")), "粮食")
    assert one.conversion == "3100万吨 = 620亿斤"
    assert "616亿斤左右" in one.reason
    assert "3100万吨" in one.reason_en


def test_an_uncertain_link_is_offered_not_asserted():
    one = only(settled(last_report(tasks="新增智能制造标杆企业36家。"), this_report("新增智能制造企业58家。")), "标杆")
    assert one.outcome is None
    assert [c.quote for c in one.candidates] == ["58家"]
    assert 0 < one.candidates[0].likeness < 0.6


def test_a_promise_for_later_years_is_not_due():
    one = only(settled(last_report(tasks="到2030年，全市公共充电桩达到9万个。"), this_report()), "充电桩")
    assert (one.verdict, one.rule) == ("undecidable", "not-due")


def test_a_general_sentence_on_the_works_for_the_people_is_quoted():
    last = last_report(tasks="\n办好十件民生实事：新建社区食堂30个。")
    one = only(settled(last, this_report("十件民生实事全面完成。")), "社区食堂")
    assert one.verdict == "not_reported"
    assert "民生实事全面完成" in one.reason


def test_what_was_dropped_stands_first_headline_targets_before_others():
    last = last_report("地区生产总值增长6%，固定资产投资增长8%", "新建公园12个。")
    dropped = settled(last, this_report("地区生产总值增长6%。")).dropped
    assert [one.indicator for one in dropped] == ["固定资产投资", "新建公园"]
