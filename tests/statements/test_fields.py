"""Measure, role, period, strength and the attributes of a statement."""

from __future__ import annotations

import pytest

from duixian.outline.section import Period, Section
from duixian.statements import find_statements
from statement_reading import one, statements


@pytest.mark.parametrize(
    ("text", "measure", "low"),
    [
        ("财政收入增长8%。", "growth", 8),
        ("单位能耗下降3.2%。", "growth", -3.2),
        ("压减一般性支出5%。", "growth", -5),
        ("提高城乡低保标准8%。", "growth", 8),
        ("提高最低工资标准150元。", "change", 150),
        ("细颗粒物浓度同比改善5%。", "growth", -5),
        ("居民消费价格涨幅2%。", "growth", 2),
        ("平均压减时间60%。", "growth", -60),
        ("压减会议12%。", "growth", -12),
        ("平台债务压降40%。", "growth", -40),
        ("提出9%左右的地区生产总值增长目标。", "growth", 9),
        ("技改投资增速23%。", "growth", 23),
        ("集中采购药品平均降价53%。", "growth", -53),
        ("地方财政为此将增加支出42亿元。", "change", 42),
        ("森林覆盖率提高到56%。", "level", 56),
        ("城镇化率提高1.2个百分点。", "change", 1.2),
        ("高耗能行业比重下降2个百分点。", "change", -2),
        ("失业率比全国低2个百分点。", "change", -2),
        ("月最低工资比上年增加120元。", "change", 120),
        ("规模企业比2016年净增90家。", "change", 90),
        ("规模企业净增90家。", "level", 90),
        ("森林蓄积量净增90万立方米。", "change", 90),
        ("人口自然增长率控制在6‰以内。", "level", 6),
        ("贷款余额同比少增2亿元。", "change", -2),
        ("经济总量居全省第3位。", "rank", 3),
        ("营商环境进入全省前20名。", "rank", 20),
        ("经济总量在全省前移2位。", "change", 2),
        ("产值是2012年的2.3倍。", "multiple", 2.3),
        ("累计减少贫困人口6万人。", "level", 6),
    ],
)
def test_measure_and_sign(text: str, measure: str, low: float) -> None:
    statement = one(text)
    assert (statement.measure, statement.low) == (measure, low)


def test_the_level_reached_is_no_growth_though_a_verb_of_change_leads_to_it() -> None:
    found = statements("自来水普及率从88%提高到95%。")
    assert [(s.measure, s.low) for s in found] == [("level", 88), ("level", 95)]


def test_a_pace_of_growth_stays_one_where_it_falls_to_a_level() -> None:
    found = statements("物价涨幅由8%降到5%，年末回落到3%。")
    assert [(s.measure, s.low) for s in found] == [("growth", 8), ("growth", 5), ("growth", 3)]


def test_a_goal_that_is_compared_with_measures_what_was_reached() -> None:
    reached, goal = statements("单位能耗下降3.2%，超过2.5%左右的年度目标。")
    assert (goal.indicator.name, goal.measure, goal.low) == (reached.indicator.name, "growth", -2.5)
    assert (goal.role, goal.comparator) == ("fact", "approx")


def test_what_is_added_and_the_level_that_it_leads_to_are_told_apart() -> None:
    for text in ("上市公司增加3家至12家。", "创新指数跃升3位至全国第12位。", "最低补助标准提高3元至每人每月12元。"):
        change, level = statements(text)
        assert (change.measure, change.low, change.high) == ("change", 3, 3)
        assert (level.measure in ("level", "rank"), level.low) == (True, 12)
        assert change.indicator.name == level.indicator.name
    assert one("经济增长5%至6%。").comparator == "range"


def test_what_growth_of_two_digits_comes_to_is_growth() -> None:
    found = statements("工业增加值实现两位数增长、达12%。")
    assert [(s.measure, s.low) for s in found] == [("growth", 10), ("growth", 12)]


