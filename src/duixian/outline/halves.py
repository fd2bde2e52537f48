"""Halves of a report that no heading names: the numbers of its headings start again in the second."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from duixian.outline.draft import Draft
from duixian.outline.headings import is_bare_line, says_what_chapters_do
from duixian.outline.language import phrases
from duixian.outline.paragraphs import Paragraph
from duixian.outline.periods import Calendar
from duixian.outline.section import Role

_FEWEST: Final = 2
_CLOSEST: Final = 100
_READ: Final = 6000
_BACK: Final = 0.35
_TURN: Final = 0.2
_ROLES: dict[int, tuple[Role, ...]] = {2: ("review", "tasks"), 3: ("review", "goals", "tasks")}


def find_halves(
    text: str, paragraphs: Sequence[Paragraph], presented: int, calendar: Calendar
) -> list[tuple[int, Draft]]:
    """Untitled or rhetorically titled chapters above numbers that start again, each with its first paragraph's index.

    Empty for other reports. `presented`: number of paragraphs of the preface.
    """
    runs = _runs(paragraphs)
    roles = _ROLES.get(len(runs))
    if roles is None or any(says_what_chapters_do(text, paragraphs[i]) for i in runs[0]):
        return []
    starts = [min(presented, runs[0][0])]
    starts += [_start(text, paragraphs, before[-1] + 1, run[0], calendar) for before, run in pairwise(runs)]
    ends = [*starts[1:], len(paragraphs)]
    spans = [(paragraphs[first].start, paragraphs[after - 1].end) for first, after in zip(starts, ends, strict=True)]
    back = _looks_ahead(text, *spans[0])
    if back > _BACK or _looks_ahead(text, *spans[-1]) < back + _TURN:
        return []
    return [
        (first, _half(text, paragraphs[first:after], role))
        for first, after, role in zip(starts, ends, roles, strict=True)
    ]


def _runs(paragraphs: Sequence[Paragraph]) -> list[list[int]]:
    """The headings of each numbering 一, 二, 三 …; none where one is broken or no more than a list."""
    runs: list[list[int]] = []
    for i, paragraph in enumerate(paragraphs):
        if paragraph.style != "chapter":
            continue
        if paragraph.number == 1:
            runs.append([i])
        elif runs and paragraph.number == len(runs[-1]) + 1:
            runs[-1].append(i)
        else:
            return []
    long = all(
        len(run) >= _FEWEST and paragraphs[run[-1]].start - paragraphs[run[0]].start >= _CLOSEST * (len(run) - 1)
        for run in runs
    )
    return runs if long else []


def _start(text: str, paragraphs: Sequence[Paragraph], first: int, until: int, calendar: Calendar) -> int:
    """Where a half begins that has its first heading at `until`: with the words that turn to the years ahead."""
    at = until
    for i in range(first, until):
        marker = calendar.opening(text[paragraphs[i].start : paragraphs[i].end])
        if marker is not None and marker.direction != "behind":
            at = i
            break
    while at > first and is_bare_line(text, paragraphs[at - 1]):
        at -= 1
    return at


def _looks_ahead(text: str, start: int, end: int) -> float:
    """Share of the words for what is to be done among those and the words for what was done."""
    said = text[start : min(end, start + _READ)]
    ahead, behind = (len(phrases("language", way).findall(said)) for way in ("ahead", "behind"))
    return ahead / (ahead + behind or 1)


def _half(text: str, paragraphs: Sequence[Paragraph], role: Role) -> Draft:
    titled = 0
    while titled < len(paragraphs) - 1 and is_bare_line(text, paragraphs[titled]):
        titled += 1
    start, end = paragraphs[0].start, paragraphs[-1].end
    title = text[start : paragraphs[0].end] if titled else ""
    return Draft(
        start, end, role, title, heading_end=paragraphs[titled - 1].end if titled else start, paragraphs=paragraphs
    )
