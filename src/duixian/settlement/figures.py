"""Promised and reported figures, ready to be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from duixian.coherence.figures import Figure, figure
from duixian.ledger.model import Ledger
from duixian.outline.section import Section
from duixian.settlement.model import OutcomeSource
from duixian.settlement.passages import Surroundings, clause_after, clause_before
from duixian.settlement.subjects import Subject, subject
from duixian.settlement.terms import terms
from duixian.statements.extract import indicator_ref
from duixian.statements.statement import Statement

_FORWARD = ("goals", "annual_targets", "tasks", "self_governance")


@dataclass(frozen=True)
class Promised:
    """A target of last year's report.

    Attributes:
        statement: as read there.
        figure: its number in base units, or None for a promise in words.
        subject: what it speaks of.
        around: what its sentence says of it.
        headline: it stands in the list of the year's main targets.
        total: it is all there is of the thing, not what the year is to add.
        due: it is to be reached by the end of the report's year.
    """

    statement: Statement
    figure: Figure | None
    subject: Subject
    around: str
    headline: bool
    total: bool
    due: bool


@dataclass(frozen=True)
class Reported:
    """A figure, or words in place of one, for the year that was promised for: from this year's report, or a statistic.

    Attributes:
        statement, figure, subject, around: as for `Promised`.
        source: `review` of what was done, or `baseline` of a new promise.
        single_year: it stands where the report looks back on that year alone.
        partial: its clause leaves part of the thing out (扣除房地产).
        total: it is all there is of the thing, not what the year added.
        plan_share: the figure is in per cent of what was planned for the year.
        nearly: the figure is said to be 近 or 接近 its number, that is a little less.
        origin: who published an observation.
    """

    statement: Statement
    figure: Figure | None
    subject: Subject
    around: str
    source: OutcomeSource
    single_year: bool
    partial: bool
    total: bool
    plan_share: bool = False
    nearly: bool = False
    origin: str = ""


def promised(ledger: Ledger) -> tuple[Promised, ...]:
    """Every target of a report, in text order."""
    sections = {section.id: section for section in ledger.outline}
    starting, surroundings = _starting_points(ledger), Surroundings(ledger.text, ledger.statements)
    found = []
    for statement in ledger.statements:
        if statement.role != "target" or statement.start in starting:
            continue
        section = sections.get(statement.section)
        found.append(
            Promised(
                statement=statement,
                figure=figure(statement),
                subject=_subject(statement, ledger.text),
                around=surroundings.of(statement),
                headline=section is not None and section.role == "annual_targets",
                total=_is_total(statement, ledger.text),
                due=_is_due(statement, ledger.identity.year),
            )
        )
    return tuple(found)


def _subject(statement: Statement, text: str) -> Subject:
    """What a statement speaks of; where its name says only what is done, with the words after the figure."""
    named = subject(statement.indicator.name)
    return named if named.pairs else subject(statement.indicator.name + clause_after(text, statement.end))


def spans_years(statement: Statement) -> bool:
    """Whether it is an average or a total over several years, which no figure of one year is held against."""
    period = statement.period
    return period is not None and period.basis in ("average", "cumulative") and period.start != period.end


def _is_due(statement: Statement, year: int | None) -> bool:
    period = statement.period
    return period is None or year is None or not period.end.isdigit() or int(period.end) <= year


def reported(ledger: Ledger, year: int) -> tuple[Reported, ...]:
    """What a report says of one year, in figures and in words: outcomes of that year or of its end, and the state that
    new promises start from.

    Left out are averages and totals over several years, states that lasted through several, and figures of other years.
    """
    sections = {section.id: section for section in ledger.outline}
    starting, surroundings = _starting_points(ledger), Surroundings(ledger.text, ledger.statements)
    shares = _plan_shares(ledger.text)
    found = []
    for statement in ledger.statements:
        if name := shares.get(statement.start):
            statement = replace(statement, indicator=indicator_ref(name))
        section = sections.get(statement.section)
        source: OutcomeSource
        if statement.start in starting:
            source = "baseline"
        elif statement.role == "outcome" and _is_of(statement, section, year, ledger.text):
            source = "review"
        else:
            continue
        before = clause_before(ledger.text, statement.start)
        found.append(
            Reported(
                statement=statement,
                figure=figure(statement),
                subject=_subject(statement, ledger.text),
                around=surroundings.of(statement),
                source=source,
                single_year=section is None or not _looks_back_on_several(section),
                partial=terms().excluding.search(surroundings.before(statement)) is not None,
                total=_is_total(statement, ledger.text),
                plan_share=statement.start in shares,
                nearly=before.endswith(terms().nearly),
            )
        )
    return tuple(found)


def _is_of(statement: Statement, section: Section | None, year: int, text: str) -> bool:
    """Whether an outcome is that of the year, or of its end in a review of several years."""
    period = statement.period
    if period is not None and (period.start != period.end or period.end != str(year)):
        return False
    if period is None and (section is None or section.period is None or section.period.end != str(year)):
        return False
    if section is None or not _looks_back_on_several(section):
        return True
    if statement.low is None:
        return False
    before = clause_before(text, statement.start)
    return (
        statement.measure in ("level", "rank")
        and not subject(statement.indicator.name).is_flow
        and terms().lasting.search(before) is None
        and (statement.unit == "%" or terms().reached.search(before) is not None)
    )


def _is_total(statement: Statement, text: str) -> bool:
    """Whether a count or amount is said to be all there is of a thing."""
    name = statement.indicator.name
    if terms().total.search(name) or terms().total.search(clause_before(text, statement.start)):
        return True
    return terms().total_nouns.search(name) is not None and not subject(name).is_flow


def _looks_back_on_several(section: Section) -> bool:
    return section.period is not None and section.period.start != section.period.end


def _starting_points(ledger: Ledger) -> frozenset[int]:
    """Offsets of the figures in plans that a promise starts from: "从77%提高到80%以上" holds one, 77."""
    spans = [(one.start, one.end) for one in ledger.outline if one.level == 1 and one.role in _FORWARD]
    return frozenset(
        found.start("before") + number.start()
        for start, end in spans
        for found in terms().raising.finditer(ledger.text, start, end)
        for number in _number().finditer(found["before"])
    )


def _plan_shares(text: str) -> dict[int, str]:
    """Offsets of outcomes given as shares of what was planned, with the name of each."""
    shares: dict[int, str] = {}
    for found in terms().plan_share.finditer(text):
        names = re.split("[、和及]", clause_before(text, found.start()))
        numbers = [found.start("shares") + one.start() for one in _number().finditer(found["shares"])]
        if len(names) == len(numbers):
            shares.update(zip(numbers, names, strict=True))
    return shares


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d[\d,，.．]*")