def test_the_rate_at_which_a_tax_is_levied_is_a_fact() -> None:
    rate = one("小型企业所得税减按15%征收。", "tasks")
    assert (rate.indicator.name, rate.measure, rate.low, rate.role) == ("小型企业所得税", "level", 15, "fact")


def test_what_a_rate_in_force_is_lowered_from_is_a_fact() -> None:
    found = statements("将零售业现行17%的税率降至11%。", "tasks")
    assert [s.role for s in found] == ["fact", "target"]


def test_how_large_planned_works_are_is_a_fact() -> None:
    length, invested = statements("东江引水工程全长70公里，年内完成投资9亿元。", "tasks")
    assert (length.role, invested.role) == ("fact", "target")


def test_what_is_done_on_the_basis_of_last_year_is_still_to_come() -> None:
    assert one("企业用电成本在去年基础上再降低6%。", "tasks").role == "target"
    assert one("转移支付剔除去年一次性因素后增长4%。", "tasks").role == "target"


def test_how_far_a_plan_is_exceeded_in_per_cent_is_growth() -> None:
    done, beyond = statements("完成投资620亿元、超年度计划8.6%。")
    assert (beyond.indicator.name, beyond.measure, beyond.low) == (done.indicator.name, "growth", 8.6)


def test_an_index_falls_from_what_it_was_in_an_earlier_year() -> None:
    found = statements("城乡居民收入比由2020年的2.3缩小到2.1。")
    assert [(s.indicator.name, s.low) for s in found] == [("城乡居民收入比", 2.3), ("城乡居民收入比", 2.1)]


def test_a_sum_that_is_added_beside_a_fall_is_a_change() -> None:
    found = statements("发行国债60亿元，比上年减少20亿元，同时增加技术改造投资9亿元。")
    assert [(s.indicator.name, s.measure, s.low) for s in found[1:]] == [
        ("发行国债", "change", -20),
        ("技术改造投资", "change", 9),
    ]


def test_a_threshold_is_a_fact_without_a_time() -> None:
    statement = one("取缔10蒸吨以下燃煤锅炉。", "tasks")
    assert (statement.role, statement.comparator, statement.period) == ("fact", "le", None)


def test_how_old_things_are_or_how_long_somebody_has_worked_limits_who_is_meant() -> None:
    for text in ("改造18年以上老旧管道。", "奖励连续缴费满6年的职工。"):
        limit = one(text)
        assert (limit.role, limit.unit, limit.period) == ("fact", "年", None)
    assert not statements("出口连续5年以上保持增长。")


def test_round_the_clock_is_a_fact_also_where_it_was_reached() -> None:
    hours = statements("60座公园实现24小时开放。")[-1]
    assert (hours.role, hours.indicator.name) == ("fact", "开放时间")


def test_the_size_of_a_project_is_a_fact_and_a_count_of_things_to_do_a_target() -> None:
    assert one("石化基地年产90万吨乙烯投产。").role == "fact"
    assert one("建设30万吨乙烯项目。", "tasks").role == "fact"
    assert one("新建公园5个。", "tasks").role == "target"


def test_what_is_there_or_was_done_is_no_target_inside_the_plan() -> None:
    assert one("全国有24万户小企业。", "tasks").role == "fact"
    assert one("现在已有90个县建立了补助制度。", "tasks").role == "outcome"
    assert one("改革取消了30亿元的收费。", "tasks").role == "outcome"


def test_an_age_limits_a_group_of_people_and_no_rate() -> None:
    found = statements("60岁以上老年人体检服务覆盖率达到75%，0—3岁婴幼儿入托率达到20%。", "tasks")
    assert [(s.indicator.name, s.comparator, s.role) for s in found] == [
        ("老年人年龄", "ge", "fact"),
        ("60岁以上老年人体检服务覆盖率", "eq", "target"),
        ("婴幼儿年龄", "range", "fact"),
        ("0—3岁婴幼儿入托率", "eq", "target"),
    ]


