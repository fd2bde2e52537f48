"""Projects and tasks: evidence in the next report's review."""

from __future__ import annotations

import pytest

from duixian.settlement import Settlement
from settlement_pair import last_report, settled, this_report

STATES = [
    ("开工建设云岭高速公路。", "云岭高速公路开工建设。", "met", "work-begun"),
    ("建成云岭高速公路。", "云岭高速公路建成通车。", "met", "work-done"),
    ("建成云岭高速公路。", "云岭高速公路、临港大桥等重大项目加快建设。", "partly", "work-under-way"),
    ("加快云岭高速公路建设。", "加快建设云岭高速公路。", "met", "work-begun"),
    ("建成云岭高速公路。", "建成临港大桥，云岭高速公路进度加快。", "partly", "work-under-way"),
    ("建成云岭高速公路。", "全年没有发生重大事故。", "not_reported", "no-account"),
]


def works(promise: str, review: str, kind: str) -> list[Settlement]:
    return [one for one in settled(last_report(tasks=promise), this_report(review)).items if one.kind == kind]


@pytest.mark.parametrize(("promise", "review", "verdict", "rule"), STATES)
def test_a_named_project(promise: str, review: str, verdict: str, rule: str):
    (one,) = (x for x in works(promise, review, "project") if "云岭高速" in x.indicator)
    assert (one.verdict, one.rule) == (verdict, rule)
    assert (one.evidence is None) == (verdict == "not_reported")
    assert one.outcome is None


def test_a_task_needs_its_own_words():
    promise = "推动云溪农村商业银行挂牌开业。"
    done = works(promise, "云溪农村商业银行正式挂牌开业。", "task")
    assert [one.verdict for one in done] == ["met"]
    assert "挂牌开业" in done[0].evidence.quote
    assert {one.verdict for one in works(promise, "金融改革取得新进展。", "task")} == {"not_reported"}


def test_a_project_that_a_figure_names_is_left_to_the_figure():
    assert works("完成30项疏堵工程。", "完成30项疏堵工程。", "project") == []
