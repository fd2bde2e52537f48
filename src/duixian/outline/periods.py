"""Phrases of time become the years that a part speaks about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from duixian.outline.language import expression
from duixian.outline.paragraphs import numeral
from duixian.outline.section import Period
from duixian.reading.dates import arabic_year

Direction = Literal["behind", "now", "ahead"]

_BEFORE, _AFTER = 16, 10
"""How far the words of a time reach from its 年 or 五."""
_OPENING: Final = 24
_NEAR: Final = 5
_FAR: Final = 16
_FIRST_PLAN_AFTER_1965: Final = 3
_LONGEST_TERM: Final = 10
_COUNT: Final = re.compile(r"两|[二三四五六七八九十]{1,3}|\d{1,2}")
_TITLE_YEAR: Final = re.compile(r"(?<!\d)(\d{4})年.{0,20}工作报告|[—－―]\s*(\d{4})年\d{1,2}月\d{1,2}日")
_REVIEWED_YEAR: Final = re.compile(r"(?<!\d)(\d{4})年(?:.{0,12})回顾")


@dataclass(slots=True)
class Marker:
    """A phrase of time.

    Attributes:
        direction: whether it looks back, at the report's year, or ahead.
        period: the years it names.
        several: whether it names more than one year.
    """

    direction: Direction
    period: Period
    several: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """Reads phrases of time from the standpoint of one report.

    Attributes:
        year: the report's year, or None where unknown; then no phrase can be placed.
    """

    year: int | None

    def this_year(self) -> Period | None:
        """The report's year."""
        return _period(self.year, self.year) if self.year else None

    def last_year(self) -> Period | None:
        """The year before the report's."""
        return _period(self.year - 1, self.year - 1) if self.year else None

    def markers(self, phrase: str) -> Iterator[Marker]:
        """Every phrase of time in order."""
        if self.year and ("年" in phrase or "五" in phrase):
            for match in _times(phrase):
                marker = _place(match, self.year)
                if marker:
                    yield marker

    def opening(self, said: str) -> Marker | None:
        """The phrase of time that a paragraph opens with, or None.

        Where the first sentence only places the year (2025年是“十四五”收官之年。) and the second looks back on
        others (五年来，…), the second counts.
        """
        first, _, second = said.partition("。")
        opens = self._opens(first)
        goes_on = self._opens(second) if opens and opens.direction == "behind" else None
        if goes_on is None or opens is None or goes_on.direction != "behind" or (opens.several and not goes_on.several):
            return opens
        return goes_on

    def behind(self, phrase: str) -> Period | None:
        """The years that a phrase looks back on: several years before one; None if it looks back on none."""
        looking_back = [marker for marker in self.markers(phrase) if marker.direction == "behind"]
        several = next((marker for marker in looking_back if marker.several), None)
        return (several or looking_back[0]).period if looking_back else None

    def ahead(self, phrase: str) -> Period | None:
        """The several years that a phrase looks ahead to, or None."""
        return next((marker.period for marker in self.markers(phrase) if marker.direction == "ahead"), None)

    def _opens(self, sentence: str) -> Marker | None:
        head = sentence[:_OPENING]
        if not self.year or ("年" not in head and "五" not in head):
            return None
        for match in _times(head):
            marker = None if match["written"] else _place(match, self.year)
            if marker:
                return marker if match.start() <= (_NEAR if marker.direction == "behind" else _FAR) else None
        return None

    def names_this_year(self, phrase: str) -> bool:
        """Whether the phrase writes out the report's year or says 今年."""
        return any(marker.direction == "now" for marker in self.markers(phrase))


def report_year(text: str) -> int | None:
    """The year that a report's title, date or first heading tells, where nobody else knows it."""
    head = text[:3000]
    titled = _TITLE_YEAR.search(head)
    if titled:
        return int(titled[1] or titled[2])
    reviewed = _REVIEWED_YEAR.search(head)
    return int(reviewed[1]) + 1 if reviewed else None


def _times(phrase: str) -> Iterator[re.Match[str]]:
    """The phrases of time, each of which holds 年 or 五."""
    last = max(phrase.rfind("年"), phrase.rfind("五"))
    first = min(at for sign in "年五" if (at := phrase.find(sign)) >= 0)
    return _time().finditer(phrase, max(0, first - _BEFORE), last + _AFTER)


@cache
def _time() -> re.Pattern[str]:
    plan = "十[一二三四五六七八九]?|[六七八九]"
    return re.compile(
        r"(?<!\d)(?P<first>\d{4})年?(?:[-—－–~～]+|至|到)(?P<last>\d{4})年"
        rf"|(?:[“\"](?P<quoted>{plan})五[”\"]|(?<!第)(?P<plain>{plan})五(?=时期|期间|规划|计划|以来)"
        rf"|第(?P<ordinal>[一二三四五六七八九十]{{1,3}})个五年)(?:时期|期间|规划|计划)?(?P<since>以来)?"
        rf"|(?P<years_behind>{expression('periods', 'years_behind')})"
        rf"|(?P<one_year_behind>{expression('periods', 'one_year_behind')})"
        rf"|(?P<years_ahead>{expression('periods', 'years_ahead')})"
        rf"|(?P<this_year>{expression('periods', 'this_year')})"
        r"|(?<![\d到])(?P<year>\d{4})年|(?P<written>[一二][九〇零][一二三四五六七八九〇零]{2})年"
    )


def _place(match: re.Match[str], year: int) -> Marker | None:
    if match["first"]:
        return _span(int(match["first"]), int(match["last"]), year)
    if match["this_year"]:
        return Marker("now", _period(year, year), several=False)
    if match["one_year_behind"]:
        return Marker("behind", _period(year - 1, year - 1), several=False)
    if match["year"]:
        return _single(int(match["year"]), year)
    if match["written"]:
        return _single(arabic_year(match["written"]) or 0, year)
    counted = match["years_behind"] or match["years_ahead"]
    if counted:
        count = _count(counted)
        if not 1 < count <= _LONGEST_TERM:
            return None
        if match["years_behind"]:
            return Marker("behind", _period(year - count, year - 1), several=True)
        return Marker("ahead", _period(year, year + count - 1), several=True)
    return _plan(numeral(match["quoted"] or match["plain"] or match["ordinal"]), year, since=bool(match["since"]))


def _span(first: int, last: int, year: int) -> Marker | None:
    if first >= last:
        return None
    return Marker("behind" if last < year else "ahead", _period(first, last), several=True)


def _single(named: int, year: int) -> Marker | None:
    if named == year:
        return Marker("now", _period(year, year), several=False)
    if named == year - 1:
        return Marker("behind", _period(named, named), several=False)
    return None


def _plan(ordinal: int, year: int, *, since: bool) -> Marker:
    start = 1966 + 5 * (ordinal - _FIRST_PLAN_AFTER_1965)
    end = start + 4
    if end < year:
        return Marker("behind", _period(start, end), several=True)
    if since and start < year:
        return Marker("behind", _period(start, year - 1), several=True)
    return Marker("ahead", _period(start, end), several=True)


def _count(phrase: str) -> int:
    found = _COUNT.search(phrase)
    if found is None:
        return 0
    word = found[0]
    if word == "两":
        return 2
    return int(word) if word.isdecimal() else numeral(word)


@lru_cache(maxsize=512)
def _period(start: int, end: int) -> Period:
    return Period(f"{start:04d}", f"{end:04d}")
