"""Named programmes and campaigns: 行动, 工程, 计划, and what stands in quotation marks beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from duixian.vocabulary.projects import ProjectWords, project_words

Span = tuple[int, int]

_QUOTED = re.compile(r"[“「《]([^“”「」《》，。；\n]{2,18})[”」》]")
_JOINT = re.compile(r"以及|[和及与]")
_MEMBER = re.compile(r"、|以及|[和及与]")
_VAGUE = re.compile(r"系列|各类|高水平|国际性|全国性|品牌|一批|重大|系列")
_LEADING = re.compile(
    r"(?:新?一轮|新的一轮|好|全国|全[省市县区]|我[省市县区]|省市?|[省市]、[省市县]|年度|一批|各项|各类|这项|首批|国家|中央|重点|[^，。；、]{1,12}等)(?=[^，。；、]{4,})"
)
_AFTER = re.compile(
    r"$|[，。；、：！）)\s“”和及与以\d]|建设|实施|落地|收官|见效|等|第[一二三四五六]|走深|提质|扩面|覆盖|成果|纵深|向|任务|试点"
)
_INNER_VERB = re.compile(r".*(?:开展|实施|推进|启动)(?=.{4})")
_CAMPAIGN_VERBS = ("实施", "开展", "推进", "深化", "打好", "办好", "抓好", "启动")
_MAX = 36


@cache
def _suffix() -> re.Pattern[str]:
    words = project_words()
    return re.compile("|".join(map(re.escape, words.programmes)))


@cache
def _carriers() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, project_words().carriers)) + ")+")


def find_programmes(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the named programmes in the clauses of `text[start:end]`."""
    words = project_words()
    quoted = list(_QUOTED.finditer(text, start, end))
    yield from _campaigns(text, quoted, start, end, words)
    for match in _known().finditer(text, start, end):
        yield match.span()
    for match in _event().finditer(text, start, end):
        yield from _events(text, match.end(), end, words)
    for match in _suffix().finditer(text, start, end):
        if text[match.start() - 1] in "”等" or not _AFTER.match(text, match.end(), end):
            continue
        if any(q.start() < match.start() < q.end() for q in quoted):
            continue
        left = max(
            start, match.end() - _MAX, *(text.rfind(mark, start, match.start()) + 1 for mark in "，。；、：！\n")
        )
        name = _named(text, left, match.end(), words)
        if name:
            yield name


@cache
def _known() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, project_words().known)))


@cache
def _event() -> re.Pattern[str]:
    return re.compile("|".join(project_words().event_verbs))


def _events(text: str, start: int, end: int, words: ProjectWords) -> Iterator[Span]:
    """The events of a list that opens after 办好 and the like."""
    stop = next((i for i in range(start, min(end, start + 80)) if text[i] in "，。；：等"), end)
    at = start
    for cut in (*(m.span() for m in _MEMBER.finditer(text, start, stop)), (stop, stop)):
        name = text[at : cut[0]].removesuffix("筹备及备战训练").removesuffix("筹备工作").removesuffix("筹备")
        if len(name) >= 5 and name.endswith(words.events) and not _VAGUE.search(name):
            yield at, at + len(name)
        at = cut[1]


def _named(text: str, left: int, right: int, words: ProjectWords) -> Span | None:
    """The programme's name between a clause mark and its last word, without the verbs before it."""
    for joint in reversed(list(_JOINT.finditer(text, left, right))):
        if text[left : joint.start()].endswith((*words.programmes, "”", *words.facilities)):
            left = joint.end()
            break
    inner = _INNER_VERB.match(text, left, right)
    if inner:
        left = inner.end()
    left = _after_verbs(text, left, right)
    leading = _LEADING.match(text, left, right)
    if leading:
        left = leading.end()
    name = text[left:right]
    if name.startswith("“") and name[1 : name.find("”")] in words.no_campaigns:
        return None
    if len(name) < 4 or name in words.generic_programmes or name.count("“") != name.count("”"):
        return None
    return left, right


def _after_verbs(text: str, left: int, right: int) -> int:
    carrier = _carriers().match(text, left, right)
    return carrier.end() if carrier else left


def _campaigns(text: str, quoted: list[re.Match[str]], start: int, end: int, words: ProjectWords) -> Iterator[Span]:
    """Campaigns named in quotation marks; of a row of quotations each is one."""
    for i, quote in enumerate(quoted):
        last = i
        while last + 1 < len(quoted) and quoted[last + 1].start() == quoted[last].end():
            last += 1
        first = i
        while first and quoted[first - 1].end() == quoted[first].start():
            first -= 1
        name = quote[1]
        if name in words.no_campaigns:
            continue
        after = quoted[last].end()
        follows = _follows().match(text, after, end)
        own = last == i and bool(follows) and not follows["listed"]
        before = text[max(start, quoted[first].start() - 4) : quoted[first].start()]
        if name.endswith((*words.programmes, "项目", "实事")):
            yield _with_scope(text, quote.start(), quote.end(), start)
        elif follows and follows["what"] != "建设":
            yield (quote.start(), follows.end()) if own and "服务" not in follows["what"][:2] else quote.span(1)
        elif name.endswith(words.facilities) and len(name) >= 4 and _AFTER.match(text, quote.end(), end):
            yield quote.span(1)
        elif (
            follows
            and (scope := _with_scope(text, quote.start(), quote.end(), start))[1] == quote.end()
            and quote.start() - scope[0] <= 6
        ):
            yield scope
        elif before.endswith(_CAMPAIGN_VERBS) and (follows or _AFTER.match(text, after, end)):
            yield quote.span(1)


@cache
def _follows() -> re.Pattern[str]:
    words = "|".join(map(re.escape, project_words().after_quotes))
    return re.compile(
        rf"(?P<listed>等)?(?:(?!推动|落实|推进|实施|开展|支持|建设)[^，。；、：“”等的和及]){{0,8}}?(?P<what>{words})(?=[\d，。；、：“”等和及与覆盖建宣矩功]|$)"
    )


def _with_scope(text: str, left: int, right: int, start: int) -> Span:
    """A quoted programme with the few words that say of what it is (高职“双高计划”)."""
    mark = max(start, left - 12, *(text.rfind(m, start, left) + 1 for m in "，。；、：！\n”"))
    scope = _after_verbs(text, mark, left)
    if mark < scope < left:
        return scope, right
    return left + 1, right - 1
