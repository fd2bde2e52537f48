"""Statements held against gold labels: every digit of a report was labelled by reading it."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from duixian.api import open_ledger
from duixian.exchange.record import to_dict
from duixian.ledger.model import Ledger
from duixian.reading import Document, ReadingOptions, read_documents
from duixian.statements.statement import Statement

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A labelled report.

    Attributes:
        name: stem of the label file.
        labels: folder of the labels.
        text: the report as a text, or as a Word file whose paragraphs joined by newlines are its text.
        year: the year it was delivered in.
        first_reading: `strict` when it was read for the first time, before any rule was changed with a look at it.
    """

    name: str
    labels: Path
    text: Path
    year: int
    first_reading: float | None = None

    def ledger(self) -> Ledger:
        """The ledger read from the text."""
        return open_ledger(self._document())

    def characters(self) -> str:
        """The text that the labels number the quantities of."""
        if self.text.suffix == ".txt":
            return self.text.read_text(encoding="utf-8")
        return self._document().text

    def _document(self) -> Document:
        return read_documents(self.text, ReadingOptions(year=self.year))[0]


def _report(name: str, folder: Path, text: str, year: int, first_reading: float | None = None) -> GoldReport:
    return GoldReport(name, folder, SHARED / "reports" / text, year, first_reading)


_OWN = ROOT / "tests" / "gold"
#: Labelled elsewhere and handed over with the project.
HANDED_OVER = (
    _report("hengyang2017", SHARED / "gold", "hengyang-2017.txt", 2017),
    _report("hunan2026", SHARED / "gold", "provinces/2026/hunan.txt", 2026),
    _report("heilongjiang2025", SHARED / "gold", "provinces/2025/heilongjiang.txt", 2025),
)
#: Labelled here, each read once before its errors were looked at; since then rules were mended with a look at them.
DEVELOPED_ON = (
    _report("shandong2026", _OWN, "provinces/2026/shandong.txt", 2026, 0.842),
    _report("sichuan2025", _OWN, "provinces/2025/sichuan.txt", 2025, 0.725),
    _report("national2003", _OWN, "national/2003.txt", 2003, 0.638),
    _report("national2012", _OWN, "national/2012.txt", 2012, 0.497),
    _report("yunnan2026", _OWN, "provinces/2026/yunnan.txt", 2026, 0.862),
    _report("national2008", _OWN, "national/2008.txt", 2008, 0.759),
    _report("jiangxi2026", _OWN, "provinces/2026/jiangxi.txt", 2026, 0.803),
    _report("national2010", _OWN, "national/2010.txt", 2010, 0.879),
    _report("hubei2026", _OWN, "provinces/2026/hubei.txt", 2026, 0.866),
    _report("national2006", _OWN, "national/2006.txt", 2006, 0.751),
    _report("liaoning2026", _OWN, "provinces/2026/liaoning.txt", 2026, 0.872),
    _report("heilongjiang2026", _OWN, "provinces/2026/heilongjiang.txt", 2026, 0.903),
    _report("national2005", _OWN, "national/2005.txt", 2005, 0.742),
    _report("national2007", _OWN, "national/2007.txt", 2007, 0.707),
    _report("national2004", _OWN, "national/2004.txt", 2004, 0.792),
    _report("beijing2026", _OWN, "provinces/2026/beijing.txt", 2026, 0.901),
    _report("national1997", _OWN, "national/1997.txt", 1997, 0.629),
    _report("shanghai2026", _OWN, "provinces/2026/shanghai.txt", 2026, 0.885),
    _report("national2009", _OWN, "national/2009.txt", 2009, 0.795),
    _report("national2011", _OWN, "national/2011.txt", 2011, 0.918),
    _report("sichuan2026", _OWN, "provinces/2026/sichuan.txt", 2026, 0.777),
    _report("guangdong2026", _OWN, "provinces/2026/guangdong.txt", 2026, 0.851),
    _report("hunan2025", _OWN, "provinces/2025/hunan.txt", 2025, 0.925),
    _report("jiangxi2025", _OWN, "provinces/2025/jiangxi.docx", 2025, 0.931),
    _report("shandong2025", _OWN, "provinces/2025/shandong.docx", 2025, 0.902),
    _report("yunnan2025", _OWN, "provinces/2025/yunnan.docx", 2025, 0.761),
    _report("hubei2025", _OWN, "provinces/2025/hubei.docx", 2025, 0.835),
    _report("liaoning2025", _OWN, "provinces/2025/liaoning.docx", 2025, 0.949),
    _report("guangdong2025", _OWN, "provinces/2025/guangdong.txt", 2025, 0.860),
    _report("national2000", _OWN, "national/2000.txt", 2000, 0.643),
    _report("national2002", _OWN, "national/2002.txt", 2002, 0.808),
    _report("shanghai2025", _OWN, "provinces/2025/shanghai.docx", 2025, 0.905),
    _report("beijing2025", _OWN, "provinces/2025/beijing.docx", 2025, 0.945),
    _report("national1998", _OWN, "national/1998.txt", 1998, 0.912),
    _report("national1999", _OWN, "national/1999.txt", 1999, 0.744),
    _report("national2001", _OWN, "national/2001.txt", 2001, 1.0),
)


@cache
def scorer() -> ModuleType:
    """The scorer that came with the gold standard."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True)
class Reading:
    """A labelled quantity (None for a number that measures nothing) and the statement read there, if any."""

    label: dict[str, Any] | None
    statement: Statement | None
    right: dict[str, bool]

    @property
    def strict(self) -> bool:
        """Whether everything but the period is right."""
        return bool(self.right) and all(ok for field, ok in self.right.items() if field != "period")


def readings(report: GoldReport) -> Iterator[Reading]:
    """Every labelled quantity of a report with what was read, and every statement that measures nothing."""
    score = scorer()
    tokens = [match.span() for match in score.TOKEN.finditer(report.characters())]
    lines = (report.labels / f"{report.name}.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines if line.strip()]
    ledger = report.ledger()
    plain = to_dict(ledger)["statements"]
    by_token: dict[int, int] = {}
    for number, statement in enumerate(ledger.statements):
        inside = [i for i, (start, _) in enumerate(tokens) if statement.start <= start < statement.end]
        if inside:
            by_token.setdefault(inside[0], number)
    for i, label in enumerate(labels):
        if label.get("why") == "unlabelled":
            continue
        at = by_token.get(i)
        if label["q"]:
            right = score.compare(label, plain[at]) if at is not None else dict.fromkeys(score.FIELDS, False)
            yield Reading(label, ledger.statements[at] if at is not None else None, right)
        elif at is not None and label["why"] != "part":
            yield Reading(None, ledger.statements[at], {})


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares of right readings: `strict` is an F1, `recall` and `precision` are of detection."""

    quantities: int
    strict: float
    recall: float
    precision: float
    fields: dict[str, float]


def accuracy(report: GoldReport) -> Accuracy:
    """Accuracy on one report, as the scorer defines it."""
    rows = list(readings(report))
    labelled = [row for row in rows if row.label is not None]
    found = sum(row.statement is not None for row in labelled)
    made = found + sum(row.label is None for row in rows)
    right = sum(row.strict for row in labelled)
    recall, precision = right / len(labelled), right / made
    return Accuracy(
        quantities=len(labelled),
        strict=2 * recall * precision / (recall + precision),
        recall=found / len(labelled),
        precision=found / made,
        fields={field: sum(row.right[field] for row in labelled) / len(labelled) for field in scorer().FIELDS},
    )
