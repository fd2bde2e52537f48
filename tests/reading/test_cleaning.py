"""What web pages, page layout and copying leave in a text does not reach the later layers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.reading.characters import normalise
from duixian.reading.cleaning import clean
from duixian.reading.document import CleanText
from reading_samples import BODY, LINES, REPORT, SESSION, SPEAKER, TITLE


def cleaned(text: str) -> CleanText:
    return clean(normalise(text), 0, len(text))


def test_a_clean_text_is_itself() -> None:
    result = cleaned(REPORT)
    assert result.text == REPORT
    assert result.is_identity(REPORT)
    assert result.is_verbatim(REPORT)


def test_leaving_out_keeps_a_text_verbatim_and_other_digits_do_not() -> None:
    shorter, rewritten = f"下载\n打印\n{REPORT}", REPORT.replace("8", "８")
    assert cleaned(shorter).is_verbatim(shorter)
    assert cleaned(rewritten).text == REPORT != rewritten
    assert not cleaned(rewritten).is_verbatim(rewritten)


def test_prose_broken_in_the_source_of_a_page_is_joined_over_its_indentation() -> None:
    prose = "全市粮食生产再获丰收。高标准农田面积达到\n        260万亩，绿色食品认证数居全省\n        前列。"
    assert cleaned(f"{REPORT}\n{prose}").text.endswith("达到260万亩，绿色食品认证数居全省前列。")
    headed = f"{REPORT}\n丰收之年\n    全市粮食总产创了新高。"
    assert cleaned(headed).text == headed


@pytest.mark.parametrize(
    "residue",
    [
        "索 引 号：4302/2019-1 主题分类：综合 发布机构：市政府办 发文日期：2019年1月20日 14:00:31 文 号：无\n",
        "【字体：\n大 中 小\n",
        "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n",
        "您的位置:\n首页\n>\n政务公开\n政府工作报告\n",
        "当前位置：首页 > 政府信息公开 > 工作报告\n",
        "索引号：4302/2019-00012\n发文日期：2019-01-20\n",
    ],
)
def test_buttons_and_breadcrumbs_before_the_title_go(residue: str) -> None:
    assert cleaned(residue + REPORT).text == REPORT


@pytest.mark.parametrize(
    "residue",
    [
        "来源：本地日报\n时间：2019-02-02\n",
        "来源:\n本地日报\n【字体：\n大\n中\n小\n】\n分享：\n",
        "2019年01月20日 07时41分\n来源：市政府办\n",
        "李明远同志作政府工作报告。本报记者 王小二摄\n",
        "发布时间：2019-01-20 09:02　浏览次数：1234\n",
    ],
)
def test_facts_of_publication_between_title_and_address_go(residue: str) -> None:
    text = "\n".join((TITLE, residue + SESSION, SPEAKER, *BODY))
    assert cleaned(text).text == "\n".join((TITLE, SESSION, SPEAKER, *BODY))


@pytest.mark.parametrize(
    "residue",
    [
        "相关报道：",
        "责任编辑：\n王小二\n扫一扫在手机打开当前页\n相关链接>>\n",
        "【打印本页】 【关闭窗口】\n上一篇：没有了\n下一篇：某某通知\n",
        "》》点击图片进入专题《《\n收藏\n|\n分享到:\n分享到微信\n×\n相关文档：",
        "版权所有：某某市人民政府办公室\n网站标识码：4300000001 湘ICP备05000000号\n",
    ],
)
def test_everything_after_the_end_goes(residue: str) -> None:
    assert cleaned(REPORT + residue).text == REPORT


def test_an_annex_after_the_editor_stays() -> None:
    annex = "附件\n十件民生实事\n一、新建公园3个\n主办单位：市住房城乡建设局\n二、改造公厕20座\n主办单位：市城市管理局"
    assert cleaned(REPORT + annex).text == REPORT + annex
    assert cleaned(REPORT + "（责任编辑：王小二）\n" + annex).text == REPORT + annex


def test_a_date_under_the_title_stays() -> None:
    text = "\n".join((TITLE, "来源：", "2019年1月8日", SPEAKER, *BODY))
    assert cleaned(text).text == text.replace("来源：\n2019年1月8日\n", "")
    text = "\n".join((TITLE, "2019年1月8日", SPEAKER, *BODY))
    assert cleaned(text).text == text


def test_marks_of_markdown_and_entities_go() -> None:
    text = REPORT.replace("一、", "## 一、").replace("项目", "**项目**").replace("过去", "&nbsp;&nbsp;过去")
    assert cleaned(f"# {text}").text == REPORT


def test_paragraphs_of_a_text_without_line_breaks_are_told_by_their_indentation() -> None:
    text = "\u3000\u3000".join(LINES * 3)
    assert [line.strip() for line in cleaned(text).text.split("\n")] == list(LINES) * 3


def test_paragraphs_of_a_text_without_line_breaks_are_told_by_their_spaces() -> None:
    headed = [
        "一、2018年工作回顾",
        "过去一年，全市上下共同努力，顶住压力。完成了任务。",
        "（一）工业提质。产值增长8%。利润增长9%。",
    ]
    text = " ".join([*LINES[:4], *headed * 9])
    assert cleaned(text).text.endswith("\n".join(headed))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("全市固定资产投资增长1\n0.2%，保持", "全市固定资产投资增长1\n0.2%，保持"),
        ("过去一年，全市经济平稳增长。PM\n2.5\n平均浓度下降3%。", "过去一年，全市经济平稳增长。PM2.5平均浓度下降3%。"),
        ("今年经济社会发展的\n主要目标\n是：增长8%。", "今年经济社会发展的主要目标\n是：增长8%。"),
        ("落实《\n水污染防治条例\n》，关停企业12家。", "落实《水污染防治条例》，关停企业12家。"),
        ("加快推进“双向\n揭榜\n挂帅”攻关。", "加快推进“双向揭榜挂帅”攻关。"),
        (
            "——2019年1月8日在某某市第十五届\n人民代表大会第四次会议上",
            "——2019年1月8日在某某市第十五届人民代表大会第四次会议上",
        ),
        ("（\n三）改革开放深入推进", "（三）改革开放深入推进"),
        ("完成投资120亿元，\n增长8%。", "完成投资120亿元，增长8%。"),
    ],
)
def test_lines_broken_inside_a_sentence_are_joined(broken: str, whole: str) -> None:
    assert cleaned(broken).text == whole


@pytest.mark.parametrize(
    "text",
    [
        "一、2018年工作回顾\n过去一年成绩来之不易。",
        "（一）推动工业转型升级，加快建设现代产业体系\n实施技术改造项目200个。",
        "——综合实力增强。\n地区生产总值增长8%。",
        "请予审议，并请各位列席同志提出宝贵的意见和建议，以便我们把今后的各项工作做得更好更扎实更加令人满意\n\n\n一、2018年工作回顾\n增长8%。",
        "附件2\n名词解释\n1.“三资”：指资金、资产、资源。",
        "市长 李明远\n各位代表：\n现在报告工作。",
    ],
)
def test_headings_are_not_joined_with_paragraphs(text: str) -> None:
    assert cleaned(text).text == text


@pytest.mark.parametrize(
    ("spaced", "close"),
    [
        ("从1 9 9 3 年3 月起，粮食产量达到4 9 2 5 0 万吨", "从1993年3月起，粮食产量达到49250万吨"),
        ("增 长 8 ％", "增长8%"),
        ("经济增长8 .8 %，物价上涨0 . 8 ％", "经济增长8.8%，物价上涨0.8%"),
        ("寿命达到7 0 ．8 岁，面积增加到8 ．7 平方米", "寿命达到70.8岁，面积增加到8.7平方米"),
        ("自然增长率下降到1 0 ．0 6 ‰", "自然增长率下降到10.06‰"),
        ("投资 12 345 万元", "投资12345万元"),
        ("新增就业 100 万人", "新增就业100万人"),
        ("提高20 .9、36 .2和54个百分点", "提高20.9、36.2和54个百分点"),
        ("完成投资80 0亿元，通达率97 %", "完成投资800亿元，通达率97%"),
        ("到20 25年，2 030年", "到2025年，2030年"),
        ("到2025 5万户", "到2025 5万户"),
        ("1. 2024年工作", "1. 2024年工作"),
        ("增长 A 5 . 8 %， P M 2 . 5 下 降", "增长A5.8%，PM2.5下降"),
        ("省长 张三丰", "省长 张三丰"),
        ("打响“山水相连 人文相亲”品牌", "打响“山水相连 人文相亲”品牌"),
        ("龚 正", "龚正"),
        ("指标\t2018年\t2019年", "指标\t2018年\t2019年"),
        ("　　各位代表", "　　各位代表"),
    ],
)
def test_spaces_inside_words_and_numbers_go(spaced: str, close: str) -> None:
    assert cleaned(spaced).text == close


def test_spaces_between_words_go_where_they_are_everywhere() -> None:
    assert cleaned("固定 资产 投资 增长，社会 消费品 零售 总额 提高").text == "固定资产投资增长，社会消费品零售总额提高"


def test_a_space_between_words_goes_where_the_text_writes_them_together() -> None:
    text = "推动经济发展，壮大县域经济，经 济总量再上台阶。打响“山水相连 人文相亲”品牌。"
    assert cleaned(f"{text}经济向好。").text == f"{text}经济向好。".replace("经 济", "经济")
    assert "经 济" in cleaned(text.replace("壮大县域经济，", "")).text


def test_indented_prose_goes_on_in_the_next_line_however_few_lines_there_are() -> None:
    broken = f"{REPORT}\n    过去一年，全市上下顶住压力，全年\n实现生产总值412亿元，增长5.9%。\n加强作风建设"
    assert cleaned(broken).text.endswith("全年实现生产总值412亿元，增长5.9%。\n加强作风建设")
    headed = f"{REPORT}\n    加强政府自身建设\n坚持依法行政。"
    assert cleaned(headed).text == headed


def test_a_text_broken_at_a_fixed_width_is_joined_again() -> None:
    width = 30
    paragraphs = [line for line in LINES if len(line) > width] * 3
    broken = "\n".join(line[i : i + width] for line in paragraphs for i in range(0, len(line), width))
    assert cleaned(broken).text == "\n".join(paragraphs)


@pytest.mark.parametrize("number", ["— 3 —", "- 3 -", "－３－", "第3页", "第 3 页 共 20 页", "3/20"])
def test_page_numbers_go_and_their_sentence_closes(number: str) -> None:
    text = f"过去一年，全市上下共同努力。城镇新增就业\n\n{number}\n\n5.6万人，增长3%。"
    assert cleaned(text).text == "过去一年，全市上下共同努力。城镇新增就业5.6万人，增长3%。"


def test_numbers_that_count_pages_go_and_other_numbers_stay() -> None:
    page = "这一页说的是项目建设，完成投资，改善民生。" * 9
    pages = "".join(f"第{i}页。{page}\n{i}\n" for i in range(1, 6))
    assert cleaned(pages).text == "".join(f"第{i}页。{page}\n" for i in range(1, 6))
    rows = "序号\n事项\n" + "".join(f"{i}\n新建公园\n" for i in range(1, 9))
    assert cleaned(rows).text == rows
    table = "新增学位\n6000\n个，改造小区\n35\n个。"
    assert "6000" in cleaned(table).text
    assert "35" in cleaned(table).text


@pytest.mark.parametrize("page", ["{header}\n{body}\n— {i} —\n", "{body}\n第 {i} 页\n{header}\n"])
def test_headers_that_stand_beside_page_numbers_go(page: str) -> None:
    body = "完成技改投资，新建\n厂房。" + "园区项目进展顺利，企业效益稳步提高。" * 9
    text = "".join(page.format(header="二〇一九年市政府工作报告", body=f"第{i}项，{body}", i=i) for i in range(1, 7))
    lines = cleaned(f"{REPORT}\n{text}").text.split("\n")
    assert lines.count("二〇一九年市政府工作报告") <= 1
    assert sum(line.startswith("第") and "完成技改投资" in line for line in lines) == 6


def test_running_headers_and_footers_of_pages_go() -> None:
    bodies = [f"第{i}项工作已经完成，群众满意度提高{i}个百分点。" for i in range(1, 7)]
    pages = [f"{TITLE}\n{body}\n第 {i} 页\n" for i, body in enumerate(bodies, 1)]
    text, spans = "".join(pages), []
    for page in pages:
        start = spans[-1][1] if spans else 0
        spans.append((start, start + len(page)))
    assert clean(normalise(text), 0, len(text), spans).text == "".join(f"{body}\n" for body in bodies)


SCRAPS = [
    "增长",
    "8",
    "％",
    "．１",
    "，",
    "。",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "⺠",
    "國經濟會業",
    "各位代表：",
    "一、",
    "【字号：",
    "】",
    "来源：",
    "责任编辑：",
    "附件",
    "的",
    "PM",
    "2.5",
    "𠀀",
]
BLANKS = [" ", "\n", "\u3000", "\t", "\u200b", "\r\n", "下载\n", "打印\n", "— 3 —", "\n7\n"]
MESS = st.lists(st.sampled_from(SCRAPS + BLANKS), max_size=80).map("".join)


@settings(max_examples=300)
@given(MESS | st.text(max_size=300))
def test_every_clean_character_is_one_of_the_text_as_received(text: str) -> None:
    result = cleaned(text)
    normal = normalise(text)
    offsets = [result.source_offset(at) for at in range(len(result.text))]
    assert offsets == sorted(set(offsets))
    assert [normal[at] for at in offsets] == list(result.text)
    for at in range(len(result.text)):
        start, end = result.source_span(at, len(result.text))
        assert 0 <= start < end <= len(text)
        assert result.clean_span(start, end) == (at, len(result.text))


@given(MESS, st.integers(0, 400), st.integers(0, 400))
def test_clean_spans_lie_in_the_clean_text(text: str, start: int, length: int) -> None:
    result = cleaned(text)
    first, last = result.clean_span(start, start + length)
    assert 0 <= first <= last <= len(result.text)


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        " ",
        '"',
        "”",
        "“",
        "增 长" + "好" * 600,
        "。 ",
        "一、今年工作回顾 ",
        "\u200b\n",
        "，\n",
        "“\n",
        "1 ",
        "— 1 —\n",
        "来源：\n",
        "在\n",
        "各位代表，我代表政府作",
    ],
)
def test_long_and_odd_texts_are_cleaned(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    result = cleaned(text)
    assert len(result.text) <= len(text)
    assert all(0 <= at < len(text) for at in result.source_starts)
