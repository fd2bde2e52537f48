"""Places as observations name them: by code (GB/T 2260) where they have one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from duixian.reading.divisions import find_place, names_by_code
from duixian.site.ledgers.models import Ledger

_WHOLE = (
    "全市",
    "全省",
    "全县",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "本市",
    "本省",
    "本县",
    "本区",
    "我市",
    "我省",
    "我县",
    "我区",
)
_KINDS = "省市县区州盟旗"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: what it is stored by, and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Places:
    """Finds places by name or code; those whose governments have a ledger here come first."""

    own: tuple[Place, ...]

    def find(self, text: str, otherwise: str, scope: str = "") -> Place | None:
        """The place that a cell names; `otherwise` where it is empty or says 全市, None where that is empty too.

        `scope` is a part of the place that the name of the indicator limits it to (南岳区地区生产总值).
        """
        place = self._find(otherwise if not text or text in _WHOLE else text)
        if not scope or (place is not None and (place.name.endswith(scope) or scope in _WHOLE)):
            return place
        if place is None:
            return self._find(scope)
        part = find_place(f"{place.name}{scope}")
        if part is not None and part.code and part.name.startswith(place.name):
            return Place(part.code, part.name)
        return Place(f"{place.name}{scope}"[:60], f"{place.name}{scope}"[:60])

    def name(self, key: str) -> str:
        """The name of a stored place."""
        return next((one.name for one in self.own if one.key == key), "") or name_of(key)

    def _find(self, text: str) -> Place | None:
        text = "".join(text.split())
        if not text:
            return None
        stem = text.rstrip(_KINDS)
        for one in self.own:
            if text in (one.key, one.name) or (len(stem) > 1 and one.name.rstrip(_KINDS).endswith(stem)):
                return one
        if re.fullmatch(r"\d{6}", text):
            return Place(text, name_of(text))
        for name in (text, *(text + kind for kind in "市县州省")):
            if (found := find_place(name)) is not None and found.code:
                return Place(found.code, found.name)
        return Place(text[:60], text[:60])


def read_places() -> Places:
    """The places of this installation's ledgers, those of the newest first."""
    rows = Ledger.objects.exclude(place="").order_by("-year", "-pk").values_list("place", "place_code")
    return Places(tuple(Place(code or name, name) for name, code in dict.fromkeys(rows)))


@cache
def name_of(key: str) -> str:
    """The official name of a code; what is no code is its own name."""
    names = names_by_code().get(key)
    return names[0] if names else key
