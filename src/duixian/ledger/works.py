"""Named works: roads, railways, plants, parks, venues and other facilities."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from duixian.vocabulary.actions import Force, actions
from duixian.vocabulary.projects import ProjectWords, ordinary_pairs, project_words

Span = tuple[int, int]

_STOP = re.compile(r"[，。；：！？\n]")
_MEMBER = re.compile(r"、|以及|[和及与]")
_LIST_END = re.compile(
    r"等(?:[\d一二两三四五六七八九十]+[个条项座家处类]|一批|一系列|重点|重大|标志性|大型|新型|各类|现代农业|历史|城市|农村"
    r"|省级|国家级|[“”])*"
)
_COUNT = re.compile(r"(?<=[\u4e00-\u9fff])[两三四五六七八九十][个条座项家所处大](?=[\u4e00-\u9fff]{2})")
_COUNTED = re.compile(r"\d+[个条座项家所处张套户亩万]|一批|一系列|各类|各[县市区地级]|若干|多个|[的“]")
_INNER_VERB = re.compile(r".*(?:打造|建立|推进|加快|建设|创建|推动|促进|依托|(?<![重主])要|的)(?=.{3})")
_WORK = re.compile(r"项目|工程|建设|改造|治理|整治|修复|修缮|保护|开发|扩建|竣工|投用|投产|提质|升级|搬迁|扩容|运营")
_RESTRAINT = re.compile(r"限制|禁止|控制|严控|严禁|淘汰|清理|防止|遏制|取缔|整顿|插手")
_SIGNS = frozenset("、“”（）()-—·0123456789")
_FACILITIES_OF_SOMETHING = ("城基础设施", "区基础设施", "园基础设施", "项目基础设施", "配套设施")
_UNMISTAKABLE = ("铁路", "高铁", "机场", "大桥", "水库", "灌区", "运河", "水电站", "核电站")
_NATIONAL = "国家"
_APPLIED_FOR = re.compile("争创|争取|申报|申建|申创|培育|对接|融入")
_COMMON = ("项目", "设施", "床位")
_SPOKEN_OF = ("功能", "服务", "沿线")
_MAX = 24
_NEAR = 8


@cache
def _triggers() -> AhoCorasick:
    words = project_words()
    spoken = {*words.facility_words, *words.class_words, "项目"}
    return AhoCorasick(sorted(w for w in spoken if len(w) > 1), matchkind=MatchKind.LeftmostLongest)


class Works:
    """The clauses of one stretch of text that speak of facilities."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._words = project_words()
        stops = [m.start() for m in _STOP.finditer(text, start, end)]
        stops.append(end)
        clauses: dict[int, tuple[int, list[int]]] = {}
        for _, left, right in _triggers().find_matches_as_indexes(text[start:end]):
            stop = bisect_left(stops, start + left)
            begin = stops[stop - 1] + 1 if stop else start
            clauses.setdefault(begin, (stops[stop], []))[1].append(start + right)
        self._starts = list(clauses)
        self._clauses = list(clauses.values())

    def within(self, start: int, end: int) -> list[Span]:
        """Spans of the named works in `[start, end)`."""
        found: list[Span] = []
        for i in range(max(0, bisect_right(self._starts, start) - 1), bisect_left(self._starts, end)):
            stop, facilities = self._clauses[i]
            if stop > start:
                clause = _Clause(self._text, max(self._starts[i], start), min(stop, end), facilities)
                found.extend(clause.works())
        return found