def test_which_of_the_things_counted_are_meant_is_a_fact() -> None:
    found = statements("90种产品中，占比超过10%的有30种。")
    assert [s.role for s in found] == ["fact", "fact", "outcome"]


def test_a_bound_that_says_which_things_are_meant_is_a_fact() -> None:
    villages = one("实现30户以上自然村通硬化路。", "tasks")
    assert (villages.indicator.name, villages.role, villages.comparator) == ("自然村", "fact", "ge")
    precise = one("定位精度2微米以下的数控磨床研制成功。")
    assert (precise.indicator.name, precise.role) == ("数控磨床定位精度", "fact")
    assert one("持续将1/3以上的专项资金投向基础研究。", "tasks").role == "target"


def test_parts_of_the_plan_that_were_carried_out_are_counted() -> None:
    assert one("全年90项重点任务全部完成。").role == "outcome"
    assert one("抓好9项重点任务。", "tasks").role == "fact"
    assert one("9项指标进入全国前列。").role == "outcome"


def test_a_list_of_divisions_that_are_built_up_is_promised() -> None:
    assert [s.role for s in statements("建立9条示范产业链和30条重点产业链。", "tasks")] == ["target", "target"]


def test_zones_that_are_furthered_are_there_already() -> None:
    found = statements("支持9个产粮大县提升产能，支持30个省级开发区集约发展。", "tasks")
    assert [(s.indicator.name, s.role) for s in found] == [("产粮大县", "fact"), ("省级开发区", "fact")]


def test_a_time_in_which_something_is_dealt_with_is_promised() -> None:
    assert [s.role for s in statements("企业开办0.5天办结，许可5个工作日内办理。", "tasks")] == ["target", "target"]
    assert statements("3年内完成整改。", "tasks") == ()


def test_places_that_were_chosen_for_a_list_are_counted() -> None:
    assert one("3个县（区）获评乡村振兴示范县。").role == "outcome"


def test_the_currency_is_no_part_of_the_unit() -> None:
    assert one("利用外资约合90亿元人民币。").unit == "亿元"


def test_a_sentence_that_tells_of_the_past_does_so_up_to_where_it_turns_to_the_plan() -> None:
    told = statements("两年来发行债券90亿元，带动投资300亿元。", "tasks")
    assert [statement.role for statement in told] == ["outcome", "outcome"]
    turned = statements("现有龙头企业60家，新增8家以上。", "tasks")
    assert [statement.role for statement in turned] == ["outcome", "target"]


def test_what_the_work_turns_on_is_there_already() -> None:
    assert one("以30个特色产业集群为重点，加快转型。", "tasks").role == "fact"


def test_money_that_is_made_use_of_is_there_already() -> None:
    assert one("用好60亿元技改贷款贴息政策。", "tasks").role == "fact"


def test_what_is_worked_at_is_there_already() -> None:
    standing = one("优化已建成90个便民驿站的服务。", "tasks")
    assert (standing.role, standing.indicator.name) == ("fact", "便民驿站")


def test_what_a_place_has_is_no_promise() -> None:
    assert one("我市产业体系完备，拥有6个百亿级集群。", "tasks").role == "outcome"


def test_where_a_plan_starts_from_was_reached() -> None:
    for text in ("公用经费从每生每年600元提高到720元。", "保险金标准由最低工资的80%提高到90%。"):
        assert [statement.role for statement in statements(text, "tasks")] == ["outcome", "target"]
    assert [s.role for s in statements("推动试点从12个县（市）扩大到40个县（市）。", "tasks")] == ["outcome", "target"]
    found = statements("低保、特困供养标准分别从每人每月200元、300元提高到220元、320元。", "tasks")
    assert [s.role for s in found] == ["outcome", "outcome", "target", "target"]


def test_what_a_thing_is_done_by_does_not_make_it_background() -> None:
    assert one("根据各地条件打造20个特色小镇。", "tasks").role == "target"


