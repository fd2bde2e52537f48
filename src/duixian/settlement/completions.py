"""Targets that this year's review only says to have been completed, without their figures."""

from __future__ import annotations

import re

from duixian.ledger.model import Ledger
from duixian.ledger.tables import sentence_span
from duixian.outline import SectionIndex
from duixian.outline.section import Period
from duixian.settlement.figures import Reported
from duixian.settlement.subjects import subject
from duixian.settlement.terms import terms
from duixian.statements.extract import indicator_ref
from duixian.statements.statement import Statement


def completions(ledger: Ledger, year: int) -> tuple[Reported, ...]:
    """What the review of one year says to be completed: 城镇新增就业超额完成全年任务, 圆满完成化债年度任务."""
    index = SectionIndex(ledger.outline)
    found = []
    for words in terms().completed.finditer(ledger.text):
        section = index.at(words.start())
        if section is None or section.role != "review" or section.period is None:
            continue
        if section.period.start == section.period.end == str(year):
            found += [_reported(ledger.text, words, name, year, section.id) for name in _names(words)]
    return tuple(found)


def _names(words: re.Match[str]) -> list[str]:
    return [name for name in re.split("[、和及]", words["before"] or words["within"]) if len(name) > 1]


def _reported(text: str, words: re.Match[str], name: str, year: int, section: str) -> Reported:
    start, end = words.span()
    left, right = sentence_span(text, start, end)
    statement = Statement(
        id="",
        start=start,
        end=end,
        indicator=indicator_ref(name),
        measure="level",
        low=None,
        high=None,
        unit="",
        comparator="assigned",
        role="outcome",
        period=Period(str(year), str(year)),
        reference=words.group(),
        section=section,
        quote=words.group(),
        clause=(left, right),
    )
    return Reported(
        statement=statement,
        figure=None,
        subject=subject(name),
        around=words.group(),
        source="review",
        single_year=True,
        partial=False,
        total=False,
    )
