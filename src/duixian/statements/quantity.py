"""Finding the numbers of a text that measure something: number, unit, and the words glued to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from duixian.vocabulary import load
from duixian.vocabulary.units import UnitValue, units

NUMBER = re.compile(r"[0-9]+(?:[,，][0-9]{3}(?![0-9]))*(?:\.[0-9]+)?")
# 4+4, C×D, 11·15: parts of names
_NAME_BEFORE = frozenset("+＋×*〔#·")
_NAME_AFTER = frozenset("+＋×*·")
_RANGE = re.compile(r"(?:[-—－–~～]{1,2}|至|到)(第?)([0-9]+(?:\.[0-9]+)?)")
_RATIO = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[∶:：比][0-9]+(?:\.[0-9]+)?)+(?![0-9]*[:：∶年月日时])")
_YEAR_LIST = re.compile(r"(?:[-—－–~～至到/、和]+(?:19|20)[0-9]{2})*年")
_SHARED_UNIT = re.compile(r"(?:[、和及与]|，(?=[0-9]))[0-9]")
_LIST_MARK = re.compile(r"[.．、)）](?![0-9])")
_MULTIPLIERS = "十百千万亿萬億"


@dataclass(slots=True)
class Quantity:
    """A number that measures something, before its surroundings are understood.

    Attributes:
        start, end: from the first character of the number to the end of its unit.
        low, high: as written, unsigned.
        unit: as written, without the 多 or 余 inside.
        kind: "number", "rank" (第N), "ratio" (`part` of the `parts` of A∶B∶C), "words" (Chinese numerals).
        more: 多 or 余 stands inside: at least.
        lower, upper: the number's first character, with 第; the end of the words glued behind the unit (以上, 左右).
        after: those words.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    kind: str = "number"
    more: bool = False
    lower: int = 0
    upper: int = 0
    after: str = ""
    part: int = 0
    parts: int = 0


@cache
def _units_by_first() -> dict[str, tuple[str, ...]]:
    """Every unit without multipliers that may follow a number, longest first, by its first character."""
    table = units()
    letters = {word for word in table.units if len(word) == 1 and word.isascii() and word.isalpha()}
    by_first: dict[str, list[str]] = {}
    for word in set(table.units) - letters | set(table.classifiers) | set(_not_measured()["more-units"]):
        by_first.setdefault(word[0], []).append(word)
    return {first: tuple(sorted(words, key=lambda word: (-len(word), word))) for first, words in by_first.items()}


def _unit_word(text: str, at: int) -> str:
    """The longest unit without multipliers that stands at `at`, "" for none."""
    for word in _units_by_first().get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return "" if text.startswith(_not_measured()["no-unit"], at) else word
    return ""


@cache
def _after() -> re.Pattern[str]:
    words = load("wording")["comparators"]
    alternatives = sorted(words["approx-after"] + words["ge-after"] + words["le-after"], key=len, reverse=True)
    return re.compile("|".join(alternatives))


@cache
def _not_measured() -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in load("wording")["not-measured"].items()}


def find_quantities(text: str) -> list[Quantity]:
    """The measured quantities of `text` in Arabic digits, in order, each number at most once."""
    found: list[Quantity] = []
    taken = 0
    for match in NUMBER.finditer(text):
        start = match.start()
        if start < taken:
            continue
        quantities = _read(text, start, match.end())
        if quantities:
            found.extend(quantities)
            taken = max(quantities[-1].end, match.end())
        elif (ratio := _RATIO.match(text, start)) is not None:
            taken = ratio.end()
    return found


def _read(text: str, start: int, end: int) -> list[Quantity]:
    before = text[max(0, start - 12) : start]
    last = before[-1:]
    following = text[end : end + 12]
    if (last.isascii() and last.isalpha()) or last in _NAME_BEFORE or following[:1] in _NAME_AFTER:
        return []
    ordinal = last == "第"
    if not ordinal and (_is_date(text, start, end, before, following) or _is_list_mark(text, start, end, before)):
        return []
    if _is_quoted(text, start, end):
        return []
    if ordinal:
        return _rank(text, start, end, following)
    if following.startswith(("∶", ":", "：", "比")) and (ratio := _RATIO.match(text, start)) is not None:
        return _ratio(text, ratio)
    if following.startswith(_not_measured()["name-after"]):
        return []
    return _measured(text, start, end, before)