def test_a_count_that_others_have_settled_is_background() -> None:
    found = statements("抓好省委确定的9项重点改革和30项改革任务，推进20个重点帮扶县振兴发展。")
    assert [(s.indicator.name, s.role) for s in found] == [
        ("重点改革", "fact"),
        ("改革任务", "fact"),
        ("重点帮扶县", "fact"),
    ]
    assert one("完成省委确定的9项改革任务。").role == "outcome"


def test_the_amount_that_describes_what_is_counted_is_background() -> None:
    found = statements("培育90家年产值超5亿元的企业。", "tasks")
    assert [(s.low, s.role, s.comparator) for s in found] == [(90, "target", "eq"), (5, "fact", "ge")]


def test_standards_that_were_made_are_no_articles_of_a_document() -> None:
    assert one("制定发布90项地方标准。").role == "outcome"


def test_what_works_can_make_or_cost_is_background() -> None:
    assert [s.role for s in statements("开工建设年产9万吨新材料项目。", "tasks")] == ["fact"]
    found = statements("推进总投资30亿元的物流园建设。", "tasks")
    assert [(s.indicator.name, s.role) for s in found] == [("物流园建设总投资", "fact")]
    found = statements("财政收入过9亿元的县（市、区）达到5个。")
    assert (found[0].indicator.name, found[0].role) == ("县（市、区）财政收入", "fact")


def test_numbers_of_a_list_are_background_together() -> None:
    assert [s.role for s in statements("出台30条、12条具体举措。")] == ["fact", "fact"]


def test_whom_works_will_serve_is_background() -> None:
    statement = one("惠及30万人的引水工程启动建设。")
    assert (statement.indicator.name, statement.role) == ("引水工程惠及", "fact")


def test_great_things_are_counted_where_they_are_brought_about() -> None:
    assert one("搭建4大公共平台。").role == "outcome"
    assert one("做强4大特色产业。", "tasks").role == "fact"


def test_a_school_is_no_group_that_something_is_among() -> None:
    assert one("每个镇办好1所优质初中。", "tasks").role == "target"


def test_what_years_have_brought_was_reached_inside_the_plan_too() -> None:
    told = statements("两年来发行长期国债900亿元，带动银行贷款2000亿元；建成水库9座。今年再建水库3座。", "tasks")
    assert [one.role for one in told] == ["outcome", "outcome", "outcome", "target"]


def test_where_something_went_already_was_reached_too() -> None:
    assert [one.role for one in statements("从去年起，平均税率已由15%降到12%。", "tasks")] == ["outcome", "outcome"]


def test_among_how_many_something_is_one_is_background() -> None:
    only = one("我省成为全国4个试点省份之一。")
    assert (only.role, only.indicator.name) == ("fact", "试点省份")


def test_the_section_decides_between_reached_and_promised() -> None:
    assert one("新建公园5个。", "review").role == "outcome"
    assert one("新建公园5个。", "annual_targets").role == "target"


def test_what_last_year_reached_is_an_outcome_inside_the_plan() -> None:
    assert one("去年新建公园5个。", "tasks").role == "outcome"
    assert one("过去一年，工作有了进展。生产总值增长8%。", "tasks").role == "outcome"
    assert [s.role for s in statements("关税已由15%降到12%。", "tasks")][:1] == ["outcome"]
    assert one("三年来新建公园5个。", "tasks").role == "outcome"
    found = statements("过去一年，成绩不小。生产总值增长8%。今年要增长7%。", "tasks")
    assert [s.role for s in found] == ["outcome", "target"]


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("凝聚13亿人民的力量。", "review", "人民"),
        ("9条重点产业链全面起势。", "review", "重点产业链"),
        ("3次亲临我市视察。", "review", "亲临我市视察"),
        ("长达900公里的输气管道全线贯通。", "review", "输气管道"),
        ("建强2个国家级医学中心。", "tasks", "国家级医学中心"),
        ("提出5个方面的保障措施。", "goals", "保障措施方面"),
    ],
)
def test_what_is_so_anyway_is_a_fact(text: str, role: str, name: str) -> None:
    statement = one(text, role)
    assert (statement.role, statement.indicator.name) == ("fact", name)


