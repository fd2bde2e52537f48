"""Named programmes and campaigns: 行动, 工程, 计划, and what stands in quotation marks beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from duixian.ledger.events import events_after, events_of_session
from duixian.ledger.judging import without_enumerator
from duixian.ledger.spans import COUNTED_AFTER, Span, shares
from duixian.vocabulary.actions import actions
from duixian.vocabulary.finding import Word
from duixian.vocabulary.projects import project_words

_QUOTED = tuple(re.compile(opening + r"([^“”「」《》，。；\n]{2,18})[”」》]") for opening in "“「《")
"""One pattern for each opening sign: a search for one character is the fastest. No match holds another's sign."""
_MEMBER = re.compile(r"、|以及|[和及与]")
_TO_LAST_MARK = re.compile(r".*[，。；、：！\n]", re.DOTALL)
_TO_LAST_MARK_OR_QUOTE = re.compile(r".*[，。；、：！\n”]", re.DOTALL)
_TO_LAST_JOINT = re.compile(".*[和及与]")
_LEADING = re.compile(
    r"(?:新?一轮|新的一轮|好|全国|全[省市县区]|我[省市县区]|省市?|[省市]、[省市县]|年度|一批|各项|各类|这项|首批|国家|中央"
    r"|重点|[^，。；、]{1,12}等)(?=[^，。；、]{4,})"
)
_NEW_ROUND = re.compile("新?一轮|新的一轮")
_AFTER = re.compile(
    r"$|[，。；、：！）)\s“”和及与以\d]|建设|实施|落地|收官|见效|等|第[一二三四五六]|走深|提质|扩面|覆盖|成果|纵深|向|任务"
)
_INNER_VERB = re.compile(r".*(?:开展|实施|推进|启动|搞好|(?<![重主])要)(?=.{4})")
_CARRIED_OUT = re.compile(".*(?:实施|开展)(?=提升|促进|优化|强化|扩大|巩固|保障|培育|做强|做优|完善|创新|推进|构建)")
"""Ends before the verbs that belong to a programme's name because it is carried out."""
_ON_PAPER = re.compile(
    "(?:研究|加快|抓紧|探索|尽快|牵头)*(?:出台|编制|制定|制订|印发)(?!.*(?:实施|落实|推进|启动|开展))"
)
_PLANS = ("计划", "方案")
_COUNTED_KIND = re.compile(r"\d+[个项]")
_CALLED = re.compile("(?:工程|行动计划|专项行动|行动|计划)(?=[，。；、和及等建]|$)")
_NUMERALS = "一两二三四五六七八九十"
_LISTED = re.compile("、|以及")
_TO_LAST_STOP = re.compile(r".*[，。；：！\n]", re.DOTALL)
_LIST_OF_PROGRAMMES = re.compile("等(?:[一二三四五六七八九十百\\d]+[大项个])?(?:重大|重点|专项|系列|标志性|“)*$")
_COUNT_BEFORE_KIND = re.compile("[一二三四五六七八九十两\\d]+[大项个](?:重大|重点|专项|标志性)?(?:行动|工程|计划)$")
_NOT_LISTED = re.compile(r"[“”（）()\d和及与]|(?:工程|行动|计划)$")
_CARRYING = ("实施", "开展", "打好", "启动", "组织")
_EXPERIENCE = ("经验", "”经验")
_COUNTED = re.compile("[一两二三四五六七八九十]+个")
_BUILDING_VERBS = ("推进", "深化", "抓好", "办好")
_CAMPAIGN_VERBS = ("实施", "开展", "打好", "办好", "抓好", "启动")
_ASPECTS = ("建设", "功能", "服务功能", "效能", "能级", "品质")
_MAX = 36
_SCOPE = 18
_NEAR_SCOPE = 6
_LIST_REACH = 8
_LIST_LENGTH = 120
_SHORTEST_LISTED = 2
_SHORTEST_BESIDE = 4
_LONGEST_LISTED = 16


def programmes_within(text: str, spans: Sequence[Span], words: Sequence[Word]) -> dict[int, list[Span]]:
    """Spans of the named programmes in each of the spans that hold any, by its number.

    `words` are those of `programme_words()`.
    """
    start, end = spans[0][0], spans[-1][1]
    quoted = sorted([quote for sign in _QUOTED for quote in sign.finditer(text, start, end)], key=re.Match.start)
    words_in = {n: words[a:b] for n, a, b in shares(spans, [left for _, left, _ in words])}
    quoted_in = {n: quoted[a:b] for n, a, b in shares(spans, [quote.start() for quote in quoted])}
    found: dict[int, list[Span]] = {}
    for number in {**words_in, **quoted_in}:
        sentence = _Sentence(text, *spans[number], quoted_in.get(number, []))
        names = sentence.programmes(words_in.get(number, []))
        if names:
            found[number] = names
    return found


