"""The time that a value speaks about, from the ways in which tables name it."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from duixian.site.keeping.days import full_day, plain
from duixian.site.keeping.spans import Span, month_end

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = (
    ("year", rf"{_YEAR}(?:\.0)?年?(?:全年|度)?"),
    ("months", rf"{_YEAR}[年.\-/](?P<first>\d\d?)月?[-—–~～至到]+(?:(?P=year)[年.\-/])?(?P<last>\d\d?)月?(?:份|累计)?"),
    ("month", rf"{_YEAR}[年.\-/]?(?P<month>\d\d|(?<=[年.\-/])\d)月?份?"),
    ("state", rf"(?:截至|截止)?{_YEAR}年(?P<month>\d\d?)月(?:末|底)"),
    ("state", rf"(?:截至|截止)?{_YEAR}年(?:末|底)"),
    ("quarter", rf"{_YEAR}年?第?(?P<quarter>[一二三四1-4])季度?"),
    ("quarter", rf"{_YEAR}年?[-/]?Q(?P<quarter>[1-4])"),
    ("to-quarter", rf"{_YEAR}年?前(?P<quarter>[一二三四两1-4])个?季度?"),
    ("half", rf"{_YEAR}年?(?P<half>上半年|下半年|[-/]?H[12])"),
)
_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}


def parse_period(text: str) -> Span | None:
    """The span that a text names, or None.

    2026年6月 is that month alone and 1—6月 all from January; 上半年 and 前三季度 are from January, 二季度 is the
    second quarter; 6月末 and a date are the state on that day.
    """
    said = plain(text).upper()
    if day := full_day(said.removeprefix("截至").removeprefix("截止")):
        return Span(day, day)
    for kind, pattern in _patterns():
        if found := pattern.fullmatch(said):
            return _span(kind, found.groupdict())
    return None


def _span(kind: str, found: dict[str, str | None]) -> Span | None:
    year = int(found["year"] or 0)
    try:
        match kind:
            case "year":
                return Span.year(year)
            case "months":
                first, last = int(found["first"] or 0), int(found["last"] or 0)
                return Span(dt.date(year, first, 1), month_end(year, last)) if first <= last else None
            case "month":
                return Span.month(year, int(found["month"] or 0))
            case "state":
                last_day = month_end(year, int(found.get("month") or 12))
                return Span(last_day, last_day)
            case "quarter":
                quarter = _number(found["quarter"])
                return Span(dt.date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter))
            case "to-quarter":
                return Span.to_date(year, 3 * _number(found["quarter"]))
            case _:
                second = (found["half"] or "").endswith(("下半年", "2"))
                return Span(dt.date(year, 7, 1), month_end(year, 12)) if second else Span.to_date(year, 6)
    except ValueError:  # no such month or day
        return None


def _number(text: str | None) -> int:
    return _NUMBERS.get(text or "") or int(text or 0)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in _FORMS)
