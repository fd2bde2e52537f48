"""Sections and statements become the rows of a task-decomposition table."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TypeAlias, TypeVar

from duixian.ledger.deadlines import Deadlines
from duixian.ledger.leads import Leads
from duixian.ledger.model import Aside, Commitment
from duixian.ledger.pieces import action_pieces, target_pieces
from duixian.ledger.places import Places
from duixian.ledger.projects import Projects
from duixian.ledger.sense import Reading, read_senses
from duixian.ledger.units import Unit, forward_paragraphs
from duixian.outline.section import Section
from duixian.reading.document import Identity
from duixian.statements.statement import Statement, Strength

T = TypeVar("T")

_STRENGTHS: dict[str, Strength] = {"确保": "ensure", "力争": "strive", "争取": "strive", "努力": "endeavour"}
"""Words of firmness, the firmest first."""
_FIRM = re.compile("确保|力争|争取|努力(?!争)")


def find_commitments(
    text: str, sections: tuple[Section, ...], statements: tuple[Statement, ...], *, identity: Identity
) -> tuple[tuple[Commitment, ...], tuple[Aside, ...]]:
    """Commitments and asides of the sections that look ahead, in text order.

    Every sentence of goals, annual targets, tasks and self-governance becomes a commitment or an aside; none stands
    twice. A sentence that states only numbers is cut into one commitment for each indicator clause.
    """
    paragraphs = forward_paragraphs(text, sections)
    if not paragraphs:
        return (), ()
    readings = read_senses(text, paragraphs, statements)
    start, end = readings[0][0].start, readings[-1][0].end
    places = Places(text, start, end, identity)
    rows, asides = _rows(text, readings, [s.start for s in statements if s.role == "target"], places.parts)
    return _commitments(text, rows, sections, statements, places, identity), asides


_Row: TypeAlias = tuple[int, int, Unit, str, bool]
"""A piece of a sentence that becomes a commitment: its span, the sentence, its lead phrase, and whether it only states
numbers."""


def _rows(
    text: str, readings: Sequence[Reading], promised: Sequence[int], parts: Sequence[int]
) -> tuple[list[_Row], tuple[Aside, ...]]:
    """The pieces of the sentences, given the offsets of promised quantities and of places below the government."""
    rows: list[_Row] = []
    asides: list[Aside] = []
    for unit, sense, item in readings:
        start, end = unit.start, unit.end
        if sense == "action":
            for left, right in action_pieces(text, start, end, _between(parts, start, end)):
                rows.append((left, right, unit, item, False))
        elif sense == "target":
            prefix, pieces = target_pieces(text, start, end, _between(promised, start, end))
            if prefix > start:
                asides.append(Aside("heading", start, prefix))
            for left, right in pieces:
                rows.append((left, right, unit, item, True))
        else:
            asides.append(Aside(sense, start, end))
    return rows, tuple(asides)


def _commitments(
    text: str,
    rows: Sequence[_Row],
    sections: tuple[Section, ...],
    statements: tuple[Statement, ...],
    places: Places,
    identity: Identity,
) -> tuple[Commitment, ...]:
    if not rows:
        return ()
    start, end = rows[0][2].start, rows[-1][1]
    areas = _areas(sections)
    deadlines = Deadlines(text, start, end, identity.year)
    leads = Leads(identity)
    projects = Projects(text, start, end)
    measured = _by_row(rows, ((s.start, s.id) for s in statements))
    placed = _by_row(rows, ((name.start, name) for name in places.names))
    firm = _by_row(rows, ((found.start(), found.group()) for found in _FIRM.finditer(text, start, end)))
    commitments: list[Commitment] = []
    for number, (start, end, unit, item, target) in enumerate(rows):
        section = unit.section
        area = areas.get(section.id, "")
        words = text[start:end]
        stated = deadlines.within(unit.start if target else start, end)
        names, kind = projects.within(start, end)
        lead, supporting = leads.suggest(words, item, area)
        commitments.append(
            Commitment(
                id=f"c{number + 1}",
                kind="target" if target else kind,
                area=area,
                item=item,
                text=words,
                start=start,
                end=end,
                statements=tuple(measured.get(number, ())),
                deadline=stated.day if stated and stated.day else deadlines.implied(section),
                deadline_stated=stated.words if stated else "",
                strength=_firmest(firm[number]) if number in firm else "",
                places=tuple(placed.get(number, ())),
                projects=names,
                suggested_lead=lead,
                supporting_units=supporting,
                section=section.id,
            )
        )
    return tuple(commitments)


def _between(offsets: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of the offsets, which ascend, that lie in `[start, end)`."""
    return offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]


def _by_row(rows: Sequence[_Row], found: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """What begins in each row, by the row's number; `found` gives it with its offset."""
    starts = [row[0] for row in rows]
    held: dict[int, list[T]] = {}
    for at, thing in found:
        number = bisect_right(starts, at) - 1
        if number >= 0 and at < rows[number][1]:
            held.setdefault(number, []).append(thing)
    return held


def _firmest(words: Sequence[str]) -> Strength:
    return next(strength for word, strength in _STRENGTHS.items() if word in words)


def _areas(sections: tuple[Section, ...]) -> dict[str, str]:
    """For each section, the title of the （一） section that it is or lies in, else of its chapter."""
    areas: dict[str, str] = {}
    chapter = area = ""
    for section in sorted(sections, key=lambda s: (s.start, s.level)):
        if section.level == 1:
            chapter = area = section.title
        elif section.level == 2:
            area = section.title or chapter
        areas[section.id] = area
    return areas
