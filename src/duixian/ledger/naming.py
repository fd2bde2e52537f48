"""What makes words the name of one particular work, and not of a kind of works."""

from __future__ import annotations

import re
from typing import Final

from duixian.ledger.own_works import is_own_work
from duixian.ledger.spans import COUNTED_AFTER
from duixian.vocabulary.projects import ProjectWords, ordinary_pairs, project_words

_NO_NAME: Final = re.compile(
    r"为中心|变(?<=[^输配聚裂].)(?![电压流频])|接入|融入|县[通有属]|镇[通有]|村[通有]|省属|市属|区属|必须|开赴|前往|实现|选派"
    r"|超\d|一批|一系列|若干|多个|几[个条座项]|的|“|《|年(?<=\d.)|各[类县市区地级大]|向(?<=.[^东南西北方走导取定转指].)(?!阳)|"
    + "|".join(unit + r"(?<=\d.)" for unit in "个条座项件家所处张套户亩大宗")
    + r"|万(?![千瓦吨伏])(?<=\d.)"
)
"""Words that stand in a clause or a count of works, and in no name.

Each begins with a character of its own: a search leaps from one such character to the next.
"""
_FOUNDED_LENGTH: Final = 7
_BUILT_UP_LENGTH: Final = 10
_OF_A_LEVEL: Final = "级"
_CHINESE: Final = re.compile("[\u4e00-\u9fff]")
_THE_ONE: Final = "统一的"
_POSITIONS: Final = ("中心", "枢纽", "高地", "先行区", "引领区")
_WISHED_FOR: Final = ("打造", "争当", "成为")
_SIGNS: Final = frozenset("、“”（）()-—·0123456789")
_NATIONAL: Final = "国家"
_NATIONAL_LENGTH: Final = 7
_NATIONAL_FOR: Final = re.compile("(?!.*[、“])[\u4e00-\u9fff]{2,8}国家.{4,14}(?:中心|实验室|基地|示范区|试验区)")
"""A national institution with the field or the place that it is for."""
_APPLIED_FOR: Final = re.compile("争创|争取|申报|申建|申创|培育|对接|融入|(?:支持|鼓励).*(?:创建|打造)(?!.*建好$)")
_CREATED: Final = ("创建", "创建工作", "争创", "申报")
_ONE_FOR_ALL: Final = re.compile("(?:全[省市县区]|[省市]级)(?!.*(?:各|级|个)).{5,16}(?:平台|系统)")
"""A platform for the whole place, of which there is one."""
_OWN_INSTITUTION: Final = re.compile(
    "省(?![级属直内际域])(?!.*公司).{3,14}(?:研究院|学院|基金|中心|平台|博物馆|图书馆|交易所|实验室)"
)
_WITHIN_MINUTES: Final = re.compile(r"\d分钟[^的]{2,10}圈$")
_NO_WORKS: Final = ("型", "制度", "政策", "机制")
_CULTURAL_PARK: Final = "国家文化公园"
_COMMON: Final = ("项目", "设施", "床位")
_NEW_AREA: Final = "新区"
_OWN_WORDS: Final = 2
"""Characters that the name of a unique work has before the word for what it is."""
_MAX: Final = 24


class Naming:
    """Judges words of the clause `text[start:end]`."""

    __slots__ = ("end", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.words: ProjectWords = project_words()

    def names(self, left: int, right: int, *, anchored: bool, beside: bool) -> bool:
        """Whether `text[left:right]` is the name of one work.

        Args:
            anchored: what stands around it says that it is a work.
            beside: a work's name is listed with it.
        """
        length = right - left
        if not (2 if anchored else 4) <= length <= _MAX:
            return False
        if (is_meant := is_own_work(self.text, left, right, (self.start, self.end), anchored, beside)) is not None:
            return is_meant
        generic = self.words.generic_works.longest(self.text, left, right)
        if generic and length - generic <= (1 if beside else 2):
            before = self.text[left : right - generic]
            if before in self.words.town_quarters:
                return True
            return (
                len(before) == _OWN_WORDS
                and self.text.endswith(_NEW_AREA, left, right)
                and _unusual(before, _OWN_WORDS)
            )
        name = self.text[left:right]
        if name in self.words.kinds:
            return False
        if name in self.words.cultural_parks:
            return self.text.find(_CULTURAL_PARK, right, self.end) >= 0
        if _ONE_FOR_ALL.fullmatch(name):
            return True
        if name.startswith(self.words.titles) or name[0] in "在型性" or _NO_NAME.search(name):
            return False
        if right < self.end and self.text[right].isdecimal() and COUNTED_AFTER.match(self.text, right):
            return False
        if beside and length >= 4 and self.words.facilities.closes(name, 0, length):
            return True
        if anchored and name.endswith(self.words.unmistakable_works) and not name.startswith(self.words.many_of):
            return True
        if _OWN_INSTITUTION.fullmatch(name) or _WITHIN_MINUTES.search(name):
            return True
        if name.startswith(_NATIONAL) and length >= _NATIONAL_LENGTH + anchored:
            applied = _APPLIED_FOR.search(self.text, self.start, left)
            return not (applied or name.endswith("城市") or self.text.endswith(_CREATED, right, self.end))
        if name.find(_NATIONAL, 2) > 0 and _NATIONAL_FOR.fullmatch(name):
            return not _APPLIED_FOR.search(self.text, self.start, left)
        if name.count("（") != name.count("）") or not _CHINESE.search(name):
            return False
        if name.endswith(_POSITIONS) and self.text.endswith(_WISHED_FOR, self.start, left):
            return False
        if name.endswith(_NO_WORKS) and not name.endswith("模型"):
            return False
        return _unusual(name, 2 if name.endswith(_COMMON) else 1) or self._is_the_only_one(left, right)

    def _is_the_only_one(self, left: int, right: int) -> bool:
        """Of such a zone or hall a government has one, whatever the words of its name are."""
        text, words = self.text, self.words
        if text.endswith(_THE_ONE, self.start, left):
            return True
        if not text.startswith(words.many_of, left):
            length = right - left
            if (
                length >= _FOUNDED_LENGTH
                and text.endswith(words.founding, self.start, left)
                and words.founded.closes(text, left, right)
            ):
                return True
            if (
                length >= _BUILT_UP_LENGTH
                and text.endswith(words.building_up, self.start, left)
                and words.built_up.closes(text, left, right)
                and text.find(_OF_A_LEVEL, left, right) < 0
            ):
                return True
        unique = words.unique_works.longest(text, left, right)
        return (
            right - left - unique >= _OWN_WORDS
            and unique > 0
            and not text.startswith(words.many_of, left)
            and not text.endswith(_WISHED_FOR, self.start, left)
        )


def _unusual(name: str, enough: int) -> bool:
    """At least `enough` characters of the name stand in no ordinary pair."""
    pairs = ordinary_pairs()
    before = False
    for k, sign in enumerate(name):
        after = name[k : k + 2] in pairs
        if not (after or before or sign in _SIGNS):
            enough -= 1
            if not enough:
                return True
        before = after
    return False
