"""Days as people write them into a cell: 2026-06-30, 2026.6.30, 2026年6月, 6月底, 年底前."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from duixian.site.keeping.spans import month_end
from duixian.vocabulary import load

_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_DAYS = range(36526, 73051)  # the years 2000 to 2099
_CENTURY = r"(?:19|20)\d\d"
_FULL = (
    re.compile(rf"({_CENTURY})()(\d\d)(\d\d)"),
    re.compile(rf"(?:({_CENTURY})(年))?(\d\d?)月(\d\d?)[日号]?"),
    re.compile(rf"(?:({_CENTURY})([-./]))?(\d\d?)(?(2)\2|[-./])(\d\d?)"),
)
_MIDNIGHT = re.compile(r"00?:00(?::00)?$")  # where Excel has written a day as text
_MONTH = re.compile(rf"(?:({_CENTURY})[-./年])?(\d\d?)(?:月(?:份|底|末)?)?")
_TEN_DAYS = re.compile(rf"(?:({_CENTURY})年)?(\d\d?)月([上中下])旬")
_YEAR = re.compile(rf"({_CENTURY})年?")
_OF_YEAR = re.compile(rf"(?:({_CENTURY})年)?(.+)")
_TEN_DAYS_END = {"上": 10, "中": 20}


def plain(text: str) -> str:
    """A text without blanks, its digits and signs as on a keyboard."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def full_day(text: str, year: int | None = None) -> dt.date | None:
    """The day that a text names by its month and day; without a year in it that of `year`, None where neither is."""
    said = _MIDNIGHT.sub("", plain(text))
    for pattern in _FULL:
        found = pattern.fullmatch(said)
        if found and (found[1] or year):
            return _date(int(found[1] or year or 0), int(found[3]), int(found[4]))
    return None


def day_of(value: object, year: int) -> dt.date | None:
    """The last day that a cell or a field means; a month stands for its last day, words for those of `year`.

    None where it cannot be told.
    """
    match value:
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case bool() | None:
            return None
        case int() | float():
            return _EXCEL_EPOCH + dt.timedelta(days=int(value)) if int(value) in _EXCEL_DAYS else _day(str(value), year)
        case _:
            return _day(str(value), year)


def _day(text: str, year: int) -> dt.date | None:
    said = plain(text).removesuffix("以前").removesuffix("之前").removesuffix("前").strip("。;；,，")
    if day := full_day(said, year):
        return day
    if found := _TEN_DAYS.fullmatch(said):
        return _date(int(found[1] or year), int(found[2]), _TEN_DAYS_END.get(found[3], 0))
    if (found := _MONTH.fullmatch(said)) and (found[1] or "月" in said):
        return _date(int(found[1] or year), int(found[2]), 0)
    if found := _YEAR.fullmatch(said):
        return _date(int(found[1]), 12, 31)
    if found := _OF_YEAR.fullmatch(said):
        word = found[2]
        for phrase in (word, f"{word}前", f"年{word}"):
            if month_and_day := load("deadlines")["days"].get(phrase):
                month, day_of_month = month_and_day.split("-")
                return _date(int(found[1] or year), int(month), int(day_of_month))
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or the last day of the month for day 0; None where there is none."""
    try:
        return dt.date(year, month, day) if day else month_end(year, month)
    except ValueError:
        return None
