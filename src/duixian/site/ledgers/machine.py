"""What the machine read, as fields of what is stored; `machine` holds it as `duixian.exchange.record` writes it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from duixian.site.keeping.spans import month_end

Machine = dict[str, Any]

TRIMMED = " \t\r\n　，、；;：:,。."
"""What stands around a promise in the running text and is no part of its wording."""


def worded(text: str) -> str:
    """The words of a promise as a table shows them: without the marks that tie it to its neighbours."""
    return text.strip(TRIMMED) or text


def commitment_fields(machine: Machine, last_day: dt.date) -> dict[str, Any]:
    """Fields of a commitment; one without a deadline has to be kept by `last_day`."""
    lead = machine["suggested_lead"]
    further = ({"unit": unit, "confidence": None} for unit in machine["supporting_units"])
    same = ("start", "end", "kind", "area", "item", "deadline_stated", "strength", "places", "projects")
    return {name: machine[name] for name in (*same, "section")} | {
        "text": worded(machine["text"]),
        "deadline": last_day_of(machine["deadline"], last_day),
        "suggested": [*([lead] if lead else []), *further],
    }


def statement_fields(machine: Machine) -> dict[str, Any]:
    """Fields of a statement."""
    same = ("start", "end", "measure", "unit", "comparator", "role", "period", "provisional", "strength", "reference")
    return {name: machine[name] for name in (*same, "section", "confidence")} | {
        "indicator": machine["indicator"]["name"],
        "indicator_id": machine["indicator"]["id"] or "",
        "scope": machine["indicator"]["scope"],
        "low": _float(machine["low"]),
        "high": _float(machine["high"]),
    }


def last_day_of(deadline: str, otherwise: dt.date) -> dt.date:
    """The last day of an ISO date, month or year; `otherwise` where there is none."""
    parts = [int(part) for part in deadline.split("-")] if deadline else []
    match parts:
        case [year, month, day]:
            return dt.date(year, month, day)
        case [year, month]:
            return month_end(year, month)
        case [year]:
            return dt.date(year, 12, 31)
        case _:
            return otherwise


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)
