"""Sections of a report, as a ledger keeps them."""

from __future__ import annotations

from typing import Any

from duixian.site.ledgers.models import Ledger


def innermost(ledger: Ledger, start: int, end: int) -> dict[str, Any]:
    """The deepest section that holds all these characters; {} where there is none."""
    around = (one for one in ledger.outline if one["start"] <= start and end <= one["end"])
    return max(around, key=lambda one: int(one["level"]), default={})