class _Clause:
    def __init__(self, text: str, start: int, end: int, facilities: list[int]) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.facilities = facilities
        self.words: ProjectWords = project_words()

    def works(self) -> Iterator[Span]:
        text, words = self.text, self.words
        if _RESTRAINT.search(text, self.start, min(self.end, self.start + 8)):
            return
        listed = _LIST_END.search(text, self.start, self.end) or self._counted_list()
        stop = listed.start() if listed else self.end
        bare = words.tails.before(text, self.start, self.end)
        if listed:
            anchored = self._lists_works(listed.end(), bare)
            if not anchored and any(text.find(w, listed.end(), self.end) >= 0 for w in words.other_classes):
                return
        cuts = [m.span() for m in _MEMBER.finditer(text, self.start, stop)]
        if not listed:
            anchored = bool(cuts) and "项目" in text[bare : self.end]
        members = list(zip([self.start, *(b for _, b in cuts)], [*(a for a, _ in cuts), stop], strict=True))
        found = [self._member(left, right, anchored=anchored, beside=False) for left, right in members]
        if len(members) > 1 and any(found):
            anchored = anchored or (not listed and bare < self.end)
            found = [
                span or self._member(left, right, anchored=anchored, beside=True)
                for span, (left, right) in zip(found, members, strict=True)
            ]
        yield from filter(None, found)

    def _counted_list(self) -> re.Match[str] | None:
        """The count that closes a list in place of 等 (A、B两座污水处理厂)."""
        comma = self.text.find("、", self.start, self.end)
        return _COUNT.search(self.text, comma, self.end) if comma >= 0 else None

    def _lists_works(self, after: int, bare: int) -> bool:
        """What follows 等 says that the list before it names works."""
        text, words = self.text, self.words
        kind = text[after : self.end].replace("”", "")
        if kind.startswith(words.other_classes):
            return False
        if words.classes.longest(kind, 0, len(kind)):
            return True
        tail = text[max(bare, after) : self.end]
        if tail and _WORK.search(tail):
            head = text[after : max(bare, after)].replace("”", "")
            if not head or "项目" in tail or words.classes.longest(head, 0, len(head)):
                return True
        worked = _WORK.search(kind) or _WORK.search(text, self.start, min(self.end, self.start + _NEAR))
        return kind.startswith(words.class_words) and bool(worked)

    def _member(self, left: int, right: int, *, anchored: bool, beside: bool) -> Span | None:
        """The name in one member of a list; `beside` where another member is a name already."""
        text, words = self.text, self.words
        ends = self.facilities[bisect_right(self.facilities, left) : bisect_left(self.facilities, right)]
        bare = words.tails.before(text, left, right)
        closed = words.facilities.longest(text, left, right) or words.facilities.longest(text, left, bare)
        if not (anchored or ends or closed):
            return None
        opened = words.verbs.after(text, left, right)
        if right - opened >= 2:
            left = opened
        inner = _INNER_VERB.match(text, left, right)
        if inner:
            left = inner.end()
        if right - left < 2:
            return None
        bare = max(bare, left)
        if ends and ends[0] <= left:
            ends = ends[bisect_right(ends, left) :]
        for stop in (right, *(e for e in reversed(ends) if e > bare), bare):
            if not words.facilities.longest(text, left, stop) or text.endswith(_FACILITIES_OF_SOMETHING, left, stop):
                continue
            if self._is_name(left, stop, anchored=anchored, beside=beside):
                return left, stop
        for stop in ends:
            if stop >= bare:
                break
            closes = words.facilities.longest(text, left, stop) > 0 and self._goes_on(stop, bare)
            if closes and self._is_name(left, stop, anchored=False, beside=False):
                return left, stop
        if anchored and self._is_name(left, bare, anchored=True, beside=False):
            return left, bare
        return None

    def _goes_on(self, at: int, end: int) -> bool:
        """What follows a facility's name is a verb or an aspect of it."""
        if self.text.endswith(_UNMISTAKABLE, self.start, at):
            return True
        if self.text[at] in "“（" or self.text.startswith(_SPOKEN_OF, at):
            return True
        return actions().opening(self.text, at, end)[0] >= Force.OPEN

    def _is_name(self, left: int, right: int, *, anchored: bool, beside: bool) -> bool:
        length = right - left
        if not (2 if anchored else 4) <= length <= _MAX:
            return False
        generic = self.words.generic_works.longest(self.text, left, right)
        if generic and length - generic <= (1 if beside else 2):
            return False
        name = self.text[left:right]
        if name.startswith(self.words.titles) or _COUNTED.search(name):
            return False
        if beside and length >= 4 and self.words.facilities.longest(name, 0, length):
            return True
        if name.startswith(_NATIONAL) and length >= 8 and not anchored:
            return not _APPLIED_FOR.search(self.text, max(self.start, left - 4), left)
        return not name.endswith("型") and _unusual(name, 2 if name.endswith(_COMMON) else 1)


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
