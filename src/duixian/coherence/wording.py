"""Figures and sentences of the findings, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from duixian.coherence.figures import PERCENT, Figure
from duixian.coherence.paths import GROWTH, POINTS, YearlyPath
from duixian.coherence.terms import terms
from duixian.ledger.model import Finding, Severity
from duixian.statements.statement import Comparator, Statement

_AFTER: dict[Comparator, str] = {"approx": "左右", "ge": "以上", "le": "以内"}
_BEFORE_EN: dict[Comparator, str] = {"approx": "about ", "ge": "at least ", "le": "at most "}
_LARGE: Final = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1.0, ""))


def number(value: float, digits: int = 2) -> str:
    """A number for reading: at most `digits` decimals, no trailing zeros, no exponent."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def rounded(value: float) -> float:
    """A computed number as published in `Finding.computed`: four decimals."""
    return round(value, 4) + 0.0


def written(statement: Statement) -> str:
    """A statement with a number in Chinese, as short as it can be said: "增长14%左右", "4000亿元以上"."""
    low, high = _ends(statement)
    amount = f"{number(low, 4)}{statement.unit}"
    if high != low:
        amount += f"—{number(high, 4)}{statement.unit}"
    verb = {"growth": ("增长", "下降"), "change": ("提高", "降低")}.get(statement.measure, ("", ""))[_falls(statement)]
    return verb + amount + _AFTER.get(statement.comparator, "")


def written_en(figure: Figure) -> str:
    """A figure in English; amounts in units with an English name are converted ("27.796 billion yuan")."""
    statement = figure.statement
    low, high = _ends(statement)
    amount = _amount_en(low, statement, figure)
    if high != low:
        amount += f" to {_amount_en(high, statement, figure)}"
    amount = _BEFORE_EN.get(statement.comparator, "") + amount
    if statement.measure == "growth":
        return f"{'a fall' if _falls(statement) else 'growth'} of {amount}"
    if statement.measure == "change":
        return f"a {'fall' if _falls(statement) else 'rise'} of {amount}"
    return amount


def said(statement: Statement) -> str:
    """Any statement in Chinese, also one without a number."""
    if statement.low is not None:
        return written(statement)
    words = terms().without_number.get(statement.comparator)
    return words.zh if words else statement.quote


def said_en(statement: Statement, figure: Figure | None) -> str:
    """The same in English; `figure` is the statement's, None where it has no number."""
    if figure is not None:
        return written_en(figure)
    words = terms().without_number.get(statement.comparator)
    return words.en if words else statement.quote


def step(value: float, unit: str) -> str:
    """A computed yearly step in Chinese: growth, points, or an amount in `unit`."""
    if unit == GROWTH:
        return f"{'增长' if value >= 0 else '下降'}{number(abs(value))}%"
    if unit == POINTS:
        return f"{'提高' if value >= 0 else '降低'}{number(abs(value))}{unit}"
    return f"{number(value)}{unit}"


def step_en(value: float, unit: str) -> str:
    """The same in English."""
    if unit == GROWTH:
        return f"{'growth' if value >= 0 else 'a fall'} of {number(abs(value))}%"
    if unit == POINTS:
        return f"a {'rise' if value >= 0 else 'fall'} of {points(round(abs(value), 2))}"
    return f"{number(value)} {unit}"


def path_computed(path: YearlyPath, year: int) -> dict[str, float | str]:
    """The arithmetic of a yearly path, for `Finding.computed`."""
    return {
        "unit": path.unit,
        "required": path.required,
        "annual_target": path.promised.stated,
        "annual_year": str(year),
        "shortfall": path.shortfall,
        "remaining_years": float(path.years - 1),
        "remaining_required": path.remaining,
    }


def path_fields(path: YearlyPath, year: int) -> dict[str, object]:
    """The same for the sentence of a finding."""
    annual, annual_en = _promise(path)
    in_points = path.unit in (GROWTH, POINTS)
    return {
        "year": year,
        "annual": annual,
        "annual_en": annual_en,
        "required": step(path.required, path.unit),
        "required_en": step_en(path.required, path.unit),
        "shortfall": f"{number(path.shortfall)}{POINTS if in_points else path.unit}",
        "shortfall_en": points(round(path.shortfall, 2)) if in_points else f"{number(path.shortfall)} {path.unit}",
        "remaining_years": path.years - 1,
        "remaining": step(path.remaining, path.unit),
        "remaining_en": step_en(path.remaining, path.unit),
    }


def points(value: float) -> str:
    """Percentage points in English."""
    return f"{number(value, 4)} {'point' if value == 1 else 'points'}"


def finding(
    rule: str,
    severity: Severity,
    statements: Iterable[Statement],
    computed: dict[str, float | str],
    fields: dict[str, object],
    *,
    message: str = "",
) -> Finding:
    """A finding with its sentences; doubtful readings make it `info` at most.

    `message` names the sentence of `coherence.toml` where it is not the rule's own.
    """
    sources = {one.id: one.confidence for one in statements}
    known = terms()
    if min(sources.values()) < known.thresholds.doubtful:
        severity = "info"
    sentence = known.messages[message or rule]
    return Finding(
        rule=rule,
        severity=severity,
        message=sentence.zh.format(**fields),
        message_en=sentence.en.format(**fields),
        statements=tuple(sources),
        computed={key: rounded(value) if isinstance(value, float) else value for key, value in computed.items()},
    )


def _promise(path: YearlyPath) -> tuple[str, str]:
    """This year's target in Chinese and English, with its step where that had to be computed from levels."""
    promised = path.promised
    zh, en = written(promised.target.statement), written_en(promised.target)
    if len(promised.figures) > 1:
        return f"{zh}（合{step(promised.stated, path.unit)}）", f"{en} ({step_en(promised.stated, path.unit)})"
    return zh, en


def _ends(statement: Statement) -> tuple[float, float]:
    """The numbers as a reader meets them: without the sign of a fall, the smaller first."""
    low = statement.low or 0.0
    high = low if statement.high is None else statement.high
    ends = (abs(low), abs(high)) if _falls(statement) else (low, high)
    return min(ends), max(ends)


def _falls(statement: Statement) -> bool:
    return statement.measure in ("growth", "change") and (statement.low or 0.0) < 0


def _amount_en(value: float, statement: Statement, figure: Figure) -> str:
    if figure.dimension == PERCENT:
        return points(value) if statement.measure == "change" else f"{number(value, 4)}{statement.unit}"
    if not figure.base.isascii() or not figure.base:
        return f"{number(value, 4)} {statement.unit}".strip()
    amount = value * figure.factor
    size, word = next(((size, word) for size, word in _LARGE if abs(amount) >= size), (1.0, ""))
    return f"{number(amount / size, 4)}{word} {figure.base}"
