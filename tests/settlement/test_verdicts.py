"""Figures held against each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from duixian.coherence.figures import figure
from duixian.errors import UnreadableFile, VocabularyError
from duixian.settlement import SettlementOptions, default_options, read_options
from duixian.settlement.verdicts import Decision, judge
from duixian.settlement.wording import wording
from duixian.statements.statement import IndicatorRef, Statement


def decide(promise: dict[str, Any], outcome: dict[str, Any], nearly: bool = False, **changes: Any) -> Decision:
    options = default_options().changed_by(changes)
    return judge(_figure("target", promise), _figure("outcome", outcome), options, nearly=nearly)


def _figure(role: Any, fields: dict[str, Any]) -> Any:
    low = fields["low"]
    values: dict[str, Any] = {"high": low, "measure": "level", "comparator": "eq", "period": None, **fields}
    indicator = IndicatorRef("甲", values.pop("id", None))
    quote = values.pop("quote", f"{abs(low):g}{fields['unit']}")
    return figure(Statement("q1", 0, len(quote), indicator, role=role, quote=quote, **values))


def test_a_tolerance_is_configurable_and_printed():
    promise = {"low": 5.5, "unit": "%", "measure": "growth", "comparator": "approx"}
    outcome = {"low": 5.0, "unit": "%", "measure": "growth"}
    assert (decide(promise, outcome).verdict, decide(promise, outcome).tolerance) == ("missed", "0.2个百分点")
    wide = decide(promise, outcome, **{"growth-points": 0.5})
    assert (wide.verdict, wide.tolerance) == ("met", "0.5个百分点")
    assert "0.5个百分点" in wide.reason.zh


def test_a_promise_with_more_digits_than_the_outcome_is_rounded_to_them():
    promise = {"low": 12_346, "unit": "人", "comparator": "ge"}
    outcome = {"low": 1.23, "unit": "万人"}
    assert decide(promise, outcome).verdict == "met"
    assert decide(promise, outcome, **{"round-printed": False}).verdict == "missed"
    assert decide({**promise, "low": 12_400}, outcome).verdict == "missed"


def test_whole_numbers_are_not_rounded_away():
    growth = {"unit": "%", "measure": "growth"}
    assert decide({**growth, "low": 5}, {**growth, "low": 4.6}).verdict == "missed"
    assert decide({**growth, "low": 5.3}, {**growth, "low": 5}).verdict == "missed"


@pytest.mark.parametrize(("target", "verdict"), [(15, "missed"), (9.5, "undecidable"), (9, "met")])
def test_an_open_figure_reaches_to_the_next_printed_digit(target: float, verdict: str):
    growth = {"unit": "%", "measure": "growth"}
    assert decide({**growth, "low": target}, {**growth, "low": 9, "comparator": "ge"}).verdict == verdict


def test_almost_is_less():
    count = {"unit": "家"}
    assert (
        decide({**count, "low": 500}, {**count, "low": 500, "comparator": "approx"}, nearly=True).rule == "open-outcome"
    )
    assert decide({**count, "low": 300}, {**count, "low": 500, "comparator": "approx"}, nearly=True).verdict == "met"


def test_a_range_for_prices_is_kept_by_its_upper_end():
    prices = {"unit": "%", "measure": "growth", "id": "cpi"}
    promise = {**prices, "low": 2, "high": 3, "comparator": "range", "quote": "2%—3%"}
    assert decide(promise, {**prices, "low": 2.8}).rule == "price-ceiling"
    assert decide(promise, {**prices, "low": 1.2}).verdict == "met"
    assert decide(promise, {**prices, "low": 3.1}).verdict == "missed"


def test_a_fall_is_reached_by_a_larger_one_and_kept_within_by_a_smaller_one():
    falls = {"unit": "%", "measure": "growth"}
    assert decide({**falls, "low": -3}, {**falls, "low": -3.5}).rule == "reduction"
    assert decide({**falls, "low": -3}, {**falls, "low": 1}).verdict == "missed"
    assert decide({**falls, "low": -3, "comparator": "le"}, {**falls, "low": -2}).verdict == "met"


def test_every_rule_says_in_both_languages_what_it_is_and_where_it_comes_from():
    for rule in wording().rules.values():
        assert rule.said.zh
        assert rule.said.en
        assert all(rule.sources)


def test_options_are_read_from_a_file(tmp_path: Path):
    path = tmp_path / "rules.toml"
    path.write_text("[tolerances]\ngrowth-points = 0.1\n[linking]\nassert-from = 0.8\n", encoding="utf-8")
    options = read_options(path)
    assert (options.growth_points, options.assert_from) == (0.1, 0.8)
    assert options.amount_share == default_options().amount_share


@pytest.mark.parametrize("content", ["[tolerances]\ngrowth = 1\n", '[tolerances]\nround-printed = "yes"\n'])
def test_an_unknown_option_is_refused(tmp_path: Path, content: str):
    path = tmp_path / "rules.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(VocabularyError, match="known are growth-points"):
        read_options(path)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path):
    path = tmp_path / "rules.toml"
    path.write_text("growth = = 1", encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"rules\.toml"):
        read_options(path)
    with pytest.raises(UnreadableFile):
        read_options(tmp_path / "missing.toml")


def test_the_options_of_the_vocabulary_are_those_of_the_class():
    assert isinstance(default_options(), SettlementOptions)
    assert default_options().changed_by({}) == default_options()
