"""Units of measure as written in reports: their dimension, base unit and factor (`units.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from duixian.errors import VocabularyError
from duixian.vocabulary import load
from duixian.vocabulary.kept import keep


@dataclass(frozen=True, slots=True)
class UnitValue:
    """What one unit as written is worth.

    Attributes:
        name: the unit as written ("万公里").
        factor: how many base units it is (10 000 000).
        base: base unit ("m"); for counted things the noun itself ("个"), "" for a bare 万 or 亿.
        dimension: what is measured ("length", "money", "count", "money/time" …).
    """

    name: str
    factor: float
    base: str
    dimension: str


@dataclass(frozen=True, slots=True)
class UnitTable:
    """`units.toml` ready for use.

    Attributes:
        prefixes: factor of each multiplying character (万 → 10 000).
        units: every spelling of every unit → its worth.
        classifiers: counting words, longest first.
        quotients: names of dimensions that are quotients ("mass/volume" → "concentration").
        quotient_signs: what stands between the two parts of a quotient.
    """

    prefixes: dict[str, int]
    units: dict[str, UnitValue]
    classifiers: tuple[str, ...]
    quotients: dict[str, str]
    quotient_signs: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling of every unit, longest first, without prefixes and counting words."""
        return tuple(sorted(self.units, key=lambda name: (-len(name), name)))


@cache
def units() -> UnitTable:
    """The table of `units.toml`.

    Raises:
        VocabularyError: an entry lacks a field, or a spelling stands twice.
    """
    data = load("units")
    table: dict[str, UnitValue] = {}
    for entry in data["unit"]:
        for name in entry["names"]:
            if name in table:
                raise VocabularyError(f"vocabulary/units.toml lists the unit {name} twice; keep one of the entries.")
            table[name] = UnitValue(name, float(entry.get("factor", 1)), entry["base"], entry["dimension"])
    return UnitTable(
        prefixes=data["prefixes"],
        units=table,
        classifiers=tuple(sorted(data["classifiers"]["words"], key=lambda word: (-len(word), word))),
        quotients=data["quotients"],
        quotient_signs=tuple(data["quotient-signs"]["words"]),
    )


_WORTHS: Final[dict[str, UnitValue | None]] = {}


def parse_unit(unit: str) -> UnitValue | None:
    """Worth of a unit as written ("亿元", "万千瓦时", "元/月", "宗").

    A noun that is no known unit counts itself: dimension "count", base unit the noun.
    None for an empty string and for what cannot be a unit (figures, punctuation, more than 12 characters).
    """
    return _WORTHS[unit] if unit in _WORTHS else keep(_WORTHS, unit, _parsed(unit))


def _parsed(unit: str) -> UnitValue | None:
    if not _could_be_unit(unit):
        return None
    return _simple(unit) or _quotient(unit) or _counted(unit)


def convertible(a: str, b: str) -> bool:
    """Whether amounts in the units `a` and `b` can be compared by their factors (亿斤 and 万吨, 亩 and 公顷)."""
    one, other = parse_unit(a), parse_unit(b)
    return one is not None and other is not None and (one.base, one.dimension) == (other.base, other.dimension)


def _could_be_unit(unit: str) -> bool:
    return 0 < len(unit) <= 12 and _no_unit().search(unit) is None


@cache
def _no_unit() -> re.Pattern[str]:
    return re.compile(r"[\s\d，。；：、！？,;:!?“”‘’《》【】…—]")


def _simple(unit: str) -> UnitValue | None:
    """A known unit, with or without prefixes."""
    known, prefixes = units().units, units().prefixes
    factor, stem = 1, unit
    while stem not in known:  # 千 is a prefix in 千克 and part of the unit in 千瓦
        if (by := prefixes.get(stem[:1])) is None:
            return None
        factor, stem = factor * by, stem[1:]
    worth = known[stem]
    return UnitValue(unit, factor * worth.factor, worth.base, worth.dimension)


def _quotient(unit: str) -> UnitValue | None:
    table = units()
    for sign in table.quotient_signs:
        above, found, below = unit.partition(sign)
        if not found or not above or not below:
            continue
        top, bottom = _simple(above) or _counted(above), _simple(below) or _counted(below)
        dimension = f"{top.dimension}/{bottom.dimension}"
        return UnitValue(
            unit, top.factor / bottom.factor, f"{top.base}/{bottom.base}", table.quotients.get(dimension, dimension)
        )
    return None


def _counted(unit: str) -> UnitValue:
    prefixes, factor, stem = units().prefixes, 1, unit
    while (by := prefixes.get(stem[:1])) is not None:
        factor, stem = factor * by, stem[1:]
    return UnitValue(unit, float(factor), stem, "count" if stem else "number")
