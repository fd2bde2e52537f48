"""Named works: roads, railways, plants, parks, venues and other facilities."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Final

from duixian.ledger.judging import ENUMERATING, without_enumerator
from duixian.ledger.listing import after_actors, list_closing, lists_others, lists_works
from duixian.ledger.naming import Naming
from duixian.ledger.spans import Span, shares
from duixian.vocabulary.actions import Force, actions
from duixian.vocabulary.finding import Word, last_of
from duixian.vocabulary.projects import ProjectWords, project_words

_STOPS: Final = "，。；：！？\n"
_STOP: Final = re.compile(f"[{_STOPS}]")
_MEMBER: Final = re.compile("、|（含|和(?<![协呼共饱].)|及|与(?!利用|应用)|以及")
_JOINT_OR_END: Final = re.compile("[、和及与等]")
_INNER_VERB: Final = re.compile(
    r".*(?=[打建推加创争申促依要的开共])(打造|共建|建立|建好(?!用好)|推进|加快|开展|建设(?![东西南北中]?(?:路|街|大道|大街))|创建|争创|申创|申建"
    r"|推动|促进|依托|(?<![重主])要(?!素)|的)(?!中心|基地|产业园|园区)(?=.{3})"
)
_QUOTATION: Final = re.compile(r"“([^“”、，。；]{2,14})”")
_STRETCH: Final = re.compile("（[^（），。；]{1,8}[段区境]）")
_DONE: Final = re.compile("(?:改扩建|扩建|扩能改造|扩容改造|现代化改造)(?=[、和及等])")
_ON_PAPER: Final = re.compile("(?:条例|办法|规定|实施方案|总体方案|专项规划|总体规划|发展规划)$")
_LINKED: Final = re.compile("[^、，。；]{1,12}(?:连通|联通|联网|连接|互通)")
_RESTRAINT: Final = re.compile(r"限制|禁止|控制|严控|严禁|淘汰|清理|防止|遏制|取缔|整顿|插手")
_YEAR: Final = re.compile(r"\d{4}年(?:底?前)?(?:分别)?")
_TAKING_SHAPE: Final = ("打造", "建设", "开展")
_CITY_OF_SCIENCE: Final = "科学城"
_BUILDING: Final = re.compile("(?:新|尽快|加快|年内|力争|推动)?(?:开工建设|动工建设|开工|动工|建成投用|建成)")
_SYSTEM: Final = "体系"
_SECOND_LIST: Final = re.compile("等[^、等]{2,12}(以及|和|及)(?=[^、]{3,24}(?:、[^、]{3,24})+?等)")
"""What lies between a list and another in the same clause."""
_SOME: Final = re.compile("一批|一系列")
_MINISTRY: Final = "教育部"
"""Its name begins with a verb."""
_NEAR: Final = 8
_ITS: Final = "其"
"""甲桥及|其引道工程: no work of its own."""


@cache
def work_words() -> tuple[str, ...]:
    """The words that a clause holds which names works."""
    words = project_words()
    spoken = {*words.facility_words, *words.class_words, "项目"}
    return tuple(sorted(w for w in spoken if len(w) > 1))


def works_within(text: str, spans: list[Span], words: list[Word]) -> dict[int, list[Span]]:
    """Spans of the named works in each of the spans that hold any, by its number.

    `words` are those of `work_words()`.
    """
    ends = [right for _, _, right in words]
    found: dict[int, list[Span]] = {}
    for number, first, last in shares(spans, [right - 1 for right in ends]):
        if names := _works(text, *spans[number], ends[first:last]):
            found[number] = names
    return found


def _works(text: str, start: int, end: int, facilities: list[int]) -> list[Span]:
    """Spans of the works in the clauses in which the words for facilities end that end at the given offsets."""
    found: list[Span] = []
    first = 0
    while first < len(facilities):
        before = last_of(text, _STOPS, start, facilities[first])
        stop = _STOP.search(text, facilities[first], end)
        left, right = before + 1 if before >= 0 else start, stop.start() if stop else end
        if text[left] in ENUMERATING:
            left = without_enumerator(text, left, right)
        last = bisect_right(facilities, right, first)
        ends = facilities[first:last]
        if text.count("等", left, right) > 1:
            for second in _SECOND_LIST.finditer(text, left, right):
                found += _Clause(text, left, second.start(1), ends).works()
                left = second.end()
        found += _Clause(text, left, right, ends).works()
        first, start = last, right
    return found


class _Clause:
    """A clause and where the words for facilities in it end."""

    __slots__ = ("_naming", "end", "facilities", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int, facilities: list[int]) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.facilities = facilities
        self.words: ProjectWords = project_words()
        self._naming = Naming(text, start, end)

    def works(self) -> list[Span]:
        """Spans of the works that the clause names."""
        names = [self._with_what_is_done(*self._with_stretch(*name)) for name in self._names()]
        if names and _ON_PAPER.search(self.text, max(self.start, self.end - _NEAR), self.end):
            return []
        if names and _RESTRAINT.search(self.text, self.start, min(self.end, self.start + _NEAR)):
            return []
        return names

    def _with_stretch(self, left: int, right: int) -> Span:
        """The work with the stretch of it that parentheses name."""
        stretch = _STRETCH.match(self.text, right, self.end)
        return left, stretch.end() if stretch else right

    def _with_what_is_done(self, left: int, right: int) -> Span:
        """The work with what is done to it, where that closes its place in a list (沱怀铁路改扩建、…)."""
        done = _DONE.match(self.text, right, self.end)
        return left, done.end() if done and self.words.facilities.closes(self.text, left, right) else right

    def _names(self) -> list[Span]:
        text, start, end, words = self.text, self.start, self.end, self.words
        if not _JOINT_OR_END.search(text, start, end):
            name = self._member(start, end, anchored=False)
            return [name] if name else []
        listed = list_closing(text, start, end)
        bare = words.tails.before(text, start, end)
        if listed:
            anchored = beside = lists_works(text, start, listed.end(), bare, end)
            if lists_others(text, listed.end(), end, works=anchored):
                built = _Clause(text, after_actors(text, listed.end(), end), end, self.facilities)
                return self._all_named(self._members(listed.start())) or built.works()
        else:
            anchored = text.find("项目", bare, end) >= 0
            beside = anchored or bare < end
        members = self._members(listed.start() if listed else end)
        found = [self._member(left, right, anchored=anchored) for left, right in members]
        names = [name for name in found if name]
        if not names or _SOME.search(text, start, min(end, start + _NEAR)):
            return []
        if len(names) == len(members):
            return names
        beside = (
            beside
            or text.endswith(words.unmistakable_works, names[-1][0], names[-1][1])
            or _BUILDING.match(text, start, end) is not None
        )
        judged = [
            name or self._member(left, right, anchored=beside, beside=True)
            for name, (left, right) in zip(found, members, strict=True)
        ]
        return [name for name in judged if name]

    def _all_named(self, members: Sequence[Span]) -> list[Span]:
        """The members of a list that is said to be of something else, where every one of them is a work's name."""
        closing = self.words.facilities
        if len(members) < 2 or not all(closing.closes(self.text, left, right) for left, right in members):
            return []
        names = [name for left, right in members if (name := self._member(left, right, anchored=False))]
        return names if len(names) == len(members) else []

    def _members(self, stop: int) -> list[Span]:
        """The members of the list from the start of the clause to `stop`."""
        members: list[Span] = []
        left = self.start
        for joint in _MEMBER.finditer(self.text, left, stop):
            if joint[0] != "、" and _LINKED.match(self.text, joint.end(), self.end):
                continue
            members.append((left, joint.start()))
            left = joint.end()
        members.append((left, stop))
        return members

    def _member(self, left: int, right: int, *, anchored: bool, beside: bool = False) -> Span | None:
        """The name in one member of a list.

        Args:
            anchored: what stands around the list says that it names works.
            beside: another member is a name already.
        """
        shortest = 2 if anchored else 4
        if right - left < shortest:
            return None
        text, words = self.text, self.words
        facilities = words.facilities
        if text[right - 1] == "）" and not facilities.closes(text, left, right):
            opening = text.rfind("（", left, right)
            right = max(opening, left + shortest) if opening >= 0 else right - 1
        ends = [end for end in self.facilities if left < end < right]
        bare = words.tails.before(text, left, right)
        whole = facilities.closes(text, left, right)
        if not (anchored or ends or whole or (bare < right and facilities.closes(text, left, bare))):
            return None
        if text[left] == _ITS:
            return None
        if text[left].isdecimal() and (year := _YEAR.match(text, left, right)):
            left = year.end()
        opened = words.verbs.after(text, left, right)
        if right - opened >= 2 and text[opened] != "性":
            left = opened - 2 if text.startswith(_MINISTRY, opened - 2) else opened
        if text[left] == "“" and (anchored or beside) and (quote := _QUOTATION.match(text, left, right)):
            spoken_of = words.tails.before(text, quote.end(), right) == quote.end()
            return quote.span(1) if spoken_of and quote[1] not in words.no_campaigns else None
        inner = _INNER_VERB.match(text, left, right)
        if inner:
            subject = inner.start(1)
            if (
                inner[1] in _TAKING_SHAPE
                and facilities.closes(text, left, subject)
                and not words.bodies.closes(text, left, subject)
                and self._naming.names(left, subject, anchored=False, beside=False)
            ):
                return left, subject
            left = inner.end()
        if right - left < shortest:
            return None
        bare = max(bare, left)
        if bare < right or whole:
            for stop in (right, *[end for end in reversed(ends) if end > bare], bare) if bare < right else (right,):
                if (
                    not facilities.closes(text, left, stop)
                    or text.endswith(words.works_of_something, left, stop)
                    or text.startswith(_SYSTEM, stop)
                ):
                    continue
                part = words.parts.longest(text, left, stop)
                if part and facilities.closes(text, left, stop - part):
                    continue
                if self._naming.names(left, stop, anchored=anchored, beside=beside):
                    return left, stop
        for stop in ends:
            if stop >= bare:
                break
            if stop - left < 4 or not facilities.closes(text, left, stop):
                continue
            if left == self.start and words.bodies.closes(text, left, stop):
                continue
            if self._goes_on(stop, bare) and self._naming.names(left, stop, anchored=False, beside=False):
                return left, stop
        if anchored and self._naming.names(left, bare, anchored=True, beside=False):
            return left, bare
        return None

    def _goes_on(self, at: int, end: int) -> bool:
        """What follows a facility's name is a verb or an aspect of it."""
        text, words = self.text, self.words
        if text.endswith(words.unmistakable_works, self.start, at) or text.endswith(_CITY_OF_SCIENCE, self.start, at):
            return True
        if text[at] in "“（" or text.startswith(words.spoken_of, at):
            return True
        return actions().opening(text, at, end)[0] >= Force.OPEN
