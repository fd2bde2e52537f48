"""Finding the numbers of a text that measure something: number, unit, and the words glued to them."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from duixian.statements.unitwords import RANGE_SIGNS, metal_at, plain_unit, unit_at
from duixian.statements.unmeasured import is_duration, is_quoted, measures_nothing, not_measured, signs
from duixian.statements.wording import one_of
from duixian.vocabulary import load

# [0-9][0-9]* and not [0-9]+: the search leaps to a first character that is not repeated
NUMBER: Final = re.compile(r"[0-9][0-9]*(?:[,，][0-9]{3}(?![0-9]))*(?:\.[0-9]+)?")
_LONGEST_NUMBER: Final = 24
_RANGE: Final = re.compile(r"(?:[-—－–~～]{1,2}|至|到)([0-9]+(?:\.[0-9]+)?)")
_RATIO_SIGNS: Final = frozenset("∶:：比")
_RATIO: Final = re.compile(r"[0-9]++(?:\.[0-9]++)?(?:[∶:：比][0-9]++(?:\.[0-9]++)?){1,7}(?![:：∶年月日时])")
_SHARED_UNIT: Final = re.compile(r"(?:[、和及与]|，(?=[0-9]))[0-9]")
# 1/3以上: the number is the upper part, the lower part its unit
_FRACTION: Final = re.compile(r"/([2-9]|10)(?![0-9/])")
# 孕产妇死亡率9.2|/10万
_PER_MANY: Final = "/10万"
_JOINTS: Final = frozenset("、和")
_BARE: Final = frozenset("万亿")
# 分别高于全国2.7个|、3个百分点
_POINTS_BEHIND: Final = re.compile(r"(?:[、和][0-9.]+个)+百分点")
_CLOSES: Final = frozenset(("", *"，。；、！）)"))
_BEHIND_BARE: Final = frozenset("左以\n")
# 指数从|6.5|下降至6.1, 收入比由上年的|2.3|缩小到2.2
_FROM_THEN: Final = re.compile("[由从](?:(?:[上去前]|[0-9]{4}|[一二三四五六七八九十]+)年前?[末底]?的?)?$")
_CHANGED_TO: Final = re.compile(r"(?:下降|降低|提高|上升|缩小|提升|增加|减少|回落|收窄|升|降|增|减)[到至]")
# 空气质量综合指数|3.6
_INDICES: Final = ("指数", "系数", "倍差", "收入比")
_BARE_LINK: Final = re.compile(r"(?:[达到至为]|提高|降低|下降|上升)$")


class Quantity:
    """A number that measures something, before its surroundings are understood.

    Attributes:
        start, end: from the first character of the number to the end of its unit.
        low, high: as written, with a minus but without the sign that 下降 gives.
        unit: as written, without the 多 or 余 inside.
        kind: "number", "rank" (第N), "ratio" (`part` of the `parts` of A∶B∶C), "words" (Chinese numerals).
        more: 多 or 余 stands inside: at least.
        lower, upper: the number's first character, with 第; the end of the words glued behind the unit (以上, 左右).
        after: those words.
    """

    __slots__ = ("after", "end", "high", "kind", "low", "lower", "more", "part", "parts", "start", "unit", "upper")

    def __init__(
        self,
        start: int,
        end: int,
        low: float,
        high: float,
        unit: str,
        kind: str = "number",
        more: bool = False,
        lower: int = 0,
        upper: int = 0,
        after: str = "",
        part: int = 0,
        parts: int = 0,
    ) -> None:
        self.start = start
        self.end = end
        self.low = low
        self.high = high
        self.unit = unit
        self.kind = kind
        self.more = more
        self.lower = lower
        self.upper = upper
        self.after = after
        self.part = part
        self.parts = parts


def find_quantities(text: str) -> list[Quantity]:
    """The measured quantities of `text` in Arabic digits, in order, each number at most once."""
    found: list[Quantity] = []
    taken = 0
    for match in _usual().finditer(text):
        start, end = match.span(1)
        if start < taken:
            continue
        quantities = _read(text, start, end, match)
        if quantities:
            found += quantities
            taken = max(quantities[-1].end, end)
        elif text[end : end + 1] in _RATIO_SIGNS and (ratio := _RATIO.match(text, start)) is not None:
            taken = ratio.end()
    return found


@cache
def _usual() -> re.Pattern[str]:
    """A number, the unit and the words glued to it where they are built as usual."""
    return re.compile(f"({NUMBER.pattern})(?:({plain_unit()})({_after().pattern})?)?")


def _read(text: str, start: int, end: int, match: re.Match[str]) -> list[Quantity]:
    if end - start > _LONGEST_NUMBER or is_quoted(text, start, end):
        return []
    before = text[start - 1 : start]
    if before == "第" or (before == "前" and _is_place(text, start, end)):
        return _rank(text, start, end)
    if before == "之" and text.endswith("百分之", 0, start):
        return [_hundredths(text, start, end)]
    if measures_nothing(text, start, end):
        return []
    if before in _MINUS and text[start - 2 : start - 1] in _BEFORE_MINUS:
        return [_negative(quantity) for quantity in _measured(text, start, end)]
    if text[end : end + 1] in _RATIO_SIGNS and (ratio := _RATIO.match(text, start)) is not None:
        return _ratio(text, ratio)
    digits, unit, after = match.groups("")
    if not unit or unit == "次" or unit in signs().durations:
        return _measured(text, start, end)
    value = number(digits)
    if unit == "个" and text[match.end() : match.end() + 1] in _JOINTS and _POINTS_BEHIND.match(text, match.end()):
        return [Quantity(start, end + 1, value, value, "个百分点", "number", False, start, match.end(), after)]
    return [Quantity(start, end + len(unit), value, value, unit, "number", False, start, match.end(), after)]


def _hundredths(text: str, start: int, end: int) -> Quantity:
    """百分之|6.2|左右."""
    value = number(text[start:end])
    after = after_words(text, end)
    return Quantity(start, end, value, value, "%", "number", False, start - 3, end + len(after), after)


# 自然增长率为|-0.5‰, 工业投资增长|-3%
_MINUS: Final = frozenset("-－−")
_BEFORE_MINUS: Final = frozenset("为达到是率长")


def _negative(quantity: Quantity) -> Quantity:
    """The quantity with the minus before it."""
    quantity.start, quantity.lower = quantity.start - 1, quantity.lower - 1
    quantity.low, quantity.high = -quantity.low, -quantity.high
    return quantity


def _measured(text: str, start: int, end: int) -> list[Quantity]:
    """The quantity of a number that is not built as usual."""
    low = high = number(text[start:end])
    unit, more, stop = unit_at(text, end)
    if text[stop : stop + 1] in RANGE_SIGNS and (upper := _upper_bound(text, start, low, unit, stop)) is not None:
        high, unit, more, stop = upper
    if unit in _BARE and text[stop : stop + 1] in _JOINTS and (shared := _shared_unit(text, stop)).startswith(unit):
        unit = shared
    if not unit:
        found = _unit_not_behind(text, start, end, low)
        if found is None:
            return []
        unit, stop = found
    if is_duration(unit, text, start, stop):
        return []
    after = after_words(text, stop)
    behind = after or _after_aside(text, stop)
    return [Quantity(start, stop, low, high, unit, "number", more, start, stop + len(after), behind)]


def _unit_not_behind(text: str, start: int, end: int, value: float) -> tuple[str, int] | None:
    """Unit and end of a number with no unit of the table behind it: 4000P算力, 1/3, 5|、6万吨; None for no measure."""
    if text.startswith(not_measured()["computing-units"], end) and "算力" in text[max(0, start - 12) : start]:
        return text[end], end + 1
    if text.startswith(_PER_MANY, end):
        return _PER_MANY, end + len(_PER_MANY)
    if (fraction := _FRACTION.match(text, end)) is not None and value < number(fraction.group(1)):
        return fraction.group(), fraction.end()
    if metal := metal_at(text, start, end):
        return metal, end + 1
    unit = _shared_unit(text, end)
    return (unit, end) if unit or _stands_alone(text, start, end) else None


def _upper_bound(text: str, start: int, low: float, unit: str, at: int) -> tuple[float, str, bool, int] | None:
    """Upper end of a range 5%—5.5%, 2-3个, whose sign stands at `at`: value, unit, whether 多 stands in it, its end."""
    between = _RANGE.match(text, at)
    if between is None or text[start - 1 : start] in ("由", "从"):
        return None
    high_unit, more, end = unit_at(text, between.end())
    if not high_unit or (unit and unit != high_unit and not high_unit.endswith(unit)):
        return None
    high = number(between.group(1))
    if unit and high >= _FAR * low and _CHANGED_BY.search(text, max(0, start - 4), start):
        return None  # 上市公司增加|3家|至12家: the second is the level reached
    return high, high_unit, more, end


_CHANGED_BY: Final = re.compile("(?:增加|减少|提高|下降|降低|提升|缩短|压减|扩大|增)了?$")
_FAR: Final = 3


@cache
def _after() -> re.Pattern[str]:
    words = load("wording")["comparators"]
    after = one_of(words["approx-after"] + words["ge-after"] + words["le-after"])
    return re.compile(rf"(?!内[{''.join(words['inner'])}])(?:{after})")


def after_words(text: str, at: int) -> str:
    """以上, 左右 and the like that stand at `at`, "" for none."""
    match = _after().match(text, at)
    return match.group() if match else ""


def _after_aside(text: str, at: int) -> str:
    """以上, 左右 and the like behind an aside that stands at `at`: 2000人（含退役军人300人）|左右; "" for none."""
    if text[at : at + 1] != "（":
        return ""
    closing = text.find("）", at, at + _LONGEST_ASIDE)
    bound = after_words(text, closing + 1) if closing > 0 else ""
    return bound if len(bound) == 2 else ""


_LONGEST_ASIDE: Final = 40


def _rank(text: str, start: int, end: int) -> list[Quantity]:
    """第3位, or 第3 at the end of its clause; any other 第N only counts off things."""
    first = text[end : end + 1]
    if first in ("位", "名"):
        stop = end + 1
    elif first in _CLOSES or first.isspace():
        stop = end
    else:
        return []
    value = number(text[start:end])
    return [Quantity(start, stop, value, value, "位", "rank", False, start - 1, stop)]


def _is_place(text: str, start: int, end: int) -> bool:
    """Whether a number behind 前 tells among how many first ones something ranks: 进入全国前20名."""
    return _AMONG.search(text, max(0, start - 4), start) is not None and _CLOSED.match(text, end) is not None


_AMONG: Final = re.compile(
    "(?:全国|全省|全市|全球|世界|[中东西]部|国内|地区|同类|城市|排名|位列|位居|稳居|保持|进入|跻身)前$"
)
_CLOSED: Final = re.compile(r"[名位]?(?=[，。；、）)\s]|$)")


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
    return float(digits.replace(",", "").replace("，", "") if len(digits) > 4 else digits)


def _shared_unit(text: str, at: int) -> str:
    """Unit of the last number of the list that goes on at `at`, "" for none: 分别为5|、6、7万吨."""
    for _ in range(8):
        separator = _SHARED_UNIT.match(text, at)
        if separator is None:
            return ""
        following = NUMBER.match(text, separator.end() - 1)
        if following is None:
            return ""
        at = following.end()
        if unit := unit_at(text, at)[0]:
            return unit
    return ""


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a number without a unit is a value of an index or a ratio: 城乡收入比降至2.12."""
    if _CHANGED_TO.match(text, end) and _FROM_THEN.search(text, max(0, start - 10), start):
        return True
    before = text[max(0, start - 4) : start]
    if _BARE_LINK.search(before) is None and not before.endswith(_INDICES):
        return False
    behind = text[end : end + 1]
    return behind in _CLOSES or behind in _BEHIND_BARE
