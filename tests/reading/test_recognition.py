"""Other texts than work reports are refused, with reasons; reports of every era are not."""

from __future__ import annotations

import pytest

from duixian.errors import NotAReport
from duixian.reading import ReadingOptions, text_documents
from reading_samples import BODY, REPORT

NOVEL = (
    "雨下了一整夜，老周推开院门，看见屋檐下蹲着一只湿透的黄狗。他没有说话，把伞往旁边挪了挪，让那只狗也躲进来。"
    "狗抬头望了他一眼，眼睛里映着远处人家的灯火。他想起许多年前的自己，也是这样一个雨夜，背着铺盖走在进城的土路上。\n"
) * 8
NEWS = (
    "本报讯 记者李某从市统计局获悉，上半年全市地区生产总值增长6.2%，比一季度加快0.4个百分点。工业生产稳步提高，"
    "重点项目建设加快推进，企业利润增长8.1%，固定资产投资增长5.3%。有关负责人表示，经济社会发展总体平稳，民生保障有力。\n"
) * 6
LAW = "".join(
    f"第{number}条　各级人民政府应当加强对统计工作的领导，为统计工作提供必要的保障，任何组织不得干预。\n"
    for number in "一二三四五六七八九十"
)
COURT = (
    "市中级人民法院工作报告\n各位代表：\n现在，我代表市中级人民法院向大会报告工作，请予审议。一年来，我们坚持司法为民，"
    "服务经济社会发展大局，审结案件12000件，推进改革，加强队伍建设，提高审判质量，保障人民群众合法权益。\n"
) * 4
CODE = "def add(a, b):\n    return a + b\n\n" * 60
PLAIN = "\n".join(BODY[2:-1])
OLD = (
    "各位代表：\n我代表中央人民政府作工作报告。几年来，全国人民恢复了国民经济，完成了土地改革，工业和农业生产超过了历史上"
    "的最高水平。我们必须继续发展国营经济，加强国家计划，实现社会主义工业化，提高人民的生活。工人、农民和知识分子要更加努力，为国家"
    "建设贡献力量。国家的收入和支出都有增加，企业的管理有了改善，合作社有了发展，群众的文化生活也丰富了。\n"
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (NOVEL, "neither a title"),
        (NEWS, "a news item"),
        (LAW, "a law or regulation"),
        (COURT, "a report of a court"),
        (CODE, "0 Chinese characters"),
        ("今天天气很好。", "6 Chinese characters"),
        ("2018年国民经济和社会发展统计公报\n" + PLAIN * 2, "a statistical communiqué"),
        ("政府工作报告\n" + NOVEL, "few of its words"),
    ],
)
def test_other_texts_are_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotAReport, match="does not look like a government work report") as refusal:
        text_documents(text, name="x.txt")
    assert reason in str(refusal.value)
    assert refusal.value.reasons
    assert str(refusal.value).startswith("x.txt ")


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "\n".join(BODY),
        PLAIN + "\n" + PLAIN.replace("2018", "2017") + "\n我们要继续努力，加快发展，确保完成目标任务。",
        OLD,
        "新华社某地1月8日电\n" + REPORT,
        REPORT[:400],
    ],
)
def test_reports_and_their_excerpts_are_read(text: str) -> None:
    assert len(text_documents(text)) == 1


def test_any_text_is_read_when_asked() -> None:
    (document,) = text_documents(NOVEL, ReadingOptions(require_report=False))
    assert document.identity.place is None
    assert document.identity.year is None
