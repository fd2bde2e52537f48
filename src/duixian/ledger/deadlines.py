"""By when something is promised."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from dataclasses import dataclass
from functools import cache
from typing import Final

from duixian.outline.section import Section
from duixian.vocabulary import load

_SIGNS: Final = "年月季汛前"
_LONGEST_HALF: Final = 3
_BEFORE_YEAR: Final = frozenset("到至于在")
_BEFORE_SPAN: Final = frozenset("用在")
_NUMERALS: Final = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time stated in the text.

    Attributes:
        start: where its words begin.
        words: the words.
        day: ISO date, or "" for a recurring time.
    """

    start: int
    words: str
    day: str


class Deadlines:
    """The times that a text states, found in one pass."""

    def __init__(self, text: str, start: int, end: int, year: int | None) -> None:
        self._year = year
        matches = _pattern().finditer(text, start, end)
        self._found = [d for match in matches if (d := _deadline(text, match, year)) is not None]
        self._starts = [d.start for d in self._found]

    def within(self, start: int, end: int) -> Deadline | None:
        """First dated time in `[start, end)`, else a recurring one, else None."""
        first = bisect_left(self._starts, start)
        if first == len(self._starts) or self._starts[first] >= end:
            return None
        here = self._found[first : bisect_left(self._starts, end)]
        return next((d for d in here if d.day), here[0])

    def implied(self, section: Section) -> str:
        """Day that holds where none is stated: the end of the goal period, else of the report year."""
        if section.role == "goals" and section.period and re.fullmatch(r"\d{4}", section.period.end):
            return f"{section.period.end}-12-31"
        return f"{self._year}-12-31" if self._year else ""


@cache
def _pattern() -> re.Pattern[str]:
    """What stands from the 年, 月, 前 or the like of a time on, with a look back at what stands before that.

    Every time holds such a character, and little else does: the search leaps from one to the next. The last group says
    what kind of time it is; words for a time have none.
    """
    data = load("deadlines")
    after = "|".join(data["names"]["after"])
    halves = sorted(map(_halves, _words()), key=lambda half: (-len(half[0]), -len(half[1]), half))
    words = "|".join(rf"{rest[0]}(?<={before}{rest[0]}){rest[1:]}(?!\d)" for before, rest in halves)
    return re.compile(
        r"年(?<=[12]\d{3}年)(?P<month>\d{1,2}月)?(?:底|末|初)?(?:之?前|以前)?"
        rf"(?!{after}|[^，。；、：]{{0,6}}(?:行动|计划|方案|攻坚))(?P<year>)"
        r"|月(?<=\d月)(?<!\d{3}月)(?:(?:底|末|份)?(?:之?前|以前)|底|末)(?P<only_month>)"
        rf"|年(?<=[{''.join(_NUMERALS)}]年)(?:左右)?(?:时间|内|之内)(?P<span>)"
        rf"|年(?<=明年)(?:年底|底)?前?(?P<next>)|{words}"
    )


def _halves(word: str) -> tuple[str, str]:
    """The word divided before the first character of it that marks a time: 上半|年, 国庆|前, |岁末."""
    at = next((at for at, sign in enumerate(word) if sign in _SIGNS), 0)
    return word[:at], word[at:]


@cache
def _words() -> dict[str, str]:
    """The words for a time with the day of the year that each means, "" where it recurs."""
    data = load("deadlines")
    return {**data["days"], **dict.fromkeys(data["recurring"]["words"], "")}


def _deadline(text: str, match: re.Match[str], year: int | None) -> Deadline | None:
    at, end = match.span()
    kind = match.lastgroup
    if kind is None:
        start = next(start for start in range(max(0, at - _LONGEST_HALF), at + 1) if text[start:end] in _words())
        day = _words()[text[start:end]]
        return Deadline(start, text[start:end], f"{year}-{day}" if day and year else "")
    if kind == "year":
        stated = int(text[at - 4 : at])
        if year is not None and stated < year:
            return None
        month = match["month"]
        start = at - 5 if text[at - 5 : at - 4] in _BEFORE_YEAR else at - 4
        return _dated(start, text[start:end], stated, int(month[:-1]) if month else 12)
    if year is None:
        return None
    if kind == "next":
        return _dated(at - 1, text[at - 1 : end], year + 1, 12)
    if kind == "span":
        start = at - 2 if text[at - 2 : at - 1] in _BEFORE_SPAN else at - 1
        return _dated(start, text[start:end], year + _NUMERALS[text[at - 1]] - 1, 12)
    start = at - 2 if text[at - 2 : at - 1].isdecimal() else at - 1
    return _dated(start, text[start:end], year, int(text[start:at]))


def _dated(start: int, words: str, year: int, month: int) -> Deadline | None:
    if not 1 <= month <= 12 or not 1000 <= year <= 9999:
        return None
    return Deadline(start, words, f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}")
