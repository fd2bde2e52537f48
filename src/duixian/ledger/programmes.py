"""Named programmes: 行动, 工程, 计划, and the campaigns and events beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import Final

from duixian.ledger.campaigns import NAME_ENDS, campaigns_quoted, find_quotations, learnt_from
from duixian.ledger.events import events_after, events_of_session
from duixian.ledger.judging import without_enumerator
from duixian.ledger.spans import COUNTED_AFTER, Span, shares
from duixian.outline.paragraphs import numeral
from duixian.vocabulary.actions import actions
from duixian.vocabulary.finding import Word, last_of
from duixian.vocabulary.projects import project_words

_MEMBER: Final = re.compile(r"、|以及|[和及与]")
_MARKS: Final = "，。；、：！\n"
_LEADING: Final = re.compile(
    r"(?:新?一轮|新的一轮|第[一二三四五六七八九十]轮|好|全国|全[省市县区]|我[省市县区]|省市?|[省市]、[省市县]|\d+个[县市区]|年度|一批|各项|各类|这项|首批|国家|中央"
    r"|重点|[^，。；、]{1,12}等)(?=[^，。；、]{4,})"
)
_INNER_VERBS: Final = ("开展", "实施", "推进", "启动", "搞好")
_MUST: Final = re.compile("要(?<![重主]要)")
_LEAST_BEHIND: Final = 4
_CARRIED_OUT: Final = re.compile(
    ".*(?:实施|开展)(?=高质量|高水平|提升|促进|优化|强化|扩大|巩固|保障|培育|做强|做优|完善|创新|推进|构建)"
)
"""Ends before the verbs that belong to a programme's name because it is carried out."""
_ON_PAPER: Final = re.compile(
    "(?:研究|加快|抓紧|探索|尽快|牵头)*(?:出台|编制|制定|制订|印发)(?!.*(?:实施|落实|推进|启动|开展))"
)
_PLANS: Final = ("计划", "方案")
_COUNTED_KIND: Final = re.compile(r"\d+[个项处座条](?:以上)?")
_SEVERAL: Final = "一批"
_CONCERNING: Final = ("针对", "围绕", "关于")
_KEPT_UP: Final = ("”机制", "”理念", "产品")
_BY_WAY_OF: Final = ("线上", "线下")
_JOINED_WITH: Final = re.compile("(?!行动|计划|工程)[\u4e00-\u9fff]")
_MEASURED: Final = re.compile(r"\d+(?:\.\d+)?(?:千伏|兆瓦|公里|[万亿])")
_LIST_OF_FIELDS: Final = re.compile("(?:、[^，。；]{0,40})?等(?:重点|关键)?(?:领域|方面|行业|学科|专业)")
_JOINT: Final = re.compile("[和及与]")
_NO_NAMES: Final = ("改革", "建设", "制度")
_LISTED: Final = re.compile("、|以及")
_TO_LAST_STOP: Final = re.compile(r".*[，。；：！\n]", re.DOTALL)
_LIST_OF_PROGRAMMES: Final = re.compile(
    "等(?:“?(?P<count>[一二三四五六七八九十百\\d]+)[大项个][^”，。；、等]{0,6}|“[^”，。；、等]{1,3}|(?:重大|重点|专项|系列|标志性|执法|“)*)$"
)
_COUNT_BEFORE_KIND: Final = re.compile(
    "[一二三四五六七八九十两\\d]+[大项个](?:重大|重点|专项|标志性)?(?:行动|工程|计划)$"
)
_NOT_LISTED: Final = re.compile(r"[“”（）()\d和及与]|(?:工程|行动|计划)$")
_JOINED: Final = re.compile(r"[“”（）()\d]|(?:工程|行动|计划)$")
_MAX: Final = 36
_LIST_REACH: Final = 10
_LIST_LENGTH: Final = 120
_SHORTEST_LISTED: Final = 2
_SHORTEST_BESIDE: Final = 4
_SHORTEST_HALF: Final = 6
_LONGEST_LISTED: Final = 16


