"""Days as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.site.keeping.days import day_of, full_day


@pytest.mark.parametrize(
    "text", ["2026-07-18", "2026/7/18", "2026年7月18日", "20260718", "2026.07.18", "２０２６年7月18日"]
)
def test_a_day_with_its_year(text: str):
    assert full_day(text) == dt.date(2026, 7, 18)


@pytest.mark.parametrize("text", ["7月18日", "2026年7月", "2026年", "18.7.2026", "2026-13-01", ""])
def test_what_is_no_day_with_its_year(text: str):
    assert full_day(text) is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("6月底", dt.date(2026, 6, 30)),
        ("6月底前", dt.date(2026, 6, 30)),
        ("6月份", dt.date(2026, 6, 30)),
        ("2026年6月", dt.date(2026, 6, 30)),
        ("2026.6", dt.date(2026, 6, 30)),
        ("2026.6.30", dt.date(2026, 6, 30)),
        ("2026年6月30日前", dt.date(2026, 6, 30)),
        ("2026/6/30 00:00:00", dt.date(2026, 6, 30)),
        ("20260630", dt.date(2026, 6, 30)),
        ("6月30日", dt.date(2026, 6, 30)),
        ("6.30", dt.date(2026, 6, 30)),
        ("2月底", dt.date(2026, 2, 28)),
        ("2028年2月", dt.date(2028, 2, 29)),
        ("2027年底", dt.date(2027, 12, 31)),
        ("2030年", dt.date(2030, 12, 31)),
        ("年底", dt.date(2026, 12, 31)),
        ("上半年", dt.date(2026, 6, 30)),
        ("第三季度", dt.date(2026, 9, 30)),
        ("9月中旬", dt.date(2026, 9, 20)),
        ("9月下旬", dt.date(2026, 9, 30)),
        (46203, dt.date(2026, 6, 30)),
        (46203.0, dt.date(2026, 6, 30)),
        (2026, dt.date(2026, 12, 31)),
        ("13月底", None),
        ("2026年1-6", None),
        ("2026.1-6", None),
        ("2026-02-30", None),
        ("尽快", None),
        ("", None),
        (None, None),
        (True, None),
        ("长期坚持", None),
    ],
)
def test_days_are_read_as_people_write_them(said: object, day: dt.date | None):
    assert day_of(said, 2026) == day
