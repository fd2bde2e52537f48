"""A report knows its title, place, level, year, session date and speaker."""

from __future__ import annotations

import pytest

from duixian.reading import Identity, Place, ReadingOptions, text_documents
from reading_samples import BODY, LINES, REPORT


def report(head: str, organ: str = "市人民政府", year: int = 2019) -> str:
    """The sample's body under another head."""
    body = "\n".join(BODY).replace("市人民政府", organ).replace("2018", "last").replace("2019", str(year))
    return f"{head}\n{body.replace('last', str(year - 1))}"


def session(place: str, congress: int, year: int, whole: str = "") -> str:
    """Title and session line."""
    numeral = ("十" if congress > 9 else "") + "〇一二三四五六七八九"[congress % 10]
    return f"政府工作报告\n（{year}年1月10日在{place}第{numeral}届{whole}人民代表大会第二次会议上）"


def identity(text: str, name: str = "-", options: ReadingOptions | None = None) -> Identity:
    (document,) = text_documents(text, options, name)
    return document.identity


def test_everything_that_the_head_states() -> None:
    assert identity(REPORT) == Identity(
        title="2019年株洲市政府工作报告",
        place=Place("湖南省株洲市", "430200"),
        level="city",
        year=2019,
        session_date="2019-01-08",
        speaker="市长 李明远",
    )


@pytest.mark.parametrize(
    ("head", "organ", "year", "place", "code", "level"),
    [
        (session("岳阳县", 17, 2018), "县人民政府", 2018, "湖南省岳阳市岳阳县", "430621", "county"),
        (session("恩施州", 7, 2016), "州人民政府", 2016, "湖北省恩施土家族苗族自治州", "422800", "city"),
        (session("上海市浦东新区", 7, 2022), "区人民政府", 2022, "上海市浦东新区", "310115", "county"),
        (session("广西壮族自治区", 13, 2022), "自治区人民政府", 2022, "广西壮族自治区", "450000", "province"),
        (session("黄兴镇", 19, 2020), "镇人民政府", 2020, "黄兴镇", None, "township"),
        (session("", 14, 2023, "全国"), "国务院", 2023, "中华人民共和国", "000000", "national"),
        ("湘西自治州人民政府工作报告", "州人民政府", 2019, "湖南省湘西土家族苗族自治州", "433100", "city"),
        ("政  府  工  作  报  告\n衡山县县长 周某某", "县人民政府", 2008, "湖南省衡阳市衡山县", "430423", "county"),
        ("锡林郭勒盟行政公署工作报告", "盟行政公署", 2015, "内蒙古自治区锡林郭勒盟", "152500", "city"),
        ("重庆市人民政府工作报告(2007年)", "市人民政府", 2007, "重庆市", "500000", "province"),
        ("重庆市1990年政府工作报告", "市人民政府", 1990, "四川省重庆市", "510200", "city"),
        ("零陵地区行署1991年工作报告", "地区行署", 1991, "湖南省零陵地区", "432900", "city"),
        ("2020年度天心区政府工作报告", "区人民政府", 2020, "湖南省长沙市天心区", "430103", "county"),
        ("北京市朝阳区人民政府2012年工作报告", "区人民政府", 2012, "北京市朝阳区", "110105", "county"),
        ("浏阳市2013年政府工作报告", "市人民政府", 2013, "湖南省长沙市浏阳市", "430181", "county"),
        ("长沙高新区管委会2021年工作报告", "管委会", 2021, "长沙高新区", None, "county"),
        (session("白兰溪市", 3, 2020), "市人民政府", 2020, "白兰溪市", None, "city"),
        ("白兰溪市人民政府工作报告", "市人民政府", 2020, "白兰溪市", None, "city"),
    ],
)
def test_governments_of_every_level(head: str, organ: str, year: int, place: str, code: str | None, level: str) -> None:
    found = identity(report(head, organ, year))
    assert found.place == Place(place, code)
    assert (found.level, found.year) == (level, year)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("市长 李明远", "市长 李明远"),
        ("株洲市人民政府市长　李 明", "株洲市人民政府市长 李明"),
        ("代市长 李明远", "代市长 李明远"),
        ("乌鲁木齐市市长 吉尔拉·衣沙木丁", "乌鲁木齐市市长 吉尔拉·衣沙木丁"),
        ("李明远", "李明远"),
        ("2019年1月8日在株洲市第十五届人民代表大会第四次会议上株洲市市长李明远作政府工作报告。", "株洲市市长 李明远"),
        ("——2019年1月8日在株洲市第十五届人民代表大会第四次会议上 市长 李明远", "市长 李明远"),
        ("2019年1月8日李明远市长在株洲市第十五届人民代表大会第四次会议上的报告", "市长 李明远"),
    ],
)
def test_who_delivered_it(line: str, speaker: str) -> None:
    assert identity(report(f"政府工作报告\n{line}")).speaker == speaker


