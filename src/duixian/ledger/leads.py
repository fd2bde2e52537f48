"""Which units are likely to lead and to support a commitment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log1p
from typing import Final

from duixian.ledger.model import SuggestedLead, Suggestion
from duixian.reading.document import Identity
from duixian.vocabulary.departments import Functions, Tier, functions

ITEM_SHARE: Final = 0.3
AREA_SHARE: Final = 0.15
SUPPORTING: Final = 3
SUPPORTING_FLOOR: Final = 0.25
NAMED_CONFIDENCE: Final = 0.9
"""Confidence where the text names who will act."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The units of one government at one time.

    Attributes:
        units: names of the units.
        votes: for each function word, the units (by index) it speaks for, and with what weight.
    """

    units: tuple[str, ...]
    votes: dict[str, tuple[tuple[int, float], ...]]

    def scores(self, text: str) -> dict[int, float]:
        """What the words of a text say for each unit (by index)."""
        found: dict[int, float] = {}
        votes, so_far = self.votes, found.get
        for word in functions().finder.find_matches_as_strings(text):
            for unit, weight in votes[word]:
                found[unit] = so_far(unit, 0.0) + weight
        return found


def roster(identity: Identity) -> Roster:
    """The units of the government that made the report, under the names they had then."""
    tier, prefix = _tier(identity)
    return _roster(tier, prefix, identity.year)


def _tier(identity: Identity) -> tuple[Tier, str]:
    name = identity.place.name if identity.place else ""
    level = identity.level
    if level == "national":
        return "national", ""
    if level == "province":
        if name.endswith("市"):
            return "city", "市"
        return "province", "自治区" if name.endswith("自治区") else "省"
    if level == "township":
        return "township", "街道" if name.endswith("街道") else name[-1] if name[-1:] in ("乡", "镇") else "镇"
    if level == "county":
        return "city", name[-1] if name[-1:] in ("区", "旗", "市") else "县"
    return "city", name[-1] if name[-1:] in ("州", "盟") else "市"


@cache
def _roster(tier: Tier, prefix: str, year: int | None) -> Roster:
    known: Functions = functions()
    names: dict[str, int] = {}
    unit_of: list[int] = []
    for department in known.departments:
        name, today = department.name(tier, year), department.today(tier)
        shown = _with_prefix(prefix, name)
        if name != today:
            shown += f"（现{_with_prefix(prefix, today)}）"
        unit_of.append(names.setdefault(shown, len(names)))
    votes: dict[str, tuple[tuple[int, float], ...]] = {}
    for word, weights in known.weights.items():
        found: dict[int, float] = {}
        for department_index, weight in weights:
            unit = unit_of[department_index]
            found[unit] = max(weight, found.get(unit, 0.0))
        votes[word] = tuple(found.items())
    return Roster(tuple(names), votes)


def _with_prefix(prefix: str, name: str) -> str:
    return name if name.startswith("各") else prefix + name


class Suggestions:
    """Who may lead the commitments of one report."""

    def __init__(self, identity: Identity) -> None:
        self._roster = roster(identity)
        self._by_area: dict[str, dict[int, float]] = {}
        self._headings: dict[tuple[str, str], list[tuple[int, float]]] = {}

    def suggest(self, text: str, item: str, area: str, government: str | None) -> Suggestion:
        """Units for a commitment, given by its text, its item and its area.

        Where the text itself says which `government` will act, that leads, and the others support it.
        """
        scores = self._roster.scores(text)
        so_far = scores.get
        for unit, share in self._shares(item, area):
            scores[unit] = so_far(unit, 0.0) + share
        suggested = _suggested(self._roster.units, scores) if scores else (None, ())
        return _led_by(government, suggested) if government else suggested

    def _shares(self, item: str, area: str) -> list[tuple[int, float]]:
        """What the headings above a commitment add to the score of each unit that they speak for."""
        shares = self._headings.get((item, area))
        if shares is None:
            by_item, by_area = self._roster.scores(item), self._by_area.get(area)
            if by_area is None:
                by_area = self._by_area[area] = self._roster.scores(area)
            shares = self._headings[item, area] = [
                (unit, ITEM_SHARE * by_item.get(unit, 0.0) + AREA_SHARE * by_area.get(unit, 0.0))
                for unit in (by_item | by_area)
            ]
        return shares


class Suggesting:
    """The suggestion for one commitment, worked out when it is called."""

    __slots__ = ("area", "government", "item", "suggestions", "text")

    def __init__(self, suggestions: Suggestions, text: str, item: str, area: str, government: str | None) -> None:
        self.suggestions = suggestions
        self.text = text
        self.item = item
        self.area = area
        self.government = government

    def __call__(self) -> Suggestion:
        """The units that may lead and support."""
        return self.suggestions.suggest(self.text, self.item, self.area, self.government)


def _led_by(government: str, suggested: Suggestion) -> Suggestion:
    lead, supporting = suggested
    units = ((lead.unit,) if lead else ()) + supporting
    return SuggestedLead(government, NAMED_CONFIDENCE), units[:SUPPORTING]


def _suggested(units: Sequence[str], scores: dict[int, float]) -> Suggestion:
    """The units with the highest scores; of two with the same score the first of the roster."""
    top = max(scores.values())
    floor = SUPPORTING_FLOOR * top
    ranked = sorted([(-score, unit) for unit, score in scores.items() if score >= floor])
    lead = SuggestedLead(units[ranked[0][1]], _confidence(top, sum(scores.values())))
    return lead, tuple([units[unit] for _, unit in ranked[1 : 1 + SUPPORTING]]) if len(ranked) > 1 else ()


def _confidence(top: float, total: float) -> float:
    """Probability that the suggestion is right.

    A logistic curve over the winner's share of all votes and the weight of its own, fitted on the gold leads of a
    city report and a provincial report and flattened a little for reports of other places.
    """
    return round(1 / (1 + exp(2.6 - 2.4 * top / total - 1.75 * log1p(top))), 2)
