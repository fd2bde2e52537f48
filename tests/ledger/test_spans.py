"""Which of many spans holds what."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from duixian.ledger.spans import between, shares

OFFSETS = st.lists(st.integers(0, 60), max_size=20).map(sorted)


@given(st.sets(st.integers(0, 60), min_size=2, max_size=12).map(sorted), st.integers(1, 4), OFFSETS)
def test_every_span_gets_the_offsets_inside_it(cuts: list[int], gap: int, offsets: list[int]) -> None:
    spans = [(start, max(start + 1, end - gap)) for start, end in pairwise(cuts)]
    expected = {
        number: inside
        for number, (start, end) in enumerate(spans)
        if (inside := [offset for offset in offsets if start <= offset < end])
    }
    assert {number: offsets[first:last] for number, first, last in shares(spans, offsets)} == expected


@given(OFFSETS, st.integers(0, 60), st.integers(0, 60))
def test_between_keeps_the_offsets_of_one_span(offsets: list[int], start: int, end: int) -> None:
    assert list(between(offsets, start, end)) == [offset for offset in offsets if start <= offset < end]
