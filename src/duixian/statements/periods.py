"""The time a number speaks about."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from duixian.outline.section import Basis, Period, Section
from duixian.statements.background import TIMELESS
from duixian.statements.named import Named
from duixian.statements.phrase import Phrase
from duixian.statements.statement import Measure, StatementRole

_YEAR: Final = re.compile(r"((?:19|20)[0-9]{2})(?:年?[-—－–~～至到]+((?:19|20)[0-9]{2})年?|年)")
_COMPARED: Final = re.compile(r"[比较由从自与同]“?$")
_SINCE: Final = re.compile(r"[比较由从自]“?((?:19|20)[0-9]{2})年")
# 由2020年的7.2%提升至…: the year is the number's own
_OF_THAT_YEAR: Final = re.compile(r"(?:底|末)?的?(?:全国第|全省第|第)?$")
_AVERAGE: Final = re.compile(r"年均|平均每年|年平均|每年平均")
_CUMULATIVE: Final = re.compile(r"累计|共计|总计|合计|新增|增量|五年|四年|三年")
_LAST_YEAR: Final = re.compile(r"去年(?<![比较与同]去年)|上年(?<![比较与同]上年)(?!末)|过去一年|一年来")
# 今后五年, 五年内; “十一五”时期, but not a base of comparison
_YEARS_AHEAD: Final = re.compile(r"(?:今后|未来|再?用)([两三四五2-5])年|([三五35])年内|今明(两)年")
# 是2012年的|1.6倍，年均增长9%
_MULTIPLE_OF: Final = re.compile(r"((?:19|20)[0-9]{2})年的$")
# 旅游收入恢复到2019年的|85%
_RECOVERED: Final = re.compile("(?:恢复[到至]|相当于|[仅只]为|只有)(?:19|20)[0-9]{2}年(?:同期)?的$")
# 近三年累计下降一成, 两年平均增长; 为五年来最高 tells of one year
_YEARS_BEHIND: Final = re.compile(r"([两三四五六七八九十])年(?:累计|共|合计|(平均)|(?:来|间)(?![最新首的第]))")
# 前三季度增长8%, but not: 比一季度回落
_PART_OF_YEAR: Final = re.compile(
    r"(?<![比较于至到])(?:前?第?[一二三四1-4]个?季度|[上下]半年|[0-9]{1,2}月份|1[-—–~至][0-9]{1,2}月)|(全年)"
)
PART_OF_YEAR: Final = "part-of-year"
"""The rule of a period that is the year, of which only a part is spoken of."""
TOTAL: Final = "total"
"""The rule of a period that is the year by whose end something sums up to so much: 累计建成."""
_SUMMED_TO: Final = "累计"
_PLAN: Final = re.compile(r"(?<![比于与较])(?<![比于与较][“\"])十([一二三四五六])五[”\"]?(?:时期|期间)")
_THIS_YEAR: Final = re.compile(r"今年|本年|年内")
_FLOW_MEASURES: Final = frozenset(("growth", "change", "multiple"))
_REACH: Final = 48


class PeriodReader:
    """Reads periods in text order; 到2030年 at the head of a sentence holds for its targets, 近三年累计 for outcomes.

    `year`: the year of the report, None where nobody knows it.
    """

    def __init__(self, year: int | None) -> None:
        self.year = year
        self.sentence = -1
        self.deadline: Period | None = None
        self.behind: Period | None = None
        self.last: tuple[Period | None, str] = None, "unknown"
        self.in_part = False
        self.base = ""

    def read(
        self, phrase: Phrase, section: Section | None, named: Named, measure: Measure, role: StatementRole, why: str
    ) -> tuple[Period | None, str]:
        """Period and the rule that gave it. `why`: the rule that gave the role."""
        if not (phrase.quantity.kind == "ratio" and phrase.quantity.part):
            period, rule = self._of(phrase, section, named, measure, role, why)
            self.last = period, PART_OF_YEAR if period is not None and self._in_part_of_year(phrase) else rule
        return self.last

    def _in_part_of_year(self, phrase: Phrase) -> bool:
        """Whether the number, or one before it in its sentence, is said to be of a part of a year."""
        clause = phrase.before
        if not self.in_part and ("季" in clause or "半年" in clause or "月" in clause):
            for said in _PART_OF_YEAR.finditer(clause):
                self.in_part = said[1] is None
        elif self.in_part and "全年" in clause:
            self.in_part = False
        return self.in_part

    def _of(
        self, phrase: Phrase, section: Section | None, named: Named, measure: Measure, role: StatementRole, why: str
    ) -> tuple[Period | None, str]:
        if phrase.sentence != self.sentence:
            self.sentence, self.deadline, self.behind, self.in_part = phrase.sentence, None, None, False
            self.base = ""
        if why in TIMELESS:
            return None, why
        own = section.period if section is not None else None
        period, rule = self._alone(phrase, own, named, measure, role, why)
        if role == "target":
            period, rule = self._by_deadline(period, rule)
        elif rule == "behind":
            self.behind = period
        elif rule == "section" and role == "outcome" and self.behind is not None:
            period = self.behind
        if period is not None and (rule == "ahead" or (rule == "stated" and period.basis == "by")):
            self.deadline = period
        return period, rule

    def _alone(
        self, phrase: Phrase, own: Period | None, named: Named, measure: Measure, role: StatementRole, why: str
    ) -> tuple[Period | None, str]:
        """Period by the number's own clause and the period `own` of its section."""
        clause = (phrase.head or phrase).before[-_REACH:]
        if measure == "multiple" and "年" in clause and (base := _MULTIPLE_OF.search(clause)) is not None:
            self.base = base[1]
        dated = ("20" in clause or "19" in clause) and _YEAR.search(clause) is not None
        average = "均" in clause and _AVERAGE.search(clause) is not None
        first = None
        if dated:
            since = _SINCE.search(clause)
            first = int(since.group(1)) + 1 if since is not None else None
            compared = measure == "multiple" or _RECOVERED.search(clause) is not None
            stated = _stated_year(clause) if not compared else None
            if stated is not None:
                summed = own if role == "target" and measure == "growth" and _SUMMED_TO in clause else None
                if summed is not None and summed.start < stated[1] == summed.end:
                    return _period(summed.start, summed.end, "cumulative"), "cumulative"
                return _by_stated_year(stated, own, first, role, average=average)
        if own is not None and own.start == own.end and _starts_from(phrase, clause, measure):
            return _one_year(int(own.start) - 1), "from"
        if self.year is not None and (year_named := _by_year_named(clause, self.year, role, why)) is not None:
            period, rule = year_named
            several = period.start != period.end
            return (_period(period.start, period.end, "average"), rule) if average and several else year_named
        if own is None:
            explained = role == "fact" and not named.name.endswith(_ISSUED)
            return (None, "outside") if explained else self._of_report(role)
        if own.start == own.end:
            if average and role == "outcome" and measure in _FLOW_MEASURES:
                begun = str(int(self.base) + 1) if self.base and self.base < own.end else own.start
                return _period(begun, own.end, "average"), "average"
            if role == "outcome" and "年" in clause and (behind := _YEARS_BEHIND.search(clause)) is not None:
                last = int(own.end) - (own.end == str(self.year))
                basis: Basis = "average" if behind[2] else "cumulative"
                return _period(str(last - _number_of_years(behind[1]) + 1), str(last), basis), "behind"
            if role == "outcome" and measure == "level" and _SUMMED_TO in clause and "全年" not in clause:
                return _one_year(int(own.end) - (own.end == str(self.year))), TOTAL
            if why == "past-words" and role == "outcome" and own.end == str(self.year):
                return _one_year(int(own.end) - 1), "last-year"
            if first is not None and first <= int(own.end or 0):
                return _period(str(first), own.end, "cumulative"), "since"
            return (own if own.basis == "year" else _period(own.start, own.end, "year")), "section"
        if average:
            return _period(own.start, own.end, "average"), "average"
        if measure == "level" and own.start and phrase.link.rstrip("第　 ").endswith(_FROM):
            before = str(int(own.start) - 1)
            return _period(before, before, "year"), "from"
        if measure in _FLOW_MEASURES or named.verb or _CUMULATIVE.search(clause):
            return _period(own.start, own.end, "cumulative"), "cumulative"
        if role == "target":
            return _period(own.end, own.end, "by"), "by-end"
        return _period(own.end, own.end, "year"), "section-end"

    def _of_report(self, role: StatementRole) -> tuple[Period | None, str]:
        if self.year is None:
            return None, "unknown"
        return _one_year(self.year if role == "target" else self.year - 1), "report-year"

    def _by_deadline(self, period: Period | None, rule: str) -> tuple[Period | None, str]:
        if self.deadline is None or period is None or rule not in ("by-end", "average", "cumulative", "section"):
            return period, rule
        if rule in ("average", "cumulative"):
            return _period(period.start, self.deadline.end, period.basis), "carried-deadline"
        if rule == "by-end":
            return _period(self.deadline.end, self.deadline.end, "by"), "carried-deadline"
        return self.deadline, "carried-deadline"


