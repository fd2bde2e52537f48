"""The same report in the layouts in use."""

from itertools import pairwise

import pytest

from outline import examples
from outline.lookup import Outline

LAYOUTS = pytest.mark.parametrize("text", examples.LAYOUTS.values(), ids=examples.LAYOUTS)

SAID = {
    examples.TITLE: "preface",
    examples.PRESENTS: "preface",
    examples.REVIEW_OPENING: "review",
    examples.REVIEW_INDUSTRY: "review",
    examples.REVIEW_LIVELIHOOD: "review",
    examples.PROBLEMS: "problems",
    examples.REQUIREMENTS: "goals",
    examples.TARGETS: "annual_targets",
    examples.LEADS_IN: "tasks",
    examples.TASK_INDUSTRY: "tasks",
    examples.TASK_COUNTRYSIDE: "tasks",
    examples.CONDUCT: "self_governance",
    examples.CALL: "closing",
}


@LAYOUTS
def test_roles_do_not_depend_on_the_layout(text: str) -> None:
    outline = Outline(text)
    assert {words: outline.role(words) for words in SAID} == SAID


@LAYOUTS
def test_the_review_speaks_of_last_year_and_the_rest_of_this(text: str) -> None:
    outline = Outline(text)
    assert outline.years(examples.REVIEW_LIVELIHOOD) == ("2023", "2023")
    assert outline.years(examples.PROBLEMS) == ("2023", "2023")
    assert outline.years(examples.TARGETS) == ("2024", "2024")
    assert outline.years(examples.TASK_COUNTRYSIDE) == ("2024", "2024")


@LAYOUTS
def test_the_title_tells_the_year_where_nobody_does(text: str) -> None:
    assert Outline(text, year=None).sections == Outline(text, year=2024).sections


@LAYOUTS
def test_chapters_cover_the_report_without_gaps(text: str) -> None:
    chapters = [section for section in Outline(text).sections if section.level == 1]
    assert chapters[0].start == 0
    assert chapters[-1].end == len(text)
    assert all(before.end == after.start for before, after in pairwise(chapters))


@pytest.mark.parametrize("layout", ["numbered", "parted", "unnumbered", "halved"])
def test_a_report_on_a_single_line_is_divided_all_the_same(layout: str) -> None:
    long = examples.LAYOUTS[layout].replace(examples.TASK_INDUSTRY, examples.TASK_INDUSTRY * 40)
    outline = Outline(long.replace("\n", ""))
    assert {words: outline.role(words) for words in SAID} == SAID
    glossary = Outline(long.replace("\n", "") + "名词解释1.专精特新：专业化、精细化、特色化、新颖化的企业。")
    assert not glossary.covers("1.专精特新")


def test_a_heading_without_break_ends_before_the_words_of_time_that_prose_begins_with() -> None:
    glued = examples.NUMBERED.replace("三、加强政府自身建设\n", "三、打造高效务实的政务团队今年，我们将")
    assert "三、打造高效务实的政务团队" in Outline(glued).titles(1)
    whole = examples.NUMBERED.replace("（一）推动工业提质增效\n", "（一）推动工业在今年提质增效。")
    assert "（一）推动工业在今年提质增效" in Outline(whole).titles(2)


@pytest.mark.parametrize("gap", ["", " ", "\u3000"])
def test_prose_that_runs_on_from_its_heading_is_told_from_it(gap: str) -> None:
    text = examples.NUMBERED
    for heading in ("一、2023年工作回顾", "二、2024年工作安排", "三、加强政府自身建设"):
        text = text.replace(f"{heading}\n", heading + gap)
    outline = Outline(text)
    assert outline.titles(1) == Outline(examples.NUMBERED).titles(1)
    assert outline.role(examples.REQUIREMENTS) == "goals"
    assert outline.role(examples.TARGETS) == "annual_targets"
    glued = Outline(text.replace("\n二、", "二、").replace("\n三、", "三、"))
    assert glued.titles(1) == outline.titles(1)


def test_a_gap_inside_a_heading_of_two_halves_is_no_break() -> None:
    for title in ("（一）推动工业提质 培育发展动能", "（一）推动工业提质 培育动能。"):
        text = examples.NUMBERED.replace("（一）推动工业提质增效\n", title + "\n" * (not title.endswith("。")))
        assert title.rstrip("。") in Outline(text).titles(2)


def test_headings_of_two_clauses_end_at_a_gap() -> None:
    title = "（一）推动工业提质增效，培育发展新动能"
    text = examples.NUMBERED.replace("（一）推动工业提质增效\n", f"{title} 壮大园区。")
    outline = Outline(text)
    assert title in outline.titles(2)
    assert outline.text[outline.at("壮大园区").heading_end :].lstrip().startswith("壮大园区")


def test_roman_numerals_count_chapters() -> None:
    text = examples.NUMBERED.replace("一、", "Ⅰ、").replace("二、", "Ⅱ、").replace("三、", "Ⅲ、")
    assert Outline(text).role(examples.CONDUCT) == "self_governance"
    assert len(Outline(text).titles(1)) == 5