@pytest.mark.parametrize(
    ("address", "year"),
    [
        ("我代表国务院向第一届全国人大第二次会议作报告", 1955),
        ("我代表国务院向第四届全国人大作工作报告", 1975),
        ("我代表国务院向六届全国人大第一次会议作工作报告", 1983),
        ("我代表国务院向十届全国人大一次会议报告五年来的工作", 2003),
    ],
)
def test_the_session_of_the_national_congress_tells_the_year(address: str, year: int) -> None:
    rest = (
        "几年来，全国人民努力发展工业和农业生产，经济建设取得成就，国家计划完成，人民生活改善。我们要继续加强建设。" * 3
    )
    found = identity(f"各位代表：\n{address}，请予审议。\n{rest}")
    assert (found.year, found.level) == (year, "national")


def test_a_session_in_december_plans_the_next_year() -> None:
    found = identity(report("政府工作报告\n——2021年12月28日在株洲市第十六届人民代表大会第一次会议上", year=2022))
    assert (found.year, found.session_date, found.conflicts) == (2022, "2021-12-28", ())


def test_headings_tell_the_year_where_the_head_does_not() -> None:
    assert identity("\n".join(BODY)).year == 2019


@pytest.mark.parametrize("heading", ["三、2019年的工作", "二、二〇一九年主要工作", "三、2019年政府工作"])
def test_later_chapter_called_the_work_of_a_year_tells_the_year(heading: str) -> None:
    bare = [line for line in BODY if "2018" not in line and "2019" not in line]
    assert identity("\n".join([*bare, heading, "修好水渠，办好学校。"])).year == 2019


@pytest.mark.parametrize(
    ("name", "place", "year"),
    [
        ("岳阳市2015.txt", "湖南省岳阳市", 2015),
        ("reports/2015/岳阳.docx", "湖南省岳阳市", 2015),
        ("provinces/2015/chongqing.docx", "重庆市", 2015),
        ("湖南岳阳市_2015年政府工作报告(1).txt", "湖南省岳阳市", 2015),
    ],
)
def test_the_file_name_helps(name: str, place: str, year: int) -> None:
    bare = "\n".join(line for line in BODY if "2018" not in line).replace("2019年", "今年")
    found = identity(bare, name)
    assert found.place is not None
    assert (found.place.name, found.year, found.conflicts) == (place, year, ())


def test_a_known_name_is_not_cut_out_of_the_name_of_a_file() -> None:
    bare = "\n".join(line for line in BODY if "2018" not in line)
    assert identity(bare, "白兰溪市2015.txt").place is None


def test_a_file_name_of_another_kind_of_place_does_not_help() -> None:
    bare = "\n".join(line for line in BODY if "2018" not in line)
    assert identity(bare, "hunan/r.txt").place is None
    assert identity(bare, "hunan/r.txt").level == "city"


def test_options_help_and_come_before_the_file_name() -> None:
    bare = "\n".join(line for line in BODY if "2018" not in line).replace("2019年", "今年")
    found = identity(bare, "岳阳市2015.txt", ReadingOptions(place="株洲市", year=2014))
    assert (found.place, found.year) == (Place("湖南省株洲市", "430200"), 2014)
    assert identity(bare, options=ReadingOptions(place="某某县")).place == Place("某某县", None)


def test_the_text_wins_and_each_contradiction_is_told() -> None:
    found = identity(REPORT, "x/岳阳市2015.txt", ReadingOptions(place="长沙市", year=2014))
    assert (found.place, found.year) == (Place("湖南省株洲市", "430200"), 2019)
    assert found.conflicts == (
        "The text says 2019, the options say 2014; the text is followed.",
        "The text says 2019, the file name says 2015; the text is followed.",
        "The text says 湖南省株洲市, the options say 湖南省长沙市; the text is followed.",
        "The text says 湖南省株洲市, the file name says 湖南省岳阳市; the text is followed.",
    )