class _Sentence:
    """A piece of text and the quotations in it."""

    __slots__ = ("acts", "end", "quoted", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int, quoted: list[re.Match[str]]) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.quoted = [quote for quote in quoted if quote.end() <= end]
        self.words = project_words()
        self.acts = actions().pairs

    def programmes(self, words: Sequence[Word]) -> list[Span]:
        """Spans of the programmes that the quotations and the words stand for."""
        text, kinds = self.text, tuple(programme_words().values())
        found = [name for row in _rows(self.quoted) for name in self._campaigns(row)] if self.quoted else []
        for number, left, right in words:
            if right > self.end:
                continue
            kind = kinds[number]
            if kind == "known":
                if not self._learnt_from(right):
                    found.append((left, right))
            elif kind == "event":
                found.extend(events_after(text, right, self.end))
            elif kind == "session":
                found.extend(events_of_session(text, self.start, left, self.end))
            elif closing := self._closes_list(left):
                found.extend(self._members(closing.start(), shortest=_SHORTEST_LISTED))
            elif not self._quotes(left) and (programme := self._programme(left, right)):
                found.append(programme)
                if self._listed_last(programme[0]):
                    found.extend(self._beside(programme[0] - 1, counted=programme[1] < right))
        return found

    def _closes_list(self, at: int) -> re.Match[str] | None:
        """The 等 of a list whose members are said to be programmes, where the word for it begins at the offset."""
        near = max(self.start, at - _LIST_REACH)
        return _LIST_OF_PROGRAMMES.search(self.text, near, at) if self.text.find("等", near, at) >= 0 else None

    def _listed_last(self, at: int) -> bool:
        return at > self.start and self.text[at - 1] == "、"

    def _beside(self, end: int, *, counted: bool) -> list[Span]:
        """The programmes listed before the last one, which begins after `end`.

        Their number says that they are programmes; without it (not `counted`) the verb at the end of each does.
        """
        members = self._members(end, shortest=_SHORTEST_BESIDE)
        return members if counted or all(self.text[right - 2 : right] in self.acts for _, right in members) else []

    def _members(self, end: int, *, shortest: int) -> list[Span]:
        """The programmes of a list up to `end` that is said to be carried out, if all its members look like names."""
        text, words = self.text, self.words
        opened = max(self.start, end - _LIST_LENGTH)
        clause = _TO_LAST_STOP.match(text, opened, end)
        opened = clause.end() if clause else opened
        left = words.carriers.after(text, opened, end)
        if not text.endswith(_CARRYING, opened, left):
            return []
        members: list[Span] = []
        for joint in (*(m.span() for m in _LISTED.finditer(text, left, end)), (end, end)):
            if not shortest <= joint[0] - left <= _LONGEST_LISTED or _NOT_LISTED.search(text, left, joint[0]):
                return []
            members.append((left, joint[0]))
            left = joint[1]
        return members

    def _quotes(self, at: int) -> bool:
        """Whether the offset lies in a quotation."""
        before = bisect_left(self.quoted, at, key=re.Match.start)
        return before > 0 and at < self.quoted[before - 1].end()

    def _programme(self, last: int, right: int) -> Span | None:
        """The programme whose name ends with the word at `[last, right)`, without the verbs before it."""
        text, words, start, end = self.text, self.words, self.start, self.end
        if (last > start and text[last - 1] in "”等") or not _AFTER.match(text, right, end):
            return None
        if right < end and text[right].isdecimal() and COUNTED_AFTER.match(text, right, end):
            return None
        left = max(start, right - _MAX)
        mark = _TO_LAST_MARK.match(text, left, last)
        left = mark.end() if mark else left
        if text[left].isdecimal():
            left = without_enumerator(text, left, last)
        for joint in reversed(list(_MEMBER.finditer(text, left, right))):
            before = joint.start()
            if (
                text[before - 1] == "”"
                or words.programmes.closes(text, left, before)
                or words.facilities.closes(text, left, before)
                or ((quoted := text.rfind("”", left, before)) > left and words.programmes.closes(text, left, quoted))
            ):
                left = joint.end()
                break
        opened = left
        inner = _INNER_VERB.match(text, left, right)
        if inner:
            left = inner.end()
        left = words.carriers.after(text, left, right)
        if left > opened and _ON_PAPER.match(text, opened, left) and text.endswith(_PLANS, left, right):
            return None
        if left > opened and (carried := _CARRIED_OUT.match(text, opened, left)):
            left = carried.end()
        leading = _LEADING.match(text, left, right)
        if leading and not text.endswith("实事", left, right):
            left = leading.end()
        if self._listed_last(left) and (count := _COUNT_BEFORE_KIND.search(text, left + _SHORTEST_BESIDE, right)):
            right = count.start()
        name = text[left:right]
        if len(name) < 4 or name.count("“") != name.count("”"):
            return None
        if name[0] == "“" and name[1 : name.find("”")] in words.no_campaigns:
            return None
        part = words.parts.longest(text, left, right)
        if part and words.facilities.closes(text, left, right - part):
            return None
        if counted := _COUNTED_KIND.match(name):
            name = name[counted.end() :]
        generic = name in words.generic_programmes or _MEMBER.split(name)[-1] in words.generic_programmes
        return None if generic else (left, right)

    def _campaigns(self, row: list[re.Match[str]]) -> Iterator[Span]:
        """The campaigns named in a row of quotations, which share what stands before and after them."""
        text, known, end = self.text, self.words.no_campaigns, self.end
        after = row[-1].end()
        if all(quote[1] in known for quote in row):
            if not row[-1][1].endswith("五") and (called := _CALLED.match(text, after, end)):
                scope = self._with_scope(row[-1].start(), after)
                yield scope[0] if scope[1] == after else row[-1].start(), called.end()
            return
        follows = _follows().match(text, after, end)
        what = follows["what"] if follows else ""
        verbs = _BUILDING_VERBS if what else _CAMPAIGN_VERBS
        carried = text.endswith(verbs, self.start, row[0].start()) and bool(what or _AFTER.match(text, after, end))
        whole = 0
        if follows and not follows["listed"] and what not in _ASPECTS:
            whole = follows.end()
        for quote in row:
            if quote[1] not in known:
                last = quote is row[-1]
                yield from self._campaign(quote, what, whole if last else 0, carried=carried)

    def _campaign(self, quote: re.Match[str], what: str, whole: int, *, carried: bool) -> Iterator[Span]:
        """The campaign that one quotation names; `whole` is where its name ends beyond the quotation, or 0."""
        name, words = quote[1], self.words
        if self._learnt_from(quote.end()) or (what.endswith("功能") and name[0] in _NUMERALS):
            return
        if words.programmes.closes(name, 0, len(name)) or name.endswith(("项目", "实事")):
            yield self._with_scope(quote.start(), quote.end())
        elif what and what != "建设":
            if whole:
                scope = self._with_scope(quote.start(), quote.end())
                near = scope[1] == quote.end() and quote.start() - scope[0] <= _NEAR_SCOPE
                yield scope[0] if near else quote.start(), whole
            else:
                yield quote.span(1)
        elif (
            len(name) >= 4
            and words.facilities.closes(name, 0, len(name))
            and _AFTER.match(self.text, quote.end(), self.end)
        ):
            yield quote.span(1)
        elif not (what and _COUNTED.match(name)):
            scope = self._with_scope(quote.start(), quote.end())
            if what and scope[1] == quote.end() and quote.start() - scope[0] <= _NEAR_SCOPE:
                yield scope
            elif carried:
                yield quote.span(1)

    def _with_scope(self, left: int, right: int) -> Span:
        """A quoted programme with the few words that say of what it is (高职“双高计划”)."""
        text = self.text
        mark = max(self.start, left - _SCOPE)
        clause = _TO_LAST_MARK_OR_QUOTE.match(text, mark, left)
        mark = clause.end() if clause else mark
        joint = _TO_LAST_JOINT.match(text, mark, left)
        if joint and self.words.programmes.closes(text, mark, joint.end() - 1):
            mark = joint.end()
        scope = self.words.carriers.after(text, mark, left)
        if leading := _NEW_ROUND.match(text, scope, left):
            scope = leading.end()
        return (scope, right) if mark < scope < left else (left + 1, right - 1)

    def _learnt_from(self, at: int) -> bool:
        """Whether the experience of a programme is spoken of, not the programme."""
        return self.text.startswith(_EXPERIENCE, at)


def _rows(quoted: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Quotations that touch, row by row."""
    row: list[re.Match[str]] = []
    for quote in quoted:
        if row and row[-1].end() != quote.start():
            yield row
            row = []
        row.append(quote)
    if row:
        yield row


@cache
def programme_words() -> dict[str, str]:
    """The words that lead to the name of a programme or an event, each with its kind."""
    words = project_words()
    return {
        **dict.fromkeys(words.programme_words, "programme"),
        **dict.fromkeys(words.known, "known"),
        **dict.fromkeys(words.event_verbs, "event"),
        "届": "session",
    }


@cache
def _follows() -> re.Pattern[str]:
    """What may follow a quotation that names a campaign."""
    words = "|".join(map(re.escape, project_words().after_quotes))
    return re.compile(
        r"(?P<listed>等)?(?:(?!推动|落实|推进|实施|开展|支持|建设)[^，。；、：“”等的和及]){0,8}?"
        rf"(?P<what>{words})(?=[\d，。；、：“”等和及与覆盖建宣矩功]|$)"
    )
