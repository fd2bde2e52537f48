"""Years and dates of a report, as digits and in Chinese numerals."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import Final

from duixian.vocabulary import load

_DIGITS: Final = {character: str(digit) for digit, character in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_NUMBER: Final = "[0-9]{4}|[一二][九〇零][一二三四五六七八九〇零]{2}"
_REVIEWED: Final = re.compile(
    rf"({_NUMBER})年?的?(?:[国省市县区]内)?(?:政府)?(?:主要)?(?:工作|发展)(?:的|情况)?(?:回顾|总结)|报告({_NUMBER})年的?工作$"
)
_PLANNED: Final = re.compile(
    rf"({_NUMBER})年的?(?:政府|经济社会发展|经济和社会发展)?的?(?:主要|重点|总体|工作)?(?:的)?(?:工作|目标|任务|预期)"
    r"(?:的)?(?:总体)?(?:安排|部署|建议|重点|任务|目标|要求|打算|意见|思路|计划|和)"
    rf"|({_NUMBER})年的?(?:政府)?(?:重点工作|重点任务|主要任务)\s*$"
    rf"|[二三四]、({_NUMBER})年的?(?:政府|主要|各项|经济社会发展)*工作\s*$"
)
_FIRST_WORDS: Final = re.compile("\n[ \u3000]*((?:19|20)[0-9]{2})年(?:，|是|我|全)")
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
# Where line breaks are lost, numbered headings begin behind a stop.
_GLUED_HEADINGS: Final = re.compile("(?<=[。！？])[ \u3000]*[一二三四五六七八九十]、[^。，！？]{4,60}")
_PARAGRAPH: Final = 1000
_BEGINNING: Final = 2500
_HEADING: Final = 60


def arabic_year(written: str) -> int | None:
    """The year of 2017 or 二〇一七; None where it is none, or none that a report can be of."""
    digits = "".join(_DIGITS.get(character, character) for character in written)
    year = int(digits) if re.fullmatch("[0-9]{4}", digits) else 0
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


def iso_date(written: str) -> str | None:
    """ISO form of 2017年1月5日 or 二〇一七年一月五日; None for a day that does not exist."""
    found = re.match("([^年]{4})年([^月]{1,3})月([^日]{1,3})日", written)
    if not found:
        return None
    year, month, day = arabic_year(found[1]), _number(found[2]), _number(found[3])
    try:
        return date(year or 0, month, day).isoformat()
    except ValueError:
        return None


def year_of_work(text: str, *, headings_only: bool) -> int | None:
    """The year whose work a report plans, from headings such as 2016年工作回顾 and 2017年工作安排.

    Without such headings, unless `headings_only`, the year after the one an early paragraph begins with (2004年，…).
    """
    years: Counter[int] = Counter()
    broken = text.count("\n") * _PARAGRAPH >= len(text)
    for line in text.split("\n") if broken else _GLUED_HEADINGS.findall(text):
        if len(line) <= _HEADING and "年" in line:
            years.update(
                year + shift
                for pattern, shift in ((_REVIEWED, 1), (_PLANNED, 0))
                for match in pattern.finditer(line)
                if (year := arabic_year(match[match.lastindex or 0]))
            )
    if years:
        return max(years, key=lambda year: (years[year], year))
    if headings_only:
        return None
    first = _FIRST_WORDS.search(text, 0, _BEGINNING)
    return int(first[1]) + 1 if first else None


def year_of_session(words: str) -> int | None:
    """The year of a session of the National People's Congress (第十届全国人民代表大会第一次会议: 2003)."""
    found = re.search("第?([一二三四五六七八九十]{1,3})届(?:.*?第?([一二三四五六七八九十]{1,2})次会议)?", words)
    if not found:
        return None
    sessions = load("reports")["sessions"]
    congress, session = _number(found[1]), _number(found[2] or "")
    early = sessions["early"].get(str(congress))
    if early:
        session = session or len(early) == 1
        return int(early[session - 1]) if 1 <= session <= len(early) else None
    if not session:
        return None
    terms = congress - sessions["first_regular"]
    first_year: int = sessions["first_regular_year"] + terms * sessions["years_per_congress"]
    return first_year + session - 1 if terms >= 0 else None


def _number(written: str) -> int:
    """Value of 1 to 99 in digits or Chinese numerals (十, 二十三, 廿 not), 0 where it is none."""
    if written.isascii():
        return int(written) if written.isdigit() else 0
    tens, ten, ones = written.partition("十")
    if ten:
        return 10 * int(_DIGITS.get(tens, "1") if tens else "1") + int(_DIGITS.get(ones, "0") if ones else "0")
    digits = "".join(_DIGITS.get(character, "") for character in written)
    return int(digits) if digits else 0
