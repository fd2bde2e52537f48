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
    r"等(?:[\d一二两三四五六七八九十]+[个条项座家处类]|一批|一系列|重点|重大|标志性|大型|新型|各类|现代农业|历史|城市|农村|省级|国家级|[“”])*"
)
_COUNTED = re.compile(r"\d+[个条座项家所处]|一批|一系列|各类|各[县市区地级]|若干|多个|的")
_INNER_VERB = re.compile(r".*(?:打造|建立|推进|加快|建设|创建|推动|促进|依托|最大的|的)(?=.{3})")
_WORK = re.compile(r"项目|工程|建设|改造|治理|整治|修复|修缮|保护|开发|扩建|竣工|投用|投产|提质|升级|搬迁|扩容|运营")
_SIGN = re.compile(r"[“”（）()\-—·\d]")
_BARE = ("项目基础设施", "配套设施", "新城基础设施", "城基础设施", "园区基础设施", "区基础设施")
_MAX = 24


@cache
def _carriers() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, project_words().carriers)) + ")+")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, project_words().tails)) + ")+$")


@cache
def _facility() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in project_words().facilities if len(w) > 1))


@cache
def _triggers() -> AhoCorasick:
    words = project_words()
    return AhoCorasick(
        [w for w in {*words.facilities, *words.classes, "项目"} if len(w) > 1], matchkind=MatchKind.LeftmostLongest
    )


class Works:
    """The clauses of one stretch of text that speak of facilities."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        stops = [m.start() for m in _STOP.finditer(text, start, end)]
        stops.append(end)
        clauses: dict[int, int] = {}
        for _, at, _ in _triggers().find_matches_as_indexes(text[start:end]):
            stop = bisect_left(stops, start + at)
            clauses[stops[stop - 1] + 1 if stop else start] = stops[stop]
        self._starts = list(clauses)
        self._stops = list(clauses.values())

    def within(self, start: int, end: int) -> Iterator[Span]:
        """Spans of the named works in `[start, end)`."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for left, right in zip(self._starts[first:], self._stops[first:], strict=True):
            if left >= end:
                break
            if right > start:
                yield from _clause_works(self._text, max(left, start), min(right, end), project_words())


def _clause_works(text: str, start: int, end: int, words: ProjectWords) -> Iterator[Span]:
    listed = _LIST_END.search(text, start, end)
    stop = listed.start() if listed else end
    kind = text[listed.end() : end].replace("”", "") if listed else ""
    anchored = bool(listed) and _list_of_works(kind, words)
    if listed and not anchored and any(w in kind for w in words.other_classes):
        return
    cuts = [m.span() for m in _MEMBER.finditer(text, start, stop)]
    tail = _tail().search(text, start, end)
    if not listed and cuts and tail and "项目" in tail.group():
        anchored = True
    members = list(zip([start, *(b for _, b in cuts)], [*(a for a, _ in cuts), stop], strict=True))
    found = [_member(text, left, right, words, anchored=anchored, beside=False) for left, right in members]
    if any(found):
        found = [
            span or _member(text, left, right, words, anchored=anchored or bool(tail and not listed), beside=True)
            for span, (left, right) in zip(found, members, strict=True)
        ]
    yield from filter(None, found)


def _list_of_works(kind: str, words: ProjectWords) -> bool:
    """What follows 等 says that the list before it names works."""
    if kind.endswith(words.classes):
        return True
    tail = _tail().search(kind)
    if tail and _WORK.search(tail.group()):
        head = kind[: tail.start()]
        if not head or "项目" in tail.group() or head.endswith(words.classes):
            return True
    return kind.startswith(words.classes) and bool(_WORK.search(kind))


def _member(text: str, left: int, right: int, words: ProjectWords, *, anchored: bool, beside: bool) -> Span | None:
    """The name in one member of a list; `beside` where another member is a name already."""
    carrier = _carriers().match(text, left, right)
    if carrier:
        left = carrier.end()
    _, at = actions().opening(text, left, right, shortest=2)
    if right - at >= 2:
        left = at
    inner = _INNER_VERB.match(text, left, right)
    if inner:
        left = inner.end()
    if right - left < 2:
        return None
    tail = _tail().search(text, left, right)
    bare = tail.start() if tail else right
    for stop in range(right, bare - 1, -1):
        name = text[left:stop]
        if (
            name.endswith(words.facilities)
            and not name.endswith(_BARE)
            and _is_name(name, words, anchored=anchored, beside=beside)
        ):
            return left, stop
    for match in _facility().finditer(text, left, bare):
        stop = match.end()
        if stop < bare and _goes_on(text, stop, bare):
            if _is_name(text[left:stop], words, anchored=False, beside=False):
                return left, stop
    if anchored and _is_name(text[left:bare], words, anchored=True, beside=False):
        return left, bare
    return None


def _goes_on(text: str, at: int, end: int) -> bool:
    force, _ = actions().opening(text, at, end)
    return force >= Force.OPEN or text[at] in "“（" or text.startswith(("功能", "服务", "沿线"), at)


def _is_name(name: str, words: ProjectWords, *, anchored: bool, beside: bool) -> bool:
    if not 2 <= len(name) <= _MAX or _COUNTED.search(name) or name.startswith(words.titles):
        return False
    scope = 1 if beside else 2
    if any(name.endswith(w) and len(name) - len(w) <= scope for w in words.generic_works):
        return False
    if not anchored and len(name) < 4 or "“" in name:
        return False
    return _unusual(name) or (beside and len(name) >= 4 and name.endswith(words.facilities))


def _unusual(name: str) -> bool:
    """Some character of the name stands in no ordinary pair."""
    pairs = ordinary_pairs()
    last = len(name) - 1
    return any(
        not (k and name[k - 1 : k + 1] in pairs or k < last and name[k : k + 2] in pairs)
        for k in range(len(name))
        if not _SIGN.match(name[k])
    )
