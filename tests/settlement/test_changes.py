"""What two reports promise, compared."""

from __future__ import annotations

import pytest

from duixian.errors import UnfitPair
from duixian.settlement import Change, diff
from settlement_pair import last_report


def changes(last: str, this: str) -> list[Change]:
    return [one for one in diff(last_report(last), last_report(this, year=2026)).items if one.headline]


@pytest.mark.parametrize(
    ("last", "this", "kind", "demands"),
    [
        ("地区生产总值增长6%", "地区生产总值增长6%", "again", ""),
        ("地区生产总值增长6%", "地区生产总值增长5.5%", "lowered", "less"),
        ("地区生产总值增长6%", "地区生产总值增长6.5%", "raised", "more"),
        ("地区生产总值增长5.5%", "地区生产总值增长5%—6%", "lowered", "less"),
        ("地区生产总值增长6%左右", "地区生产总值增长6%以上", "reworded", ""),
        ("居民消费价格涨幅3%左右", "居民消费价格涨幅2%左右", "lowered", "more"),
        ("固定资产投资增长6%", "固定资产投资实现正增长", "reworded", ""),
        ("居民收入增长与经济增长同步", "居民收入增长与经济增长同步", "again", ""),
    ],
)
def test_a_promise_made_again(last: str, this: str, kind: str, demands: str):
    (one,) = changes(last, this)
    assert (one.kind, one.demands) == (kind, demands)
    assert one.last
    assert one.this


def test_dropped_and_new():
    dropped, new = changes("固定资产投资增长6%", "城镇新增就业7万人")
    assert (dropped.kind, dropped.last.quote, dropped.this) == ("dropped", "6%", None)
    assert (new.kind, new.this.quote, new.last) == ("new", "7万人", None)


def test_a_promise_made_twice_in_one_report_counts_once():
    assert len(changes("城镇新增就业7万人，城镇新增就业7万人", "城镇新增就业7万人")) == 1


def test_projects_and_tasks():
    last = last_report(tasks="建成云岭高速公路。推动云溪农村商业银行挂牌开业。", year=2025)
    this = last_report(tasks="推动云岭高速公路建成通车。开展全域土地综合整治试点。", year=2026)
    found = {(one.kind, one.promise) for one in diff(last, this).items if one.promise in ("project", "task")}
    assert ("again", "project") in found
    assert ("dropped", "task") in found
    assert ("new", "task") in found


def test_the_counts_are_those_of_the_items():
    found = diff(last_report("地区生产总值增长6%"), last_report("地区生产总值增长5%", year=2026))
    assert sum(found.counts().values()) == len(found.items)
    assert found.counts()["lowered"] == 1


def test_the_later_report_must_come_second():
    with pytest.raises(UnfitPair, match="is not earlier than"):
        diff(last_report(year=2026), last_report(year=2025))
    with pytest.raises(UnfitPair, match="one place"):
        diff(last_report(), last_report(year=2026, place="衡山县"))