def programmes_within(text: str, spans: list[Span], words: list[Word]) -> dict[int, list[Span]]:
    """Spans of the named programmes in each of the spans that hold any, by its number.

    `words` are those of `programme_words()`.
    """
    start, end = spans[0][0], spans[-1][1]
    quoted = find_quotations(text, start, end)
    words_in = {n: words[a:b] for n, a, b in shares(spans, [left for _, left, _ in words])}
    quoted_in = {n: quoted[a:b] for n, a, b in shares(spans, [quote.start() for quote in quoted])}
    kinds = tuple(programme_words().values())
    found: dict[int, list[Span]] = {}
    for number in {**words_in, **quoted_in}:
        sentence = _Sentence(text, *spans[number], quoted_in.get(number, []))
        names = sentence.programmes(words_in.get(number, []), kinds)
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

    def programmes(self, words: list[Word], kinds: tuple[str, ...]) -> list[Span]:
        """Spans of the programmes that the quotations and the words, each of one of the `kinds`, stand for."""
        text = self.text
        found = campaigns_quoted(text, self.start, self.end, self.quoted)
        for number, left, right in words:
            if right > self.end:
                continue
            kind = kinds[number]
            if kind == "known":
                if (
                    text.endswith(_BY_WAY_OF, self.start, left)
                    or learnt_from(text, right)
                    or text.startswith(_KEPT_UP, right)
                ):
                    continue
                if not (text[right - 1] in "+×" and _JOINED_WITH.match(text, right)):
                    found.append((left, right))
            elif kind == "event":
                found.extend(events_after(text, right, self.end))
            elif kind == "session":
                found.extend(events_of_session(text, self.start, left, self.end))
            else:
                closing = self._closes_list(left)
                number_told = numeral(closing["count"] or "") if closing else 0
                members = self._members(closing.start(), _SHORTEST_LISTED, number_told) if closing else []
                found.extend(members)
                if (members and closing and not closing["count"]) or self._quotes(left):
                    continue
                if not (programme := self._programme(left, right)):
                    continue
                found.extend(self._halves(*programme))
                if self._listed_last(programme[0]):
                    found.extend(self._beside(programme[0] - 1, counted=programme[1] < right))
        return found

    def _halves(self, left: int, right: int) -> list[Span]:
        """The programme, or the two that share its last word: 夜校提升和村医培训计划."""
        text = self.text
        for joint in _JOINT.finditer(text, left + _SHORTEST_HALF, right - _SHORTEST_HALF):
            at, after = joint.span()
            if (
                text[at - 2 : at] in self.acts
                and text[after : after + 2] not in self.acts
                and text.endswith(self.words.carrying, self.start, left)
            ):
                return [(left, at), (after, right)]
        return [(left, right)]

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
        members = self._members(end, _SHORTEST_BESIDE)
        return members if counted or all(self._is_done(*member) for member in members) else []

    def _is_done(self, left: int, right: int) -> bool:
        return self.text[right - 2 : right] in self.acts or self.words.tails.closes(self.text, left, right)

    def _members(self, end: int, shortest: int, number: int = 0) -> list[Span]:
        """The programmes of a list up to `end` that is said to be carried out, if all its members look like names.

        Where they are as many as their `number` says, a conjunction in one of them does not divide it.
        """
        text, words = self.text, self.words
        opened = max(self.start, end - _LIST_LENGTH)
        clause = _TO_LAST_STOP.match(text, opened, end)
        opened = clause.end() if clause else opened
        left = words.carriers.after(text, opened, end)
        if not text.endswith(words.carrying, opened, left):
            return []
        members: list[Span] = []
        joints = [joint.span() for joint in _LISTED.finditer(text, left, end)]
        for joint in (*(joints or [j.span() for j in _JOINT.finditer(text, left, end)]), (end, end)):
            members.append((left, joint[0]))
            left = joint[1]
        told = number == len(members)
        named = all(
            shortest <= b - a <= _LONGEST_LISTED and not (_JOINED if told else _NOT_LISTED).search(text, a, b)
            for a, b in members
        )
        return members if named else []

    def _quotes(self, at: int) -> bool:
        """Whether the offset lies in a quotation."""
        before = bisect_left(self.quoted, at, key=re.Match.start)
        return before > 0 and at < self.quoted[before - 1].end()

    def _programme(self, last: int, right: int) -> Span | None:
        """The programme whose name ends with the word at `[last, right)`, without the verbs before it."""
        text, words, start, end = self.text, self.words, self.start, self.end
        if (last > start and text[last - 1] in "”等") or not NAME_ENDS.match(text, right, end):
            return None
        if right < end and text[right].isdecimal() and COUNTED_AFTER.match(text, right, end):
            return None
        left = max(start, right - _MAX)
        left = max(left, last_of(text, _MARKS, left, last) + 1)
        if text[left].isdecimal():
            left = without_enumerator(text, left, last)
        for joint in reversed(list(_MEMBER.finditer(text, left, right))):
            before = joint.start()
            if (
                text[before - 1] == "”"
                or words.programmes.closes(text, left, before)
                or words.facilities.closes(text, left, before)
                or text.endswith(_NO_NAMES, left, before)
                or ((quoted := text.rfind("”", left, before)) > left and words.programmes.closes(text, left, quoted))
            ):
                left = joint.end()
                break
        opened = left
        left = _behind_verbs(text, left, right)
        left = words.carriers.after(text, left, right)
        if left > opened and _ON_PAPER.match(text, opened, left) and text.endswith(_PLANS, left, right):
            return None
        if left > opened and (carried := _CARRIED_OUT.match(text, opened, left)):
            left = carried.end()
        listed = text.rfind("等", left, last) + 1
        if listed and text[listed] != "级":
            left = listed
        leading = _LEADING.match(text, left, right)
        if leading and not text.endswith("实事", left, right):
            left = leading.end()
        if (text[left].isdecimal() and _MEASURED.match(text, left, right)) or (
            right - left <= _SHORTEST_BESIDE and _LIST_OF_FIELDS.match(text, right, end)
        ):
            return None
        if _COUNT_BEFORE_KIND.match(text, left, right):
            return None
        if self._listed_last(left) and (count := _COUNT_BEFORE_KIND.search(text, left + _SHORTEST_BESIDE, right)):
            right = count.start()
        name = text[left:right]
        if len(name) < 4 or name[0] == "其" or name.count("“") != name.count("”"):
            return None
        if "成为" in name or name.startswith(_CONCERNING):
            return None
        if name[0] == "“" and name[1 : name.find("”")] in words.no_campaigns:
            return None
        part = words.parts.longest(text, left, right)
        if part and words.facilities.closes(text, left, right - part):
            return None
        if text.find(_SEVERAL, opened, right) >= 0 or (_COUNTED_KIND.match(name) and not name.endswith("实事")):
            return None
        if (of := name.rfind("的")) >= 0 and _LEADING.sub("", name[of + 1 :], count=1) in words.generic_programmes:
            return None
        generic = (
            name[name.rfind("”") + 1 :] in words.generic_programmes
            or _MEMBER.split(name)[-1] in words.generic_programmes
        )
        return None if generic else (left, right)


def _behind_verbs(text: str, left: int, right: int) -> int:
    """Where the name of a programme begins behind the last verb that carries it out, or `left`."""
    last = right - _LEAST_BEHIND
    for verb in _INNER_VERBS:
        if (at := text.rfind(verb, left, last)) >= 0:
            left = at + len(verb)
    if text.find("要", left, last) >= 0:
        left = max((must.end() for must in _MUST.finditer(text, left, last)), default=left)
    return left


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
