"""Units by the names that people and reports use for them."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

from duixian.site.accounts.models import Unit

_LEVELS = ("自治区", "自治州", "省", "市", "州", "盟", "县", "区", "旗")
_FORMERLY = re.compile(r"(.+?)[（(]\s*(?:现|原)\s*(.+?)\s*[)）]")
_BODIES = re.compile(r"(?<=..)(?:委员会|委|局)$")
_LIKENESS = 0.45
_SHORTEST = 3


class UnitBook:
    """Finds the unit that a name means on a day.

    A name is that of a unit, with or without its place or level before it (教育局, 市教育局, 临州市教育局); an
    abbreviation or a longer form that fits one unit only (发改委; 林业和草原局 for 林业局), or the same office as
    another kind of body (发展和改革委员会 for 发展和改革局, as in counties); or that of a former unit, which stands
    for its successor.
    """

    def __init__(self, units: Iterable[Unit], day: dt.date, place: str = "") -> None:
        every = {unit.pk: unit for unit in units}
        self.day = day
        self._place = place
        self.units = tuple(unit for unit in every.values() if _exists(unit, day))
        self._exact = {_plain(unit.name): unit for unit in self.units}
        self._bare: dict[str, Unit | None] = {}
        for unit in self.units:
            key = self._stripped(_plain(unit.name))
            self._bare[key] = None if key in self._bare else unit
        self._former: dict[str, Unit] = {}
        for unit in sorted(every.values(), key=lambda unit: unit.valid_from):
            heir = _heir(unit, every)
            if not _exists(unit, day) and _exists(heir, day):
                self._former[_plain(unit.name)] = heir
                self._former.setdefault(self._stripped(_plain(unit.name)), heir)

    @classmethod
    def of(cls, day: dt.date, place: str = "") -> UnitBook:
        """The units of this office; one query."""
        return cls(Unit.objects.all(), day, place)

    def find(self, name: str) -> Unit | None:
        """The unit of a name, or None where no unit or more than one has it."""
        if both := _FORMERLY.fullmatch(_plain(name)):
            return self.find(both[2]) or self.find(both[1])
        plain = _plain(name)
        bare = self._stripped(plain)
        found = self._exact.get(plain) or self._bare.get(bare) or self._former.get(plain) or self._former.get(bare)
        if found is None and len(bare) >= _SHORTEST and bare not in self._bare:
            known = {key: unit for key, unit in self._bare.items() if unit is not None}
            fitting = [unit for key, unit in known.items() if _abbreviates(bare, key)]
            fitting = fitting or [
                unit for key, unit in known.items() if len(key) >= _SHORTEST and _abbreviates(key, bare)
            ]
            office = _BODIES.sub("", bare)
            fitting = fitting or [unit for key, unit in known.items() if _BODIES.sub("", key) == office]
            found = fitting[0] if len(fitting) == 1 else None
        return found

    def nearest(self, name: str) -> Unit | None:
        """The unit whose name is the most like another name, if any is."""
        bare = self._stripped(_plain(name))
        likeness = [
            (SequenceMatcher(None, bare, self._stripped(_plain(unit.name))).ratio(), unit.name, unit)
            for unit in self.units
        ]
        best = max(likeness, default=None, key=lambda one: one[:2])
        return best[2] if best is not None and best[0] >= _LIKENESS else None

    def _stripped(self, name: str) -> str:
        """The name without place and level before it."""
        if self._place and name.startswith(self._place) and len(name) > len(self._place) + 1:
            name = name.removeprefix(self._place)
        for level in _LEVELS:
            if name.startswith(level) and len(name) > len(level) + 1:
                return name.removeprefix(level)
        return name


def _plain(name: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)).replace("(", "（").replace(")", "）")


def _exists(unit: Unit, day: dt.date) -> bool:
    return unit.valid_from <= day and (unit.valid_to is None or unit.valid_to > day)


def _heir(unit: Unit, every: dict[int, Unit]) -> Unit:
    while unit.successor_id is not None and unit.successor_id in every:
        unit = every[unit.successor_id]
    return unit


def _abbreviates(short: str, name: str) -> bool:
    """Whether all characters of an abbreviation stand in a name in this order, with the same first and last one."""
    name = name.replace("委员会", "委")
    if short[0] != name[0] or short[-1] != name[-1]:
        return False
    rest = iter(name)
    return all(character in rest for character in short)
