import pytest

from duixian.outline.periods import Calendar, report_year
from duixian.outline.section import Period
from outline import examples
from outline.lookup import Outline

BEHIND = [
    (2017, "四年来，全市经济稳步增长", "2013", "2016"),
    (2017, "过去的五年，是极不平凡的五年", "2012", "2016"),
    (2025, "过去一年，我们迎难而上", "2024", "2024"),
    (2025, "一年来，主要做了以下工作", "2024", "2024"),
    (2025, "2024年，全省上下团结奋斗", "2024", "2024"),
    (2025, "刚刚过去的2024年，极不平凡", "2024", "2024"),
    (2026, "“十四五”时期，我市发展极不寻常", "2021", "2025"),
    (2024, "“十四五”以来，我们坚持创新驱动", "2021", "2023"),
    (2001, "“九五”期间，改革全面推进", "1996", "2000"),
    (2026, "2025年是“十四五”收官之年。五年来，我们接续奋斗", "2021", "2025"),
    (2026, "2025年是“十四五”收官之年。全市上下攻坚克难", "2025", "2025"),
]
AHEAD = [
    (2017, "今后五年，是转型升级的关键时期", "2017", "2021"),
    (2026, "“十五五”时期是承前启后的重要阶段", "2026", "2030"),
    (2012, "“十二五”期间，要加快转变发展方式", "2011", "2015"),
    (2022, "未来三年，我们将集中力量办好几件大事", "2022", "2024"),
]


@pytest.mark.parametrize(("year", "said", "start", "end"), BEHIND)
def test_openings_that_look_back(year: int, said: str, start: str, end: str) -> None:
    marker = Calendar(year).opening(said)
    assert marker is not None
    assert (marker.direction, marker.period) == ("behind", Period(start, end))


@pytest.mark.parametrize(("year", "said", "start", "end"), AHEAD)
def test_openings_that_look_ahead(year: int, said: str, start: str, end: str) -> None:
    marker = Calendar(year).opening(said)
    assert marker is not None
    assert (marker.direction, marker.period) == ("ahead", Period(start, end))


@pytest.mark.parametrize("said", ["今年是转型之年", "2025年是“十四五”收官之年", "新的一年，任务艰巨"])
def test_openings_that_speak_of_this_year(said: str) -> None:
    marker = Calendar(2025).opening(said)
    assert marker is not None
    assert marker.direction == "now"


@pytest.mark.parametrize(
    "said",
    [
        "地区生产总值从2012年的800亿元提高到2000亿元",
        "国内生产总值2024年达到5万亿元",
        "粮食产量连续十年丰收，去年再创新高",
        "改革开放四十年来的实践证明",
        "工业平稳运行。2024年增加值增长6%",
    ],
)
def test_years_inside_a_sentence_open_nothing(said: str) -> None:
    assert Calendar(2025).opening(said) is None


def test_without_a_year_no_phrase_is_placed() -> None:
    assert Calendar(None).opening("过去一年，成绩来之不易") is None
    assert Calendar(None).this_year() is None


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("2026年清河市人民政府工作报告", 2026),
        ("政府工作报告\n——2025年1月12日在市人民代表大会上", 2025),
        ("各位代表：\n一、２０２３年工作回顾\n", 2024),
        ("各位代表：\n现在作报告。", None),
    ],
)
def test_the_head_of_a_report_tells_its_year(head: str, year: int | None) -> None:
    assert report_year(head) == year


def test_a_review_of_two_spans_of_years_keeps_them_apart() -> None:
    text = (
        examples.NUMBERED.replace("2024", "2026")
        .replace("一、2023年工作回顾", "一、2025年和“十四五”时期工作回顾")
        .replace(
            examples.PROBLEMS,
            "各位代表！“十四五”时期是清河爬坡过坎的五年。\n"
            "这五年，综合实力明显增强。经济总量连跨两个台阶，达到1200亿元，财政收入翻了一番。\n"
            "这五年，城乡面貌焕然一新。建成高速公路3条，城镇化率提高6个百分点，城市公园增加到58个。\n"
            + examples.PROBLEMS,
        )
    )
    outline = Outline(text, year=2026)
    assert outline.years("规模以上工业增加值增长7.3%") == ("2025", "2025")
    assert outline.years("经济总量连跨两个台阶") == ("2021", "2025")
    assert outline.at("建成高速公路3条").title == "这五年，城乡面貌焕然一新"
    assert outline.years("在看到成绩的同时") == ("2021", "2025")


def test_achievements_and_aims_under_one_heading_are_told_apart() -> None:
    text = examples.NUMBERED.replace("2024", "2026").replace(
        "二、2026年工作安排",
        "二、“十四五”发展成就和“十五五”主要目标\n"
        "“十四五”时期，清河经受住多重考验，综合实力迈上新台阶。\n"
        "“十五五”时期是清河转型的关键阶段，要着力建设现代化产业体系，经济年均增长6%左右。\n"
        "到2030年，城镇化率达到68%，森林覆盖率达到41%，居民收入与经济同步增长。\n"
        "三、2026年工作安排",
    )
    outline = Outline(text.replace("三、加强", "四、加强"), year=2026)
    assert (outline.role("清河经受住多重考验"), outline.years("清河经受住多重考验")) == ("review", ("2021", "2025"))
    assert (outline.role("城镇化率达到68%"), outline.years("城镇化率达到68%")) == ("goals", ("2026", "2030"))


def test_a_year_inside_several_years_looked_back_on_does_not_take_their_place() -> None:
    opening = "五年来，我们埋头苦干，城乡面貌大为改观。截至2023年末，全市生产总值翻了一番。"
    text = examples.NUMBERED.replace("2023年工作回顾", "过去五年工作回顾").replace(examples.REVIEW_OPENING, opening)
    assert Outline(text).years("城乡面貌大为改观") == ("2019", "2023")
