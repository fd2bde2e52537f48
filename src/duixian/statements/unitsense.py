"""What a unit tells of its number: a share, a grade, a limit, an extent, a count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from duixian.vocabulary import load
from duixian.vocabulary.kept import keep


@dataclass(frozen=True, slots=True)
class UnitSense:
    """What a unit tells of its number.

    Attributes:
        share: a share or percentage points.
        grade: it grades what follows: 吨级.
        threshold: with it a number may limit what follows: 10蒸吨以下.
        extent: works are measured by it, not graded: 公里, 亿元.
        counted: it counts things.
    """

    share: bool
    grade: bool
    threshold: bool
    extent: bool
    counted: bool


_SENSES: Final[dict[str, UnitSense]] = {}


def unit_sense(unit: str) -> UnitSense:
    """What `unit` tells; a report uses some dozens of units again and again."""
    known = _SENSES.get(unit)
    return known if known is not None else keep(_SENSES, unit, _sense(unit))


def _sense(unit: str) -> UnitSense:
    data = load("wording")["roles"]
    return UnitSense(
        share="%" in unit or "百分点" in unit,
        grade=_among(data["size-units"], unit),
        threshold=_among(data["threshold-units"], unit),
        extent=unit.endswith("元") or _among(data["extent-units"], unit),
        counted=_among(data["counting-units"], unit),
    )


def _among(words: Iterable[str], unit: str) -> bool:
    """Whether a unit is one of the words, with multipliers or without."""
    return any(unit.endswith(word) and not unit.removesuffix(word).strip("十百千万亿") for word in words)
