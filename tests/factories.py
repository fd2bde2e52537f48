"""Ledgers built by hand, from sentences made up for the tests."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from duixian.ledger.mentions import Aside, Name
from duixian.ledger.model import Commitment, Finding, Ledger, SuggestedLead
from duixian.outline.section import Period, Section
from duixian.reading.document import Copies, Identity, Place, Source
from duixian.statements.statement import IndicatorRef, Statement

TEXT = """云溪市2017年政府工作报告
一、上届政府工作回顾
四年里家底变厚，2016年全市地区生产总值1820亿元，年均增长9.1%。固定资产投资年均增长18.2%。
二、今后五年的奋斗目标
到2021年地区生产总值达到2800亿元，固定资产投资年均增长16%左右。
三、2017年目标
地区生产总值增长8.5%以上，固定资产投资增长14%，居民收入增长与经济增长同步。
四、2017年重点工作
（一）做强实体经济
壮大临港产业。9月底前开工云溪港二期码头，新建标准厂房30万平方米。实施“百企上云”行动。
让云溪的明天更加美好。
"""

LEAD = "四、2017年重点工作"


def span(quote: str, after: str = "") -> tuple[int, int]:
    """Where `quote` stands in `TEXT`, the first time after the first `after`."""
    start = TEXT.index(quote, TEXT.index(after))
    return start, start + len(quote)


def statement(number: int, quote: str, after: str, name: str, **fields: Any) -> Statement:
    start, end = span(quote, after)
    clause = TEXT.rfind("\n", 0, start) + 1, TEXT.index("。", end) + 1
    values: dict[str, Any] = {
        "measure": "level",
        "low": None,
        "high": None,
        "unit": "",
        "comparator": "eq",
        "role": "outcome",
        "period": None,
        "rules": {"value": "number", "role": "section"},
        **fields,
    }
    indicator = IndicatorRef(name, values.pop("indicator_id", None))
    return Statement(f"q{number}", start, end, indicator, quote=quote, clause=clause, **values)


def section(id_: str, title: str, end: str | None, role: Any, period: Period | None, level: int = 1) -> Section:
    start, heading_end = span(title)
    stop = TEXT.index(end) if end else len(TEXT)
    return Section(id_, title, level, role, period, start, stop, heading_end)


def commitment(number: int, quote: str, kind: Any, statements: tuple[str, ...] = (), **fields: Any) -> Commitment:
    start, end = span(quote, LEAD if number > 1 else "三、")
    return Commitment(f"c{number}", kind, fields.pop("area", "做强实体经济"), fields.pop("item", "壮大临港产业"),
                      quote, start, end, statements, **fields)  # fmt: skip


def ledger(**changes: Any) -> Ledger:
    """A small ledger with one of everything; `changes` replaces its fields."""
    gdp = {"indicator_id": "gdp"}
    investment = {"indicator_id": "fixed-asset-investment", "measure": "growth", "unit": "%"}
    target = {"role": "target", "section": "s3"}
    year = Period("2017", "2017")
    statements = (
        statement(1, "1820亿元", "一、", "地区生产总值", low=1820.0, high=1820.0, unit="亿元", value=1.82e11,
                  value_high=1.82e11, base_unit="元", period=Period("2016", "2016"), section="s1", **gdp),
        statement(2, "9.1%", "一、", "地区生产总值", measure="growth", low=9.1, high=9.1, unit="%", section="s1",
                  period=Period("2013", "2016", "average"), confidence=0.97, **gdp),
        statement(3, "18.2%", "一、", "固定资产投资", low=18.2, high=18.2, section="s1",
                  period=Period("2013", "2016", "average"), provisional=True, **investment),
        statement(4, "2800亿元", "二、", "地区生产总值", low=2800.0, high=2800.0, unit="亿元", role="target",
                  period=Period("2021", "2021", "by"), section="s2", **gdp),
        statement(5, "16%左右", "二、", "固定资产投资", low=16.0, high=16.0, comparator="approx", role="target",
                  section="s2", period=Period("2017", "2021", "average"), **investment),
        statement(6, "8.5%以上", "三、", "地区生产总值", measure="growth", low=8.5, high=8.5, unit="%",
                  comparator="ge", period=year, **gdp, **target),
        statement(7, "14%", "三、", "固定资产投资", low=14.0, high=14.0, period=year, **investment, **target),
        statement(8, "与经济增长同步", "三、", "居民人均可支配收入", measure="growth", comparator="sync",
                  reference="经济增长", period=year, **target),
        statement(9, "30万平方米", LEAD, "标准厂房", low=30.0, high=30.0, unit="万平方米", value=3e5, value_high=3e5,
                  base_unit="平方米", role="target", period=year, section="s4.1", confidence=0.6),
    )  # fmt: skip
    port = Name("云溪港二期码头", *span("云溪港二期码头"))
    commitments = (
        commitment(1, "地区生产总值增长8.5%以上，固定资产投资增长14%，居民收入增长与经济增长同步。", "target",
                   ("q6", "q7", "q8"), area="2017年目标", item="", deadline="2017-12-31", section="s3"),
        commitment(2, "9月底前开工云溪港二期码头，新建标准厂房30万平方米。", "project", ("q9",), section="s4.1",
                   deadline="2017-09-30", deadline_stated="9月底前", projects=(port,),
                   places=(Name("云溪", *span("云溪", LEAD), code="439900"),),
                   suggested_lead=SuggestedLead("市交通运输局", 0.81),
                   supporting_units=("市发展和改革委员会", "市财政局")),
        commitment(3, "实施“百企上云”行动。", "programme", deadline="2017-12-31", section="s4.1", strength="ensure"),
    )  # fmt: skip
    whole = Ledger(
        text=TEXT,
        source=Source("云溪市2017.txt", hashlib.sha256(TEXT.encode()).hexdigest(), "utf-8", "text"),
        identity=Identity(
            "云溪市2017年政府工作报告", Place("云溪市", "439900"), "city", 2017, "2017-01-06", "市长 沈知远"
        ),
        copies=Copies(1, True, ((0, len(TEXT)),)),
        outline=(
            section("s1", "一、上届政府工作回顾", "二、", "review", Period("2013", "2016")),
            section("s2", "二、今后五年的奋斗目标", "三、", "goals", Period("2017", "2021")),
            section("s3", "三、2017年目标", LEAD, "annual_targets", year),
            section("s4", LEAD, None, "tasks", year),
            section("s4.1", "（一）做强实体经济", None, "tasks", year, level=2),
        ),
        statements=statements,
        commitments=commitments,
        asides=(Aside("heading", *span("壮大临港产业。")), Aside("slogan", *span("让云溪的明天更加美好。"))),
        findings=(
            Finding(
                "annual-below-average",
                "notice",
                "固定资产投资：2017年目标增长14%，低于2017—2021年年均16%。",
                "Fixed-asset investment: the 2017 target of 14% lies under the yearly average of 16% over 2017–2021.",
                ("q7", "q5"),
                {"annual_target": 14.0, "required": 16.0, "shortfall": 2.0},
            ),
        ),
    )
    return replace(whole, **changes)


def ledger_of(text: str, quote_spans: tuple[tuple[int, int], ...] = ()) -> Ledger:
    """A ledger over any text, with a statement for each of the given spans and one commitment over all of it."""
    statements = tuple(
        Statement(f"q{i}", a, b, IndicatorRef(text[a:b]), "level", 1.0, 1.0, "", "eq", "fact", None, quote=text[a:b])
        for i, (a, b) in enumerate(quote_spans, 1)
    )
    ids = tuple(s.id for s in statements)
    whole = Commitment("c1", "task", text, text, text, 0, len(text), ids, suggested_lead=SuggestedLead(text, 0.5))
    return replace(
        ledger(),
        text=text,
        outline=(Section("s1", text, 1, "tasks", None, 0, len(text), 0),),
        copies=Copies(1, True, ()),
        statements=statements,
        commitments=(whole,),
        asides=(),
        findings=(Finding("shares-sum", "info", text, text, ids, {text[:9]: text}),),
    )
