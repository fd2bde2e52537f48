"""Reports that cannot be settled against each other."""

from __future__ import annotations

import pytest

import duixian
from duixian.errors import UnfitPair
from duixian.settlement import settle
from settlement_pair import OPTIONS, last_report, this_report


def test_the_wrong_order():
    with pytest.raises(UnfitPair, match=r"\(2026\) is not earlier than .* \(2025\); give the earlier report first"):
        settle(this_report(), last_report())


def test_the_same_year():
    with pytest.raises(UnfitPair, match="is not earlier than"):
        settle(last_report(), this_report(year=2025))


def test_a_year_left_out():
    with pytest.raises(UnfitPair, match="a promise of 2025 is settled by the report of 2026"):
        settle(last_report(), this_report(year=2027))


def test_different_places():
    with pytest.raises(UnfitPair, match="give reports of one place"):
        settle(last_report(), this_report(place="衡山县"))


def test_an_unknown_year():
    with pytest.raises(UnfitPair, match="name the year with --year"):
        settle(duixian.read_text("云溪市政府工作报告\n一、工作回顾\n粮食增产。", OPTIONS), this_report())
