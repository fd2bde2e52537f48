"""Numbers as people and as JSON write them."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite


def number(value: float) -> str:
    """The number with all its digits and no idle ones: 8, 8.5, 277.96."""
    return f"{Decimal(f'{value:.12g}'):f}" if abs(value) < 1e12 else f"{value:.0f}"


def whole(value: float | None) -> float | int | None:
    """The number as JSON has it: 8 rather than 8.0, nothing for an infinity."""
    if value is None or not isfinite(value):
        return None
    return int(value) if float(value).is_integer() and abs(value) < 2**53 else value
