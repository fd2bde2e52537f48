"""Sections while they are being found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph
from duixian.outline.section import Period, Role, Section, SectionDraft

_ADDRESS: Final = 12


@dataclass(slots=True)
class Draft:
    """A section under construction; its first attributes are those of `Section`.

    Attributes:
        paragraphs: the paragraphs inside, heading included.
        parts: the sections inside.
        whole_year: a chapter about the work or the aims of the year (or plan) as a whole, not one field of it.
    """

    start: int
    end: int
    role: Role
    title: str = ""
    heading_end: int = 0
    period: Period | None = None
    paragraphs: Sequence[Paragraph] = ()
    parts: list[Draft] = field(default_factory=list)
    whole_year: bool = False

    @property
    def says(self) -> tuple[Role, Period | None]:
        """What it does and which years it speaks about."""
        return self.role, self.period


@dataclass(slots=True)
class Block:
    """A paragraph together with the address (各位代表！) before it.

    Attributes:
        start: offset of the address, or of the paragraph where there is none.
        said: offset of what is said after the address.
        addressed: whether there is an address.
        paragraph: the paragraph that holds what is said.
    """

    start: int
    said: int
    addressed: bool
    paragraph: Paragraph


def blocks(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
    """The paragraphs in order, an address on a line of its own joined to what it introduces."""
    address = phrases("openings", "address")
    waiting: int | None = None
    for paragraph in paragraphs:
        said = paragraph.start
        start = waiting if waiting is not None else said
        if match := address.match(text[said : min(paragraph.end, said + _ADDRESS)]):
            said += match.end()
        if said >= paragraph.end:
            waiting = start
            continue
        yield Block(start, said, match is not None or waiting is not None, paragraph)
        waiting = None


def numbered(drafts: Sequence[Draft]) -> tuple[Section, ...]:
    """The finished sections, parents before their children."""
    sections: list[Section] = []
    _number(drafts, 1, "s", sections)
    return tuple(sections)


def _number(drafts: Sequence[Draft], level: int, prefix: str, sections: list[Section]) -> None:
    for n, draft in enumerate(drafts, 1):
        section = SectionDraft()
        section.id = name = f"{prefix}{n}"
        section.level = level
        section.title, section.role, section.period = draft.title, draft.role, draft.period
        section.start, section.end = draft.start, draft.end
        section.heading_end = min(max(draft.start, draft.heading_end), draft.end)
        sections.append(section.frozen())
        if draft.parts:
            _number(draft.parts, level + 1, f"{name}.", sections)
