"""What the rules find in five reports read by hand."""

from __future__ import annotations

import pytest

from duixian.coherence import examine
from duixian.vocabulary.indicators import indicators

NUMBERS = "hengyang2017"


def test_the_four_shortfalls_of_a_first_year(gold):
    sections, statements, year = gold(NUMBERS)
    found = {
        (one.rule, indicators().resolve(str(one.computed["indicator"])).indicator.id): one.computed
        for one in examine(sections, statements, year=year)
        if one.severity != "info"
    }
    assert {key: (one["annual_target"], round(float(one["required"]), 2)) for key, one in found.items()} == {
        ("annual-below-average", "industrial-value-added"): (7.5, 8.5),
        ("annual-below-average", "fixed-asset-investment"): (14, 16),
        ("annual-below-average", "disposable-income"): (8.5, 9),
        ("annual-below-pace", "public-budget-revenue"): (7, 7.55),
    }
    revenue = found["annual-below-pace", "public-budget-revenue"]
    assert (revenue["baseline"], revenue["goal"], revenue["years"]) == (277.96, 400, 5)


@pytest.mark.parametrize("name", ["hunan2026", "heilongjiang2025", "shandong2026", "national2012"])
def test_reports_without_a_contradiction_are_only_asked_small_questions(gold, name):
    sections, statements, year = gold(name)
    assert {one.severity for one in examine(sections, statements, year=year)} == {"info"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("hunan2026", {"industrial-value-added", "public-budget-revenue", "new-urban-jobs"}),
        ("heilongjiang2025", {"new-urban-jobs"}),
        ("shandong2026", {"gdp", "new-urban-jobs"}),
        ("national2012", {"gdp", "new-urban-jobs", "total-trade"}),
    ],
)
def test_targets_below_last_years_outcome(gold, name, expected):
    sections, statements, year = gold(name)
    by_id = {one.id: one for one in statements}
    found = [one for one in examine(sections, statements, year=year) if one.rule == "below-last-outcome"]
    assert {by_id[one.statements[0]].indicator.id for one in found} == expected
