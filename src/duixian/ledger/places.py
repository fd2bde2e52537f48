"""Administrative divisions that a commitment names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from duixian.ledger.mentions import Name
from duixian.reading.divisions import COUNTRY, names_by_code
from duixian.reading.document import Identity
from duixian.vocabulary.actions import Force, actions
from duixian.vocabulary.finding import Word, occurrences
from duixian.vocabulary.projects import ordinary_pairs

_SUFFIX: Final = re.compile(r"(?:自治[州县旗]|地区|新区|[市县区州旗盟])$")
_LEVELS: Final = ("县", "市", "镇", "乡", "街道")
_HIGHER_LEVELS: Final = frozenset("县市区")
_CHARACTERS: Final = re.compile(r"[\u4e00-\u9fff]{2,3}$")
_BEFORE: Final = re.compile(r"[，。；：、！？\n和与及在对至]|支持|推动|推进|加快|争取|带动|引导|依托|发挥")
_AFTER: Final = re.compile(r"[，。；、和与及等至]")
# the level belongs to the next word: 大同区域中心
_REGION: Final = re.compile("(?<=区)域")
_OF_LEVEL: Final = re.compile("(?<=[县市])[域级乡道场]")
# districts that name a kind of district as well
_KINDS_OF_DISTRICT: Final = re.compile("[东西矿郊城老新]+[区市]+")
_VERB_REACH: Final = 8


@dataclass(frozen=True, slots=True)
class _Meaning:
    """A division that a name may stand for.

    Attributes:
        code: its code.
        bare: the name lacks the word for its level (湖南, 衡南) and needs clear surroundings.
        local: the name is used so only within the province.
        ordinary: without the word for its level the name is a word or a single character (新建区, 和平县, 道县).
    """

    code: str
    bare: bool
    local: bool
    ordinary: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The names of divisions, and what each may stand for."""

    names: tuple[str, ...]
    meanings: tuple[tuple[_Meaning, ...], ...]


class Places:
    """The divisions named in one stretch of text.

    Attributes:
        names: in text order.
        parts: where divisions below the reporting government are named.

    Args:
        words: names of `gazetteer()` in the text.
    """

    def __init__(self, text: str, start: int, end: int, identity: Identity, words: Sequence[Word]) -> None:
        own = _code(identity)
        known = gazetteer(gazetteer_year(identity))
        province = own[:2] if own else ""
        found: list[Name] = []
        taken: set[int] = set()
        for index, left, right in words:
            meaning = _meant(known.meanings[index], province, placed=text[left - 1 : left] == "省")
            if meaning is None or _of_longer_word(text, right, meaning):
                continue
            taken.add(right)
            if meaning.code != own and not (meaning.bare and not _stands_alone(text, left, right)):
                found.append(Name(known.names[index], left, right, meaning.code))
        found.extend(n for n in _unknown(text, start, end) if n.end not in taken)
        self.names: list[Name] = sorted(found, key=lambda n: n.start)
        below = _below(own)
        self._text = text
        self._year = identity.year
        self.parts = [n.start for n in self.names if n.code is None or (below is not None and n.code.startswith(below))]

    def government_of(self, start: int, end: int) -> str | None:
        """Government of the division below the reporting one that is the subject of the sentence at `[start, end)`."""
        first = bisect_left(self.parts, start)
        if first == len(self.parts) or self.parts[first] != start:
            return None
        place = self.names[bisect_left(self.names, start, key=lambda n: n.start)]
        if actions().opening(self._text, place.end, min(end, place.end + _VERB_REACH))[0] is Force.NONE:
            return None
        name = place.name
        if place.code is not None and not _SUFFIX.search(name):
            name = names_by_code(self._year)[place.code][0]
        return f"{name}人民政府"


def _below(own: str | None) -> str | None:
    """What the codes of the divisions below the one with a code begin with."""
    if own is None:
        return None
    stem = own.rstrip("0")
    return stem + "0" * (len(stem) % 2)


def _meant(meanings: tuple[_Meaning, ...], province: str, *, placed: bool) -> _Meaning | None:
    """The division meant in a report of a province: one of its own, else the only one elsewhere.

    `placed`: the name stands behind that of a province.
    """
    for meaning in meanings:
        if meaning.code.startswith(province) and province:
            return meaning
    elsewhere = [m for m in meanings if not m.local or (m.ordinary and placed)]
    return elsewhere[0] if len(elsewhere) == 1 else None


def gazetteer_year(identity: Identity) -> int | None:
    """The year whose divisions a report names; None where a report of the whole country may name those of any year."""
    return None if _code(identity) == COUNTRY.code else identity.year


def _code(identity: Identity) -> str | None:
    return identity.place.code if identity.place else None


@cache
def gazetteer(year: int | None) -> Gazetteer:
    """The divisions of a year, or of all years."""
    meanings: dict[str, list[_Meaning]] = {}
    pairs = ordinary_pairs()
    for code, names in names_by_code(year).items():
        for name in names:
            stem = _SUFFIX.sub("", name)
            bare = stem == name and not name.endswith("省")
            ordinary = not code.endswith("00") and not bare and _is_ordinary(name, stem)
            meanings.setdefault(name, []).append(_Meaning(code, bare=bare, local=ordinary, ordinary=ordinary))
            if len(stem) >= 2 and stem != name and (code.endswith("00") or stem not in pairs):
                meanings.setdefault(stem, []).append(_Meaning(code, bare=True, local=True))
    return Gazetteer(tuple(meanings), tuple(tuple(found) for found in meanings.values()))


def _is_ordinary(name: str, stem: str) -> bool:
    return (
        len(stem) == 1
        or (len(name) == 3 and stem in ordinary_pairs())
        or _KINDS_OF_DISTRICT.fullmatch(name) is not None
    )


def _of_longer_word(text: str, end: int, meaning: _Meaning) -> bool:
    return _REGION.match(text, end) is not None or (meaning.ordinary and _OF_LEVEL.match(text, end) is not None)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = start == 0 or _BEFORE.search(text, max(0, start - 2), start) is not None
    return before and _ends_a_name(text, end)


def _ends_a_name(text: str, end: int) -> bool:
    if _AFTER.match(text, end):
        return True
    return actions().opening(text, end, min(len(text), end + 8))[0] > Force.NONE


def _unknown(text: str, start: int, end: int) -> Iterator[Name]:
    """Counties, cities, towns and townships that no list has, by their last word and an unusual name."""
    pairs = ordinary_pairs()
    for at in occurrences(text, _LEVELS, start, end):
        right = at + (2 if text.startswith("街道", at) else 1)
        if text[right : right + 1] in _HIGHER_LEVELS or text[at - 1 : at + 1] in pairs or text[at - 2 : at] in pairs:
            continue
        if not _ends_a_name(text, right):
            continue
        left = max(start, at - 3)
        mark = max(text.rfind(m, left, at) for m in "，。；：、和与及在\n")
        first = mark + 1 if mark >= 0 else left
        if at - first > 2 and text[max(0, first - 1) : first + 1] in pairs:
            first += 1
        stem = text[first:at]
        if _CHARACTERS.fullmatch(stem) and text[first : first + 2] not in pairs and not stem.endswith("古"):
            yield Name(text[first:right], first, right)
