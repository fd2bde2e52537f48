"""Sentence units of the forward-looking sections: the smallest pieces that can become a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duixian.outline.section import Role, Section

FORWARD: frozenset[Role] = frozenset({"goals", "annual_targets", "tasks", "self_governance"})

_END = re.compile(r"[。！？；!?;][\"”’」』）)]*|\n")
_BLANK = " \t\r\n\u3000\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a line without a stop.

    Attributes:
        start, end: character offsets without surrounding blanks.
        section: the deepest section that holds it.
        heading: it belongs to the section's heading.
    """

    start: int
    end: int
    section: Section
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The units of one line within one section; `whole` unless the line began with the section's heading."""

    units: tuple[Unit, ...]
    whole: bool = True


def forward_paragraphs(text: str, sections: tuple[Section, ...]) -> list[Paragraph]:
    """Paragraphs of the sections that look ahead, in text order."""
    found: list[Paragraph] = []
    for start, end, section in _leaves(sections):
        if section.role in FORWARD:
            found.extend(_paragraphs(text, start, min(end, len(text)), section))
    return found


def _leaves(sections: tuple[Section, ...]) -> Iterator[tuple[int, int, Section]]:
    """Stretches of text with the deepest section that holds each."""
    open_sections: list[Section] = []
    at = 0
    for section in sorted(sections, key=lambda s: (s.start, s.level)):
        while open_sections and open_sections[-1].end <= section.start:
            closed = open_sections.pop()
            if closed.end > at:
                yield at, closed.end, closed
                at = closed.end
        if open_sections and section.start > at:
            yield at, section.start, open_sections[-1]
        at = max(at, section.start)
        open_sections.append(section)
    while open_sections:
        closed = open_sections.pop()
        if closed.end > at:
            yield at, closed.end, closed
            at = closed.end


def _paragraphs(text: str, start: int, end: int, section: Section) -> Iterator[Paragraph]:
    units: list[Unit] = []
    whole = True
    at = start
    while at < end:
        stop = _END.search(text, at, end)
        cut = stop.end() if stop else end
        if at < section.heading_end < cut and at >= section.start:
            cut, stop = section.heading_end, None
        unit = _trimmed(text, at, cut, section)
        if unit:
            units.append(unit)
        line_ends = stop is not None and text[stop.start()] == "\n"
        if units and (line_ends or units[-1].heading):
            heading = units[-1].heading
            yield Paragraph(tuple(units), whole)
            units, whole = [], not (heading and not line_ends)
        elif line_ends:
            whole = True
        at = cut
    if units:
        yield Paragraph(tuple(units), whole)


def _trimmed(text: str, start: int, end: int, section: Section) -> Unit | None:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    if end == start:
        return None
    return Unit(start, end, section, heading=section.start <= start and end <= section.heading_end)
