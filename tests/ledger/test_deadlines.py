"""By when: stated, recurring or implied."""

from __future__ import annotations

import pytest

from duixian.ledger import find_commitments
from duixian.outline.section import Period, Section
from ledger.reports import CITY, rows


@pytest.mark.parametrize(
    ("sentence", "words", "day"),
    [
        ("年底前建成环城路。", "年底前", "2017-12-31"),
        ("6月底前完成排查整改。", "6月底前", "2017-06-30"),
        ("上半年启动污水管网改造。", "上半年", "2017-06-30"),
        ("三季度开工建设新校区。", "三季度", "2017-09-30"),
        ("2018年底前实现村村通客车。", "2018年底前", "2018-12-31"),
        ("到2020年建成两条快速路。", "到2020年", "2020-12-31"),
        ("2019年3月完成搬迁。", "2019年3月", "2019-03-31"),
        ("用三年时间改造老旧小区。", "用三年时间", "2019-12-31"),
        ("明年完成主体工程。", "明年", "2018-12-31"),
        ("每年培训农民五百人。", "每年", "2017-12-31"),
        ("岁末开工建设新校区。", "岁末", "2017-12-31"),
        ("第一季度全面开工。", "第一季度", "2017-03-31"),
        ("国庆节前建成环城路。", "国庆节前", "2017-09-30"),
        ("建成污水处理厂，12月底前投产。", "12月底前", "2017-12-31"),
        ("整治城区内涝点。", "", "2017-12-31"),
        ("实施学前教育三年行动计划。", "", "2017-12-31"),
        ("落实2017年行动方案。", "", "2017-12-31"),
        ("巩固2015年创建成果。", "", "2017-12-31"),
    ],
)
def test_time_words_become_a_day(sentence: str, words: str, day: str) -> None:
    (row,) = rows(sentence)
    assert (row.deadline_stated, row.deadline) == (words, day)


def test_goals_fall_due_at_the_end_of_their_period() -> None:
    text = "建立现代公共文化服务体系。"
    goals = Section("s1", "", 1, "goals", Period("2017", "2021"), 0, len(text), 0)
    (row,) = find_commitments(text, (goals,), (), identity=CITY)[0]
    assert (row.deadline, row.deadline_stated) == ("2021-12-31", "")
