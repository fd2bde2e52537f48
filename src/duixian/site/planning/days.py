"""Days as people write them into a cell: 2026-06-30, 2026.6.30, 2026年6月, 6月底, 年底前."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange

from duixian.vocabulary import load

_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_DAYS = range(36526, 73051)  # the years 2000 to 2099
_FULL = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})[日号]?(?:\s*0?0:00(?::00)?)?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(?:(\d{4})[-./年])?(\d{1,2})(?:月(?:份|底|末)?)?")
_TEN_DAYS = re.compile(r"(?:(\d{4})年)?(\d{1,2})月([上中下])旬")
_YEAR = re.compile(r"(\d{4})年?")
_OF_YEAR = re.compile(r"(?:(\d{4})年)?(.+)")
_TEN_DAYS_END = {"上": 10, "中": 20}


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
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).removesuffix("以前").removesuffix("之前")
    plain = plain.removesuffix("前").strip("。;；,，")
    if found := _DIGITS.fullmatch(plain):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _FULL.fullmatch(plain):
        return _date(int(found[1] or year), int(found[2]), int(found[3]))
    if found := _TEN_DAYS.fullmatch(plain):
        return _date(int(found[1] or year), int(found[2]), _TEN_DAYS_END.get(found[3], 0))
    if ("月" in plain or plain.count("-") + plain.count(".") + plain.count("/") == 1) and (
        found := _MONTH.fullmatch(plain)
    ):
        return _date(int(found[1] or year), int(found[2]), 0) if found[1] or "月" in plain else None
    if found := _YEAR.fullmatch(plain):
        return _date(int(found[1]), 12, 31)
    if found := _OF_YEAR.fullmatch(plain):
        word = found[2]
        for said in (word, f"{word}前", f"年{word}"):
            if month_and_day := load("deadlines")["days"].get(said):
                month, day = month_and_day.split("-")
                return _date(int(found[1] or year), int(month), int(day))
    return None


def _date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or the last day of the month for day 0; None where there is none."""
    try:
        return dt.date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        return None
