"""Statements, periods and places in the text as short phrases, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping

from duixian.exchange.labels import Language, label
from duixian.exchange.numbers import number
from duixian.ledger.model import Ledger
from duixian.outline.section import Period, Section
from duixian.reading.document import Identity
from duixian.statements.statement import Statement

_ZH_PATTERN = {"eq": "{}", "range": "{}", "approx": "{}左右", "ge": "{}以上", "le": "{}以内"}
_EN_PATTERN = {"eq": "{}", "range": "{}", "approx": "≈ {}", "ge": "≥ {}", "le": "≤ {}"}
_WITHOUT_NUMBER_EN = {
    "sync": "in step with {}",
    "assigned": "as assigned {}",
    "stable": "stable",
    "positive": "above {}",
}


def figure(value: float | str) -> str:
    """A figure of a finding's arithmetic as text."""
    return value if isinstance(value, str) else number(value)


def value_phrase(s: Statement, language: Language = "zh") -> str:
    """What is stated, without the indicator: 增长8.5%左右, 2800亿元以上; ≥ +8.5%."""
    if s.low is None or s.high is None or s.comparator not in _ZH_PATTERN:
        return (
            "".join(s.quote.split())
            if language == "zh"
            else _WITHOUT_NUMBER_EN.get(s.comparator, "{}").format(s.reference).strip()
        )
    return _chinese(s, s.low, s.high) if language == "zh" else _english(s, s.low, s.high)


def period_phrase(period: Period | None, language: Language = "zh") -> str:
    """2016年, 2017—2021年年均, 到2021年; 2016, 2017–2021 yearly average, by 2021."""
    if period is None or not period.end:
        return ""
    if period.basis == "by":
        return f"到{period.end}年" if language == "zh" else f"by {period.end}"
    years = {period.start or period.end: None, period.end: None}
    basis = label("basis", period.basis, language)
    return "—".join(years) + "年" + basis if language == "zh" else f"{'–'.join(years)} {basis}".strip()


def heading_path(section: str, outline: Mapping[str, Section]) -> str:
    """Titles of a section and those around it, outermost first: 四、重点工作 › （一）做强实体经济."""
    parts = section.split(".")
    around = (outline.get(".".join(parts[:i])) for i in range(1, len(parts) + 1))
    return " › ".join(s.title for s in around if s and s.title)


def report_title(identity: Identity) -> str:
    """湖南省2025年政府工作报告; the title as printed where place or year is unknown."""
    if identity.place and identity.year:
        return f"{identity.place.name}{identity.year}年政府工作报告"
    return identity.title or "政府工作报告"


def read_characters(ledger: Ledger) -> int:
    """Length in characters of the copy of the report that was read."""
    start, end = ledger.copies.spans[0] if ledger.copies.spans else (0, len(ledger.text))
    return end - start


def _chinese(s: Statement, low: float, high: float) -> str:
    verb, unit = "", s.unit
    if s.measure == "rank":
        verb, unit = "第", unit or "位"
    elif s.measure in ("growth", "change") and (low >= 0) == (high >= 0):
        points = "百分点" in unit
        rise, fall = ("提高", "下降") if points else ("增长", "下降") if s.measure == "growth" else ("增加", "减少")
        verb = rise if low >= 0 else fall
        low, high = sorted((abs(low), abs(high)))
    quantity = number(low) if low == high else f"{number(low)}—{number(high)}"
    return verb + _ZH_PATTERN[s.comparator].format(quantity + unit)


def _english(s: Statement, low: float, high: float) -> str:
    signed = s.measure in ("growth", "change")
    numbers = [f"+{number(x)}" if signed and x >= 0 else number(x) for x in dict.fromkeys((low, high))]
    if s.measure == "rank":
        return _EN_PATTERN[s.comparator].format("rank " + " to ".join(numbers))
    unit = s.unit if s.unit in ("", "%") else f" {s.unit}"
    return _EN_PATTERN[s.comparator].format(" to ".join(numbers) + unit)
