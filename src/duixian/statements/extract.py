"""From text and outline to statements."""

from __future__ import annotations

import re

from duixian.outline import SectionIndex
from duixian.outline.section import Section
from duixian.reading.document import Place
from duixian.statements.measures import comparator_of, measure_of
from duixian.statements.names import fact_name, resolve_names
from duixian.statements.periods import period_of
from duixian.statements.phrase import Phrase, read_phrases
from duixian.statements.quantity import find_quantities
from duixian.statements.roles import TIMELESS, role_of
from duixian.statements.statement import IndicatorRef, Statement, Strength
from duixian.statements.wording import wording
from duixian.vocabulary.units import parse_unit

_PROVISIONAL = re.compile(r"预计")
_COMPARABLE = re.compile(r"同口径|可比口径|可比价格")


def find_statements(
    text: str, sections: tuple[Section, ...], *, year: int | None, place: Place | None = None
) -> tuple[Statement, ...]:
    """Every measured quantity of a report's clean text, in text order."""
    index = SectionIndex(sections)
    phrases = read_phrases(text, find_quantities(text))
    statements = []
    previous_rule = ""
    for number, (phrase, named) in enumerate(zip(phrases, resolve_names(text, phrases), strict=True), 1):
        quantity = phrase.quantity
        section = index.at(quantity.start)
        measure, sign, measure_rule = measure_of(phrase)
        comparator, comparator_rule = comparator_of(phrase)
        role, role_rule = role_of(phrase, section, named)
        if previous_rule == "background" and role != "fact" and phrase.before.strip() in ("、", "和", "及", "与"):
            role, role_rule = "fact", "background"
        previous_rule = role_rule
        name = fact_name(phrase, named, role_rule) if role == "fact" else named.name
        period, period_rule = period_of(phrase, section, year, measure, role, bool(named.verb))
        if role_rule in TIMELESS:
            period, period_rule = None, role_rule
        low, high = sign * quantity.low, sign * quantity.high
        worth = parse_unit(quantity.unit)
        statements.append(
            Statement(
                id=f"q{number}",
                start=quantity.start,
                end=quantity.end,
                indicator=IndicatorRef(name),
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
                provisional=_PROVISIONAL.search(phrase.before) is not None,
                comparable_basis=_COMPARABLE.search(phrase.before) is not None,
                strength=_strength(phrase),
                section=section.id if section else "",
                quote=text[quantity.start : quantity.end],
                clause=(phrase.clause_start, quantity.upper),
                rules={
                    "indicator": named.rule,
                    "measure": measure_rule,
                    "comparator": comparator_rule,
                    "role": role_rule,
                    "period": period_rule,
                },
            )
        )
    return tuple(statements)


def _strength(phrase: Phrase) -> Strength:
    found: Strength = ""
    for match in wording().strength.finditer(phrase.before):
        found = wording().strengths[match.group()]  # type: ignore[assignment]
    return found
