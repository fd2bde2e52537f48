"""Real pairs of reports, labelled by reading both."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import duixian
from duixian.ledger.model import Ledger
from settlement_pair import settled

HERE = Path(__file__).parents[1] / "gold"
NUMBER = re.compile(r"[0-9０-９]+(?:[,，](?=[0-9]{3}(?![0-9]))[0-9]{3})*(?:[.．][0-9０-９]+)?")
PAIRS = ["hunan", "guangdong", "sichuan", "liaoning"]


@pytest.fixture(scope="module", params=PAIRS)
def scored(request: pytest.FixtureRequest, shared: Path) -> dict[str, float]:
    """How the settlement of a pair compares with its labels, as the published scorer counts."""
    place = request.param
    last, this = (_read(shared, year, place) for year in (2025, 2026))
    own = HERE / f"settle_{place}.jsonl"
    gold = own if own.exists() else shared / "gold" / f"settle_{place}.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    return _score([row for row in rows if row["target_token"]], last, this)


def test_targets_are_all_settled(scored: dict[str, float]):
    assert scored["present"] >= 0.97


def test_links_are_right_and_few_are_missed(scored: dict[str, float]):
    assert scored["precision"] >= 0.95
    assert scored["recall"] >= 0.9


def test_verdicts_are_right(scored: dict[str, float]):
    assert scored["verdict"] >= 0.95


def _read(shared: Path, year: int, place: str) -> Ledger:
    folder = shared / "reports" / "provinces" / str(year)
    text = folder / f"{place}.txt"
    return duixian.read(text if text.exists() else folder / f"{place}.docx")


def _score(rows: list[dict[str, Any]], last: Ledger, this: Ledger) -> dict[str, float]:
    found = {one.start: one for one in settled(last, this).items}
    before, after = ([number.start() for number in NUMBER.finditer(ledger.text)] for ledger in (last, this))
    present = right = linked = claimed = verdicts = 0
    for row in rows:
        one = found.get(before[int(row["target_token"][1:])])
        want = after[int(row["outcome_token"][1:])] if row["outcome_token"] else None
        have = one.outcome.start if one and one.outcome else None
        present += one is not None
        linked += want is not None
        claimed += have is not None
        right += want is not None and have == want
        verdicts += one is not None and one.verdict == row["verdict"]
    return {
        "present": present / len(rows),
        "precision": right / claimed,
        "recall": right / linked,
        "verdict": verdicts / len(rows),
    }
