"""Administrative divisions that a commitment names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from duixian.ledger.model import Name
from duixian.reading.divisions import names_by_code
from duixian.reading.document import Identity
from duixian.vocabulary.actions import Force, actions
from duixian.vocabulary.projects import ordinary_pairs

_SUFFIX = re.compile(r"(?:自治[州县旗]|地区|新区|[市县区州旗盟])$")
_UNKNOWN = re.compile(r"[县市镇乡](?![县市区])")
_CHARACTERS = re.compile(r"[\u4e00-\u9fff]{2,3}$")
_BEFORE = re.compile(r"[，。；：、！？\n和与及在对至]|支持|推动|推进|加快|带动|引导|依托|发挥")
_AFTER = re.compile(r"[，。；、和与及等至]")


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    """Names that may be meant in one report.

    Attributes:
        names: the names, as the automaton numbers them.
        codes: their codes.
        short: whether a name is a stem (衡南 for 衡南县), which needs clear surroundings.
        finder: automaton over the names.
    """

    names: tuple[str, ...]
    codes: tuple[str, ...]
    short: tuple[bool, ...]
    finder: AhoCorasick


class Places:
    """The divisions named in one stretch of text."""

    def __init__(self, text: str, start: int, end: int, identity: Identity) -> None:
        place = identity.place
        self._own = place.code if place else None
        known = _gazetteer(self._own[:2] if self._own else "", identity.year)
        found: list[Name] = []
        taken: set[int] = set()
        for index, left, right in known.finder.find_matches_as_indexes(text[start:end]):
            code = known.codes[index]
            taken.add(start + right)
            if code == self._own or (known.short[index] and not _stands_alone(text, start + left, start + right)):
                continue
            found.append(Name(known.names[index], start + left, start + right, code))
        found.extend(n for n in _unknown(text, start, end) if n.end not in taken)
        self._found = sorted(found, key=lambda n: n.start)
        self._starts = [n.start for n in self._found]

    def within(self, start: int, end: int) -> tuple[Name, ...]:
        """Names that begin in `[start, end)`, in text order."""
        return tuple(self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)])

    def part_at(self, at: int) -> bool:
        """Whether a division below the reporting government is named at offset `at`."""
        i = bisect_left(self._starts, at)
        if i == len(self._found) or self._found[i].start != at:
            return False
        code = self._found[i].code
        if code is None or self._own is None:
            return code is None
        stem = self._own.rstrip("0")
        return code.startswith(stem + "0" * (len(stem) % 2))


@cache
def _gazetteer(province: str, year: int | None) -> _Gazetteer:
    meant: dict[str, tuple[str, bool]] = {}
    pairs = ordinary_pairs()
    for code, names in names_by_code(year).items():
        own = code[:2] == province
        upper = code.endswith("00")
        if not own and not upper:
            continue
        for name in names:
            meant.setdefault(name, (code, not _SUFFIX.search(name) and not name.endswith("省")))
            stem = _SUFFIX.sub("", name)
            if own and len(stem) >= 2 and stem != name and (upper or stem not in pairs):
                meant.setdefault(stem, (code, True))
    names = tuple(meant)
    return _Gazetteer(
        names,
        tuple(code for code, _ in meant.values()),
        tuple(short for _, short in meant.values()),
        AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest),
    )


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
    for match in _UNKNOWN.finditer(text, start, end):
        if not _ends_a_name(text, match.end()):
            continue
        left = max(start, match.start() - 3)
        mark = max(text.rfind(m, left, match.start()) for m in "，。；：、和与及在\n")
        first = mark + 1 if mark >= 0 else left
        while match.start() - first > 2 and text[max(0, first - 1) : first + 1] in pairs:
            first += 1
        stem = text[first : match.start()]
        ordinary = stem.endswith("古") or any(text[k : k + 2] in pairs for k in range(first, match.start()))
        if _CHARACTERS.fullmatch(stem) and not ordinary:
            yield Name(stem + match.group(), first, match.end())
