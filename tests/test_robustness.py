"""Mutated reports: no crash, no hang, and spans that quote the text; `python -m benchmarks.robustness` runs more."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.mutations import MUTATIONS, case
from benchmarks.robustness import SAMPLED, reports, run

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
