"""The unit that stands behind a number."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.statements.wording import one_of
from duixian.vocabulary import load
from duixian.vocabulary.units import UnitValue, units

_MULTIPLIER: Final = "[十百千万亿萬億]"
RANGE_SIGNS: Final = "—－–~～至到-"
_GOES_ON: Final = frozenset("级每/／∕（")
# 兆瓦级, 吨级: a unit of these with 级 grades what follows
_GRADING: Final = frozenset(("mass", "power", "money", "voltage", "volume"))
# 微克每立方米; 50人每人 is no unit
_CONCENTRATING: Final = frozenset(("mass", "energy"))
_COUNT: Final = UnitValue("", 1.0, "", "count")


def unit_at(text: str, at: int) -> tuple[str, bool, int]:
    """The unit that stands at `at`, whether 多 or 余 stands in it, and its end; "" where there is none.

    Multipliers and 多/余 may stand in any order before the unit: 4万多亿元, 2万余场, 3000余个.
    """
    match = _pattern().match(text, at)
    if match is None:
        return "", False, at
    end, word, more = match.end(), match[1], False
    if word is not None:
        unit = text[at:end]
    elif match[2] is None:
        return text[at:end], False, end
    else:
        word, more = match[3], True
        unit = re.sub(f"[{_more()}]", "", match[2]) + (word or "")
        if word is None:
            return unit, bool(unit), end if unit else at
    if text[end : end + 1] in _GOES_ON:
        return _prolonged(text, unit, word, more, end)
    return ("%" if unit == "％" else unit), more, end


def _prolonged(text: str, unit: str, word: str, more: bool, end: int) -> tuple[str, bool, int]:
    """A unit with 级, 每, a slash or further counting words behind it: 兆瓦级, 微克每立方米, 条（个）, 辆（艘）次."""
    if text[end] == "（":
        further = _further().match(text, end)
        return (unit, more, end) if further is None else (unit + further.group(), more, further.end())
    dimension = units().units.get(word, _COUNT).dimension
    if text[end] == "级":
        return (unit + "级", more, end + 1) if dimension in _GRADING else (unit, more, end)
    below = _divisor().match(text, end + 1)
    if below is None or (text[end] == "每" and dimension not in _CONCENTRATING):
        return unit, more, end
    return unit + ("每" if text[end] == "每" else "/") + below.group(), more, below.end()


@cache
def _pattern() -> re.Pattern[str]:
    """A unit behind multipliers, maybe with 多 or 余 among them, or multipliers alone; 千瓦 is one unit."""
    some = f"{_MULTIPLIER}{{0,5}}+"
    word = f"({_word()})"
    return re.compile(f"{_MULTIPLIER}{{0,6}}?{word}|({some}[{_more()}]{some}){word}?|{_MULTIPLIER}{{1,6}}")


@cache
def plain_unit() -> str:
    """Pattern of a unit as most stand behind their number: no 多 inside; no 级, 每, slash or sign of a range behind."""
    return f"(?>{_MULTIPLIER}{{0,6}}?(?:{_word()}))(?<!％)(?![级每/／∕（{RANGE_SIGNS}])"


@cache
def _divisor() -> re.Pattern[str]:
    """What a slash divides by: 微克/|立方米, 元/|人·月."""
    return re.compile(f"{_MULTIPLIER}{{0,6}}+(?:{_word()})")


@cache
def _further() -> re.Pattern[str]:
    """Counting words in parentheses that also fit what is counted: 条|（个）, 辆|（艘、架）次."""
    counting = one_of([*units().classifiers, "户", "人"])
    return re.compile(f"（(?:{counting})(?:、(?:{counting}))*）次?")


@cache
def _word() -> str:
    """Any unit that may follow a number, without multipliers; no word that only begins like one."""
    table, words = units(), load("wording")["not-measured"]
    letters = {unit for unit in table.units if len(unit) == 1 and unit.isascii() and unit.isalpha()}
    known = set(table.units) - letters | set(table.classifiers) | set(words["more-units"])
    return f"(?:{one_of(known, but=words['no-unit'], foremost=words['usual-units-begin'])})"


def _more() -> str:
    """多 and 余."""
    return "".join(load("wording")["comparators"]["more-inside"])


@cache
def metals() -> frozenset[str]:
    """金, 银 and 铜."""
    return frozenset(load("wording")["medals"]["metals"])


def metal_at(text: str, start: int, end: int) -> str:
    """The metal whose medals the number in text[start:end] counts: 9|金|5银, 3|铜|的成绩; "" for none."""
    metal = text[end : end + 1]
    if metal not in metals():
        return ""
    behind = text[end + 1 : end + 2]
    counted_on = text[start - 1 : start] in metals() or "0" <= behind <= "9"
    return metal if counted_on or behind in _CLOSES or behind.isspace() else ""


_CLOSES: Final = frozenset(("", *"，。；、！）)的"))