def test_full_width_blanks_and_windows_line_ends_change_nothing() -> None:
    indented = examples.NUMBERED.replace("\n", "\r\n\u3000\u3000")
    assert Outline(indented).titles(2) == Outline(examples.NUMBERED).titles(2)


def test_an_empty_text_has_no_sections() -> None:
    assert Outline("").sections == ()
    assert Outline(" \n\u3000\n").sections == ()


def test_headings_that_lost_their_numbers_are_told_apart_by_their_years() -> None:
    text = f"""{examples.TITLE}
各位代表：
{examples.PRESENTS}
2023年工作回顾
{examples.REVIEW_OPENING}
重点任务推进情况
{examples.REVIEW_INDUSTRY}
政府自身建设
去年我们精简了会议，办理了建议，压减了开支，改进了作风。
2024年主要任务
{examples.TARGETS}
加快工业发展
{examples.TASK_INDUSTRY}
政府自身建设
{examples.CONDUCT}
"""
    outline = Outline(text)
    assert outline.role(examples.REVIEW_INDUSTRY) == "review"
    assert outline.role("去年我们精简") == "review"
    assert outline.role(examples.TASK_INDUSTRY) == "tasks"
    assert outline.role(examples.CONDUCT) == "self_governance"


def test_last_member_of_a_list_without_heading_ends_with_its_paragraph() -> None:
    aims = "\n".join(
        f"——坚持{what}，建设更加{what}的清河。今后五年，{what}水平明显提升，走在全省前列。"
        for what in ("实干", "绿色", "开放", "廉洁")
    )
    work = "今年要加快园区建设，继续修建道路，切实改善就医条件，努力办好学校。\n" * 6
    text = f"""{examples.TITLE}
各位代表：
{examples.PRESENTS}
{examples.REVIEW_OPENING}
今后五年，要努力实现以下目标。
{aims}
{work}
"""
    outline = Outline(text)
    assert {outline.role(f"坚持{what}") for what in ("实干", "绿色", "开放", "廉洁")} == {"goals"}
    assert outline.at("坚持廉洁").title
    assert not outline.at("今年要加快园区建设").title


def test_a_heading_of_a_government_s_term_looks_back_like_one_that_names_its_years() -> None:
    text = f"""{examples.TITLE}
各位代表：
{examples.PRESENTS}
第十五届人民政府工作回顾
{examples.REVIEW_OPENING}
{examples.REVIEW_INDUSTRY}
今后五年奋斗目标
今后五年，全市经济总量要翻一番。
2017年重点工作
{examples.TASK_INDUSTRY}
"""
    outline = Outline(text)
    assert outline.role(examples.REVIEW_INDUSTRY) == "review"
    assert outline.role(examples.TASK_INDUSTRY) == "tasks"


def test_a_communique_looks_back_in_every_chapter_and_a_list_of_measures_in_none() -> None:
    communique = (
        "清河市统计公报\n全市经济运行总体平稳。\n一、综合\n全年生产总值125亿元，比上年增长5.6%。\n二、农业\n粮食产量达到8.6万吨，比上年增长1.2%。\n"
        "三、生活\n居民收入比上年增长6.2%，生活水平继续改善，就业超过预期。"
    )
    assert {Outline(communique).role(said) for said in ("全年生产总值", "粮食产量", "居民收入")} == {"review"}
    measures = (
        "清河市若干措施\n为支持企业发展，制定以下措施。\n一、优化环境\n1.推行一网通办，压缩开办时间。\n2.清理各类障碍。\n"
        "二、强化保障\n3.设立发展基金10亿元。\n4.新增工业用地3000亩。"
    )
    assert {Outline(measures).role(said) for said in ("推行一网通办", "清理各类", "设立发展基金", "新增工业")} == {
        "tasks"
    }


def test_a_space_may_stand_between_an_unnumbered_heading_and_its_prose() -> None:
    spaced = examples.NUMBERED.replace("三、加强政府自身建设\n", "加强政府自身建设 ").replace(
        "一、2023年工作回顾\n", "2023年工作回顾 "
    )
    spaced = spaced.replace("二、2024年工作安排\n", "2024年工作安排 ").replace(
        examples.CALL, "结束语 各位代表！" + examples.CALL
    )
    outline = Outline(spaced)
    assert outline.titles(1)[1:] == ["2023年工作回顾", "2024年工作安排", "加强政府自身建设", "结束语"]


def test_a_chapter_whose_line_breaks_are_lost_is_divided_like_a_whole_report() -> None:
    review = ("（一）" + examples.REVIEW_INDUSTRY * 20, "（二）" + examples.REVIEW_LIVELIHOOD, examples.PROBLEMS)
    text = examples.NUMBERED.replace("（一）" + examples.REVIEW_INDUSTRY, review[0])
    text = text.replace("\n".join(review), "".join(review))
    text = text.replace(examples.TASK_INDUSTRY, "\n".join([examples.TASK_INDUSTRY] * 60))
    outline = Outline(text)
    assert outline.at("（二）民生保障").title.startswith("（二）")
    assert outline.role(examples.PROBLEMS) == "problems"
