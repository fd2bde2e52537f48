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
    heading_end = min(section.heading_end, end) if section.start == start else start
    body = heading_end
    while body < end and text[body] in " \t\u3000":
        body += 1
    follows = body < end and text[body] != "\n"
    headings = [Unit(*span, section, heading=True) for span in _sentences(text, start, heading_end) if span]
    if headings:
        yield Paragraph(tuple(headings))
    units: list[Unit] = []
    whole = not (headings and follows)
    for span in _sentences(text, heading_end, end):
        if span:
            units.append(Unit(*span, section))
        elif units:
            yield Paragraph(tuple(units), whole)
            units, whole = [], True
    if units:
        yield Paragraph(tuple(units), whole)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int] | None]:
    """Spans of the sentences without the blanks around them; None at the end of a line."""
    at = start
    for stop in _END.finditer(text, start, end):
        cut = stop.end()
        yield from _trimmed(text, at, cut)
        if text[cut - 1] == "\n":
            yield None
        at = cut
    yield from _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    if end > start:
        yield start, end
