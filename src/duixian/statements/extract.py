"""From text and outline to statements."""

from __future__ import annotations

import re
from collections import deque
from heapq import merge

from duixian.outline import SectionIndex
from duixian.outline.section import Period, Section
from duixian.reading.document import Place
from duixian.statements.confidence import confidence_of
from duixian.statements.measures import comparator_of, measure_of
from duixian.statements.names import Named, counts_articles, fact_name, resolve_names
from duixian.statements.numerals import find_numeral_quantities
from duixian.statements.periods import carried_deadline, period_of
from duixian.statements.phrase import Phrase, read_phrases
from duixian.statements.quantity import Quantity, find_quantities
from duixian.statements.roles import TIMELESS, role_of
from duixian.statements.statement import IndicatorRef, Statement, StatementRole, Strength
from duixian.statements.topics import sentence_ends
from duixian.statements.wording import wording
from duixian.statements.wordy import WordyTarget, find_wordy_targets
from duixian.vocabulary.indicators import indicators
from duixian.vocabulary.units import parse_unit

_SENTENCE_END = re.compile(r"[。！？；\n]")
_GOES_ON = re.compile(r"\s*[、，]\s*其中|\s*、")
_JOINED = re.compile(r"\s*[、和及与](?:[首第].批)?\s*$")
_FORWARD = frozenset(("goals", "annual_targets", "tasks", "self_governance"))


def find_statements(
    text: str, sections: tuple[Section, ...], *, year: int | None, place: Place | None = None
) -> tuple[Statement, ...]:
    """Every measured quantity of a report's clean text, and the headline targets that are set in words, in text order.

    `sections` is the outline of `text`, `year` the year in which the report was delivered.
    """
    index = SectionIndex(sections)
    quantities = _all_quantities(text)
    ends = sentence_ends(text)
    phrases = read_phrases(text, quantities, ends)
    wordy = deque(find_wordy_targets(text, index, [quantity.start for quantity in quantities]))
    found: list[Statement] = []
    previous_rule, sentence = "", -1
    deadline: Period | None = None
    for phrase, named in zip(phrases, resolve_names(text, phrases, ends), strict=True):
        while wordy and wordy[0].start < phrase.quantity.start:
            _add_in_words(text, wordy.popleft(), index, year, found)
        if counts_articles(phrase, named):
            continue
        section = index.at(phrase.quantity.start)
        role, rule = role_of(phrase, section, named, outlined=bool(sections))
        if previous_rule == "background" and role != "fact" and _joined(phrase.before):
            role, rule = "fact", "background"
        if phrase.sentence != sentence:
            sentence, deadline = phrase.sentence, None
        elif previous_rule == "past-words" and rule == "section" and role == "target" and _GOES_ON.match(phrase.before):
            role, rule = "outcome", "past-words"
        previous_rule = rule
        statement = _measured(text, phrase, named, section, year, role, rule, deadline, len(found) + 1)
        if statement.rules["period"] == "stated" and statement.period is not None and statement.period.basis == "by":
            deadline = statement.period
        found.append(statement)
    for target in wordy:
        _add_in_words(text, target, index, year, found)
    return tuple(found)


def _joined(before: str) -> bool:
    """Whether a number only continues the list of the one before."""
    return _JOINED.match(before) is not None


def _all_quantities(text: str) -> list[Quantity]:
    """Quantities in Arabic and in Chinese numerals, in order, without overlaps."""
    kept: list[Quantity] = []
    for quantity in merge(find_quantities(text), find_numeral_quantities(text), key=lambda one: one.start):
        if not kept or quantity.lower >= kept[-1].end:
            kept.append(quantity)
    return kept


def _measured(
    text: str,
    phrase: Phrase,
    named: Named,
    section: Section | None,
    year: int | None,
    role: StatementRole,
    rule: str,
    deadline: Period | None,
    number: int,
) -> Statement:
    quantity = phrase.quantity
    clause = (phrase.head or phrase).before
    measure, sign, measure_rule = measure_of(phrase)
    comparator, comparator_rule = comparator_of(phrase)
    period, period_rule = period_of(phrase, section, year, measure, role, rule, bool(named.verb))
    if rule in TIMELESS:
        period, period_rule = None, rule
    elif role == "target":
        period, period_rule = carried_deadline(period, period_rule, deadline)
    name = fact_name(phrase, named, rule) if role == "fact" else named.name
    low, high = sign * quantity.low, sign * quantity.high
    worth = parse_unit(quantity.unit)
    indicator = indicator_ref(name)
    return Statement(
        id=f"q{number}",
        start=quantity.start,
        end=quantity.end,
        indicator=indicator,
        measure=measure,
        low=low,
        high=high,
        unit=quantity.unit,
        comparator=comparator,
        role=role,
        period=period,
        value=low * worth.factor if worth else None,
        value_high=high * worth.factor if worth else None,
        base_unit=worth.base if worth else "",
        provisional="预计" in clause,
        comparable_basis="口径" in clause or "可比价格" in clause,
        strength=_strength(clause),
        section=section.id if section else "",
        quote=text[quantity.start : quantity.end],
        clause=(phrase.clause_start, quantity.upper),
        confidence=confidence_of(named.rule, rule, known=indicator.id is not None),
        rules={
            "value": quantity.kind,
            "indicator": named.rule,
            "measure": measure_rule,
            "comparator": comparator_rule,
            "role": rule,
            "period": period_rule,
        },
    )


def _add_in_words(
    text: str, target: WordyTarget, index: SectionIndex, year: int | None, found: list[Statement]
) -> None:
    """Append the statement of a target in words; one without a subject speaks of what the number before measures."""
    name = target.name
    if not name:
        if not found or _SENTENCE_END.search(text, found[-1].end, target.start):
            return
        name = found[-1].indicator.name
    section = index.at(target.start)
    forward = section is not None and section.role in _FORWARD
    statement = Statement(
        id=f"q{len(found) + 1}",
        start=target.start,
        end=target.end,
        indicator=indicator_ref(name),
        measure=target.measure,
        low=None,
        high=None,
        unit="",
        comparator=target.comparator,
        role="target" if forward else "outcome",
        period=_section_period(section, year),
        strength=_strength(text[target.clause_start : target.end]),
        reference=target.reference,
        section=section.id if section else "",
        quote=text[target.start : target.end],
        clause=(target.clause_start, target.end),
        confidence=confidence_of("own", "section", known=True),
        rules={
            "value": "words",
            "indicator": "own" if target.name else "carried",
            "measure": "words",
            "comparator": "words",
            "role": "section",
            "period": "section",
        },
    )
    found.append(statement)


def _section_period(section: Section | None, year: int | None) -> Period | None:
    if section is not None and section.period is not None:
        return section.period
    return Period(str(year), str(year)) if year is not None else None


def indicator_ref(name: str) -> IndicatorRef:
    """The name with its canonical indicator and scope where the vocabulary knows them."""
    resolved = indicators().resolve(name)
    if resolved is None:
        return IndicatorRef(name)
    return IndicatorRef(name, resolved.indicator.id, resolved.scope)


def _strength(clause: str) -> Strength:
    found: Strength = ""
    for match in wording().strength.finditer(clause):
        found = wording().strengths[match.group()]  # type: ignore[assignment]
    return found
