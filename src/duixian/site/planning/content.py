"""A ledger with its plan as it is published: plain JSON, and a hash that anybody can compute again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from duixian.site.ledgers.models import Ledger
from duixian.site.planning.plan import Item, Target

SCHEMA = "duixian/plan/1"


def content_of(ledger: Ledger, items: Iterable[Item], version: int) -> dict[str, Any]:
    """The whole ledger with its plan: titles, commitments in the order of the report, units by name."""
    return {
        "schema": SCHEMA,
        "version": version,
        "ledger": {
            "title": ledger.title,
            "place": ledger.place,
            "place_code": ledger.place_code,
            "level": ledger.level,
            "year": ledger.year,
            "first_day": ledger.first_day.isoformat(),
            "last_day": ledger.last_day.isoformat(),
            "source_sha256": ledger.source_id,
        },
        "commitments": [_commitment(item) for item in items],
    }


def canonical(content: Any) -> bytes:
    """JSON in UTF-8 with sorted keys and no blanks: the same content gives the same bytes."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def sha256_of(content: Any) -> str:
    """The hash of content, in hexadecimal digits."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _commitment(item: Item) -> dict[str, Any]:
    one = item.commitment
    return {
        "id": one.pk,
        "code": one.code,
        "number": one.number,
        "kind": str(one.kind),
        "area": one.area,
        "item": one.item,
        "text": one.text,
        "span": [one.start, one.end],
        "strength": one.strength,
        "places": [place["name"] for place in one.places],
        "projects": [project["name"] for project in one.projects],
        "deadline": one.deadline.isoformat(),
        "deadline_stated": one.deadline_stated,
        "lead": one.lead.name if one.lead else None,
        "supports": [unit.name for unit in item.supports],
        "vice_mayor": one.vice_mayor,
        "nodes": [{"title": node.title, "due": node.due.isoformat()} for node in item.nodes],
        "targets": [_target(target) for target in item.targets],
    }


def _target(target: Target) -> dict[str, Any]:
    said, plan = target.statement, target.plan
    return {
        "number": said.number,
        "indicator": said.indicator,
        "indicator_id": said.indicator_id,
        "scope": said.scope,
        "measure": said.measure,
        "low": _number(said.low),
        "high": _number(said.high),
        "unit": said.unit,
        "comparator": said.comparator,
        "quote": said.quote,
        "curve": {
            "kind": plan.kind,
            "baseline": _number(plan.baseline),
            "steps": [[day.isoformat(), _number(value)] for day, value in plan.steps],
            "reading": plan.reading,
        },
    }


def _number(value: float | None) -> float | int | None:
    """Whole numbers without a fraction: PostgreSQL gives 1e22 back as a whole number."""
    return int(value) if value is not None and float(value).is_integer() else value
