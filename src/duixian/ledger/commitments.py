"""Sections and statements become the rows of a task-decomposition table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias, TypeVar

from duixian.ledger.deadlines import Deadlines
from duixian.ledger.leads import Suggesting, Suggestions
from duixian.ledger.lookup import Words, look_up
from duixian.ledger.mentions import Aside
from duixian.ledger.model import Commitment, CommitmentDraft
from duixian.ledger.pieces import action_pieces, target_pieces
from duixian.ledger.places import Places
from duixian.ledger.projects import name_projects
from duixian.ledger.promised import first_item, opens_lists, promised_works
from duixian.ledger.sense import Reading, read_senses
from duixian.ledger.spans import Span, between, shares
from duixian.ledger.units import Unit, forward_paragraphs
from duixian.outline.section import Section
from duixian.reading.document import Identity
from duixian.statements.statement import Statement, Strength
from duixian.vocabulary.finding import occurrences

T = TypeVar("T")

_STRENGTHS: dict[str, Strength] = {"确保": "ensure", "力争": "strive", "争取": "strive", "努力": "endeavour"}
"""Words of firmness, the firmest first."""
_FIRM: Final = tuple(_STRENGTHS)
_FIRM_LENGTH: Final = 2


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
    start, end = paragraphs[0].units[0].start, paragraphs[-1].units[-1].end
    words = look_up(text, start, end, identity)
    readings = read_senses(text, paragraphs, statements, words.phrases)
    places = Places(text, start, end, identity, words.divisions)
    rows, asides = _rows(text, readings, [s.start for s in statements if s.role == "target"], places.parts)
    promised = promised_works(text, readings)
    return _commitments(text, rows, promised, sections, statements, places, words, identity), asides


_Row: TypeAlias = tuple[int, int, Unit, str, bool]
"""A piece of a sentence that becomes a commitment: its span, the sentence, its lead phrase, and whether it only states
numbers."""


def _rows(
    text: str, readings: Sequence[Reading], promised: list[int], parts: list[int]
) -> tuple[list[_Row], tuple[Aside, ...]]:
    """The pieces of the sentences, given the offsets of promised quantities and of places below the government."""
    rows: list[_Row] = []
    asides: list[Aside] = []
    lists = opens_lists(text, readings[0][0].start, readings[-1][0].end)
    for unit, sense, item in readings:
        start, end = unit.start, unit.end
        if lists and sense in ("action", "target") and (first := first_item(text, start, end)) > start:
            asides.append(Aside("heading", start, first))
            start = first
        if sense == "action":
            named = between(parts, start, end)
            if len(named) > 2:
                rows += [(left, right, unit, item, False) for left, right in action_pieces(text, start, end, named)]
            else:
                rows.append((start, end, unit, item, False))
        elif sense == "target":
            prefix, pieces = target_pieces(text, start, end, between(promised, start, end))
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
    promised: frozenset[int],
    sections: tuple[Section, ...],
    statements: tuple[Statement, ...],
    places: Places,
    words: Words,
    identity: Identity,
) -> tuple[Commitment, ...]:
    if not rows:
        return ()
    first, last = rows[0][2].start, rows[-1][1]
    spans = [row[:2] for row in rows]
    quotes = [text[start:end] for start, end in spans]
    areas = _areas(sections)
    suggestions = Suggestions(identity)
    deadlines = Deadlines(text, first, last, identity.year)
    measured = _by_span(spans, [s.start for s in statements], [s.id for s in statements])
    placed = _by_span(spans, [name.start for name in places.names], places.names)
    firm = occurrences(text, _FIRM, first, last)
    strengths = _by_span(spans, firm, [text[at : at + _FIRM_LENGTH] for at in firm])
    section, area, implied = None, "", ""
    commitments: list[Commitment] = []
    for number, (row, said, named) in enumerate(
        zip(rows, quotes, name_projects(text, spans, words, places.names), strict=True)
    ):
        start, end, unit, item, target = row
        if unit.section is not section:
            section = unit.section
            area, implied = areas[section.id], deadlines.implied(section)
        time = deadlines.within(unit.start if target else start, end)
        draft = CommitmentDraft()
        draft.id = f"c{number + 1}"
        draft.start, draft.end, draft.text, draft.item = start, end, said, item
        draft.area = area
        draft.section = section.id
        draft.projects, kind = named
        draft.kind = "programme" if unit.start in promised else "target" if target else kind
        government = places.government_of(start, end) if number in placed else None
        draft.suggested_lead = draft.supporting_units = Suggesting(suggestions, said, item, area, government)
        draft.deadline = time.day if time and time.day else implied
        draft.deadline_stated = time.words if time else ""
        draft.statements = measured.get(number, ())
        draft.places = tuple([name for name in placed.get(number, ()) if name.end <= end])
        draft.strength = _firmest(strengths[number]) if number in strengths else ""
        commitments.append(draft.frozen())
    return tuple(commitments)


def _by_span(spans: list[Span], starts: list[int], found: Sequence[T]) -> dict[int, tuple[T, ...]]:
    """The things found that begin in each span, by the span's number."""
    return {number: tuple(found[first:last]) for number, first, last in shares(spans, starts)}


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
