"""Statements for the rules: made by hand, or read out of the gold labels of a report."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duixian.coherence import examine
from duixian.ledger.model import Finding
from duixian.outline.section import Period, Section
from duixian.statements.statement import IndicatorRef, Statement
from duixian.vocabulary.indicators import indicators

REPO = Path(__file__).resolve().parents[2]
TOKEN = re.compile(r"[0-9０-９]+(?:[,，](?=[0-9]{3}(?![0-9]))[0-9]{3})*(?:[.．][0-9０-９]+)?")
CLAUSE = re.compile(r"[^，。；：、\n]*")
YEARLY = re.compile(r"年均|年平均|平均每年|每年平均")
YEAR = 2017

# report → its gold labels, its text (both under `shared` or the repository), its year
GOLD = {
    "hengyang2017": ("gold/hengyang2017.jsonl", "reports/hengyang-2017.txt", 2017),
    "hunan2026": ("gold/hunan2026.jsonl", "reports/provinces/2026/hunan.txt", 2026),
    "heilongjiang2025": ("gold/heilongjiang2025.jsonl", "reports/provinces/2025/heilongjiang.txt", 2025),
    "shandong2026": ("tests/gold/shandong2026.jsonl", "reports/provinces/2026/shandong.txt", 2026),
    "national2012": ("tests/gold/national2012.jsonl", "reports/national/2012.txt", 2012),
}
OUTLINE = (
    Section("s1", "回顾", 1, "review", Period("2013", "2016"), 0, 10_000, 2),
    Section("s2", "目标", 1, "goals", Period("2017", "2021"), 10_000, 20_000, 10_002),
    Section("s3", "年度目标", 1, "annual_targets", Period("2017", "2017"), 20_000, 30_000, 20_004),
    Section("s4", "任务", 1, "tasks", Period("2017", "2017"), 30_000, 40_000, 30_002),
)

Say = Callable[..., Statement]
Ask = Callable[..., list[Finding]]


@pytest.fixture
def say() -> Say:
    """Makes a statement: `say("固定资产投资", "growth", 14, "%", "target", 2017)`; one sentence for each call."""
    count = iter(range(1, 10_000))

    def make(
        name: str, measure: str, low: float | None, unit: str, role: str, years: object, **fields: Any
    ) -> Statement:
        number = next(count)
        found = indicators().resolve(name)
        scope = fields.pop("scope", found.scope if found else "")
        section = fields.pop("section", "s1" if role != "target" else ("s3" if years == YEAR else "s2"))
        quote = name if low is None else f"{low:g}{unit}"
        start = {"s1": 0, "s2": 10_000, "s3": 20_000, "s4": 30_000}[section] + 90 * number
        values: dict[str, Any] = {"comparator": "eq", "high": low, "quote": quote}
        start, end = fields.pop("start", start), fields.pop("end", start + 5)
        return Statement(
            f"q{number}",
            start,
            end,
            IndicatorRef(name, found.indicator.id if found else None, scope),
            measure,  # type: ignore[arg-type]
            low,
            unit=unit,
            role=role,  # type: ignore[arg-type]
            period=period(years),
            section=section,
            **{**values, **fields},
        )

    return make


@pytest.fixture
def ask() -> Ask:
    """Findings of one rule over statements of a report of 2017."""

    def find(rule: str, *statements: Statement, year: int | None = YEAR) -> list[Finding]:
        return [one for one in examine(OUTLINE, statements, year=year) if one.rule == rule]

    return find


def period(years: object) -> Period | None:
    """2017 is a year, "2021" a date to reach something by, "2017-2021" a total, "2017~2021" an average."""
    if years is None or isinstance(years, Period):
        return years
    if isinstance(years, int):
        return Period(str(years), str(years))
    start, sign, end = re.fullmatch(r"(\d{4})(?:([-~])(\d{4}))?", str(years)).groups()  # type: ignore[union-attr]
    return Period(start, end or start, {"~": "average", "-": "cumulative"}.get(sign, "by"))  # type: ignore[arg-type]


@pytest.fixture
def gold(shared: Path) -> Callable[[str], tuple[tuple[Section, ...], tuple[Statement, ...], int]]:
    """Sections, statements and year of a report as its gold labels give them."""

    def read(name: str) -> tuple[tuple[Section, ...], tuple[Statement, ...], int]:
        labels, report, year = GOLD[name]
        text = (shared / report).read_text(encoding="utf-8")
        place = REPO if labels.startswith("tests/") else shared
        lines = (place / labels).read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        tokens = list(TOKEN.finditer(text))
        assert len(rows) == len(tokens)
        statements = tuple(
            statement_of(row, token, text, year) for row, token in zip(rows, tokens, strict=True) if row["q"]
        )
        return sections_of(statements, year), statements, year

    return read


def statement_of(row: dict[str, Any], token: re.Match[str], text: str, year: int) -> Statement:
    """A gold label as the statement it stands for."""
    name = row["indicator"].removesuffix("同口径")
    found = indicators().resolve(name)
    low, high = float(row["low"]), float(row["high"])
    ref = IndicatorRef(name, found.indicator.id if found else None, found.scope if found else "")
    return Statement(
        f"q{int(row['id'][1:]) + 1}",
        token.start(),
        token.end(),
        ref,
        row["measure"],
        low,
        high,
        row["unit"],
        row["cmp"],
        row["role"],
        gold_period(row, text[max(0, token.start() - 24) : token.start()], year),
        comparable_basis=name != row["indicator"],
        section="s1" if row["role"] != "target" else "s2",
        quote=token.group(),
        clause=clause_around(text, token.start()),
    )


def gold_period(row: dict[str, Any], before: str, year: int) -> Period | None:
    """Growth over several years is an average where the words say so; a later year is one to reach a goal by."""
    if not row["period"]:
        return None
    start, _, end = row["period"].partition("-")
    if end:
        return Period(start, end, "average" if YEARLY.search(before) else "cumulative")
    return Period(start, start, "by" if int(start) > year else "year")


def clause_around(text: str, at: int) -> tuple[int, int]:
    start = max(text.rfind(stop, 0, at) for stop in "，。；\n") + 1
    return start, at + len(CLAUSE.match(text, at).group())  # type: ignore[union-attr]


def sections_of(statements: tuple[Statement, ...], year: int) -> tuple[Section, ...]:
    """One section for what is reviewed, one for what is promised: the helper's whole outline."""
    del statements
    return (
        Section("s1", "", 1, "review", None, 0, 1, 0),
        Section("s2", "", 1, "annual_targets", Period(str(year), str(year)), 1, 2, 1),
    )
