"""A report's text cut into lines and runs, each run with the mark it carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from duixian.settlement import Verdict


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that a settlement refers to.

    Attributes:
        id: id of the element on the page.
        entry: id of the settlement's entry in the list.
        shown: what a pointer on it says.
    """

    start: int
    end: int
    id: str
    entry: str
    verdict: Verdict
    shown: str


@dataclass(frozen=True, slots=True)
class Run:
    """Text in which nothing changes; `begins` says whether its mark begins here."""

    text: str
    mark: Mark | None
    begins: bool


def marked_lines(text: str, marks: Iterable[Mark]) -> list[list[Run]]:
    """The lines of a text without the empty ones; of overlapping marks the shorter lies on top."""
    widest_first = sorted(marks, key=lambda mark: (mark.start - mark.end, mark.start, mark.id))
    cuts = sorted({0, len(text), *(at for mark in widest_first for at in (mark.start, mark.end))})
    position = {at: number for number, at in enumerate(cuts)}
    owners: list[Mark | None] = [None] * (len(cuts) - 1)
    for mark in widest_first:
        first, last = position[mark.start], position[mark.end]
        owners[first:last] = [mark] * (last - first)
    lines: list[list[Run]] = [[]]
    begun: set[str] = set()
    for (start, end), owner in zip(pairwise(cuts), owners, strict=True):
        for number, piece in enumerate(text[start:end].split("\n")):
            if number:
                lines.append([])
            if piece:
                begins = owner is not None and owner.id not in begun
                begun.update((owner.id,) if owner else ())
                lines[-1].append(Run(piece, owner, begins))
    return [line for line in lines if "".join(run.text for run in line).strip()]
