"""A reviewed ledger as gold: one line for each number in the text, as `score.py` of the gold standard reads it."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from duixian.exchange.numbers import whole
from duixian.site.ledgers.models import LIVE, Ledger, ReviewState, Statement

TOKEN = re.compile(r"[0-9０-９]+(?:[,，](?=[0-9]{3}(?![0-9]))[0-9]{3})*(?:[.．][0-9０-９]+)?")
"""The numbers in a text that the gold standard counts."""

REASONS = {
    "日期": "date",
    "名称的一部分": "name",
    "序号": "list",
    "文号": "ref",
    "date": "date",
    "part of a name": "name",
    "number of a list": "list",
    "number of a document": "ref",
}
"""Reasons for dropping a statement that say why its number is no quantity."""

_DATE = re.compile(r"[年月日]")


def gold_lines(ledger: Ledger) -> Iterator[str]:
    """One JSON object for each number, in text order.

    A number that no statement covers is no quantity. Why it is none is given where people dropped it with one of
    `REASONS` or where a year, month or day follows; otherwise it is "", since nobody has said.
    """
    text = ledger.source.text
    live = sorted(ledger.statements.filter(state__in=LIVE), key=lambda one: (one.start, -one.end))
    dropped = {one.start: one.reason for one in ledger.statements.filter(state=ReviewState.DROPPED)}
    starts = [one.start for one in live]
    named: dict[int, str] = {}
    for number, token in enumerate(TOKEN.finditer(text)):
        id_ = f"T{number:03d}"
        at = bisect_right(starts, token.start()) - 1
        statement = live[at] if at >= 0 and token.start() < live[at].end else None
        if statement is None:
            label: dict[str, Any] = {"id": id_, "q": False, "why": _why(text, token, dropped)}
        elif statement.pk in named:
            label = {"id": id_, "q": False, "why": "part", "of": named[statement.pk]}
        else:
            named[statement.pk] = id_
            label = {"id": id_, "q": True, **_quantity(statement)}
        yield json.dumps(label, ensure_ascii=False)


def _quantity(one: Statement) -> dict[str, Any]:
    return {
        "indicator": one.full_name,
        "measure": one.measure,
        "low": whole(one.low),
        "high": whole(one.high),
        "unit": one.unit,
        "cmp": one.comparator,
        "role": one.role,
        "period": _period(one.period),
    }


def _period(period: dict[str, str] | None) -> str:
    if not period:
        return ""
    start, end = period.get("start", ""), period.get("end", "")
    return end if start in ("", end) or period.get("basis") == "by" else f"{start}-{end}"


def _why(text: str, token: re.Match[str], dropped: dict[int, str]) -> str:
    if said := REASONS.get(dropped.get(token.start(), "")):
        return said
    return "date" if _DATE.match(text, token.end()) else ""
