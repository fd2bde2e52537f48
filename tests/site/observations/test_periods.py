"""What times tables name."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.site.keeping.days import full_day
from duixian.site.keeping.spans import Span
from duixian.site.observations.periods import parse_period

JUNE, HALF = Span.month(2026, 6), Span.to_date(2026, 6)
SECOND = Span(dt.date(2026, 4, 1), dt.date(2026, 6, 30))
STATE = Span(dt.date(2026, 6, 30), dt.date(2026, 6, 30))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        *((text, HALF) for text in ("2026年1—6月", "2026年1-6月", "2026年1月至6月", "2026.1-6", "2026-01至2026-06")),
        *((text, HALF) for text in ("2026年上半年", "2026H1", "２０２６年１～６月", "2026年前两季度")),
        *((text, JUNE) for text in ("2026-06", "2026年6月", "2026年06月份", "202606", "2026/6", "2026.6")),
        *((text, SECOND) for text in ("2026Q2", "2026年二季度", "2026年第二季度", "2026年2季度", "2026-q2")),
        *((text, Span.year(2026)) for text in ("2026", "2026年", "2026.0", "2026年全年", "2026年度")),
        *((text, STATE) for text in ("2026年6月末", "2026年6月底", "截至2026年6月30日", "2026-06-30", "20260630")),
        ("2026年末", Span(dt.date(2026, 12, 31), dt.date(2026, 12, 31))),
        ("2026年前三季度", Span.to_date(2026, 9)),
        ("2026年下半年", Span(dt.date(2026, 7, 1), dt.date(2026, 12, 31))),
        ("2026年一季度", Span.to_date(2026, 3)),
        ("2026年1月", Span.month(2026, 1)),
    ],
)  # fmt: skip
def test_times(text: str, span: Span):
    assert parse_period(text) == span


@pytest.mark.parametrize(
    "text", ["", "6月", "上半年", "2026年13月", "2026年6—1月", "2026Q5", "2026-02-30", "今年", "1826年", "2026年1—13月"]
)
def test_what_is_no_time(text: str):
    assert parse_period(text) is None


@given(st.text(max_size=20))
def test_any_text_is_a_time_or_none(text: str):
    assert full_day(text) is None or parse_period(text) is not None
