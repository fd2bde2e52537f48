from outline import examples
from outline.lookup import Outline


def test_titles_keep_their_numbers_and_lose_their_stops() -> None:
    outline = Outline(examples.NUMBERED)
    assert outline.titles(1) == ["", "一、2023年工作回顾", "二、2024年工作安排", "三、加强政府自身建设", ""]
    assert outline.titles(2)[:2] == ["（一）工业经济稳步回升", "（二）民生保障持续加强"]


def test_the_text_of_a_part_begins_after_its_heading() -> None:
    outline = Outline(examples.NUMBERED)
    part = outline.at("规模以上工业增加值增长7.3%")
    assert outline.text[part.start : part.heading_end] == "（一）工业经济稳步回升。"


def test_a_part_without_heading_has_no_title() -> None:
    part = Outline(examples.NUMBERED).at(examples.TARGETS)
    assert part.title == ""
    assert part.heading_end == part.start


def test_items_are_named_by_the_first_sentences_of_their_paragraphs() -> None:
    text = examples.NUMBERED.replace(
        examples.TASK_INDUSTRY,
        "培育骨干企业。支持本地龙头扩大产能，新增上市企业2家，引进配套项目20个。\n"
        "提升园区能级。完成产业园扩区，配建标准厂房30万平方米，建好中试基地。",
    )
    outline = Outline(text)
    assert outline.titles(3) == ["培育骨干企业", "提升园区能级"]
    item = outline.at("建好中试基地")
    assert (item.level, item.role) == (3, "tasks")


def test_sentence_that_the_next_ones_do_not_take_up_names_no_item() -> None:
    text = examples.NUMBERED.replace(
        examples.TASK_INDUSTRY,
        "培育骨干企业。支持本地龙头扩大产能，新增上市企业2家，引进配套项目20个。\n"
        "提升园区能级。完成产业园扩区，配建标准厂房30万平方米，建好中试基地。\n"
        "鼓励大学毕业生到山区乡镇创业安家。扩建污水处理厂，改造供水主管网40公里，治理河道12条。\n"
        "修缮古塔，清理河岸，复种林木。扩建污水处理厂，改造供水主管网40公里，治理河道12条。",
    )
    assert Outline(text).titles(3) == ["培育骨干企业", "提升园区能级"]


def test_items_are_counted_where_they_are_numbered() -> None:
    text = examples.NUMBERED.replace(
        examples.TASK_INDUSTRY, "1.培育骨干企业，新增上市企业2家。\n2.提升园区能级，配建厂房30万平方米。"
    )
    assert [title[:2] for title in Outline(text).titles(3)] == ["1.", "2."]


def test_dashes_head_the_parts_of_a_chapter_without_numbers() -> None:
    text = examples.NUMBERED.replace("（一）工业", "——工业").replace("（二）民生", "——民生")
    assert Outline(text).titles(2)[:2] == ["——工业经济稳步回升", "——民生保障持续加强"]


def test_short_lines_head_the_paragraphs_below_them() -> None:
    text = examples.NUMBERED.replace("（一）工业经济稳步回升。", "工业经济稳步回升。\n").replace(
        "（二）民生保障持续加强。", "民生保障持续加强。\n"
    )
    assert Outline(text).titles(2)[:2] == ["工业经济稳步回升", "民生保障持续加强"]


def test_where_each_sentence_has_a_line_none_heads_another() -> None:
    sentences = "\n".join(
        f"{field}建设有了新的进展。\n全年{field}投资完成12亿元，新开工项目30个，建成投产项目18个，惠及群众4万多人。"
        for field in ("交通", "水利", "能源", "城市", "乡村", "园区", "港口", "校园", "文化", "生态")
    )
    text = examples.NUMBERED.replace("（一）" + examples.REVIEW_INDUSTRY, sentences)
    assert "交通建设有了新的进展" not in Outline(text.replace("（二）民生", "民生")).titles(2)
    prose = text.replace("30个，建成", "30个。建成").replace("（二）民生", "民生")
    assert "交通建设有了新的进展" in Outline(prose).titles(2)


def test_bold_lines_are_headings_whatever_they_end_in() -> None:
    text = examples.NUMBERED.replace("（一）推动工业提质增效", "推动工业提质增效！").replace(
        "（二）推进乡村全面振兴", "推进乡村全面振兴！"
    )
    assert "推动工业提质增效" not in Outline(text).titles(2)
    bold = Outline(text, bold=("推动工业提质增效！", "推进乡村全面振兴！"))
    assert bold.titles(2)[-2:] == ["推动工业提质增效", "推进乡村全面振兴"]


def test_a_list_inside_a_chapter_is_not_taken_for_chapters() -> None:
    listed = "抓好四件事：\n一、修好滨河大道。\n二、建好市民公园。\n三、办好新区学校。\n四、管好公交线路。"
    text = examples.NUMBERED.replace(examples.TASK_COUNTRYSIDE, listed)
    assert Outline(text).titles(1) == Outline(examples.NUMBERED).titles(1)