def _measured(text: str, start: int, end: int, before: str) -> list[Quantity]:
    low = high = number(text[start:end])
    unit, more, unit_end = unit_at(text, end)
    if not unit and text.startswith(_not_measured()["computing-units"], end) and "算力" in before:
        unit, unit_end = text[end], end + 1
    stop = end
    between = _RANGE.match(text, unit_end)
    if between is not None and between.group(1) == "" and before[-1:] not in "由从":
        high_unit, high_more, high_end = unit_at(text, between.end())
        if high_unit and (not unit or unit == high_unit or high_unit.endswith(unit)):
            high = number(between.group(2))
            unit, more, unit_end, stop = high_unit, high_more, high_end, between.end()
    if not unit:
        if (shared := _SHARED_UNIT.match(text, end)) is not None:
            unit = _unit_of_list(text, shared.end() - 1)
        if not unit and not _stands_alone(text, start, end):
            return []
        unit_end = stop
    if _is_duration(unit, text, unit_end, before):
        return []
    after = after_words(text, unit_end)
    return [Quantity(start, unit_end, low, high, unit, "number", more, start, unit_end + len(after), after)]


def after_words(text: str, at: int) -> str:
    """以上, 左右 and the like that stand at `at`, "" for none."""
    match = _after().match(text, at)
    return match.group() if match else ""


def unit_at(text: str, at: int) -> tuple[str, bool, int]:
    """The unit that stands at `at`, whether 多 or 余 stands in it, and its end; "" where there is none.

    Multipliers and 多/余 may stand in any order before the unit: 4万多亿元, 2万余场, 3000余个.
    """
    i, more, prefix = at, False, ""
    while i < len(text) and i - at < 6:
        ch = text[i]
        if ch in _MULTIPLIERS:
            prefix += ch
        elif ch in "多余来" and not more:
            more = True
        else:
            break
        i += 1
    for j in range(i - len(prefix) if not more else i, i + 1):  # 千瓦, 千伏: the multiplier may be the unit's own
        if word := _unit_word(text, j):
            end = j + len(word)
            unit = text[at:j].translate(_DROP_MORE) + ("%" if word == "％" else word)
            if text[end : end + 1] == "级" and units().units.get(word, _COUNT).dimension in _GRADING:
                return unit + "级", more, end + 1
            return _with_quotient(text, unit, more, end)
    if prefix:
        return prefix, more, i
    return "", False, at


_COUNT = UnitValue("", 1.0, "", "count")
# 兆瓦级, 吨级: a unit of these with 级 grades what follows
_GRADING = frozenset(("mass", "power", "money", "voltage", "volume"))
_DROP_MORE = str.maketrans("", "", "多余来")


def _with_quotient(text: str, unit: str, more: bool, end: int) -> tuple[str, bool, int]:
    """Unit with what follows a slash: 微克/立方米, 元/人·月."""
    if end < len(text) and text[end] in "/／∕":
        i = end + 1
        while text[i : i + 1] in _MULTIPLIERS and i < len(text):
            i += 1
        if word := _unit_word(text, i):
            stop = i + len(word)
            return f"{unit}/{text[end + 1 : stop]}", more, stop
    return unit, more, end


def _rank(text: str, start: int, end: int, following: str) -> list[Quantity]:
    if following.startswith(("位", "名")):
        value = number(text[start:end])
        return [Quantity(start, end + 1, value, value, "位", "rank", False, start - 1, end + 1)]
    if following.startswith(_not_measured()["ordinal-after"]):
        return []
    if not following or following[0] in "，。；、！）)" or following[0].isspace():
        value = number(text[start:end])
        return [Quantity(start, end, value, value, "位", "rank", False, start - 1, end)]
    return []


