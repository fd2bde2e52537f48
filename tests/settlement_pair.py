"""Two short reports of an invented city, one year and the next, around the sentences of a test."""

from __future__ import annotations

import duixian
from duixian.ledger.model import Ledger
from duixian.settlement import Settlement, Settlements, settle

OPTIONS = duixian.ReadingOptions(require_report=False)
REVIEW = "过去一年，全市上下团结一心，较好地完成了各项任务。"


def last_report(targets: str = "", tasks: str = "", year: int = 2025, place: str = "云溪市") -> Ledger:
    """A report that promises `targets` in its list of main targets and `tasks` after it."""
    text = f"""{place}{year}年政府工作报告
一、{year - 1}年工作回顾
{REVIEW}
二、{year}年总体要求和主要目标
今年全市经济社会发展的主要预期目标是：{targets or "社会大局保持稳定"}。
三、{year}年重点工作
（一）做强实体经济。把发展的着力点放在实体经济上。{tasks}
"""
    return duixian.read_text(text, OPTIONS)


def this_report(
    review: str = "", plan: str = "", five_years: str = "", year: int = 2026, place: str = "云溪市"
) -> Ledger:
    """A report whose review of the year before says `review`, whose review of five years says `five_years`."""
    looking_back = f"二、“十四五”时期发展成就\n五年来，综合实力不断增强。{five_years}\n" if five_years else ""
    text = f"""{place}{year}年政府工作报告
一、{year - 1}年工作回顾
{REVIEW}{review}
{looking_back}三、{year}年主要目标和重点工作
今年全市经济社会发展的主要预期目标是：{plan or "社会大局保持稳定"}。
"""
    return duixian.read_text(text, OPTIONS)


def settled(last: Ledger, this: Ledger) -> Settlements:
    """The settlement of a pair, its spans checked."""
    result = settle(last, this)
    for one in result.items:
        assert last.text[one.start : one.end] == one.quote
        for found in (one.outcome, one.evidence, *one.candidates):
            assert found is None or this.text[found.start : found.end] == found.quote
    return result


def only(result: Settlements, indicator: str) -> Settlement:
    """The one settled promise whose indicator holds these words."""
    (found,) = (one for one in result.items if indicator in one.indicator and one.kind in ("figure", "words"))
    return found
