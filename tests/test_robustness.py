"""Mutated reports: no crash, no hang, and spans that quote the text; `python -m benchmarks.robustness` runs more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import robustness
from benchmarks.mutations import MUTATIONS, Case, case
from benchmarks.robustness import SAMPLED, reports, run, shortened
from benchmarks.soundness import unsound
from duixian import Document, Ledger, open_ledger, read_text

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "linzhou-2017.txt"


def failures(numbers: range, texts: tuple[str, ...]) -> list[tuple[int, str]]:
    """Number and first problem of the cases that fail."""
    return [
        (result.case.number, result.problems[0])
        for result in (run(case(number, texts)) for number in numbers)
        if result.problems
    ]


@pytest.mark.parametrize("first", range(0, 100, SAMPLED))
def test_the_sample_out_of_shape(first: int) -> None:
    assert failures(range(first, first + SAMPLED), (SAMPLE.read_text(encoding="utf-8"),)) == []


@pytest.mark.parametrize("first", range(0, 300, SAMPLED))
def test_real_reports_out_of_shape(first: int, shared: Path) -> None:
    assert shared.is_dir()
    assert failures(range(first, first + SAMPLED), reports()) == []


def test_a_case_comes_again_from_its_number() -> None:
    texts = (SAMPLE.read_text(encoding="utf-8"),)
    assert [case(number, texts) for number in range(50)] == [case(number, texts) for number in range(50)]


def test_every_mutation_occurs() -> None:
    texts = (SAMPLE.read_text(encoding="utf-8"),)
    done = {name for number in range(300) for name in case(number, texts).mutations}
    assert done >= {mutation.__name__ for mutation in MUTATIONS} | {"join", "piece", "bytes"}


def test_unsound_ledgers_are_told() -> None:
    ledger = read_text(SAMPLE.read_text(encoding="utf-8"))
    statement, commitment = ledger.statements[0], ledger.commitments[0]
    moved = replace(statement, start=statement.start + 1)
    longer = replace(commitment, end=commitment.end + 1)
    assert list(unsound(ledger)) == []
    assert any("does not quote" in problem for problem in unsound(replace(ledger, statements=(moved,))))
    assert any("does not quote" in problem for problem in unsound(replace(ledger, commitments=(longer,))))
    assert any("outside" in problem for problem in unsound(replace(ledger, text=ledger.text[:100])))
    assert any("names a statement" in problem for problem in unsound(replace(ledger, statements=())))


def test_a_failing_case_is_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails_on_a_mark(document: Document) -> Ledger:
        if "※" in document.text:
            raise ValueError("a mark")
        return open_ledger(document)

    monkeypatch.setattr(robustness, "open_ledger", fails_on_a_mark)
    assert shortened(Case(1, (), "发展经济。" * 20 + "※" + "改善民生。" * 20)).content == "※"
