"""Targets of the year and goals of several years, told apart by headings and by what stands below them."""

import pytest

from duixian.outline import find_sections
from duixian.outline.periods import Calendar
from duixian.outline.roles import title_role
from outline import examples
from outline.lookup import Outline

FIGURES = "全市生产总值增长6.5%左右，一般公共预算收入增长5%，城镇新增就业1.2万人以上。"


def planned(title: str, *paragraphs: str, work: str = "三、2024年重点工作") -> Outline:
    """A report with a chapter of targets before that of the work."""
    return Outline(
        "\n".join(
            [
                examples.TITLE,
                examples.ADDRESS,
                examples.PRESENTS,
                "一、2023年工作回顾",
                examples.REVIEW_OPENING,
                title,
                *paragraphs,
                work,
                "（一）推动工业提质增效",
                examples.TASK_INDUSTRY,
                "（二）推进乡村全面振兴",
                examples.TASK_COUNTRYSIDE,
                examples.CALL,
            ]
        )
    )


@pytest.mark.parametrize(
    "title",
    [
        "二、2024年主要目标",
        "二、今年发展目标",
        "二、2024年经济社会发展主要预期目标",
        "二、2024年奋斗目标",
        "二、2024年度主要经济指标",
        "二、全年工作目标",
        "二、二〇二四年工作目标",
    ],
)
def test_a_heading_of_one_year_and_its_targets_makes_annual_targets(title: str) -> None:
    assert title_role(title, Calendar(2024)) == "annual_targets"
    outline = planned(title, FIGURES)
    assert (outline.role(FIGURES), outline.years(FIGURES)) == ("annual_targets", ("2024", "2024"))
    assert outline.role(examples.TASK_INDUSTRY) == "tasks"


@pytest.mark.parametrize(
    "title",
    [
        "二、今后五年奋斗目标",
        "二、“十四五”时期主要目标",
        "二、2024—2028年发展目标",
        "二、2035年远景目标",
        "二、未来三年主要目标",
    ],
)
def test_a_heading_of_several_years_makes_goals(title: str) -> None:
    assert title_role(title, Calendar(2024)) == "goals"
    assert planned(title, FIGURES).role(FIGURES) == "goals"


@pytest.mark.parametrize("title", ["二、2024年工作目标及重点", "三、实现2024年目标的主要措施", "二、2024年目标任务"])
def test_a_heading_of_targets_and_work_is_the_works(title: str) -> None:
    assert title_role(title, Calendar(2024)) == "tasks"


def test_a_heading_of_targets_without_years_follows_what_stands_below() -> None:
    assert planned("二、主要预期目标", FIGURES).role(FIGURES) == "annual_targets"
    later = "今后五年，全市生产总值年均增长6%，城镇化率达到68%。"
    outline = planned("二、主要目标", later)
    assert (outline.role(later), outline.years(later)) == ("goals", ("2024", "2028"))


def test_requirements_beside_the_targets_stay_goals() -> None:
    required = "做好今年工作，必须坚持稳中求进，把握好发展与安全的关系。"
    for title in ("二、2024年总体要求和主要目标", "二、2024年主要目标"):
        outline = planned(title, required, "主要目标：" + FIGURES)
        assert outline.role(required) == "goals"
        assert outline.role(FIGURES) == "annual_targets"


def test_main_targets_before_the_parts_of_a_chapter_on_the_year_need_not_name_it_again() -> None:
    text = examples.NUMBERED.replace("2024年工作安排", "关于2024年工作")
    said = "2024年是转型之年。主要目标是：全市生产总值增长6%，新增就业3000人。"
    outline = Outline(text.replace(f"{examples.REQUIREMENTS}\n{examples.TARGETS}", said))
    assert outline.role("全市生产总值增长6%") == "annual_targets"
    stated = "农民人均纯收入增长15%，完成固定资产投资2000万元。"
    outline = Outline(text.replace(f"{examples.REQUIREMENTS}\n{examples.TARGETS}", stated))
    assert outline.role(stated) == "annual_targets"
    assert outline.role(examples.TASK_INDUSTRY) == "tasks"


def test_what_must_be_done_after_the_first_measures_is_work() -> None:
    work = "要切实抓好招商，新发展果园5000亩，继续修建道路。\n要继续推进改制，必须守住底线，争取引进项目20个。"
    text = examples.BARE.replace(f"{examples.LEADS_IN}\n", "").replace("要" + examples.TASK_INDUSTRY, work)
    assert Outline(text).role("争取引进项目20个") == "tasks"