def test_a_folder_named_after_the_province_is_no_contradiction() -> None:
    assert identity(REPORT, "湖南省/2019.txt").conflicts == ()


@pytest.mark.parametrize(("titled", "followed", "year"), [(2017, "title", 2017), (2018, "session", 2019)])
def test_title_and_session_that_disagree_are_told(titled: int, followed: str, year: int) -> None:
    """A title may name the year that the report looks back on."""
    found = identity("\n".join((f"{titled}年株洲市政府工作报告", *LINES[1:])))
    assert found.year == year
    assert found.conflicts == (f"The title says {titled}, the session was in 2019; the {followed} is followed.",)


def test_title_may_name_the_year_looked_back_on_where_no_session_is_dated() -> None:
    assert identity("\n".join(("2018年株洲市政府工作报告", *LINES[3:]))).year == 2019


def test_session_of_december_is_told_from_the_year_looked_back_on() -> None:
    lines = [line for line in LINES if "工作" not in line[:16] or "报告" in line]
    text = "\n".join(lines).replace("2019年1月8日", "2018年12月22日").replace("2019年株洲", "株洲")
    assert identity(text.replace("过去一年", "2018年，")).year == 2019


def test_head_of_a_text_without_line_breaks() -> None:
    head = "2018年株洲市政府工作报告——在株洲市第十五届人民代表大会第四次会议上市长李明远（2019年1月8日）"
    found = identity(head + "".join(BODY))
    assert (found.title, found.place) == ("2018年株洲市政府工作报告", Place("湖南省株洲市", "430200"))
    assert (found.year, found.session_date) == (2019, "2019-01-08")


def test_level_is_that_of_the_congress_whose_tasks_were_done() -> None:
    body = "\n".join(BODY).replace("市人民政府", "政府")
    assert identity(f"工作报告\n{body}\n乡九届人大三次会议确定的任务已经完成。全县工作在全省领先。").level == "township"


def test_address_to_deputies_is_no_place() -> None:
    assert identity(report("政府工作报告").replace("现在，我代表", "各位代表：我代表")).place is None


def test_what_nothing_tells_is_none() -> None:
    found = identity("\n".join(line for line in BODY if "2018" not in line).replace("2019年", "今年"))
    assert (found.title, found.place, found.year, found.session_date, found.speaker) == ("", None, None, None, None)
    assert found.level == "city"


def test_a_report_copied_from_its_opening_sentence_on_names_its_place_there() -> None:
    body = "\n".join(BODY).replace("各位代表：\n", "").replace("现在，我代表市人民政府", "现在，我代表株洲市人民政府")
    assert (found := identity(body).place) is not None
    assert found.name == "湖南省株洲市"


def test_numbered_headings_without_line_breaks_tell_the_year() -> None:
    body = "".join(("株洲市政府工作报告", *BODY)).replace("2018年工作回顾", "2018年工作回顾2018年")
    assert identity(body).year == 2019


def test_what_stands_behind_a_title_need_not_be_a_speaker() -> None:
    assert identity("株洲市政府工作报告材料" + "".join(BODY)).speaker is None


def test_a_year_that_no_report_can_be_of_is_none() -> None:
    odd = "\n".join(("株洲市政府工作报告", *BODY)).replace("2018", "0250").replace("2019", "0251")
    assert identity(odd).year is None


def test_the_line_of_a_session_with_its_date_comes_before_the_name_of_a_page() -> None:
    page = "王文清在岳阳县第十七届人民代表大会上的政府工作报告\n资源描述\n"
    found = identity(report(page + session("岳阳县", 17, 2018), "县人民政府", 2018))
    assert (found.session_date, found.speaker) == ("2018-01-10", None)


def test_a_heading_of_next_years_work_alone_tells_that_a_late_session_plans_it() -> None:
    rest = "各项工作有序推进，人民生活持续改善，全县上下团结奋斗。" * 12
    head = "政府工作报告\n——2021年11月28日在株洲市第十六届人民代表大会第一次会议上\n各位代表：\n"
    found = identity(f"{head}第十五届市人民政府工作回顾\n{rest}\n今后五年奋斗目标\n{rest}\n2022年重点工作\n{rest}")
    assert found.year == 2022
