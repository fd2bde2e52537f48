"""What lies in which of many spans of a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

Span: TypeAlias = tuple[int, int]

COUNTED_AFTER: Final = re.compile(r"\d+(?:\.\d+)?[万余多]*[个条座项家所处张套户]")
"""Matches a number of things: what stands before it is their kind, not the name of one."""


def between(offsets: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Those of the offsets, which ascend, that lie in `[start, end)`."""
    first = bisect_left(offsets, start)
    return offsets[first : bisect_left(offsets, end, first)]


def shares(spans: Sequence[Span], offsets: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """For each span that holds some of the offsets: its number, and the first and last (exclusive) of them.

    Both spans and offsets ascend; spans do not overlap.
    """
    starts = [start for start, _ in spans]
    first = 0
    while first < len(offsets):
        number = bisect_right(starts, offsets[first]) - 1
        if number >= 0 and offsets[first] < spans[number][1]:
            last = bisect_left(offsets, spans[number][1], first)
            yield number, first, last
            first = last
        elif number + 1 < len(starts):
            first = bisect_left(offsets, starts[number + 1], first)
        else:
            return
