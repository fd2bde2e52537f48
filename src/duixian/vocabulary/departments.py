"""Departments of government: what they are called when, and the words of their functions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from duixian.vocabulary import load

Tier = Literal["national", "province", "city", "township"]

WEIGHTS: Final = {"strong": 3.0, "plain": 1.5}


@dataclass(frozen=True, slots=True)
class Era:
    """What the unit that holds a function is called, up to and including report year `until`."""

    until: int | None
    names: dict[Tier, str]


@dataclass(frozen=True, slots=True)
class Department:
    """A function of government and the units that have held it, oldest first."""

    id: str
    eras: tuple[Era, ...]

    def name(self, tier: Tier, year: int | None) -> str:
        """Name of the unit in a report of `year` (today's where the year is unknown)."""
        for era in self.eras:
            if era.until is None or (year is not None and year <= era.until):
                return era.names[tier]
        return self.eras[-1].names[tier]

    def today(self, tier: Tier) -> str:
        """Name of the unit that holds the function today."""
        return self.eras[-1].names[tier]


@dataclass(frozen=True, slots=True)
class Functions:
    """Departments and the words of their functions.

    Attributes:
        departments: in the order of the file.
        weights: for each word, its departments (by index) with the word's weight.
        finder: automaton over the words, which it gives as strings.
    """

    departments: tuple[Department, ...]
    weights: dict[str, tuple[tuple[int, float], ...]]
    finder: AhoCorasick


@cache
def functions() -> Functions:
    """The vocabulary of `departments.toml`."""
    entries, offices = load("departments")["department"], load("departments")["township"]
    weights: dict[str, dict[int, float]] = {}
    for index, entry in enumerate(entries):
        for grade, weight in WEIGHTS.items():
            for word in entry[grade]:
                weights.setdefault(word, {}).setdefault(index, weight)
    return Functions(
        departments=tuple(
            Department(e["id"], tuple(_era(n, offices.get(e["id"], offices["others"])) for n in e["names"]))
            for e in entries
        ),
        weights={word: tuple(found.items()) for word, found in weights.items()},
        finder=AhoCorasick(list(weights), matchkind=MatchKind.LeftmostLongest, store_patterns=True),
    )


def _era(data: dict[str, str | int], office: str) -> Era:
    until = data.get("until")
    return Era(
        int(until) if until is not None else None,
        {
            "national": str(data["national"]),
            "province": str(data["province"]),
            "city": str(data["city"]),
            "township": office,
        },
    )
