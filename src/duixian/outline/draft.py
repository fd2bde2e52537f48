"""Sections while they are being found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph
from duixian.outline.section import Period, Role, Section

_ADDRESS: Final = 12


class Draft:
    """A section under construction; its first attributes are those of `Section`.

    Attributes:
        paragraphs: the paragraphs inside, heading included.
        parts: the sections inside.
        whole_year: a chapter about the work or the aims of the year (or plan) as a whole, not one field of it.
    """

    __slots__ = ("end", "heading_end", "paragraphs", "parts", "period", "role", "start", "title", "whole_year")

    def __init__(
        self,
        start: int,
        end: int,
        role: Role,
        title: str = "",
        heading_end: int = 0,
        period: Period | None = None,
        paragraphs: Sequence[Paragraph] = (),
        whole_year: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.role = role
        self.title = title
        self.heading_end = heading_end
        self.period = period
        self.paragraphs = paragraphs
        self.parts: list[Draft] = []
        self.whole_year = whole_year

    @property
    def says(self) -> tuple[Role, Period | None]:
        """What it does and which years it speaks about."""
        return self.role, self.period


class Block:
    """A paragraph together with the address (各位代表！) before it.

    Attributes:
        start: offset of the address, or of the paragraph where there is none.
        said: offset of what is said after the address.
        addressed: whether there is an address.
        paragraph: the paragraph that holds what is said.
    """

    __slots__ = ("addressed", "paragraph", "said", "start")

    def __init__(self, start: int, said: int, addressed: bool, paragraph: Paragraph) -> None:
        self.start = start
        self.said = said
        self.addressed = addressed
        self.paragraph = paragraph


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
        name = f"{prefix}{n}"
        heading_end = min(max(draft.start, draft.heading_end), draft.end)
        sections.append(
            Section(name, draft.title, level, draft.role, draft.period, draft.start, draft.end, heading_end)
        )
        if draft.parts:
            _number(draft.parts, level + 1, f"{name}.", sections)
