"""Whatever two texts say, settling them neither fails nor quotes what is not there."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from duixian.settlement import diff
from settlement_pair import last_report, settled, this_report

SPOKEN = """地区生产总值 增长 5% 5.5% 左右 以上 ， 。 、 改造 新增 老旧小区 100个 粮食产量 50亿斤 3000万吨 从 提高到
完成 近 年计划的 与经济增长同步 民生实事 全面完成 “云溪好物” 建成 云岭高速公路 多 余 百分之五 居民收入 扣除 分别 和 9%
下降 近500家 １／３"""
PIECES = st.sampled_from([*SPOKEN.split(), "\n"])
WORDS = st.lists(PIECES, max_size=25).map("".join)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, WORDS, WORDS, WORDS)
def test_spliced_sentences(targets: str, tasks: str, review: str, five_years: str):
    last, this = last_report(targets, tasks), this_report(review, plan=targets, five_years=five_years)
    result = settled(last, this)
    assert {one.rule for one in result.items if one.verdict == "not_reported"} <= {"no-account"}
    assert sum(result.counts().values()) == len(result.items)
    assert result == settled(last, this)
    for one in diff(last, this).items:
        assert one.last is None or last.text[one.last.start : one.last.end] == one.last.quote
        assert one.this is None or this.text[one.this.start : one.this.end] == one.this.quote


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text(one: str, other: str):
    result = settled(last_report(one, other), this_report(other, one))
    assert sum(result.counts().values()) == len(result.items)