def test_inner_is_no_bound_where_it_begins_a_word() -> None:
    assert one("研制90千瓦级内燃机车。").comparator == "eq"
    assert one("失业率控制在5%内。", "annual_targets").comparator == "le"


def test_a_size_from_which_on_something_is_counted_is_a_fact() -> None:
    found = statements("产值超9亿元工厂达30家，新增3个过900亿元集群。")
    assert [(s.role, s.comparator) for s in found] == [
        ("fact", "ge"),
        ("outcome", "eq"),
        ("outcome", "eq"),
        ("fact", "ge"),
    ]


def test_what_is_hoped_for_beyond_a_target_measures_alike() -> None:
    found = statements("工业增加值增长9%以上、力争10%。", "annual_targets")
    assert [(s.measure, s.low) for s in found] == [("growth", 9), ("growth", 10)]
    found = statements("投入民生资金90亿元，占财政支出的78%，比上个五年增长1.2倍。")
    assert (found[2].indicator.name, found[2].measure) == ("民生资金", "multiple")


def test_works_that_are_closed_are_no_size() -> None:
    assert one("关停90万千瓦小火电机组。", "tasks").role == "target"
    assert one("培育壮大9个产业集群。", "tasks").role == "target"


@pytest.mark.parametrize(
    ("text", "role", "years", "expected"),
    [
        ("财政收入2021年突破90亿元。", "review", ("2019", "2023"), ("2021", "2021", "year")),
        ("财政收入年均增长9%。", "review", ("2019", "2023"), ("2019", "2023", "average")),
        ("累计新建公路90公里。", "review", ("2019", "2023"), ("2019", "2023", "cumulative")),
        ("城镇化率达61%。", "review", ("2019", "2023"), ("2023", "2023", "year")),
        ("“十四五”时期，新增泊位9个。", "review", ("2025", "2025"), ("2021", "2025", "cumulative")),
        ("投资比“十三五”时期增长9%。", "review", ("2021", "2025"), ("2021", "2025", "cumulative")),
        ("今后五年，财政将投入90亿元。", "tasks", ("2024", "2024"), ("2024", "2028", "cumulative")),
        ("今后五年，产值年均增长6%。", "goals", ("2024", "2028"), ("2024", "2028", "average")),
        ("到2028年，城镇化率达65%。", "goals", ("2024", "2028"), ("2028", "2028", "by")),
        ("森林覆盖率达60%。", "goals", ("2024", "2028"), ("2028", "2028", "by")),
        ("到2028年，单位产值水耗累计下降9%。", "goals", ("2024", "2028"), ("2024", "2028", "cumulative")),
        ("用3年时间，新建泊位9个。", "tasks", ("2024", "2024"), ("2024", "2026", "cumulative")),
        ("财政收入增长7%。", "annual_targets", ("2024", "2024"), ("2024", "2024", "year")),
        ("三产占比较2018年提升6个百分点。", "review", ("2019", "2023"), ("2019", "2023", "cumulative")),
        ("旅游收入恢复到2019年的85%。", "review", ("2023", "2023"), ("2023", "2023", "year")),
    ],
)
def test_periods(text: str, role: str, years: tuple[str, str], expected: tuple[str, str, str]) -> None:
    statement = one(text, role, period=years)
    assert statement.period == Period(*expected)  # type: ignore[arg-type]


def test_a_deadline_at_the_head_of_the_sentence_holds_for_all_its_numbers() -> None:
    found = statements("到2025年，城镇化率达62%，森林覆盖率达60%。", "goals", period=("2024", "2028"))
    assert [s.period for s in found] == [Period("2025", "2025", "by")] * 2


