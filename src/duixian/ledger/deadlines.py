"""By when something is promised."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from duixian.outline.section import Section
from duixian.vocabulary import load
from duixian.vocabulary.finding import occurrences

_SIGNS: Final = "年月季汛前"
_BEFORE, _AFTER = 8, 12
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
        matches = (m for a, b in _stretches(text, start, end) for m in _pattern().finditer(text, a, b))
        self._found = [d for m in matches if (d := _deadline(m, year)) is not None]
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


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The surroundings of the characters that every time expression holds."""
    left = right = start
    for at in occurrences(text, _SIGNS, start, end):
        if at - _BEFORE > right:
            if right > left:
                yield left, right
            left = at - _BEFORE
        right = min(end, at + 1 + _AFTER)
    if right > left:
        yield left, right


@cache
def _pattern() -> re.Pattern[str]:
    data = load("deadlines")
    words = sorted((*data["days"], *data["recurring"]["words"]), key=len, reverse=True)
    after = "|".join(data["names"]["after"])
    return re.compile(
        r"(?:到|至|于|在)?(?P<year>[12]\d{3})年(?P<month>\d{1,2}月)?(?P<end>底|末|初)?(?:之?前|以前)?"
        rf"(?!{after}|[^，。；、：]{{0,6}}(?:行动|计划|方案|攻坚))"
        r"|(?<!\d)(?P<only_month>\d{1,2})月(?:底|末|份)?(?:之?前|以前)"
        r"|(?<!\d)(?P<by_month>\d{1,2})月(?:底|末)"
        r"|[用在]?(?P<span>[一两二三四五六七八九十])年(?:左右)?(?:时间|内|之内)"
        r"|(?P<next>明年)(?:年底|底)?前?"
        rf"|(?P<words>{'|'.join(map(re.escape, words))})(?!\d)"
    )


def _deadline(match: re.Match[str], year: int | None) -> Deadline | None:
    words = match.group()
    if match["words"]:
        day = load("deadlines")["days"].get(match["words"])
        return Deadline(match.start(), words, f"{year}-{day}" if day and year else "")
    if match["year"]:
        stated = int(match["year"])
        if year is not None and stated < year:
            return None
        month = int(match["month"][:-1]) if match["month"] else 12
        return _dated(match, stated, month)
    if year is None:
        return None
    if match["next"]:
        return _dated(match, year + 1, 12)
    if match["span"]:
        return _dated(match, year + _NUMERALS[match["span"]] - 1, 12)
    return _dated(match, year, int(match["only_month"] or match["by_month"]))


def _dated(match: re.Match[str], year: int, month: int) -> Deadline | None:
    if not 1 <= month <= 12 or not 1000 <= year <= 9999:
        return None
    return Deadline(match.start(), match.group(), f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}")
