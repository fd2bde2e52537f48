"""Sentence units of the forward-looking sections: the smallest pieces that can become a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

from duixian.outline.section import Role, Section
from duixian.vocabulary.finding import occurrences

FORWARD: frozenset[Role] = frozenset({"goals", "annual_targets", "tasks", "self_governance"})

_BLANK: Final = frozenset(" \t\r\n\u3000\u200b\ufeff")
_STOPS_AND_BREAK: Final = "。！？；!?;\n"
_CLOSING: Final = frozenset('"”’」』）)')


class Unit(NamedTuple):
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


_unit: Callable[[tuple[int, int, Section, bool]], Unit] = partial(tuple.__new__, Unit)
"""What `Unit(…)` does, in a third of its time."""


class Paragraph(NamedTuple):
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
    units = [unit for line in _lines(text, start, heading_end, section, heading=True) for unit in line]
    if units:
        yield Paragraph(tuple(units))
    whole = not (units and follows)
    for line in _lines(text, heading_end, end, section):
        yield Paragraph(tuple(line), whole)
        whole = True


def _lines(text: str, start: int, end: int, section: Section, *, heading: bool = False) -> list[list[Unit]]:
    """The sentences of each line that has any, without the blanks around them."""
    lines: list[list[Unit]] = []
    line: list[Unit] = []
    for stop in (*occurrences(text, _STOPS_AND_BREAK, start, end), end):
        while start < stop and text[start] in _BLANK:
            start += 1
        right = stop
        if stop < end and text[stop] != "\n":
            right += 1
            while right < end and text[right] in _CLOSING:
                right += 1
        elif start < stop:
            while text[right - 1] in _BLANK:
                right -= 1
        if start < right:
            line.append(_unit((start, right, section, heading)))
        if line and (stop == end or text[stop] == "\n"):
            lines.append(line)
            line = []
        start = max(right, stop)
    return lines