def test_figures_before_the_first_part_of_targets_and_work_are_targets() -> None:
    text = examples.NUMBERED.replace("2024年工作安排", "2024年发展目标与重点工作")
    outline = Outline(text.replace(f"{examples.REQUIREMENTS}\n{examples.TARGETS}", FIGURES))
    assert outline.role(FIGURES) == "annual_targets"
    assert outline.role(examples.LEADS_IN) == outline.role(examples.TASK_INDUSTRY) == "tasks"


def test_targets_and_work_in_one_chapter_may_each_be_named_before_they_are_listed() -> None:
    text = examples.NUMBERED.replace("2024年工作安排", "2024年主要目标和工作任务")
    said = (
        "主要目标：2024年，全市生产总值增长6%，财政收入增长7%。\n主要任务：\n1、做强工业。新增企业10户。\n2、做优农业。"
    )
    outline = Outline(text.replace(f"{examples.REQUIREMENTS}\n{examples.TARGETS}\n{examples.LEADS_IN}", said))
    assert outline.role("全市生产总值增长6%") == "annual_targets"
    assert outline.role("新增企业10户") == "tasks"


def test_goals_and_tasks_under_one_heading_keep_their_years() -> None:
    goals = "今后五年，全市生产总值年均增长6.5%以上，到2028年突破1000亿元。"
    text = examples.NUMBERED.replace("2024年工作安排", "今后五年目标和今年任务")
    outline = Outline(text.replace(examples.REQUIREMENTS, goals))
    assert (outline.role(goals), outline.years(goals)) == ("goals", ("2024", "2028"))
    assert (outline.role(examples.TARGETS), outline.years(examples.TARGETS)) == ("annual_targets", ("2024", "2024"))
    assert outline.role(examples.TASK_INDUSTRY) == "tasks"


def test_a_chapter_of_targets_may_hold_the_work() -> None:
    text = examples.NUMBERED.replace("2024年工作安排", "2024年奋斗目标")
    outline = Outline(text)
    assert outline.role(examples.TARGETS) == "annual_targets"
    assert outline.role(examples.TASK_INDUSTRY) == "tasks"
    works = "三、民生实事\n新建幼儿园3所。\n四、加强"
    assert Outline(text.replace("三、加强", works)).role(examples.TASK_INDUSTRY) == "tasks"


def test_targets_may_be_a_table() -> None:
    table = "指标\t单位\t2024年目标\n生产总值\t%\t6左右\n城镇新增就业\t万人\t1.2以上"
    assert planned("二、2024年主要目标", table).role("城镇新增就业") == "annual_targets"


def test_a_chapter_of_nothing_but_targets_ends_with_its_lead_in() -> None:
    text = f"{examples.ADDRESS}\n一、2023年工作回顾\n{examples.REVIEW_OPENING}\n二、2024年目标\n主要目标是：\n{FIGURES}"
    sections = find_sections(f"{text}\n{examples.LEADS_IN}", year=2024)
    assert [section.role for section in sections if section.level == 1] == ["preface", "review", "tasks"]


def test_several_headline_indicators_in_a_row_are_the_targets_without_being_called_so() -> None:
    stated = "今年要优先稳住就业：城镇新增就业2万人以上，登记失业率4.5%以内，居民消费价格涨幅3%左右。"
    explained = "需要说明的是，没有提出增速的具体数字，是因为形势还不明朗。"
    outline = planned("二、2024年工作总体部署", "做好今年工作，要坚持稳中求进。", stated, explained)
    assert [outline.role(said) for said in (stated, explained)] == ["annual_targets", "annual_targets"]


def test_targets_may_be_announced_as_those_that_follow() -> None:
    stated = "按照市委部署，今年要努力实现以下目标：地区生产总值增长6%，财政收入增长5%。"
    asked = "做好今年工作，要突出以下三点：一是坚持创新驱动；二是坚持民生优先。"
    outline = planned("二、2024年工作安排", examples.REQUIREMENTS, stated, asked, examples.LEADS_IN)
    assert [outline.role(said) for said in (stated, asked)] == ["annual_targets", "goals"]


def test_what_the_targets_ask_for_may_stand_before_the_lead_in_of_the_same_paragraph() -> None:
    asked = "实现上述目标，必须坚定信心、统筹兼顾。"
    explained = f"经济增长目标设定为6%，考虑了需要与可能。{asked}重点抓好以下工作。"
    outline = planned("二、2024年工作安排", examples.REQUIREMENTS, examples.TARGETS, explained)
    said = ("经济增长目标设定为", asked, "重点抓好以下工作")
    assert [outline.role(words) for words in said] == ["annual_targets", "goals", "tasks"]