def test_a_table_of_contents_is_no_chapter() -> None:
    chapters = ["一、2023年工作回顾", "二、2024年工作安排", "三、加强政府自身建设"]
    listed = examples.NUMBERED.replace(examples.ADDRESS, "\n".join(["目录", *chapters, examples.ADDRESS]), 1)
    outline = Outline(listed)
    assert outline.titles(1) == Outline(examples.NUMBERED).titles(1)
    assert outline.role("目录") == "preface"


def test_sections_of_chapters_may_be_counted_as_jie() -> None:
    text = examples.NUMBERED.replace("一、", "第一章 ").replace("二、", "第二章 ").replace("三、", "第三章 ")
    outline = Outline(text.replace("（一）", "第一节 ").replace("（二）", "第二节 "))
    assert outline.titles(2)[:2] == ["第一节 工业经济稳步回升", "第二节 民生保障持续加强"]
    assert outline.role(examples.CONDUCT) == "self_governance"


def test_a_plan_in_quotation_marks_dates_a_heading_without_number() -> None:
    aims = "到2028年，全市生产总值突破900亿元，城镇化率达到68%。"
    text = examples.UNNUMBERED.replace("2024年工作安排", f"“十四五”发展目标\n{aims}\n2024年工作安排")
    outline = Outline(text)
    assert "“十四五”发展目标" in outline.titles(1)
    assert outline.role(aims) == "goals"


def test_a_text_cut_off_in_its_first_chapter_has_that_chapter() -> None:
    outline = Outline(examples.NUMBERED[: examples.NUMBERED.index("二、2024年")])
    assert outline.titles(1) == ["", "一、2023年工作回顾"]
    assert outline.role(examples.REVIEW_INDUSTRY) == "review"


def test_a_lost_heading_is_forgiven() -> None:
    text = examples.NUMBERED.replace("二、2024年工作安排\n", "")
    assert Outline(text).role(examples.CONDUCT) == "self_governance"


def test_a_line_broken_inside_a_sentence_is_rejoined() -> None:
    text = examples.NUMBERED.replace("主要预期目标是：", "\n主要预期目标\n是：")
    assert Outline(text).role("地区生产总值增长6%左右") == "annual_targets"


REVIEWED = 2 * (
    "全年完成技改投资9亿元，新增规模企业12家，建成标准厂房20万平方米，取得明显成效，"
    "工业总量比上年提高，园区面貌得到改善。"
)
PLANNED = 2 * (
    "要继续抓好技改，计划引进项目12个，努力把园区做大，切实减轻企业负担，"
    "争取新增规模企业9家，必须守住安全底线，将任务落实到人。"
)


def restarted(*turn: str) -> str:
    """A report whose headings count fields of work, and count them anew for the year ahead."""
    numbers = "一二三"
    review = [
        line for n, field in zip(numbers, "工农商", strict=True) for line in (f"{n}、{field}业稳步向前", REVIEWED)
    ]
    plan = [
        line for n, field in zip(numbers, "工农商", strict=True) for line in (f"{n}、推动{field}业再上台阶", PLANNED)
    ]
    head = [examples.TITLE, examples.ADDRESS, examples.PRESENTS, "爬坡过坎写新篇", examples.REVIEW_OPENING]
    return "\n".join([*head, *review, *turn, *plan, examples.CALL])


def test_numbers_that_start_again_tell_the_review_from_the_tasks() -> None:
    outline = Outline(restarted(examples.PROBLEMS, "乘势而上开新局", examples.REQUIREMENTS, examples.TARGETS))
    assert outline.titles(1) == ["", "爬坡过坎写新篇", "乘势而上开新局", ""]
    assert [outline.role(f"{field}业稳步向前") for field in "工农商"] == ["review"] * 3
    assert [outline.role(f"推动{field}业") for field in "工农商"] == ["tasks"] * 3
    assert (outline.role(examples.PROBLEMS), outline.role(examples.TARGETS)) == ("problems", "annual_targets")


def test_one_half_alone_may_say_what_it_does() -> None:
    text = restarted(examples.PROBLEMS, "乘势而上开新局", examples.REQUIREMENTS, examples.TARGETS)
    outline = Outline(text.replace("爬坡过坎写新篇", "2023年取得新成绩"))
    assert outline.titles(1) == ["", "2023年取得新成绩", "乘势而上开新局", ""]
    assert [outline.role(f"{field}业稳步向前") for field in "工农商"] == ["review"] * 3
    assert [outline.role(f"推动{field}业") for field in "工农商"] == ["tasks"] * 3


def test_the_words_that_turn_to_the_year_begin_a_half_without_title() -> None:
    outline = Outline(restarted(examples.REQUIREMENTS))
    assert outline.titles(1) == ["", "爬坡过坎写新篇", "", ""]
    assert outline.role(examples.REQUIREMENTS) == "goals"


def test_a_list_counted_twice_in_a_plan_makes_no_halves() -> None:
    assert Outline(restarted("再看一遍").replace(REVIEWED, PLANNED)).titles(1)[1] != "爬坡过坎写新篇"


def test_a_second_half_may_have_no_numbers() -> None:
    text = examples.NUMBERED.replace("一、2023", "2023").replace("二、2024", "2024").replace("三、加强", "（三）加强")
    fields = text.replace("（一）工业", "一、工业").replace("（二）民生", "二、民生")
    assert Outline(fields).titles(1) == ["", "2023年工作回顾", "2024年工作安排", ""]
