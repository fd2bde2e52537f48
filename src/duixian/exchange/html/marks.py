"""The report's text cut into paragraphs and runs, each run with what it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TypeVar

from duixian.ledger.model import Commitment, Ledger
from duixian.outline.section import Section
from duixian.statements.statement import Statement

_LINE_END = re.compile("\n")

T = TypeVar("T", Commitment, Statement)


@dataclass(frozen=True, slots=True)
class Run:
    """Text in which nothing changes: part of at most one statement and one commitment.

    Attributes:
        begins_statement, begins_commitment: whether that statement or commitment begins here.
    """

    text: str
    start: int
    statement: Statement | None
    commitment: Commitment | None

    @property
    def begins_statement(self) -> bool:  # noqa: D102 - see the class
        return self.statement is not None and self.statement.start == self.start

    @property
    def begins_commitment(self) -> bool:  # noqa: D102 - see the class
        return self.commitment is not None and self.commitment.start == self.start


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text.

    Attributes:
        passages: its runs; those of one commitment, or of none, stand together.
        section: the outermost section that begins in this line, or None.
        heading: the whole line is that section's heading.
    """

    passages: tuple[tuple[Run, ...], ...]
    section: Section | None
    heading: bool


def paragraphs(ledger: Ledger) -> Iterator[Paragraph]:
    """The lines of the copy that was read, without the empty ones."""
    begun = {section.start: section for section in reversed(ledger.outline)}
    for is_break, group in groupby(_runs(ledger), key=lambda run: run.text == "\n"):
        line = tuple(group)
        if not is_break and any(run.text.strip() for run in line):
            start, end = line[0].start, line[-1].start + len(line[-1].text)
            section = next((begun[at] for at in range(start, end) if at in begun), None)
            heading = section is not None and _is_heading(section, ledger.text, start, end)
            passages = (tuple(runs) for _, runs in groupby(line, key=lambda run: id(run.commitment)))
            yield Paragraph(tuple(passages), section, heading)


def _runs(ledger: Ledger) -> list[Run]:
    text = ledger.text
    first, last = _shown(ledger)
    items: tuple[Statement | Commitment, ...] = (*ledger.statements, *ledger.commitments)
    breaks = (at for line in _LINE_END.finditer(text, first, last) for at in line.span())
    cuts = sorted({first, last, *breaks, *(at for item in items for at in (item.start, item.end))})
    statements, commitments = _owners(cuts, ledger.statements), _owners(cuts, ledger.commitments)
    return [
        Run(text[start:end], start, statement, commitment)
        for (start, end), statement, commitment in zip(pairwise(cuts), statements, commitments, strict=True)
    ]


def _shown(ledger: Ledger) -> tuple[int, int]:
    """The span of the copy that was read, and of all that was found in the text."""
    copies = ledger.copies.spans[:1] or ((0, len(ledger.text)),)
    items: tuple[Statement | Commitment | Section, ...] = (*ledger.statements, *ledger.commitments, *ledger.outline)
    found = ((item.start, item.end) for item in items)
    starts, ends = zip(*copies, *found, strict=True)
    return min(starts), max(ends)


def _owners(cuts: list[int], items: Sequence[T]) -> list[T | None]:
    """For each piece between two cuts the item that covers it; of several the last."""
    owners: list[T | None] = [None] * (len(cuts) - 1)
    for item in items:
        a, b = bisect_left(cuts, item.start), bisect_left(cuts, item.end)
        owners[a:b] = [item] * (b - a)
    return owners


def _is_heading(section: Section, text: str, start: int, end: int) -> bool:
    """Whether the line `[start, end)` holds the section's heading and nothing else."""
    beside = text[start : section.start] + text[section.heading_end : end]
    return section.heading_end > section.start and not beside.strip(" \t\r\u3000。：:")