def test_what_a_plan_starts_from_is_reached() -> None:
    found = statements("把低保标准由每月400元提高到450元，参保率由原来的40%提高到60%。", "tasks")
    assert [s.role for s in found] == ["outcome", "target", "outcome", "target"]
    assert [s.indicator.name for s in found][:2] == ["低保标准", "低保标准"]


def test_what_a_number_starts_from_is_of_the_year_before() -> None:
    found = statements("试点城市由上年的88个增加到300个，办理事项从39个拓展到90个。", period=("2023", "2023"))
    assert [s.period.start for s in found if s.period] == ["2022", "2023", "2022", "2023"]


def test_years_ahead_hold_for_the_whole_sentence() -> None:
    found = statements("今后三年支持建设卫生院90所、县医院20所。", "tasks", period=("2024", "2024"))
    assert [s.period for s in found] == [Period("2024", "2026", "cumulative")] * 2


def test_what_a_plan_says_of_last_year_is_of_last_year() -> None:
    found = statements("过去一年，成绩不小。生产总值增长8%。", "tasks", period=("2024", "2024"))
    assert [s.period for s in found] == [Period("2023", "2023", "year")]


def test_years_past_hold_for_the_whole_sentence() -> None:
    found = statements("近三年累计，水耗下降9%，废水、废渣分别减少6%和8%。水耗创三年来新低，下降4%。")
    assert [s.period for s in found] == [Period("2021", "2023", "cumulative")] * 3 + [Period("2023", "2023", "year")]


def test_average_where_one_year_is_told_is_of_the_years_since_its_base() -> None:
    found = statements("2023年，产值达90亿元，是2018年的1.6倍，年均增长9%。出口年均增长5%。")
    assert [s.period for s in found][2:] == [Period("2019", "2023", "average"), Period("2023", "2023", "average")]


def test_parts_of_a_ratio_are_of_one_time() -> None:
    found = statements("三次产业结构由12∶41∶47调整为11∶42∶47。", period=("2023", "2023"))
    assert [s.period.end for s in found if s.period] == ["2022"] * 3 + ["2023"] * 3


def test_a_state_reached_in_years_ahead_is_that_of_the_last() -> None:
    found = statements("今后五年，产值年均增长6%，城镇化率达到55%。", "goals", period=("2024", "2028"))
    assert [s.period for s in found] == [Period("2024", "2028", "average"), Period("2028", "2028", "by")]


def test_numbers_of_a_list_share_the_period_of_the_first() -> None:
    found = statements("投资、消费年均分别增长9%和7%。", "goals", period=("2024", "2028"))
    assert [s.period for s in found] == [Period("2024", "2028", "average")] * 2


def test_more_than_in_an_earlier_year_is_a_change() -> None:
    found = statements("发行债券56亿元，比去年多12亿元。优良天数276天，较上年少8天。新开工项目比上年多20个。")
    assert [(s.indicator.name, s.measure, s.low) for s in found] == [
        ("发行债券", "level", 56),
        ("发行债券", "change", 12),
        ("优良天数", "level", 276),
        ("优良天数", "change", -8),
        ("新开工项目", "change", 20),
    ]


def test_what_a_plan_builds_on_is_no_past() -> None:
    found = statements("融资成本在去年基础上再降低1个百分点。在现有基础上新增床位90张。", "tasks")
    assert [s.role for s in found] == ["target", "target"]


def test_people_whom_a_plan_reckons_with_are_no_target() -> None:
    found = statements("今年高校毕业生将达9万人，要办好招聘会。吸引高校毕业生2万人。", "tasks")
    assert [s.role for s in found] == ["fact", "target"]


def test_size_of_works_among_others_is_no_target() -> None:
    found = statements("确保30万吨铝箔等60个项目建成投产。", "tasks")
    assert [s.role for s in found] == ["fact", "target"]


