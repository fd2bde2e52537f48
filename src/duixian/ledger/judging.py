"""What one sentence does by itself: announce an action, state a target, or set the tone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, Literal, TypeAlias

from duixian.ledger.units import Unit
from duixian.statements.statement import Statement
from duixian.vocabulary.actions import Actions, Force, actions
from duixian.vocabulary.finding import Word
from duixian.vocabulary.slogans import (
    ANYWHERE,
    APPEAL,
    CLOSING,
    CONTEXT,
    DOCTRINE,
    EXHORTATION,
    administrative,
    attitude,
    conduct,
    judgement,
    tones,
)

Sense: TypeAlias = Literal["heading", "slogan", "target", "action"]
"""What a unit does."""

_ENUMERATOR: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}[是要]|第[一二三四五六七八九十]{1,3}[，、]|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}[.．、]|[—―－-]{1,3}"
)
ENUMERATING: Final = frozenset("一二三四五六七八九十第（(0123456789—―－-")
_TIME: Final = re.compile(r"到?\d{1,4}[年月](?:\d{1,2}月)?(?:份|年?底|末)?(?:之?前|以前)?")
_STEP: Final = re.compile(r"[，：；,:;。！？!?\n]")
_MARKER: Final = re.compile(
    r"(?<![重主需首紧纲次])[要应](?![求素点闻害看该])|将|全力|着力|加快|大力|积极|有序|重点|全面|普遍|每年|继续|深入|不断|努力"
    r"|稳步|抓好|推进|必须|进一步|逐步|再|一律|争取|力争|着重|拟"
)
_NUMBER: Final = re.compile(r"\d|翻[一二两]番|[一二三四五六七八九]成|分之")


def _opening_a_clause(*verbs: str) -> str:
    """Pattern of verbs with no more than three characters between them and the mark before them."""
    return "|".join(f"{verb[0]}(?<![^，；：]{{4}}{verb[0]}){verb[1:]}" for verb in verbs)


_REACHING: Final = (
    "达", "超", "突破", "增长", "下降", "降至", "提升至", "提高到", "提高至", "稳定在", "控制在", "保持在", "不低于",
    "高于", "占", "增速", "涨幅", "产量",
)  # fmt: skip
_BECOMING: Final = (
    "得到", "取得", "实现", "保持", "更加", "明显", "显著", "大幅", "稳步", "持续", "基本", "日益", "不断",
    "全面", "初步",
)  # fmt: skip
_STATE: Final = re.compile(
    "|".join(
        [
            *(f"{word}[^，。；]{{0,12}}\\d" for word in _REACHING),
            *(f"{word}[^，。；]{{0,16}}$" for word in _BECOMING),
        ]
    )
)
_CARRYING_OUT: Final = ("实施", "落实", "推行", "启动", "开展")
_FIRM: Final = re.compile(
    "|".join(f"{verb}[^，。；]{{0,90}}?(?:战略|工程|行动|计划|规划|制度|方案)" for verb in _CARRYING_OUT)
    + f"|{_opening_a_clause('建立', '建成', '创建', '申报', '申建', '争创', '办好')}"
)
_BUILT_UP: Final = re.compile(_opening_a_clause("构建", "健全", "完善", "建设"))
"""Actions where figures say how far they go or little else is said; in a row of aims, aims."""
_ROW_OF_AIMS: Final = 2
_NAMED_PROGRAMME: Final = re.compile("(?:实施|开展)[^，。；]{4,24}(?:工程|行动|计划)[，。；、]")
_REASONING: Final = frozenset("从只")
_REASON: Final = re.compile("从[^，。；]{2,14}看，|只有[^。；]*才")
"""It says from where something is looked at, or on what it depends."""
_WE: Final = "，我们要"
_WE_REACH: Final = 36
_WE_MUST: Final = re.compile("(?!在?新的一年|今年)[^，。；]{4,30}，我们要")
_PAIRS: Final = re.compile("[\u4e00-\u9fff]{3}(?:、[\u4e00-\u9fff]{3})+(?:$|[，。；])")
_AIMS: Final = re.compile("[^。；：，]{0,30}目标(?:是|为)")
_CARRIED_OUT: Final = re.compile("开展|实施|推进|推动|加强|完善|落实|出台|组织")
_COMPLETED: Final = re.compile("建成|竣工|完工|通车|通航|投用|投运|投产|投入使用|开工|开园|开馆")
_AIMED: Final = re.compile(r"确保|争取|力争")
_COPULA_REACH: Final = 40
_OPEN, _DEFINITE = Force.OPEN, Force.DEFINITE
_SERVED: Final = re.compile("(?<!，)为|围绕|依托|根据")
"""A word of means that is an aim elsewhere: 为老人提供…, 围绕产业链布局…."""
_BEFORE_A_VERB: Final = ENUMERATING | {"到"}
_NO_OBJECT: Final = frozenset("的是，：；,:;。！？!?\n")
_SEEN_AHEAD: Final = 16
_MANY_ACTS: Final = 6
"""So many actions in one sentence of aims make a row, even where each by itself is soft."""
_MEANT_AHEAD: Final = 48


def without_enumerator(text: str, start: int, end: int) -> int:
    """Where the sentence at `[start, end)` begins after 一是, 第一，, （1） and the like."""
    enumerator = _ENUMERATOR.match(text, start, end) if text[start] in ENUMERATING else None
    return enumerator.end() if enumerator else start


class Judge:
    """Decides what the sentences of one text do.

    Attributes:
        tones: by the start of a unit, the tones of its phrases: the bits of the constants of
            `duixian.vocabulary.slogans`.

    Args:
        units: the sentences, in text order.
        statements: what the whole text measures; without any, figures in the text stand for it.
        phrases: words of `tones()` in the text.
    """

    def __init__(
        self, text: str, units: Sequence[Unit], statements: Sequence[Statement], phrases: Sequence[Word]
    ) -> None:
        self._text = text
        self._actions: Actions = actions()
        self._measured = bool(statements)
        starts = [unit.start for unit in units]
        promised = (s.start for s in statements if s.role == "target")
        self._promising = {unit.start for at in promised if (unit := _holder(units, starts, at))}
        self.tones: dict[int, int] = {}
        known = tuple(tones().values())
        for number, at, _ in phrases:
            if unit := _holder(units, starts, at):
                tone = known[number] if at == unit.start else known[number] & ANYWHERE
                self.tones[unit.start] = self.tones.get(unit.start, 0) | tone

    def promises(self, unit: Unit) -> bool:
        """Whether a promised quantity begins in the unit."""
        return unit.start in self._promising

    def says_what_is(self, start: int, end: int) -> re.Match[str] | None:
        """The clause by which the sentence says what something is, if it opens with one."""
        opening = self._text[start : start + _COPULA_REACH]
        if "是" not in opening and "关" not in opening:
            return None
        return judgement().match(self._text, start, end)

    def sense(self, unit: Unit, tone: int, *, last: bool) -> Sense:
        """What the unit does, given the tones of its phrases; `last` where it closes its paragraph."""
        start, end, section, _ = unit
        promised = start in self._promising
        reasons = self._text[start] in _REASONING and _REASON.match(self._text, start, end)
        if not promised and (tone & (DOCTRINE | APPEAL | CONTEXT) or reasons):
            return "slogan"
        numeric = promised if self._measured else bool(_NUMBER.search(self._text, start, end))
        if self._text[end - 1] in "！!" and not numeric and not administrative().search(self._text, start, end):
            return "slogan"
        judges = self.says_what_is(start, end)
        exhorts = tone & (EXHORTATION | CLOSING if last else EXHORTATION) or (
            last
            and self._text.find(_WE, start, min(end, start + _WE_REACH)) > start
            and _WE_MUST.match(self._text, start, end)
        )
        hollow = judges is not None or (bool(exhorts) and not self._administers(start, end))
        if section.role in ("goals", "annual_targets"):
            return self._in_goals(unit, numeric=numeric, hollow=hollow)
        if section.role == "self_governance" and not numeric and self._shows_attitude(start, end):
            return "slogan"
        force = self._force(judges.end() if judges else start, end, enough=_DEFINITE if hollow else _OPEN)
        if hollow and not numeric and (last or force < _DEFINITE):
            return "slogan"
        if force >= _OPEN:
            return "action"
        return self._without_verb(start, end, force, numeric=numeric, hollow=hollow)

    def _in_goals(self, unit: Unit, *, numeric: bool, hollow: bool) -> Sense:
        """Sense of a sentence among aims of several years or the targets of the year: only firm verbs are actions."""
        text = self._text[unit.start : unit.end]
        few = numeric or text.count("，") < _ROW_OF_AIMS
        firm = bool(_FIRM.search(text) or (few and _BUILT_UP.search(text))) and not _AIMS.match(text)
        if numeric and not firm:
            return "target"
        if hollow and not numeric:
            return "slogan"
        if unit.section.role == "annual_targets":
            return "target"
        if firm or (not _AIMS.match(text) and self._acts_often(unit.start, unit.end)):
            return "action"
        return self._state(unit.start, unit.end)

    def _acts_often(self, start: int, end: int) -> bool:
        """Whether so many clauses open with a verb of action that the sentence is more than an aim."""
        missing = self._text.count("，", start, end) + 1 - _MANY_ACTS
        while missing >= 0:
            stop = _STEP.search(self._text, start, end)
            missing -= self._clause_force(start, stop.start() if stop else end) < _OPEN
            if not stop or stop.end() == end:
                return missing >= 0
            start = stop.end()
        return False

    def _without_verb(self, start: int, end: int, force: Force, *, numeric: bool, hollow: bool) -> Sense:
        """Sense of a sentence among the tasks none of whose clauses opens with a verb of action."""
        if numeric:
            return "action" if self._does(start, end) else "target"
        if force is Force.AIM and _AIMED.search(self._text, start, end):
            return "action"
        if not hollow and (
            _CARRIED_OUT.search(self._text, start, min(end, start + _SEEN_AHEAD))
            or _COMPLETED.search(self._text, start, end)
        ):
            return "action"
        return self._state(start, end)

    def _force(self, start: int, end: int, enough: Force) -> Force:
        """Strongest force of the clauses that open with a word of action or have one after their subject.

        A clause of force `enough` ends the search.
        """
        text = self._text
        top = Force.NONE
        while start < end:
            if text[start] not in _BEFORE_A_VERB:
                force, at = self._actions.opening(text, start, end)
                if force >= enough and at < end and text[at] not in _NO_OBJECT:
                    return force
            stop = _STEP.search(text, start, end)
            force = self._clause_force(start, stop.start() if stop else end)
            if force > top:
                top = force
            if not stop or top >= enough:
                break
            start = stop.end()
        return top

    def _clause_force(self, start: int, end: int) -> Force:
        text, known = self._text, self._actions
        if start == end:
            return Force.NONE
        if text[start] in _BEFORE_A_VERB or text[start].isdecimal():
            start = without_enumerator(text, start, end)
            time = _TIME.match(text, start, end)
            start = time.end() if time else start
        force, at = known.opening(text, start, end)
        if at < end:
            if text[at] in "的是":
                return Force.NONE
            if force >= _OPEN:
                return force
            if _PAIRS.match(text, at, end):
                return _OPEN
        marker = _MARKER.search(text, at, min(end, at + _SEEN_AHEAD))
        if marker:
            inner, after = known.opening(text, marker.start(), end)
            after = max(after, marker.end())
            if inner < _OPEN and known.inside(text, after, min(end, after + _SEEN_AHEAD)):
                inner = _OPEN
            force = max(force, inner)
        by_means = force < _OPEN and (known.means.match(text, at, end) or _SERVED.fullmatch(text, start, at))
        return _OPEN if by_means and known.inside(text, at, min(end, at + _MEANT_AHEAD)) else force

    def _shows_attitude(self, start: int, end: int) -> bool:
        """Whether the sentence says in what spirit the government works, and nothing that it does about its conduct."""
        return attitude().search(self._text, start, end) is not None and not conduct().search(self._text, start, end)

    def _administers(self, start: int, end: int) -> bool:
        """Two verbs of administration, or a named programme carried out, are more than an exhortation."""
        named = _NAMED_PROGRAMME.search(self._text, start, end)
        return named is not None or len(administrative().findall(self._text, start, end)) > 1

    def _does(self, start: int, end: int) -> bool:
        """A verb of doing stands in a sentence of figures ("财政安排…亿元")."""
        return self._actions.inside(self._text, start, min(end, start + _MEANT_AHEAD), at_least=Force.DEFINITE)

    def _state(self, start: int, end: int) -> Sense:
        states = any(_STATE.search(clause) for clause in _STEP.split(self._text[start:end]))
        return "target" if states else "slogan"


def _holder(units: Sequence[Unit], starts: Sequence[int], at: int) -> Unit | None:
    """The unit that holds the offset `at`; `starts` are those of the units."""
    i = bisect_right(starts, at) - 1
    return units[i] if i >= 0 and at < units[i].end else None
