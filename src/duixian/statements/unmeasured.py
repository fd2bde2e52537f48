"""Numbers that measure nothing: parts of names, dates, marks of a list, quotations, spans of time."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_letters
from typing import Final

from duixian.statements.rolewords import role_words
from duixian.statements.unitwords import unit_at
from duixian.statements.wording import one_of
from duixian.vocabulary import load

# C919, 4+4, C×D, 11·15: parts of names
_GLUED_BEFORE: Final = frozenset(ascii_letters + "+＋×*〔#·")
_GLUED_BEHIND: Final = frozenset("+＋×*·")
_YEAR_LIST: Final = re.compile(r"(?:[-—－–~～至到/、和]{1,3}(?:19|20)[0-9]{2}){0,6}年")
_DAYS: Final = frozenset("日时点")
_SPANNING: Final = frozenset("-—－–~～至到")
_OPENS_LINE: Final = frozenset(("", "\n", "\r", "　", " "))
# 15分钟|便民生活圈, 1小时|通勤圈
_CIRCLE: Final = re.compile(r"(?:分钟|小时|公里)[^，。；、：！？\n0-9]{1,8}?圈")
_CIRCLED: Final = frozenset("分小公")
_LIST_MARK: Final = re.compile(r"[.．、)）](?![0-9])")


@cache
def not_measured() -> dict[str, tuple[str, ...]]:
    """The lists of words around numbers that measure nothing."""
    return {name: tuple(words) for name, words in load("wording")["not-measured"].items()}


class Signs:
    """What is looked at around every number.

    Attributes:
        labels: two characters before it: it is part of a name.
        telling: characters behind a number that is part of a name, a date, or the mark of an item.
        named: words behind a number that is part of a name.
        durations: units of time, in which a number mostly says when or how long.
    """

    __slots__ = ("durations", "labels", "named", "telling")

    def __init__(self) -> None:
        words = not_measured()
        firsts = {word[0] for word in words["name-after"]}
        self.labels = frozenset(words["labels"])
        self.telling = frozenset((*firsts, *_DAYS, *_SPANNING, *"年月小公.．、)）〕]", *_GLUED_BEHIND))
        self.named = re.compile(one_of(words["name-after"]))
        self.durations = frozenset(words["duration-units"])


class _Held:
    """Asked for at every number, the signs are at hand sooner here than in a cache."""

    __slots__ = ("signs",)

    def __init__(self) -> None:
        self.signs: Signs | None = None


_HELD: Final = _Held()


def signs() -> Signs:
    """The vocabulary's words and characters around numbers that measure nothing."""
    found = _HELD.signs
    if found is None:
        found = _HELD.signs = Signs()
    return found


def measures_nothing(text: str, start: int, end: int) -> bool:
    """Whether the number is part of a name (500强, 12345热线, 4+4), a date, or the mark of an item."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    glued = before in _GLUED_BEFORE and not text.startswith("GDP", start - 3)
    known = signs()
    if glued or text[start - 2 : start] in known.labels:
        return True
    if before == "\n" and _is_glued_mark(text, start, end):
        return True
    if behind not in known.telling and end - start != 4:
        return False
    if behind in _GLUED_BEHIND:
        return True
    named = known.named.match(text, end) is not None or (behind in _CIRCLED and _CIRCLE.match(text, end) is not None)
    return named or _is_date(text, start, end) or _is_mark(text, start, end)


def _is_date(text: str, start: int, end: int) -> bool:
    """Whether the number is a year, a month, a day or a time of day."""
    length, first = end - start, text[end : end + 1]
    if length == 4 and text.startswith(("19", "20"), start) and text[start:end].isdigit():
        return first == "年" or _YEAR_LIST.match(text, end) is not None or not unit_at(text, end)[0]
    if first == "年":
        second = text[end + 1 : end + 2]
        decade = length == 2 and text[start] in "456789" and second not in ("以", "多")
        return decade or second in ("代", "级")
    if length > 2:
        return False
    if first in _DAYS:
        return text[end : end + 2] not in ("点以", "日均")
    if first in _SPANNING:
        return text[end + 1 : end + 8].lstrip("0123456789-—－–~～")[:1] in ("月", "日")
    return first == "月"


def _is_glued_mark(text: str, start: int, end: int) -> bool:
    """Whether the mark of an item runs into its first number: 8.|6个专项, where the item before is marked 7."""
    mark, point, _ = text[start:end].partition(".")
    if not point or not 0 < len(mark) < _LONGEST_MARK:
        return False
    return text.rfind(f"\n{int(mark) - 1}.", max(0, start - _ITEM), start) >= 0


_LONGEST_MARK, _ITEM = 3, 1500


def _is_mark(text: str, start: int, end: int) -> bool:
    """Whether the number marks an item or a note: 1.抓好项目, （3）, 〔2016〕8号."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before in _OPENS_LINE:
        return _LIST_MARK.match(text, end) is not None
    if before in ("（", "("):
        return behind in ("）", ")")
    return behind in ("〕", "]") and text.endswith(("五", "[", "年第"), 0, start)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether the number stands in a short quotation or in a title: part of a name."""
    before = text[max(0, start - 24) : start]
    if "“" not in before and "《" not in before:
        return False
    quotation, title = before.rfind("“"), before.rfind("《")
    opening, closer = (quotation, "”") if quotation > title else (title, "》")
    return before.find(closer, opening) < 0 and text.find(closer, end, end + 24) >= 0


def is_age_of_things(text: str, start: int, end: int) -> bool:
    """Whether so many years are how old things are at least, or how long people have done what counts.

    使用|15年|以上电梯, 对连续参保满|4年|的参保人员.
    """
    if text.startswith("满", start - 1):
        return _OF_THOSE.match(text, end) is not None
    if not text.startswith(("以上", "及以上"), end) or _THINGS.match(text, end) is None:
        return False
    before = text[max(0, start - 4) : start]
    return before.endswith("使用") or not before.endswith(not_measured()["streak-before"])


_OF_THOSE: Final = re.compile("(?:以上)?的[^，。；、0-9]{2}")
_THINGS: Final = re.compile(
    "及?以上的?(?:老|旧|破|未|住宅|既有|燃气|供[水热]|电梯|管[网道]|房|车|船|人才|人员|职工|教师|医)"
)
# 企业开办|1个工作日|内办结
_SHORT_TIMES: Final = ("工作日", "小时", "分钟", "天")
# 办理时限从|20个工作日|压缩至3个工作日
_FROM: Final = frozenset("从由")
_SHORTENED: Final = re.compile("(?:压缩|缩短|缩减|压减|减少|降低|延长|增加|提高)[到至为]")


def is_duration(unit: str, text: str, start: int, end: int) -> bool:
    """Whether a number with this unit only says when or how long something went on: 连续9年, 近5年来, 连续4次."""
    if unit == "次":
        return text.endswith("连续", 0, start)
    if unit not in signs().durations:
        return False
    if text[start - 1 : start] in _FROM and _SHORTENED.match(text, end) is not None:
        return False
    if unit.endswith(_SHORT_TIMES) and text.startswith("内", end) and text.startswith(role_words().dealt_with, end + 1):
        return False
    words, before = not_measured(), text[max(0, start - 12) : start]
    if unit == "年" and is_age_of_things(text, start, end):
        return False
    if before.endswith(words["streak-before"]) or text.startswith(words["streak-after"], end):
        return not before.rstrip("至到为").endswith(words["duration-nouns"])
    return unit in ("年", "月", "周", "周年") and not any(noun in before for noun in words["duration-nouns"])