def test_attributes() -> None:
    found = statements(
        "预计地区生产总值增长5%，税收收入同口径增长3%，确保粮食产量30亿斤，力争新增就业2万人。", "annual_targets"
    )
    assert [s.provisional for s in found] == [True, False, False, False]
    assert [s.comparable_basis for s in found] == [False, True, False, False]
    assert [s.strength for s in found] == ["", "", "ensure", "strive"]


@pytest.mark.parametrize(
    ("text", "name", "comparator", "reference"),
    [
        ("居民消费价格涨幅与全国一致；", "居民消费价格", "sync", "与全国一致"),
        ("居民收入增长与经济增长基本同步；", "居民收入", "sync", "与经济增长基本同步"),
        ("固定资产投资实现正增长；", "固定资产投资", "positive", "实现正增长"),
        ("节能减排完成国家下达任务。", "节能减排", "assigned", "完成国家下达任务"),
        (
            "全面完成省里下达的安全生产等约束性指标。",
            "安全生产等约束性指标",
            "assigned",
            "全面完成省里下达的安全生产等约束性指标",
        ),
        ("物价总水平保持基本稳定。", "物价总水平", "stable", "保持基本稳定"),
    ],
)
def test_targets_in_words(text: str, name: str, comparator: str, reference: str) -> None:
    statement = one("今年主要预期目标是：" + text, "annual_targets")
    assert (statement.indicator.name, statement.comparator, statement.reference) == (name, comparator, reference)
    assert statement.low is None
    assert statement.role == "target"


def test_a_clause_with_a_number_is_no_target_in_words() -> None:
    assert statements("建立与经济增长相适应的工资制度。", "annual_targets") == ()
    found = statements("居民收入增长6%，与经济增长同步。", "annual_targets")
    assert [s.comparator for s in found] == ["eq", "sync"]
    assert [s.comparator for s in statements("居民收入增长6%左右、保持稳定增长。", "annual_targets")] == ["approx"]


def test_numbers_outside_every_section_belong_to_an_annex() -> None:
    text = "新建公园5个。\n名词解释：三大工程包括9个项目。"
    section = Section("s1", "", 1, "review", Period("2023", "2023"), 0, 7, 0)
    assert [s.role for s in find_statements(text, (section,), year=2024)] == ["outcome", "fact"]


def test_the_note_on_a_programme_promises_what_the_programme_does() -> None:
    notes = "新建公园5个。\n1.“百村千户”工程：用3年时间，创建9个示范村和90户示范户。\n2.结对：东部6个县与西部9个县。"
    section = Section("s1", "", 1, "review", Period("2023", "2023"), 0, 7, 0)
    found = find_statements(notes, (section,), year=2024)[1:]
    assert [(s.indicator.name, s.role) for s in found] == [
        ("创建示范村", "target"),
        ("创建示范户", "target"),
        ("县", "fact"),
        ("县", "fact"),
    ]


def test_a_bound_may_stand_behind_an_aside() -> None:
    assert [s.comparator for s in statements("培训技工2000人（含学徒工300人）左右。")] == ["approx", "eq"]
    assert [s.comparator for s in statements("培训技工2000人（含学徒工300人）。")] == ["eq", "eq"]


def test_every_field_names_its_rule_and_confidence_is_a_probability() -> None:
    for statement in statements("财政收入增长8%、居全省第2位，建设20个驿站，用好240小时免签政策。", "tasks"):
        assert set(statement.rules) == {"value", "indicator", "measure", "comparator", "role", "period"}
        assert 0 < statement.confidence < 1


def test_a_place_in_a_ranking_that_moves_is_a_rank() -> None:
    read = statements("创新百强县由88位提升至71位。")
    assert [(s.measure, s.low, s.unit) for s in read] == [("rank", 88, "位"), ("rank", 71, "位")]


def test_a_plan_goes_on_at_plants_of_a_size_but_adds_what_it_builds() -> None:
    assert one("推进东山20万千瓦风电建设。", "tasks").role == "fact"
    assert one("新增风电20万千瓦。", "tasks").role == "target"
