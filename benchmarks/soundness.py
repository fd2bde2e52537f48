"""What holds for the ledger of any text whatever, however little of a report it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from math import isfinite
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from duixian.exchange.files import render
from duixian.exchange.record import from_json, to_json
from duixian.exchange.schema import schema_text
from duixian.exchange.xlsx.read import from_xlsx
from duixian.ledger.model import Commitment, Ledger
from duixian.outline.section import Section
from duixian.statements.statement import Statement


def unsound(ledger: Ledger) -> Iterator[str]:
    """What is wrong with a ledger, one short sentence each: spans, quotations, ids, order and numbers."""
    yield from _outline(ledger.outline, len(ledger.text))
    sections = {section.id for section in ledger.outline} | {""}
    for statement in ledger.statements:
        yield from _statement(statement, ledger.text, sections)
    for commitment in ledger.commitments:
        yield from _commitment(commitment, ledger, sections)
    for aside in ledger.asides:
        if not 0 <= aside.start < aside.end <= len(ledger.text):
            yield f"an aside at {aside.start}–{aside.end} lies outside the text"
    for what in ("statements", "commitments", "asides"):
        starts = [item.start for item in getattr(ledger, what)]
        if starts != sorted(starts):
            yield f"{what} are out of order"
    for identified in (ledger.statements, ledger.commitments, ledger.outline):
        ids = [item.id for item in identified]
        if len(set(ids)) < len(ids):
            yield "two items have one id"
    known = {statement.id for statement in ledger.statements}
    if any(not known.issuperset(finding.statements) for finding in ledger.findings):
        yield "a finding names a statement that is none"
    for start, end in ledger.copies.spans:
        if not 0 <= start <= end <= len(ledger.text):
            yield f"a copy at {start}–{end} lies outside the text"


def unfaithful(ledger: Ledger) -> Iterator[str]:
    """What JSON and the workbook lose, and what the schema of the JSON forbids; pages and tables need only be made."""
    data = to_json([ledger])
    if forbidden := best_match(_validator().iter_errors(json.loads(data))):
        yield f"the schema forbids {forbidden.json_path}: {forbidden.message[:100]}"
    if to_json(from_json(data)) != data:
        yield "the ledger read back from JSON gives other JSON"
    if to_json([from_xlsx(render(ledger, "xlsx"))]) != data:
        yield "the ledger read back from a workbook gives other JSON"
    for format_ in ("csv", "html"):
        render(ledger, format_)


def _outline(sections: tuple[Section, ...], size: int) -> Iterator[str]:
    above: list[Section] = []
    for section in sections:
        if not 0 <= section.start <= section.heading_end <= section.end <= size or section.start == section.end:
            yield f"section {section.id} at {section.start}–{section.heading_end}–{section.end} lies outside the text"
        while above and above[-1].level >= section.level:
            if section.start < above.pop().end:
                yield f"section {section.id} begins before the one ahead of it has ended"
        if above and not above[-1].start <= section.start <= section.end <= above[-1].end:
            yield f"section {section.id} lies outside {above[-1].id}"
        above.append(section)


def _statement(statement: Statement, text: str, sections: set[str]) -> Iterator[str]:
    start, end = statement.start, statement.end
    if not 0 <= start < end <= len(text) or text[start:end] != statement.quote:
        yield f"statement {statement.id} at {start}–{end} does not quote the text"
    first, last = statement.clause
    if not 0 <= first <= start <= end <= last <= len(text):
        yield f"statement {statement.id} at {start}–{end} lies outside its clause {first}–{last}"
    if statement.section not in sections:
        yield f"statement {statement.id} lies in a section that is none"
    numbers = (statement.low, statement.high, statement.value, statement.value_high)
    if not all(number is None or isfinite(number) for number in numbers):
        yield f"statement {statement.id} has a number without end"
    if not 0 <= statement.confidence <= 1:
        yield f"statement {statement.id} has confidence {statement.confidence}"


def _commitment(commitment: Commitment, ledger: Ledger, sections: set[str]) -> Iterator[str]:
    start, end, text = commitment.start, commitment.end, ledger.text
    if not 0 <= start < end <= len(text) or text[start:end] != commitment.text:
        yield f"commitment {commitment.id} at {start}–{end} does not quote the text"
    for name in (*commitment.places, *commitment.projects):
        if not start <= name.start < name.end <= end:
            yield f"the name {name.name!r} at {name.start}–{name.end} lies outside commitment {commitment.id}"
    if commitment.section not in sections:
        yield f"commitment {commitment.id} lies in a section that is none"


@cache
def _validator() -> Any:
    return Draft202012Validator(json.loads(schema_text()))
