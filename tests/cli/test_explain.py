from __future__ import annotations

from pathlib import Path

import pytest

import duixian
from benchmarks.gold import DEVELOPED_ON, HANDED_OVER
from duixian.exchange.labels import rules
from factories import TEXT, ledger


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook: it keeps the rules, which JSON leaves out."""
    path = tmp_path / "yunxi.xlsx"
    duixian.save(ledger(), path)
    return path


@pytest.mark.parametrize("part", ["16%", "%左右"])
def test_each_field_with_its_rule(run, book: Path, part: str):
    result = run("explain", book, TEXT.index(part, TEXT.index("二、")))
    assert result.exit_code == 0
    assert "固定资产投资年均增长⟦16%左右⟧。" in result.output
    fields = {line.split()[0]: line.split()[1:] for line in result.output.splitlines() if line.strip()}
    assert fields["unit"] == ["%", "the", "number", "and", "the", "unit", "behind", "it（number）"]
    assert fields["role"] == ["target", "the", "role", "of", "its", "section（section）"]
    assert fields["period"] == ["2017–2021", "average"]
    assert fields["indicator"] == ["固定资产投资", "fixed-asset-investment"]


def test_the_nearest_where_there_is_none(run, book: Path):
    result = run("explain", book, 0)
    assert result.exit_code == 2
    assert "No statement stands at 0. The nearest:" in result.stderr
    assert [line.split()[1] for line in result.stderr.splitlines()[1:]] == ["1820亿元", "9.1%", "18.2%"]


def test_an_offset_outside_the_text(run, book: Path):
    result = run("explain", book, 99999)
    assert result.exit_code == 2
    assert f"The text has {len(TEXT)} characters; 99999 is behind its end." in result.stderr
    assert run("explain", book, -1).exit_code == 2
    assert run("explain", book, "here").exit_code == 2


def test_every_rule_of_the_sample_is_explained():
    sample = Path(__file__).parents[2] / "samples" / "linzhou-2017.txt"
    used = {(field, rule) for s in duixian.read(sample).statements for field, rule in s.rules.items()}
    assert {(field, rule) for field, rule in used if rule not in rules().get(field, {})} == set()


def test_every_rule_of_the_labelled_reports_is_explained(shared: Path):
    used = {
        (field, rule)
        for report in (*HANDED_OVER, *DEVELOPED_ON)
        for statement in report.ledger().statements
        for field, rule in statement.rules.items()
    }
    assert {(field, rule) for field, rule in used if rule not in rules().get(field, {})} == set()


def test_in_chinese(run, book: Path):
    assert "数字及其后的单位（number）" in run("explain", book, TEXT.index("1820"), "--lang", "zh").output
