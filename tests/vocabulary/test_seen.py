"""Each indicator is named by a real report or put to the test by a wording of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from duixian.vocabulary.indicators import indicators

PHRASES: dict[str, str] = tomli.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("id_", "wording"), PHRASES.items())
def test_wordings(id_: str, wording: str) -> None:
    found = indicators().resolve(wording)
    assert found is not None
    assert (found.indicator.id, found.scope) == (id_, "")


def test_every_indicator_is_seen_in_the_reports_or_used_by_a_wording(shared: Path) -> None:
    table = indicators()
    seen: set[str] = set()
    for report in sorted((shared / "reports").rglob("*.txt")):
        text = re.sub(r"\s", "", report.read_text(encoding="utf-8"))
        seen.update(table.owners[pattern].id for pattern, _, _ in table.automaton.find_matches_as_indexes(text))
    assert seen
    assert table.by_id.keys() - seen - PHRASES.keys() == set()
