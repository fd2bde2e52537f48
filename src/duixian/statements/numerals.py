"""Quantities in Chinese numerals, where they measure: 百分之八点五, 翻一番, 三分之一, 七成, 十二连调, 两位数增长."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.statements.quantity import Quantity, after_words
from duixian.statements.unitwords import unit_at
from duixian.statements.unmeasured import is_quoted
from duixian.vocabulary import load

_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10_000, "亿": 100_000_000}
_NUMERAL: Final = "零〇一二两三四五六七八九十百千万亿"
_FIRST: Final = "一二两三四五六七八九十"
# 三千九百八十七万六千五百四十三亿 and the like end well before this; what is longer is no number
_LONGEST: Final = 24
_DECIMALS: Final = "点[零〇一二三四五六七八九]+"
# a numeral is no part of a longer number (第三, 数百, 5万, 零点八), of a plan (“十四五”) or of a congress (二十大);
# every match begins with one of a few characters, so that the search can leap to them
_RUN: Final = re.compile(
    rf"[{_FIRST}百翻个](?=[{_NUMERAL}点分成倍连番了位])(?:(?<=百)分之[{_NUMERAL}]+(?:{_DECIMALS})?"
    r"|(?<=翻)(?:[一二两三四五六七八九]|了[一二两三四五]?)?番|(?<=[两个])位数"
    rf"|(?<=[{_FIRST}])(?<![\d第数几上.多{_NUMERAL}].)(?<![{_NUMERAL}]点.)"
    rf"(?:[{_NUMERAL}]++(?:{_DECIMALS})?[半多余]?|{_DECIMALS}|(?=[成倍连分]))(?![”届大]))"
)
_FRACTION: Final = re.compile(rf"分之([{_NUMERAL}]+)")
_STREAK: Final = re.compile(r"连[调增涨升丰降优]")
_TENTHS_BEHIND: Final = re.compile(r"(?:半|[一二三四五六七八九])?(?=以上|左右|以内|多|余|的|[，。；、！）]|$)")
_PERCENT_RANGE: Final = re.compile(rf"(?:至|到|—|-)(?:百分之)?([{_NUMERAL}]++(?:点[零〇一二三四五六七八九]++)?)(?!年)")
_GROWING: Final = re.compile(r"增长|增速|增幅|上升")


def numeral(text: str) -> float:
    """Value of a Chinese numeral: 一百二十三, 四亿三千万, 八点五, 二〇一七.

    Raises:
        ValueError: a character is no numeral.
    """
    whole, _, decimals = text.partition("点")
    if decimals:
        return numeral(whole) + float("0." + "".join(str(_DIGITS[c]) for c in decimals))
    if len(whole) > 1 and all(c in _DIGITS for c in whole):
        return float("".join(str(_DIGITS[c]) for c in whole))
    total = section = digit = 0
    for c in whole:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _TENS:
            section += (digit or 1) * _TENS[c]
            digit = 0
        elif c in _MYRIADS:
            section = (section + digit) or 1
            if c == "亿":
                total = (total + section) * _MYRIADS[c]
            else:
                total += section * _MYRIADS[c]
            section = digit = 0
        else:
            raise ValueError(f"{c} is no numeral")
    return float(total + section + digit)


@cache
def _hard_units() -> frozenset[str]:
    return frozenset(load("wording")["numerals"]["units"])


def find_numeral_quantities(text: str) -> list[Quantity]:
    """The measured quantities of `text` in Chinese numerals, in order."""
    found = []
    taken = 0
    for match in _RUN.finditer(text):
        if match.start() < taken:
            continue
        run = match.group()
        if len(run) > _LONGEST:
            continue
        quantity = _read(text, match.start(), match.end(), run)
        if quantity is not None and not _is_quoted(text, quantity):
            found.append(quantity)
            taken = quantity.end
    return found


def _is_quoted(text: str, quantity: Quantity) -> bool:
    """Whether a number of articles is all that stands in quotation marks, and so a name: “二十条”."""
    return (
        quantity.unit == "条"
        and text[quantity.start - 1 : quantity.start] == "“"
        and text[quantity.end : quantity.end + 1] == "”"
    )


def _read(text: str, start: int, end: int, run: str) -> Quantity | None:
    if run.startswith("百"):
        return _percent(text, start, end, run)
    if run.startswith("翻"):
        times = run[1:-1].lstrip("了")
        return _quantity(text, start, end, numeral(times) if times else 1.0, "番")
    if run.endswith("位数"):
        return _digits(text, start, end, run)
    behind = text[end : end + 1]
    core = run.rstrip("半多余")
    if behind == "分" and (fraction := _FRACTION.match(text, end)) is not None:
        bottom, top = numeral(core), numeral(fraction.group(1))
        return _quantity(text, start, fraction.end(), top / bottom, "") if 0 < top < bottom else None
    if behind == "连" and (streak := _STREAK.match(text, end)) is not None:
        return _quantity(text, start, streak.end(), numeral(core), streak.group())
    if behind == "成" and len(core) == 1 and (tenths := _TENTHS_BEHIND.match(text, end + 1)) is not None:
        extra = tenths.group()
        value = numeral(core) + (0.5 if extra == "半" else numeral(extra) / 10 if extra else 0)
        return _quantity(text, start, tenths.end(), value, "成")
    if behind == "倍":
        return _quantity(text, start, end + 1, numeral(core), "倍")
    return None if is_quoted(text, start, end) else _amount(text, start, end, core, more=run != core)


def _amount(text: str, start: int, end: int, core: str, *, more: bool) -> Quantity | None:
    """A numeral with a unit of measure; small counts (三项, 十个) are words of the sentence, no measurements."""
    large = any(c in core for c in "百千万亿")
    split = len(core)
    while split > 1 and core[split - 1] in "万亿":
        split -= 1
    unit, more_inside, unit_end = unit_at(text, start + split)
    stem = unit.lstrip("十百千万亿")
    if unit_end < end or not stem or stem not in _hard_units() or (not large and len(core) < 2):
        return None
    value = numeral(core) / numeral("一" + core[split:])
    return _quantity(text, start, unit_end, value, unit, more=more or more_inside)


def _percent(text: str, start: int, end: int, run: str) -> Quantity:
    low = high = numeral(run[3:])
    if (range_end := _PERCENT_RANGE.match(text, end)) is not None:
        high, end = numeral(range_end.group(1)), range_end.end()
    more = text[end : end + 1] in ("多", "强") and bool(text[end : end + 1])
    quantity = _quantity(text, start, end, low, "%", more=more)
    quantity.high = high
    return quantity


def _digits(text: str, start: int, end: int, run: str) -> Quantity | None:
    """两位数增长: at least 10 %; 个位数: below 10 %."""
    context = text[max(0, start - 8) : start] + text[end : end + 6]
    if not _GROWING.search(context):
        return None
    quantity = _quantity(text, start, end, 10.0, "%")
    quantity.after = "以上" if run == "两位数" else "以内"
    return quantity


def _quantity(text: str, start: int, end: int, value: float, unit: str, *, more: bool = False) -> Quantity:
    after = after_words(text, end)
    return Quantity(start, end, value, value, unit, "words", more, start, end + len(after), after)