def section_period(section: Section | None, year: int | None) -> Period | None:
    """The period of a section, or the report's year."""
    if section is not None and section.period is not None:
        return section.period
    return _one_year(year) if year is not None else None


def _stated_year(clause: str) -> tuple[str, str, bool] | None:
    """Last year named in the clause that is no base of comparison: start, end, whether 到 stands before it."""
    found = None
    for match in _YEAR.finditer(clause):
        before = clause[max(0, match.start() - 4) : match.start()]
        if _COMPARED.search(before) and not _OF_THAT_YEAR.match(clause, match.end()):
            continue
        found = (match.group(1), match.group(2) or match.group(1), before.endswith(("到", "至")))
    return found


def _by_stated_year(
    stated: tuple[str, str, bool], own: Period | None, first: int | None, role: StatementRole, *, average: bool
) -> tuple[Period, str]:
    """Period by the year that a clause states; `first`: the year after the one that it compares with."""
    start, end, until = stated
    if average and start != end:
        return _period(start, end, "average"), "stated-average"
    if average and own is not None:
        return _period(own.start, end, "average"), "stated-average"
    if first is not None and first <= int(start):
        return _period(str(first), end, "cumulative"), "since"
    return _period(start, end, "by" if until and role == "target" else "year"), "stated"


def _by_year_named(clause: str, year: int, role: StatementRole, why: str) -> tuple[Period, str] | None:
    """Period by 去年 or 今年, None where the clause says neither."""
    if why == "from":
        return _one_year(year - 1), "from"
    if "五" in clause and (plan := _PLAN.search(clause)) is not None:
        first = 2001 + 5 * "零一二三四五六".index(plan.group(1))
        return _period(str(first), str(first + 4), "cumulative"), "plan"
    if "年" not in clause:
        return None
    if role == "target" and (ahead := _YEARS_AHEAD.search(clause)) is not None:
        last = year + _number_of_years(ahead[ahead.lastindex or 1]) - 1
        return _period(str(year), str(last), "cumulative"), "ahead"
    if role != "target":
        return (_one_year(year - 1), "last-year") if _LAST_YEAR.search(clause) else None
    return (_one_year(year), "this-year") if _THIS_YEAR.search(clause) else None


def _number_of_years(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else "零一两三四五六七八九十".index(numeral)


def _starts_from(phrase: Phrase, clause: str, measure: Measure) -> bool:
    """Whether a number is what the year before left: 由上年的|88个|增加到300个, 从|39个|拓展到91个."""
    if ("上年" in clause or "去年" in clause) and _FROM_LAST_YEAR.search(clause):
        return True
    return measure == "level" and phrase.link.rstrip("第　 ").endswith(_FROM) and not _THIS_YEAR.search(clause)


# what notes say was issued belongs to a year; what else they explain to none
_ISSUED: Final = ("措施", "举措", "方面")
_FROM: Final = ("由", "从", "由全国", "由全省")
_FROM_LAST_YEAR: Final = re.compile("[由从](?:上年|去年)(?![^，]*[中到至])|[比较](?:上年|去年)的$")


def _one_year(year: int) -> Period:
    return _period(str(year), str(year), "year")


@lru_cache(maxsize=512)
def _period(start: str, end: str, basis: Basis) -> Period:
    return Period(start, end, basis)
