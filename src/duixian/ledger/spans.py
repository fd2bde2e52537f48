"""What lies in which of many spans of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, TypeAlias

Span: TypeAlias = tuple[int, int]

COUNTED_AFTER: Final = re.compile(r"\d+(?:\.\d+)?[万余多]*[个条座项家所处张套户]")
"""Matches a number of things: what stands before it is their kind, not the name of one."""


def between(offsets: list[int], start: int, end: int) -> list[int]:
    """Those of the offsets, which ascend, that lie in `[start, end)`."""
    first = bisect_left(offsets, start)
    return offsets[first : bisect_left(offsets, end, first)]


def shares(spans: list[Span], offsets: list[int]) -> Iterator[tuple[int, int, int]]:
    """For each span that holds some of the offsets: its number, and the first and last (exclusive) of them.

    Both spans and offsets ascend; spans do not overlap.
    """
    first, count = 0, len(offsets)
    for number, (start, end) in enumerate(spans):
        while first < count and offsets[first] < start:
            first += 1
        if first == count:
            return
        last = first
        while last < count and offsets[last] < end:
            last += 1
        if last > first:
            yield number, first, last
            first = last
