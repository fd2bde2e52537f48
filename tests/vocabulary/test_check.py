"""The check of the vocabulary files, on the files as they are and on broken ones."""

from __future__ import annotations

import copy
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from duixian.vocabulary import check, load
from duixian.vocabulary import indicators as indicators_module
from duixian.vocabulary import units as units_module


def test_the_files_are_well_formed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "duixian.vocabulary.check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "well-formed" in done.stdout


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, dict[str, Any]]]:
    """The two files as data that a test may spoil."""
    spoilt = {name: copy.deepcopy(load(name)) for name in ("indicators", "units")}

    def read(name: str) -> dict[str, Any]:
        return spoilt[name] if name in spoilt else load(name)

    for module in (check, indicators_module, units_module):
        monkeypatch.setattr(module, "load", read)
    _forget()
    yield spoilt
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for cached in (
        indicators_module.indicators,
        indicators_module._resolve,
        units_module.units,
    ):
        cached.cache_clear()
    units_module._WORTHS.clear()


def indicator(files: dict[str, dict[str, Any]], id_: str) -> dict[str, Any]:
    return next(entry for entry in files["indicators"]["indicator"] if entry["id"] == id_)


@pytest.mark.parametrize(
    ("id_", "key", "value", "sentence"),
    [
        ("gdp", "id", "GDP", "an id is small English letters"),
        ("gdp", "name_en", "生产总值", "is not English"),
        ("gdp", "field", "economy", "field economy does not stand in [fields]"),
        ("gdp", "source", "hearsay", "source hearsay does not stand in [sources]"),
        ("gdp", "polarity", "up", "polarity up must be one of higher, lower, neutral"),
        ("gdp", "nature", "wished", "nature wished must be one of expected, binding"),
        ("gdp", "components", ["gdp"], "it refers to gdp, which is no other indicator"),
        ("gdp", "ratio_of", ["cpi"], "ratio_of names what is divided"),
        ("gdp", "units", ["公里"], "the unit 公里 does not measure money"),
        ("gdp", "aliases", ["粮食产量"], "gives 粮食产量 to gdp and to grain-output"),
        ("gdp", "aliases", ["预计目标", "预计目标"], "“预计目标” stands twice in one list"),
        ("gdp", "colour", "red", "unexpected keyword argument 'colour'"),
    ],
)
def test_a_spoilt_entry_is_named_with_its_fault(
    files: dict[str, dict[str, Any]], id_: str, key: str, value: object, sentence: str
) -> None:
    indicator(files, id_)[key] = value
    assert any(sentence in problem for problem in check.problems()), check.problems()


def test_an_id_that_stands_twice(files: dict[str, dict[str, Any]]) -> None:
    indicator(files, "gdp")["id"] = "cpi"
    assert any("the id cpi twice" in problem for problem in check.problems())


def test_fields_and_sources_that_nothing_uses(files: dict[str, dict[str, Any]]) -> None:
    files["indicators"]["fields"]["astronomy"] = "天文"
    files["indicators"]["sources"]["almanac"] = "历书"
    found = "\n".join(check.problems())
    assert "no indicator has the field astronomy" in found
    assert "no indicator has the source almanac" in found


def test_a_name_that_other_words_take_apart(files: dict[str, dict[str, Any]]) -> None:
    indicator(files, "gdp")["made"] = ["高标准农田"]
    assert any("gives 高标准农田 to" in problem for problem in check.problems())


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        ({"names": ["公里"], "dimension": "length", "base": "m"}, "lists the unit 公里 twice"),
        ({"names": ["丈"], "dimension": "length", "base": "m", "factor": 0}, "the factor of 丈 is 0.0"),
        ({"names": ["丈"], "dimension": "area", "base": "m"}, "m, base unit of 丈, belongs to length and to area"),
        ({"names": ["场次"], "dimension": "count", "base": "场次"}, "场次 is a unit and a counting word"),
    ],
)
def test_a_spoilt_unit(files: dict[str, dict[str, Any]], unit: dict[str, Any], sentence: str) -> None:
    files["units"]["unit"].append(unit)
    assert any(sentence in problem for problem in check.problems()), check.problems()


def test_a_quotient_of_nothing(files: dict[str, dict[str, Any]]) -> None:
    files["units"]["quotients"]["luck/time"] = "fortune"
    assert any("speaks of luck" in problem for problem in check.problems())


def test_the_command_prints_and_fails(files: dict[str, dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
    indicator(files, "gdp")["field"] = "economy"
    assert check.main([]) == 1
    assert "gdp: field economy" in capsys.readouterr().err
