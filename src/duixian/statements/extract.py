"""From text and outline to statements."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Final

from duixian.outline import SectionIndex
from duixian.outline.section import Period, Section
from duixian.sealing import freeze, thaw
from duixian.statements.confidence import confidence_of
from duixian.statements.described import read_described
from duixian.statements.facts import counts_articles, fact_name, of_the_plan
from duixian.statements.measures import comparator_of, measure_of
from duixian.statements.named import Named
from duixian.statements.names import resolve_names
from duixian.statements.numerals import find_numeral_quantities
from duixian.statements.periods import PeriodReader, section_period
from duixian.statements.phrase import Phrase, read_phrases
from duixian.statements.quantity import Quantity, find_quantities
from duixian.statements.roles import RoleReader, looks_forward
from duixian.statements.statement import IndicatorRef, Statement, Strength
from duixian.statements.tables import Cell, find_cells, outside_tables
from duixian.statements.topics import sentence_ends
from duixian.statements.wording import wording
from duixian.statements.wordy import WordyTarget, find_wordy_targets
from duixian.vocabulary.indicators import indicators
from duixian.vocabulary.kept import keep
from duixian.vocabulary.units import parse_unit

_SENTENCE_END: Final = re.compile(r"[。！？；\n]")


def find_statements(text: str, sections: tuple[Section, ...], *, year: int | None) -> tuple[Statement, ...]:
    """Every measured quantity of a report's clean text, and the headline targets that are set in words, in text order.

    `sections` is the outline of `text`, `year` the year in which the report was delivered.
    """
    cells = find_cells(text, year) if "\t" in text else []
    quantities = _all_quantities(text)
    if cells:
        quantities = outside_tables(quantities, cells)
    ends = sentence_ends(text)
    phrases = read_phrases(text, quantities, ends)
    read_described(text, phrases)
    names = resolve_names(text, phrases, ends)
    reader = _StatementReader(text, sections, year)
    measured = [
        reader.measured(phrase, named)
        for phrase, named in zip(phrases, names, strict=True)
        if not counts_articles(phrase, named)
    ]
    if cells:
        measured += _tabulated(text, cells, reader.sections)
    return reader.numbered(measured, find_wordy_targets(text, reader.sections, [one.start for one in quantities]))


def _tabulated(text: str, cells: list[Cell], sections: SectionIndex) -> list[Statement]:
    """The statements of figures in tables, each read from a sentence of its own."""
    found: list[Statement] = []
    for cell in cells:
        for one in find_statements(cell.sentence, (), year=cell.year)[:1]:
            section = sections.at(cell.start)
            thaw(one)
            one.start, one.end, one.clause = cell.start, cell.end, cell.row
            one.role, one.quote, one.section = cell.role, text[cell.start : cell.end], section.id if section else ""
            one.period = Period(str(cell.year), str(cell.year)) if cell.year else None
            one.rules = one.rules | {"role": "table", "period": "table"}
            freeze(one)
            found.append(one)
    return found


def _all_quantities(text: str) -> list[Quantity]:
    """Quantities in Arabic and in Chinese numerals, in order, without overlaps."""
    kept: list[Quantity] = []
    for quantity in sorted([*find_quantities(text), *find_numeral_quantities(text)], key=attrgetter("start")):
        if not kept or quantity.lower >= kept[-1].end:
            kept.append(quantity)
    return kept


class _StatementReader:
    """Puts together what the readers of names, roles, measures and periods find, in text order."""

    def __init__(self, text: str, sections: tuple[Section, ...], year: int | None) -> None:
        self.text = text
        self.year = year
        self.sections = SectionIndex(sections)
        self.roles = RoleReader(text, outlined=bool(sections))
        self.periods = PeriodReader(year)

    def measured(self, phrase: Phrase, named: Named) -> Statement:
        """The statement of a number, still without its own number."""
        quantity = phrase.quantity
        section = self.sections.at(quantity.start)
        role, role_rule = self.roles.read(phrase, section, named)
        measure, sign, measure_rule = measure_of(phrase, saved=named.rule == "saved", paced=named.paced)
        comparator, comparator_rule = comparator_of(phrase)
        period, period_rule = self.periods.read(phrase, section, named, measure, role, role_rule)
        clause = (phrase.head or phrase).before
        worth = parse_unit(quantity.unit)
        low, high = sign * quantity.low, sign * quantity.high
        name = fact_name(phrase, named, role_rule) if role == "fact" else named.name
        indicator = indicator_ref(of_the_plan(self.text, phrase, name) if role == "fact" else name)
        return Statement(
            "",
            quantity.start,
            quantity.end,
            indicator,
            measure,
            low,
            high,
            quantity.unit.removesuffix("人民币"),
            comparator,
            role,
            period,
            value=low * worth.factor if worth else None,
            value_high=high * worth.factor if worth else None,
            base_unit=worth.base if worth else "",
            provisional="预计" in clause,
            comparable_basis="口径" in clause or "可比价格" in clause,
            strength=_strength(clause),
            section=section.id if section else "",
            quote=self.text[quantity.start : quantity.end],
            clause=(phrase.clause_start, quantity.upper),
            confidence=confidence_of(named.rule, role_rule, indicator.id is not None),
            rules={
                "value": quantity.kind,
                "indicator": named.rule,
                "measure": measure_rule,
                "comparator": comparator_rule,
                "role": role_rule,
                "period": period_rule,
            },
        )

    def numbered(self, measured: list[Statement], targets: list[WordyTarget]) -> tuple[Statement, ...]:
        """All statements in text order with their ids.

        A target in words without a subject speaks of what the number before it in the sentence measures; without such
        a number it is left out.
        """
        found: list[Statement] = []
        items: list[Statement | WordyTarget] = [*measured, *targets]
        for item in sorted(items, key=attrgetter("start")):
            statement = self._in_words(item, found[-1:]) if isinstance(item, WordyTarget) else item
            if statement is not None:
                found.append(statement)
                thaw(statement)
                statement.id = f"q{len(found)}"
                freeze(statement)
        return tuple(found)

    def _in_words(self, target: WordyTarget, before: list[Statement]) -> Statement | None:
        if not target.name and (not before or _SENTENCE_END.search(self.text, before[0].end, target.start)):
            return None
        section = self.sections.at(target.start)
        return Statement(
            "",
            target.start,
            target.end,
            indicator_ref(target.name) if target.name else before[0].indicator,
            target.measure,
            None,
            None,
            "",
            target.comparator,
            "target" if looks_forward(section) else "outcome",
            section_period(section, self.year),
            strength=_strength(self.text[target.clause_start : target.end]),
            reference=target.reference,
            section=section.id if section else "",
            quote=self.text[target.start : target.end],
            clause=(target.clause_start, target.end),
            confidence=confidence_of("own", "section", True),
            rules={
                "value": "words",
                "indicator": "own" if target.name else "carried",
                "measure": "words",
                "comparator": "words",
                "role": "section",
                "period": "section",
            },
        )


_INDICATORS: Final[dict[str, IndicatorRef]] = {}


def indicator_ref(name: str) -> IndicatorRef:
    """The name with its canonical indicator and scope where the vocabulary knows them."""
    known = _INDICATORS.get(name)
    return known if known is not None else keep(_INDICATORS, name, _resolved(name))


def _resolved(name: str) -> IndicatorRef:
    resolved = indicators().resolve(name)
    if resolved is None:
        return IndicatorRef(name)
    return IndicatorRef(name, resolved.indicator.id, resolved.scope)


def _strength(clause: str) -> Strength:
    """The last word of strength in a clause."""
    words = wording().strength.findall(clause)
    return wording().strengths[words[-1]] if words else ""