def _ratio(text: str, match: re.Match[str]) -> list[Quantity]:
    """A∶B∶C gives one quantity a part; A∶1 is one number without a unit."""
    tokens = list(NUMBER.finditer(text, match.start(), match.end()))
    if len(tokens) == 2:
        if tokens[1].group() != "1":
            return []
        value = number(tokens[0].group())
        return [Quantity(match.start(), match.end(), value, value, "", "number", False, match.start(), match.end())]
    quantities = []
    for part, token in enumerate(tokens):
        value = number(token.group())
        quantity = Quantity(token.start(), token.end(), value, value, "%", "ratio", False, token.start(), token.end())
        quantity.part, quantity.parts = part, len(tokens)
        quantities.append(quantity)
    return quantities


def number(digits: str) -> float:
    """Value of a number as written, thousands commas dropped."""
    return float(digits.replace(",", "").replace("，", ""))


def _is_date(text: str, start: int, end: int, before: str, following: str) -> bool:
    length = end - start
    first = following[:1]
    if length == 4 and text.startswith(("19", "20"), start) and text[start:end].isdigit():
        if first == "年" or _YEAR_LIST.match(text, end):
            return True
        if not unit_at(text, end)[0]:
            return True
    if first == "年":
        if length == 2 and text[start] in "456789" and "." not in text[start:end] and following[1:2] not in "以多":
            return True
        return following[1:2] in ("代", "级")
    if first == "月" and length <= 2:
        return True
    if first in ("日", "时", "点") and length <= 2 and following[:2] not in ("点以", "日均"):
        return True
    if first and first in "-—－–~～至到" and length <= 2:
        rest = text[end + 1 : end + 8].lstrip("0123456789-—－–~～")
        return rest[:1] in ("月", "日") and rest[:1] != ""
    return before.endswith(("五", "〔", "[", "年第")) and first in ("〕", "]")


def _is_list_mark(text: str, start: int, end: int, before: str) -> bool:
    if (not before or before[-1] in "\n\r　 ") and _LIST_MARK.match(text, end):
        return True
    return before[-1:] in ("（", "(") and text[end : end + 1] in ("）", ")")


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the number stands in a short quotation or in a title: part of a name."""
    opening = max(text.rfind("“", max(0, start - 24), start), text.rfind("《", max(0, start - 30), start))
    if opening < 0:
        return False
    closer = "”" if text[opening] == "“" else "》"
    if text.find(closer, opening, start) >= 0:
        return False
    return text.find(closer, end, end + 24) >= 0


def _is_duration(unit: str, text: str, end: int, before: str) -> bool:
    """Whether the number only says when or for how long something went on."""
    if unit not in _DURATIONS:
        return False
    words = _not_measured()
    if before.endswith(words["streak-before"]) or text.startswith(words["streak-after"], end):
        return not before.endswith(words["duration-nouns"])
    if unit in ("年", "月", "周", "周年"):
        return not any(noun in before for noun in words["duration-nouns"])
    return False


_DURATIONS = frozenset(
    ("年", "个月", "月", "天", "日", "周", "小时", "分钟", "个工作日", "工作日", "周年", "秒", "个小时")
)


def _unit_of_list(text: str, at: int) -> str:
    """Unit of the last number of a list that begins at `at`: 分别为5、6、7万吨."""
    for _ in range(8):
        match = NUMBER.match(text, at)
        if match is None:
            return ""
        unit = unit_at(text, match.end())[0]
        if unit:
            return unit
        separator = _SHARED_UNIT.match(text, match.end())
        if separator is None:
            return ""
        at = separator.end() - 1
    return ""


_BARE_LINK = re.compile(r"(?:[达到至为]|提高|降低|下降|上升|达到)$")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a number without a unit is a value of an index or a ratio: 城乡收入比降至2.12."""
    if _BARE_LINK.search(text[max(0, start - 4) : start]) is None:
        return False
    following = text[end : end + 1]
    return not following or following in "，。；、！）)左以\n"
