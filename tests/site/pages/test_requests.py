"""What requests ask for and send."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from duixian.site.pages.requests import MOST, leave_for, page_number, whole_number


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("012", 12), (str(MOST), MOST)])
def test_whole_numbers(text: str, number: int):
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", " 1", "一", "１", "٣", "²", "9" * 5000, str(MOST + 1)])
def test_what_is_no_whole_number(text: str):
    assert whole_number(text) is None


@given(st.text(max_size=30), st.integers(0, 2**63))
def test_no_number_exceeds_the_most(text: str, most: int):
    number = whole_number(text, most)
    assert number is None or 0 <= number <= most


@pytest.mark.parametrize(("asked", "number"), [("3", 3), ("0", 1), ("", 1), ("zwei", 1), ("9" * 30, 1)])
def test_the_page_of_a_list(rf: RequestFactory, asked: str, number: int):
    assert page_number(rf.get("/", {"page": asked})) == number


def test_a_part_of_a_page_lets_the_whole_page_go(rf: RequestFactory):
    whole, part = leave_for(rf.get("/"), "/units/"), leave_for(rf.get("/", headers={"HX-Request": "true"}), "/units/")
    assert (whole.status_code, whole["Location"]) == (302, "/units/")
    assert (part.status_code, part["HX-Redirect"]) == (204, "/units/")
