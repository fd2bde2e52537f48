"""The time a number speaks about."""

from __future__ import annotations

import re
from functools import lru_cache

from duixian.outline.section import Period, Section
from duixian.statements.phrase import Phrase
from duixian.statements.statement import Measure, StatementRole

_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?(?:[-—－–~～至到]+((?:19|20)[0-9]{2}))?年?")
_BY = re.compile(r"(?:到|至|截至)$")
_COMPARED = re.compile(r"(?:比|较|由|从|自|与|同|相比)(?:“)?$")
_AVERAGE = re.compile(r"年均|平均每年|年平均|每年平均")
_CUMULATIVE = re.compile(r"累计|共计|总计|合计|新增|增量|五年|四年|三年")
_LAST_YEAR = re.compile(r"(?<![比较与同])(?:去年|上年(?!末))|过去一年|一年来")
_THIS_YEAR = re.compile(r"今年|本年|年内")
# 由2020年的7.2%提升至…: the year is the number's own
_OF_THAT_YEAR = re.compile(r"(?:底|末)?的?(?:全国第|全省第|第)?$")
_FLOW_MEASURES = frozenset(("growth", "change", "multiple"))
_SINCE = re.compile(r"(?:比|较|由|从|自)(?:“)?((?:19|20)[0-9]{2})年")


def period_of(
    phrase: Phrase,
    section: Section | None,
    year: int | None,
    measure: Measure,
    role: StatementRole,
    role_rule: str,
    flow: bool,
) -> tuple[Period | None, str]:
    """Period and the rule that gave it. `flow`: the name begins with a verb of doing."""
    clause = (phrase.head or phrase).before[-48:]
    own = section.period if section is not None else None
    since = _SINCE.search(clause)
    stated = _stated_year(clause) if measure != "multiple" else None
    average = _AVERAGE.search(clause) is not None
    if stated is not None:
        start, end, by = stated
        if average and start != end:
            return _period(start, end, "average"), "stated-average"
        if average and own is not None:
            return _period(own.start, end, "average"), "stated-average"
        if since is not None and since.group(1) < start:
            return _period(str(int(since.group(1)) + 1), end, "cumulative"), "since"
        return _period(start, end, "by" if by and role == "target" else "year"), "stated"
    if role_rule == "from" and year is not None:
        return _period(str(year - 1), str(year - 1), "year"), "from"
    if role != "target" and _LAST_YEAR.search(clause) and year is not None:
        return _period(str(year - 1), str(year - 1), "year"), "last-year"
    if _THIS_YEAR.search(clause) and year is not None and role == "target":
        return _period(str(year), str(year), "year"), "this-year"
    if own is None:
        if year is None:
            return None, "unknown"
        at = str(year if role == "target" else year - 1)
        return _period(at, at, "year"), "report-year"
    if own.start == own.end:
        if since is not None and int(since.group(1)) + 1 <= int(own.end or 0):
            return _period(str(int(since.group(1)) + 1), own.end, "cumulative"), "since"
        return _period(own.start, own.end, "year"), "section"
    if average:
        return _period(own.start, own.end, "average"), "average"
    if measure == "level" and phrase.link.rstrip("第　 ").endswith(("由", "从", "由全国", "由全省")) and own.start:
        before = str(int(own.start) - 1)
        return _period(before, before, "year"), "from"
    if measure in _FLOW_MEASURES or flow or _CUMULATIVE.search(clause):
        return _period(own.start, own.end, "cumulative"), "cumulative"
    if role == "target":
        return _period(own.end, own.end, "by"), "by-end"
    return _period(own.end, own.end, "year"), "section-end"


def carried_deadline(period: Period | None, rule: str, deadline: Period | None) -> tuple[Period | None, str]:
    """Period of a target whose sentence began with 到2030年: the deadline holds for the numbers after the first too."""
    if deadline is None or period is None or rule not in ("by-end", "average", "cumulative", "section"):
        return period, rule
    if rule in ("average", "cumulative"):
        return _period(period.start, deadline.end, period.basis), "carried-deadline"
    return deadline, "carried-deadline"


def _stated_year(clause: str) -> tuple[str, str, bool] | None:
    """Last year named in the clause that is no base of comparison: start, end, whether 到 stands before it."""
    found = None
    for match in _YEAR.finditer(clause):
        before = clause[max(0, match.start() - 4) : match.start()]
        if _COMPARED.search(before) and not _OF_THAT_YEAR.match(clause, match.end()):
            continue
        found = (match.group(1), match.group(2) or match.group(1), bool(_BY.search(before)))
    return found


@lru_cache(maxsize=512)
def _period(start: str, end: str, basis: str) -> Period:
    return Period(start, end, basis)  # type: ignore[arg-type]
