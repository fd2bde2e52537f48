"""Phrases of time become the years that a part speaks about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from duixian.outline.language import phrases
from duixian.outline.paragraphs import numeral
from duixian.outline.section import Period

_PLAN = re.compile(
    r"[“\"](?P<quoted>十[一二三四五六七八九]?|[六七八九])五[”\"]|(?<![一二三四五六七八九十])(?P<plain>十[一二三四六七八九]|[八九])五(?=时期|期间|规划|计划)"
)
_YEAR = re.compile(r"(?<!\d)(\d{4})年")
_YEAR_SPAN = re.compile(r"(?<!\d)(\d{4})年?(?:[-—－–~～]+|至|到)(\d{4})年")


@dataclass(frozen=True, slots=True)
class Calendar:
    """Reads phrases of time from the standpoint of one report.

    Attributes:
        year: the report's year, or None where unknown; then only years that are written out are known.
    """

    year: int | None

    def this_year(self) -> Period | None:
        """The report's year."""
        return _period(self.year, self.year) if self.year else None

    def last_year(self) -> Period | None:
        """The year before the report's."""
        return _period(self.year - 1, self.year - 1) if self.year else None

    def behind(self, phrase: str) -> Period | None:
        """The years that a looking-back phrase names: a five-year plan, a count of years, a year; None if none."""
        several = self.several_behind(phrase)
        if several:
            return several
        written = _YEAR.search(phrase)
        if written and (not self.year or int(written[1]) < self.year):
            return _period(int(written[1]), int(written[1]))
        if phrases("periods", "one_year_back").search(phrase):
            return self.last_year()
        return None

    def several_behind(self, phrase: str) -> Period | None:
        """The several years that a looking-back phrase names, or None."""
        span = _YEAR_SPAN.search(phrase)
        if span and int(span[1]) < int(span[2]) and (not self.year or int(span[1]) < self.year):
            return _period(int(span[1]), int(span[2]))
        for match in _PLAN.finditer(phrase):
            start, end = _plan_years(match)
            if not self.year:
                return _period(start, end)
            if start < self.year - 1:
                return _period(start, min(end, self.year - 1))
        count = _count(phrases("periods", "years_back").search(phrase))
        if self.year and 1 < count < 30:
            return _period(self.year - count, self.year - 1)
        return None

    def ahead(self, phrase: str) -> Period | None:
        """The several years that a looking-ahead phrase names, or None."""
        for match in _PLAN.finditer(phrase):
            start, end = _plan_years(match)
            if not self.year or start >= self.year:
                return _period(start, end)
        count = _count(phrases("periods", "years_ahead").search(phrase))
        if self.year and 1 < count < 30:
            return _period(self.year, self.year + count - 1)
        return None

    def names_this_year(self, phrase: str) -> bool:
        """Whether the phrase writes out the report's year."""
        return bool(self.year) and any(int(match[1]) == self.year for match in _YEAR.finditer(phrase))


def report_year(text: str) -> int | None:
    """The year that the title or the opening of a report names, where nobody else knows it."""
    head = text[:600]
    titled = re.search(r"(?<!\d)(\d{4})年.{0,20}工作报告", head) or re.search(
        r"[—－―]*\s*(\d{4})年\d{1,2}月\d{1,2}日", head
    )
    return int(titled[1]) if titled else None


def _plan_years(match: re.Match[str]) -> tuple[int, int]:
    ordinal = numeral(match["quoted"] or match["plain"])
    start = 1966 + 5 * (ordinal - 3)
    return start, start + 4


def _count(match: re.Match[str] | None) -> int:
    if match is None:
        return 0
    word = next(group for group in match.groups() if group)
    if word == "两":
        return 2
    return int(word) if word.isdigit() else numeral(word)


def _period(start: int, end: int) -> Period:
    return Period(str(start), str(end))
