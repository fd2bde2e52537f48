"""Sections and statements become the rows of a task-decomposition table."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from duixian.ledger.deadlines import Deadlines
from duixian.ledger.judging import Sense
from duixian.ledger.leads import Leads
from duixian.ledger.model import Aside, Commitment, CommitmentKind
from duixian.ledger.pieces import action_pieces, target_pieces
from duixian.ledger.places import Places
from duixian.ledger.projects import Projects
from duixian.ledger.sense import Reading, read_senses
from duixian.ledger.units import forward_paragraphs
from duixian.outline.section import Section
from duixian.reading.document import Identity
from duixian.statements.statement import Statement, Strength

_STRENGTHS: tuple[tuple[str, Strength], ...] = (
    ("确保", "ensure"),
    ("力争", "strive"),
    ("争取", "strive"),
    ("努力", "endeavour"),
)
"""Words of firmness, the firmest first."""


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
    return _Ledger(text, sections, statements, identity, readings).rows(readings)


class _Ledger:
    def __init__(
        self,
        text: str,
        sections: tuple[Section, ...],
        statements: tuple[Statement, ...],
        identity: Identity,
        readings: Sequence[Reading],
    ) -> None:
        start, end = readings[0].unit.start, readings[-1].unit.end
        self.text = text
        self.statements = statements
        self.starts = [s.start for s in statements]
        self.areas = _areas(sections)
        self.deadlines = Deadlines(text, start, end, identity.year)
        self.leads = Leads(text, start, end, identity)
        self.places = Places(text, start, end, identity)
        self.projects = Projects(text, start, end)

    def rows(self, readings: Sequence[Reading]) -> tuple[tuple[Commitment, ...], tuple[Aside, ...]]:
        commitments: list[Commitment] = []
        asides: list[Aside] = []
        for reading in readings:
            unit = reading.unit
            if reading.sense is Sense.HEADING or reading.sense is Sense.SLOGAN:
                asides.append(Aside(reading.sense.value, unit.start, unit.end))
            elif reading.sense is Sense.ACTION:
                for start, end in action_pieces(self.text, unit.start, unit.end, self.places.part_at):
                    commitments.append(self._row(len(commitments) + 1, None, reading, start, end))
            else:
                promised = [s.start for s in self._inside(unit.start, unit.end) if s.role == "target"]
                prefix, pieces = target_pieces(self.text, unit.start, unit.end, promised)
                if prefix > unit.start:
                    asides.append(Aside("heading", unit.start, prefix))
                for start, end in pieces:
                    commitments.append(self._row(len(commitments) + 1, "target", reading, start, end))
        return tuple(commitments), tuple(asides)

    def _row(self, number: int, kind: CommitmentKind | None, reading: Reading, start: int, end: int) -> Commitment:
        section = reading.unit.section
        area = self.areas.get(section.id, "")
        stated = self.deadlines.within(reading.unit.start if kind == "target" else start, end)
        projects, found = self.projects.within(start, end)
        lead, supporting = self.leads.suggest(start, end, reading.item, area)
        return Commitment(
            id=f"c{number}",
            kind=kind or found,
            area=area,
            item=reading.item,
            text=self.text[start:end],
            start=start,
            end=end,
            statements=tuple(s.id for s in self._inside(start, end)),
            deadline=stated.day if stated and stated.day else self.deadlines.implied(section),
            deadline_stated=stated.words if stated else "",
            strength=self._strength(start, end),
            places=self.places.within(start, end),
            projects=projects,
            suggested_lead=lead,
            supporting_units=supporting,
            section=section.id,
        )

    def _inside(self, start: int, end: int) -> Sequence[Statement]:
        return self.statements[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _strength(self, start: int, end: int) -> Strength:
        return next((strength for word, strength in _STRENGTHS if self.text.find(word, start, end) >= 0), "")


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
